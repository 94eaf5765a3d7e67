import { useTranslation } from 'react-i18next'
import type { auditLogEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { Facts } from '../../../kit/field.tsx'
import { momentOf } from '../../../kit/instants.ts'
import { bodyRows } from '../body-rows.ts'

export type LogEntry = OutputOf<typeof auditLogEndpoint>['items'][number]

/** One entry of the log whole: who, when, from where, what changed, and the value that proves it unchanged. */
export function LogEntryDialog({
  entry,
  close,
  ofSubject,
}: {
  entry: LogEntry | null
  close: () => void
  ofSubject: (subjectId: string) => void
}) {
  const { t } = useTranslation('access')
  return (
    <Dialog
      title={t('log.detail')}
      isOpen={entry !== null}
      close={close}
      wide
      cancel={t('kit:close')}
      acts={entry ? <Button onClick={() => ofSubject(entry.subjectId)}>{t('log.ofSubject')}</Button> : undefined}
    >
      {entry ? <Whole entry={entry} /> : null}
    </Dialog>
  )
}

function Whole({ entry }: { entry: LogEntry }) {
  const { t } = useTranslation('access')
  const facts = [
    { label: t('log.what'), value: t(`action.${entry.action.replace('.', '_')}`, { defaultValue: entry.action }) },
    { label: t('log.at'), value: momentOf(entry.at) },
    { label: t('log.who'), value: <span lang="zh-CN">{entry.actorName}</span> },
    { label: t('log.where'), value: entry.address },
    { label: t('log.on'), value: t(`log.subject.${entry.subjectKind}`, { defaultValue: entry.subjectKind }) },
    { label: t('log.reason'), value: entry.reason ?? '—' },
    { label: t('log.subjectId'), value: <code className="access-id">{entry.subjectId}</code> },
    { label: t('log.auditId'), value: <code className="access-id">{entry.auditId}</code> },
  ]
  return (
    <>
      <Facts rows={facts} />
      <Body body={entry.body} />
      <div className="access-leaf">
        {t('log.leaf')} <code>{entry.leaf}</code>
        {t('log.leafText')}
      </div>
    </>
  )
}

function Body({ body }: { body: unknown }) {
  const { t } = useTranslation(['access', 'shell'])
  const { rows, isChange } = bodyRows(body)
  const said = (name: string, text: string) => {
    if (name === 'role') return t(`shell:role.${text}`, { defaultValue: text })
    return text === 'true' || text === 'false' ? t(`log.said.${text}`) : text
  }
  if (rows.length === 0) return <p className="mute s">{t('log.bodyNone')}</p>
  return (
    <table className="access-body">
      <caption className="sr">{t('log.body')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('log.item')}</th>
          {isChange ? <th scope="col">{t('log.before')}</th> : null}
          <th scope="col">{isChange ? t('log.after') : t('log.value')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{t(`log.fact.${row.name}`, { defaultValue: row.name })}</th>
            {isChange ? <td>{said(row.name, row.before)}</td> : null}
            <td>{said(row.name, row.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
