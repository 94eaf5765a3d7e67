import { useTranslation } from 'react-i18next'
import type { EndedYear } from '#api/contracts.ts'
import { yuan } from '../../../kit/yuan.ts'
import { partyName } from '../offer.ts'

/** What the present contract's year comes to when it ends in the middle: what the resident owes and gets back, and the other payers in small. */
export function BrokenYear({ year }: { year: EndedYear }) {
  const { t } = useTranslation('phone-signing')
  const { rule, months, used, back } = year
  if (!used || !back) return <p>{t('brokenYear.not_stated')}</p>
  const others = Object.keys(used).filter((party) => party !== 'resident' && (used[party] ?? 0) + (back[party] ?? 0) > 0)
  return (
    <>
      <p>
        {t(`brokenYear.${rule}`, {
          months,
          used: yuan(used.resident ?? 0),
          back: yuan(back.resident ?? 0),
        })}
      </p>
      {rule === 'by_month' && others.length > 0 ? (
        <p className="small quiet">
          {t('brokenYear.others', {
            parts: others
              .map((party) => t('brokenYear.part', { party: partyName(party), used: yuan(used[party] ?? 0) }))
              .join(t('brokenYear.and')),
          })}
        </p>
      ) : null}
    </>
  )
}
