import { useTranslation } from 'react-i18next'
import { type EndedYear, previewEndingEndpoint } from '#api/contracts.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { MoneyFen } from '../../../kit/money.tsx'

/** What a contract year that is broken off comes to, payer by payer: used and over. */
export function BrokenYear({ year }: { year: EndedYear }) {
  const { t } = useTranslation(['contracts', 'policy'])
  const { rule, months, used, back } = year
  if (!used || !back) return <p className="s">{t('contracts:brokenYear.not_stated')}</p>
  const parties = Object.keys(used).sort((one, other) => Number(other === 'resident') - Number(one === 'resident'))
  return (
    <>
      <p className="s">{t(`contracts:brokenYear.${rule}`, { months })}</p>
      <table className="t broken-year">
        <caption className="sr">{t('contracts:brokenYear.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('contracts:brokenYear.payer')}</th>
            <th scope="col" className="r">
              {t('contracts:brokenYear.used')}
            </th>
            <th scope="col" className="r">
              {t('contracts:brokenYear.back')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party}>
              <th scope="row">{t(`policy:words.${party}`)}</th>
              <td className="r">
                <MoneyFen fen={used[party] ?? 0} />
              </td>
              <td className="r">
                <MoneyFen fen={back[party] ?? 0} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The same before one ends it: as of today, or of the last day that is given. */
export function EndingCosts({ contractId, lastDay }: { contractId: string; lastDay?: string | undefined }) {
  const read = useRead(previewEndingEndpoint, lastDay ? { contractId, lastDay } : { contractId })
  return read.data?.year ? <BrokenYear year={read.data.year} /> : null
}
