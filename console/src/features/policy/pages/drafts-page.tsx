import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { listDraftsEndpoint } from '#api/policy-drafts.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { dayOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag, Tag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { AdoptDialog } from '../drafts/adopt-dialog.tsx'
import { Adoptions } from '../drafts/adoptions.tsx'
import { StartDialog } from '../drafts/start-dialog.tsx'
import { toneOf } from '../drafts/shown.ts'
import '../policy-drafts.css'

type Read = OutputOf<typeof listDraftsEndpoint>
type Asking = { kind: 'start'; fromVersion: number | null } | { kind: 'adopt' }

/** What the county proposed about its policy, which pack it goes by, and the versions of its own. */
export default function DraftsPage() {
  const { t } = useTranslation('policy-drafts')
  const read = useRead(listDraftsEndpoint, {}, { staleMs: 0 })
  const [asking, ask] = useState<Asking | null>(null)
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { goesBy, packs, openId, drafts, ownCode, adoptions } = read.data
  const name = packs.find(({ code }) => code === goesBy)?.name
  const isToOwn =
    goesBy === ownCode ||
    adoptions.some((one) => one.packCode === ownCode && one.from > (adoptions.find(({ packCode }) => packCode === goesBy)?.from ?? ''))
  const open = drafts.find(({ draftId }) => draftId === openId)
  return (
    <>
      <AnswerHead
        title={
          name ? (
            <Trans t={t} i18nKey="list.answer" values={{ name }} components={{ zh: <span lang="zh-CN" /> }} />
          ) : (
            <Trans t={t} i18nKey="list.answerNone" components={{ em: <em /> }} />
          )
        }
        crumb={[{ label: t('policy:packs'), to: '/g/policy' }, { label: t('nav') }]}
        sub={t('list.sub')}
      >
        {goesBy ? <ButtonLink to={`/g/policy/${goesBy}`}>{t('list.read')}</ButtonLink> : null}
        <Button disabled={open !== undefined} onClick={() => ask({ kind: 'adopt' })}>
          {t('list.adopt')}
        </Button>
        <Button kind="primary" disabled={open !== undefined || goesBy === null} onClick={() => ask({ kind: 'start', fromVersion: null })}>
          {t('list.start')}
        </Button>
      </AnswerHead>
      {open ? (
        <div className="drafts-open">
          <b>{t('list.open')}</b>
          <span lang="zh-CN">{t('list.openText', { title: open.title, state: t(`state.${open.state}`) })}</span>
          <ButtonLink kind="primary" small to={`/g/policy/drafts/${open.draftId}`}>
            {t('list.goOn')}
          </ButtonLink>
        </div>
      ) : null}
      <div className="drafts-cols">
        <Proposals drafts={drafts} />
        <div className="drafts-side">
          <Versions read={read.data} back={(fromVersion) => ask({ kind: 'start', fromVersion })} mayBegin={open === undefined} />
          <Adoptions read={read.data} />
        </div>
      </div>
      {asking?.kind === 'start' ? (
        <StartDialog fromVersion={asking.fromVersion} from={isToOwn ? undefined : name} close={() => ask(null)} />
      ) : null}
      {asking?.kind === 'adopt' ? <AdoptDialog packs={packs.filter(({ code }) => code !== goesBy)} close={() => ask(null)} /> : null}
    </>
  )
}

function Proposals({ drafts }: Pick<Read, 'drafts'>) {
  const { t } = useTranslation('policy-drafts')
  return (
    <Sheet title={t('list.proposals')} sub={t('list.proposalsSub')}>
      {drafts.length === 0 ? (
        <EmptyState title={t('list.noDrafts')} text={t('list.noDraftsText')} />
      ) : (
        <TableTwin
          caption={t('list.proposals')}
          dense={false}
          rows={drafts}
          rowKey={({ draftId }) => draftId}
          columns={[
            {
              key: 'title',
              title: t('list.name'),
              isHeader: true,
              render: ({ draftId, title, kind, packName }) => (
                <span className="drafts-name">
                  <Link to="/g/policy/drafts/$draftId" params={{ draftId } as never} lang="zh-CN">
                    {title}
                  </Link>
                  <small>{kind === 'adopt' ? `${t('kind.adopt')} · ${packName}` : t('kind.change')}</small>
                </span>
              ),
            },
            {
              key: 'author',
              title: t('list.author'),
              render: ({ authorName, createdAt }) => <span lang="zh-CN">{`${authorName} ${dayOf(createdAt)}`}</span>,
            },
            { key: 'effective', title: t('list.effective'), render: ({ effectiveFrom }) => effectiveFrom ?? '–' },
            {
              key: 'decided',
              title: t('list.decided'),
              render: ({ decidedBy, decidedAt }) =>
                decidedBy && decidedAt ? <span lang="zh-CN">{`${decidedBy} ${dayOf(decidedAt)}`}</span> : '–',
            },
            {
              key: 'state',
              title: t('list.state'),
              render: ({ state, isTakenBack }) => (
                <StatusTag tone={isTakenBack ? 'none' : toneOf[state]}>
                  {isTakenBack ? t('list.isTakenBack') : t(`state.${state}`)}
                </StatusTag>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}

function Versions({
  read: { versions, ownCode, goesBy },
  back,
  mayBegin,
}: {
  read: Read
  back: (version: number) => void
  mayBegin: boolean
}) {
  const { t } = useTranslation('policy-drafts')
  return (
    <Sheet title={t('list.versions')} sub={t('list.versionsSub')} padded>
      {versions.length === 0 ? <p className="mute">{t('list.noVersions')}</p> : null}
      <ul className="drafts-versions">
        {versions.map(({ version, effectiveFrom, origin, author, approver, note }, i) => (
          <li key={version}>
            <p>
              <b>{t('list.number', { number: version })}</b> <Tag>{t(`list.origin.${origin}`)}</Tag>
              <span className="num">{t('list.since', { from: effectiveFrom })}</span>
            </p>
            <p className="mute" lang="zh-CN">
              {note} · {t('list.people', { author, approver })}
            </p>
            <p className="drafts-acts">
              <a className="lk" href={`/api/policy/packs/${ownCode}/versions/${version}/pack.yaml`} download>
                {t('list.file')}
              </a>
              {(i > 0 || goesBy !== ownCode) && mayBegin ? (
                <Button kind="quiet" small onClick={() => back(version)}>
                  {t('list.back')}
                </Button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
