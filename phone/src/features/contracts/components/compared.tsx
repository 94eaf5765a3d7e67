import { useTranslation } from 'react-i18next'
import { dayText } from '../../../app/i18n.ts'
import { BrokenYear } from './broken-year.tsx'
import { differences } from '../differences.ts'
import type { Proposal, SigningDraft } from '../signing-draft.ts'

/** The new contract beside the present one: what is the same in a word, what differs line by line, and when the one ends and the other begins. */
export function Compared({ proposal, draft }: { proposal: Proposal; draft: SigningDraft }) {
  const { t } = useTranslation('phone-signing')
  const { kind, current, term } = proposal
  if (!current || kind === 'sign') return null
  const changed = differences(current, proposal, draft)
  return (
    <section className="card" aria-labelledby="compared">
      <h2 id="compared">{t('compared.title')}</h2>
      {changed.length === 0 ? <p>{t('compared.same')}</p> : null}
      <ul className="plain-list">
        {changed.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="small">
        {kind === 'renew'
          ? t('compared.renew', { lastDay: dayText(current.lastDay), from: dayText(term.from) })
          : t('compared.change', { team: current.teamName })}
      </p>
      {kind === 'change' && current.endedYear ? <BrokenYear year={current.endedYear} /> : null}
    </section>
  )
}
