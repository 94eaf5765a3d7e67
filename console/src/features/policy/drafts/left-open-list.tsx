import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { readDraftEndpoint } from '#api/policy-drafts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

type Read = OutputOf<typeof readDraftEndpoint>

/** What another pack leaves open on the first day the county would go by it, what signing needs first; and where both are looked at side by side or tried on everybody. */
export function LeftOpenList({ read: { draft, leftOpen, goesBy } }: { read: Read }) {
  const { t } = useTranslation('policy-drafts')
  const isOpen = draft.state === 'draft' || draft.state === 'submitted'
  const list = (kind: 'signing' | 'other') => {
    const entries = leftOpen.filter(({ isForSigning }) => isForSigning === (kind === 'signing'))
    return (
      <Sheet title={t(`leftOpen.${kind}`, { count: entries.length })} sub={t(`leftOpen.${kind}Sub`, { from: draft.effectiveFrom })} padded>
        {entries.length === 0 ? <p className="mute">{t('leftOpen.none')}</p> : null}
        {entries.map((entry) => (
          <p key={entry.key} className="draft-change">
            <b>{nameOf(entry)}</b> <span lang="zh-CN">{entry.question}</span>
          </p>
        ))}
      </Sheet>
    )
  }
  return (
    <div className="draft-adopt">
      {isOpen ? list('signing') : null}
      <p className="draft-acts">
        {goesBy && goesBy !== draft.packCode ? (
          <ButtonLink
            to="/g/policy/compare"
            search={{ left: goesBy, right: draft.packCode, ...(draft.effectiveFrom ? { on: draft.effectiveFrom } : {}) }}
          >
            {t('policy:compare.nav')}
          </ButtonLink>
        ) : null}
        <ButtonLink to="/g/policy/what-if" search={{ pack: draft.packCode }}>
          {t('what-if:nav')}
        </ButtonLink>
      </p>
      {isOpen ? list('other') : null}
    </div>
  )
}
