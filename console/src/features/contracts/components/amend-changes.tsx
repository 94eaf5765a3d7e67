import { useTranslation } from 'react-i18next'
import type { AmendmentProposal } from '#api/contract-changes.ts'
import { nameOf } from '../../../app/i18n.ts'
import { reasonText } from '../../../app/problem.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { PriceLine } from '../../../kit/price-lines.tsx'
import { StepColumn } from '../../../kit/step-column.tsx'

const unchanged = 'CONTRACTS.AMEND_NOTHING'

/** Second step: line by line what changes, who pays how much before and after, and what this year comes to. */
export function AmendChanges({ proposal }: { proposal: AmendmentProposal }) {
  const { t } = useTranslation('contracts')
  const against = proposal.reasons.filter(({ code }) => code !== unchanged)
  const isUnchanged = proposal.reasons.some(({ code }) => code === unchanged)
  return (
    <StepColumn
      number={2}
      state={proposal.offerHash ? 'done' : 'later'}
      title={t('amend.changes')}
      end={<PolicySource because={proposal.because} what={t('amend.changes')} />}
    >
      {against.map((reason) => (
        <p key={reason.code} className="bad s" role="alert">
          {reasonText(reason)}
        </p>
      ))}
      {isUnchanged ? <p className="mute s">{t('amend.nothing')}</p> : null}
      <Lines title={t('amend.added')} lines={proposal.added} />
      <Lines title={t('amend.dropped')} lines={proposal.dropped} />
      {proposal.feeAfter ? <FeeTable proposal={proposal} after={proposal.feeAfter} /> : null}
    </StepColumn>
  )
}

function Lines({ title, lines }: { title: string; lines: AmendmentProposal['added'] }) {
  const { t } = useTranslation('contracts')
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="amend-lines">
        {lines.map((one) => (
          <li key={one.id}>
            <b lang="zh-CN">{nameOf(one)}</b>{' '}
            <span className="num push">{t('amend.perYear', { yuan: shortYuanText(one.residentFen) })}</span>
            {one.price ? <PriceLine price={one.price} /> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function FeeTable({ proposal, after }: { proposal: AmendmentProposal; after: AmendmentProposal['feeBefore'] }) {
  const { t } = useTranslation(['contracts', 'policy'])
  const { feeBefore: before, year } = proposal
  const parties = [...new Set([before.shares, after.shares].flatMap((shares) => Object.keys(shares)))].sort(
    (one, other) => Number(other === 'resident') - Number(one === 'resident'),
  )
  const columns = [
    { name: t('contracts:amend.before'), of: before.shares, total: before.totalFen },
    { name: t('contracts:amend.after'), of: after.shares, total: after.totalFen },
    ...(year?.due ? [{ name: t('contracts:amend.due'), of: year.due, total: sumOf(year.due) }] : []),
    ...(year?.back && proposal.dropped.length > 0 ? [{ name: t('contracts:amend.back'), of: year.back, total: sumOf(year.back) }] : []),
  ]
  return (
    <>
      <h3>{t('contracts:amend.fee')}</h3>
      <table className="t broken-year">
        <caption className="sr">{t('contracts:amend.feeCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('contracts:amend.payer')}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party}>
              <th scope="row">{t(`policy:words.${party}`)}</th>
              {columns.map(({ name, of }) => (
                <td key={name} className="r">
                  <MoneyFen fen={of[party] ?? 0} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('contracts:amend.total')}</th>
            {columns.map(({ name, total }) => (
              <td key={name} className="r">
                <b>
                  <MoneyFen fen={total} />
                </b>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {year ? <p className="s">{t(`contracts:amend.year.${year.rule}`, { lastDay: year.lastDay, months: year.months })}</p> : null}
    </>
  )
}

const sumOf = (shares: Record<string, number>): number => Object.values(shares).reduce((sum, one) => sum + one, 0)
