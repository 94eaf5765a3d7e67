import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftChange } from '#api/policy-drafts.ts'
import { CiteChip } from '../kit/cite-chip.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import './draft-changes.css'

type ValueChange = Extract<DraftChange, { kind: 'value' }>
type Written = ValueChange['before']
type Props = {
  changes: readonly DraftChange[]
  nameOfEntry: (key: string) => string
  /** Goes to an entry, where the page has a place for it. */
  choose?: (key: string) => void
  /** At the right of the heading. */
  end?: ReactNode
  /** What a side of a change means, in words; null where that cannot be said. Without it the text alone is shown. */
  reads?: (change: ValueChange, side: 'before' | 'after') => ReactNode
}

/** What a draft changes, before and after, entry by entry. */
export function DraftChanges({ changes, nameOfEntry, choose, end, reads }: Props) {
  const { t } = useTranslation('policy-drafts')
  return (
    <Sheet title={t('one.changes')} sub={t('one.changesSub')} end={end} padded>
      {changes.length === 0 ? <p className="mute">{t('one.noChanges')}</p> : null}
      {changes.map((change) => (
        <Change
          key={
            change.kind === 'document'
              ? `document ${change.id}`
              : `${change.kind} ${change.key} ${change.kind === 'value' ? change.from : ''}`
          }
          change={change}
          nameOfEntry={nameOfEntry}
          {...(choose && { choose })}
          {...(reads && { reads })}
        />
      ))}
    </Sheet>
  )
}

function Change({ change, nameOfEntry, choose, reads }: Omit<Props, 'changes'> & { change: DraftChange }) {
  const { t } = useTranslation('policy-drafts')
  if (change.kind === 'document')
    return (
      <div className="draft-change" lang="zh-CN">
        {t('one.document', { number: change.after?.number ?? change.before?.number })} <Kind before={change.before} after={change.after} />
        <p className="mute">{Object.values(change.after?.clauses ?? {}).join('、')}</p>
      </div>
    )
  return (
    <div className="draft-change">
      {choose ? (
        <button type="button" className="lk" onClick={() => choose(change.key)}>
          {nameOfEntry(change.key)}
        </button>
      ) : (
        <b>{nameOfEntry(change.key)}</b>
      )}{' '}
      {change.kind === 'value' ? (
        <>
          <span className="num">{t('list.since', { from: change.from })}</span>{' '}
          <Kind before={change.before ?? change.until ?? null} after={change.after} />
          <dl>
            <dt>{t('one.before')}</dt>
            <dd>
              {change.until ? <p className="draft-until num">{t('one.until', { from: change.until.from })}</p> : null}
              <Side written={change.before ?? change.until ?? null} reading={reads?.(change, 'before')} />
            </dd>
            <dt>{t('one.after')}</dt>
            <dd>
              <Side written={change.after} reading={reads?.(change, 'after')} />
            </dd>
          </dl>
        </>
      ) : (
        <dl>
          <dt>{t('one.before')}</dt>
          <dd>{`${t(`entry.status.${change.before.status}`)} ${change.before.question ?? ''}`}</dd>
          <dt>{t('one.after')}</dt>
          <dd>{`${t(`entry.status.${change.after.status}`)} ${change.after.question ?? ''}`}</dd>
        </dl>
      )}
    </div>
  )
}

function Kind({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation('policy-drafts')
  if (before === null) return <StatusTag tone="low">{t('one.added')}</StatusTag>
  return after === null ? <StatusTag tone="high">{t('one.removed')}</StatusTag> : <StatusTag tone="brand">{t('one.changed')}</StatusTag>
}

function Side({ written, reading }: { written: Written; reading: ReactNode }) {
  const { t } = useTranslation('policy-drafts')
  if (written === null) return <span className="mute">{t('one.nothing')}</span>
  const { text, citation, source, isEnd, note } = written
  return (
    <div lang="zh-CN">
      {isEnd ? <span>{t('one.ended')}</span> : null}
      {isEnd || reading ? null : <pre>{text}</pre>}
      {!isEnd && reading ? (
        <>
          {reading}
          <details>
            <summary>{t('one.asText')}</summary>
            <pre>{text}</pre>
          </details>
        </>
      ) : null}
      {citation ? (
        <CiteChip source={{ document: citation.number, clause: citation.clause, title: citation.title }} />
      ) : (
        <code>{source}</code>
      )}
      {note ? <p className="mute">{note}</p> : null}
    </div>
  )
}
