import { Link } from '@tanstack/react-router'
import i18n from 'i18next'
import { Bell as BellIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Notice, readStaffNoticesEndpoint, staffNoticesEndpoint, unreadStaffNoticesEndpoint } from '#api/messages.ts'
import { Button } from '../kit/button.tsx'
import { CountMark } from '../kit/count-mark.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { dayAndClockOf } from '../kit/instants.ts'
import { Popover } from '../kit/popover.tsx'
import { useSay } from '../kit/undo-toast.tsx'
import { problemTexts } from './problem.ts'
import { useCommand, usePages } from './use-endpoint.ts'

/** What the person is told: how many are unread, the list, each leading to where it is dealt with. */
export function Bell() {
  const { t } = useTranslation('conversations')
  const { rows, first, hasMore, loadMore, isLoadingMore } = usePages(staffNoticesEndpoint, {}, { everyMs: 60_000 })
  const unread = first?.unread ?? 0
  const label = unread > 0 ? t('bell.labelCount', { count: unread }) : t('bell.label')
  const trigger = (
    <>
      <BellIcon size={20} strokeWidth={1.6} aria-hidden="true" />
      <CountMark count={unread} />
    </>
  )
  return (
    <Popover label={label} className="ib" panelClassName="bell" trigger={trigger}>
      {rows.length === 0 ? (
        <EmptyState title={t('bell.none')} text={t('bell.noneText')} />
      ) : (
        <>
          <header>
            <h2>{t('bell.title')}</h2>
            {unread > 0 ? <ReadAll until={rows[0]?.at ?? ''} /> : null}
          </header>
          <ul>
            {rows.map((notice) => (
              <NoticeLine key={notice.noticeId} notice={notice} />
            ))}
          </ul>
          {hasMore ? (
            <p>
              <Button small busy={isLoadingMore} onClick={loadMore}>
                {t('bell.more')}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Popover>
  )
}

function ReadAll({ until }: { until: string }) {
  const { t } = useTranslation('conversations')
  const say = useSay()
  const refreshes = [staffNoticesEndpoint]
  const read = useCommand(readStaffNoticesEndpoint, { refreshes })
  const takeBack = useCommand(unreadStaffNoticesEndpoint, { refreshes })
  const fail = (problem: unknown) => say.failed(problemTexts(problem)[0] ?? '')
  const press = async () => {
    try {
      const { markId } = await read.mutateAsync({ until })
      say.done(t('bell.read'), () => takeBack.mutate({ markId }, { onError: fail }))
    } catch (problem) {
      fail(problem)
    }
  }
  return (
    <Button small busy={read.isPending} onClick={() => void press()}>
      {t('bell.readAll')}
    </Button>
  )
}

/** Where a notice is dealt with. */
function wayOf({ code, params }: Notice): { to: string; search?: Record<string, unknown> } | null {
  if (code === 'CONVERSATION_HANDED') return { to: '/w/chat', search: { c: params.conversationId } }
  if (code === 'CONTRACTS_RAN_OUT') return { to: '/w/sign/list', search: { standing: 'expired' } }
  if (code.startsWith('POLICY_')) return { to: params.draftId ? `/g/policy/drafts/${params.draftId}` : '/g/policy/drafts' }
  if (code === 'BULLETIN') return params.link ? { to: String(params.link) } : null
  if (code === 'JOB_FINISHED' && params.name === 'what-if.count') return { to: `/g/policy/what-if/${params.jobId}` }
  return code.startsWith('JOB_') ? { to: '/jobs' } : null
}

/** The job a notice is of, with the list or pack it is about; null for a notice of no job. */
function jobNameOf({ name, about }: Notice['params']): string | null {
  const ofJob = `shell:job.nameOf.${String(name).replace('.', '_')}`
  if (!i18n.exists(ofJob)) return null
  const job = i18n.t(ofJob)
  return about ? i18n.t('shell:job.of', { name: job, about: i18n.t(`exports:list.${about}`, { defaultValue: String(about) }) }) : job
}

function NoticeLine({ notice }: { notice: Notice }) {
  const { t } = useTranslation('messages')
  const read = useCommand(readStaffNoticesEndpoint, { refreshes: [staffNoticesEndpoint] })
  const markRead = () => (notice.isRead ? undefined : read.mutate({ until: notice.at, noticeId: notice.noticeId }))
  const code = i18n.exists(`messages:notice.${notice.code}.title`) ? notice.code : 'other'
  const params = { ...notice.params, name: jobNameOf(notice.params) ?? notice.params.name }
  const said = (
    <>
      <span className="bell-dot" />
      <span>
        {notice.isRead ? null : <span className="sr">{t('conversations:bell.unread')}</span>}
        <b>{t(`notice.${code}.title`, params)}</b>
        <small>
          {t(`notice.${code}.text`, params)} · <span className="num">{dayAndClockOf(notice.at)}</span>
        </small>
      </span>
    </>
  )
  const way = wayOf(notice)
  const className = notice.isRead ? '' : 'is-new'
  return (
    <li>
      {way ? (
        <Link className={className} to={way.to} onClick={markRead} {...(way.search ? { search: way.search as never } : {})}>
          {said}
        </Link>
      ) : (
        <div className={className}>{said}</div>
      )}
    </li>
  )
}
