import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { listLocalPoliciesEndpoint } from '#api/local-policies.ts'
import { editDraftEndpoint, type readDraftEndpoint } from '#api/policy-drafts.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, usePages } from '../../../app/use-endpoint.ts'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField } from '../../../kit/field.tsx'
import { refreshes } from './shown.ts'

type Props = { read: OutputOf<typeof readDraftEndpoint>; mayEdit: boolean }

/** The notice a draft rests on, from the county's register of documents, with its file. */
export function NoticeField({ read: { draft, notice }, mayEdit }: Props) {
  const { t } = useTranslation('policy-drafts')
  const me = useMe()
  const { rows } = usePages(listLocalPoliciesEndpoint, { most: 100 })
  const edit = useCommand(editDraftEndpoint, { refreshes })
  const listed = rows.filter(({ countyCode, documentId }) => countyCode === me.countyCode && documentId !== notice?.documentId)
  const own = notice ? [notice, ...listed] : listed
  const file = notice?.hasFile ? (
    <a className="lk" href={`/api/local-policies/${me.countyCode}/${notice.documentId}/file`} download>
      {notice.number}
    </a>
  ) : notice ? (
    <span>{`${notice.number} · ${t('one.noFile')}`}</span>
  ) : (
    <span className="mute">{t('one.noticeNone')}</span>
  )
  if (!mayEdit)
    return (
      <p lang="zh-CN">
        {t('one.notice')} {file}
      </p>
    )
  return (
    <>
      <ProblemSummary problem={edit.error} />
      <SelectField
        label={t('one.notice')}
        blank={t('one.noticeNone')}
        lang="zh-CN"
        hint={
          <>
            {t('one.noticeHint')}{' '}
            <Link to="/g/register" className="lk">
              {t('one.register')}
            </Link>
          </>
        }
        value={notice?.documentId ?? ''}
        options={own.map(({ documentId, number, title }) => ({ value: documentId, label: `${number} ${title}` }))}
        disabled={edit.isPending}
        onChange={(event) =>
          edit.mutate({ draftId: draft.draftId, version: draft.version, edit: { kind: 'notice', documentId: event.target.value || null } })
        }
      />
    </>
  )
}
