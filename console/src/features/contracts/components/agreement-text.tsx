import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { MoneyFen } from '../../../kit/money.tsx'
import { PriceTable } from '../../../kit/price-lines.tsx'
import { PaperSheet } from '../../../kit/print-frame.tsx'

/** The whole text before it is signed: what the paper will say, to read aloud. */
export function AgreementText({ proposal, isOpen, close }: { proposal: SigningProposal; isOpen: boolean; close: () => void }) {
  const { t } = useTranslation(['contracts', 'policy'])
  const chosen = proposal.packages.filter((one) => one.isChosen)
  return (
    <Dialog
      title={t('contracts:agree.textTitle')}
      wide
      isOpen={isOpen}
      close={close}
      acts={
        <Button kind="primary" onClick={close}>
          {t('kit:close')}
        </Button>
      }
    >
      <PaperSheet>
        <h2 className="paper-title">{proposal.agreement.title}</h2>
        <h3>{t('contracts:agree.period')}</h3>
        <p>{t('contracts:packages.period', { from: proposal.term.from, lastDay: proposal.term.lastDay })}</p>
        <h3>{t('contracts:agree.services')}</h3>
        {chosen.map((one) => (
          <p key={one.id}>
            <b>{one.zh}</b>：
            {one.items
              .map((item) => (item.times === null ? item.zh : t('contracts:packages.itemTimes', { name: item.zh, times: item.times })))
              .join('、')}
          </p>
        ))}
        {chosen.map((one) => (one.price ? <PriceTable key={one.id} price={one.price} caption={one.zh} /> : null))}
        <h3>{t('contracts:agree.payers')}</h3>
        <table className="t">
          <tbody>
            {proposal.fee.shares.map((share) => (
              <tr key={share.party}>
                <th scope="row">{t(`policy:words.${share.party}`)}</th>
                <td className="r">
                  <MoneyFen fen={share.fen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{t('contracts:agree.clauses')}</h3>
        {proposal.agreement.clauses.map((clause, index) => (
          <p key={clause.heading}>
            <b>{t('contracts:agree.clauseNo', { number: index + 1, heading: clause.heading })}</b>　{clause.text}
          </p>
        ))}
      </PaperSheet>
    </Dialog>
  )
}
