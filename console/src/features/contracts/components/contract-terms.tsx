import { Check, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { getContractEndpoint } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { dayOf } from '../../../kit/instants.ts'
import { PayerSplit } from '../../../kit/payer-split.tsx'
import { PriceLine, PriceTable } from '../../../kit/price-lines.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

type Contract = OutputOf<typeof getContractEndpoint>

/** What was signed, as it was signed, and what it rests on. */
export function ContractTerms({ contract }: { contract: Contract }) {
  const { t } = useTranslation(['contracts', 'policy'])
  const { packages, fee, combination, consents } = contract.terms
  return (
    <Sheet
      title={t('contracts:contract.terms')}
      padded
      end={<PolicySource because={contract.because} what={t('contracts:contract.terms')} />}
    >
      <div className="contract-terms">
        <h3>{t('contracts:contract.packages')}</h3>
        {packages.map((one) => (
          <p key={one.id}>
            <b lang="zh-CN">{nameOf(one)}</b>{' '}
            <span className="mute" lang="zh-CN">
              {one.items
                .map((item) =>
                  item.times === null ? nameOf(item) : `${nameOf(item)} ${t('contracts:contract.times', { times: item.times })}`,
                )
                .join(' · ')}
            </span>
            {one.price ? (
              <>
                {' '}
                <b>{t('contracts:packages.pays', { yuan: shortYuanText(one.residentFen) })}</b> <PriceLine price={one.price} />
              </>
            ) : null}
          </p>
        ))}
        {packages.map((one) =>
          one.price ? (
            <details key={one.id} className="pick-more">
              <summary lang="zh-CN">{t('contracts:contract.prices', { name: nameOf(one) })}</summary>
              <PriceTable price={one.price} caption={nameOf(one)} />
            </details>
          ) : null,
        )}
        <h3>{t('contracts:contract.shares')}</h3>
        <PayerSplit
          residentLabel={t('contracts:contract.pays')}
          residentFen={fee.residentFen}
          totalLabel={t('contracts:packages.total', { yuan: shortYuanText(fee.totalFen) })}
          shares={Object.entries(fee.shares)
            .sort(([one], [other]) => Number(one === 'resident') - Number(other === 'resident'))
            .map(([party, fen]) => ({ key: party, name: t(`policy:words.${party}`), fen }))}
        />
        {combination.name ? (
          <>
            <h3>{t('contracts:packages.combination', { name: combination.name })}</h3>
            {combination.institutions.map((one) => (
              <p key={one.tier} lang="zh-CN">
                <span className="mute">{one.label}</span> {one.name}
              </p>
            ))}
          </>
        ) : null}
        {consents.length > 0 ? (
          <>
            <h3>{t('contracts:contract.consents')}</h3>
            <ul className="contract-consents">
              {consents.map((one) => (
                <li key={one.id} lang="zh-CN">
                  {one.agreed && one.withdrawnAt === null ? (
                    <Check size={15} aria-label={t('contracts:contract.agreed')} />
                  ) : (
                    <Minus size={15} aria-label={t('contracts:contract.notAgreed')} />
                  )}
                  {one.text}
                  {one.withdrawnAt ? (
                    <span className="mute"> {t('contracts:contract.consentWithdrawn', { at: dayOf(one.withdrawnAt) })}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Sheet>
  )
}
