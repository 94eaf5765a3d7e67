import { useEffect, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { moveDraftOnEndpoint, readDraftEndpoint, submitDraftEndpoint, takeBackDraftEndpoint } from '#api/policy-drafts.ts'
import { DraftChanges } from '../../../app/draft-changes.tsx'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { nameOf } from '../../../app/i18n.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam, useQueryString } from '../../../kit/use-param.ts'
import { type Deciding, DecideDialog } from '../drafts/decide-dialog.tsx'
import { DocumentDialog } from '../drafts/document-dialog.tsx'
import { EntryBench } from '../drafts/entry-bench.tsx'
import { EntryList } from '../drafts/entry-list.tsx'
import { FailingList } from '../drafts/failing-list.tsx'
import { LeftOpenList } from '../drafts/left-open-list.tsx'
import { NoticeField } from '../drafts/notice-field.tsx'
import { ProblemList } from '../drafts/problem-list.tsx'
import { ReadsAs } from '../drafts/reads-as.tsx'
import { refreshes, toneOf } from '../drafts/shown.ts'
import '../policy.css'
import '../policy-drafts.css'

type Read = OutputOf<typeof readDraftEndpoint>

/** One draft: its entries to be changed, what it changes, what is wrong, and the way to being published. */
export default function DraftPage() {
  const read = useRead(readDraftEndpoint, { draftId: useParam('draftId') }, { staleMs: 0 })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  return <Bench read={read.data} />
}

function Bench({ read }: { read: Read }) {
  const { t } = useTranslation('policy-drafts')
  const [{ entry }, ask] = useQueryString()
  const [deciding, decide] = useState<Deciding | null>(null)
  const [isCiting, cite] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const say = useSay()
  const { draft, changes, problems, next } = read
  const mayEdit = next.includes('edit')
  const choose = (key: string) => (isWriting ? say.failed(t('one.keepFirst')) : ask({ entry: key }))
  useEffect(() => {
    if (!isWriting) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [isWriting])
  const reads = ({ key, from }: { key: string; from: string }, side: 'before' | 'after') => {
    const one = read.readings.find((reading) => reading.key === key && reading.from === from)
    const value = one?.[side]
    return one && value ? <ReadsAs rule={one.rule} value={value} /> : null
  }
  const nameOfEntry = (key: string) => {
    const found = read.entries.find((one) => one.key === key)
    return found ? nameOf(found) : key
  }
  return (
    <>
      <AnswerHead
        title={<Answer read={read} />}
        crumb={[{ label: t('policy:packs'), to: '/g/policy' }, { label: t('nav'), to: '/g/policy/drafts' }, { label: draft.title }]}
        fresh={[
          <StatusTag key="state" tone={read.takenBack ? 'none' : toneOf[draft.state]}>
            {read.takenBack ? t('list.isTakenBack') : t(`state.${draft.state}`)}
          </StatusTag>,
          <span key="by" lang="zh-CN">
            {t('one.by', { name: draft.authorName })}
          </span>,
          draft.kind === 'change'
            ? draft.baseName !== null
              ? t('one.baseOther', { name: draft.baseName, version: draft.baseVersion })
              : t('one.base', { version: draft.baseVersion })
            : '',
          draft.effectiveFrom && !read.takenBack ? t('one.effective', { from: draft.effectiveFrom }) : '',
        ].filter((one) => one !== '')}
      >
        <Steps read={read} decide={decide} isWriting={isWriting} />
      </AnswerHead>
      <Notes read={read} />
      {draft.kind === 'change' ? (
        <div className="draft-bench">
          <EntryList read={read} current={entry} choose={choose} />
          {entry ? (
            <EntryBench key={entry} read={read} entryKey={entry} mayEdit={mayEdit} addDocument={() => cite(true)} onWriting={setWriting} />
          ) : (
            <Sheet padded>
              <p className="mute">{t('entry.choose')}</p>
            </Sheet>
          )}
          <div className="draft-side">
            {problems.length > 0 ? (
              <Sheet title={t('one.problems')} sub={t('one.problemsSub')} padded>
                {[...new Set(problems.map(({ key }) => key))].map((key) => (
                  <div key={key ?? ''} className="draft-change">
                    {key ? (
                      <button type="button" className="lk" onClick={() => choose(key)}>
                        {nameOfEntry(key)}
                      </button>
                    ) : null}
                    <ProblemList problems={problems.filter((one) => one.key === key)} />
                  </div>
                ))}
              </Sheet>
            ) : null}
            <FailingList failing={read.failing} nameOfEntry={nameOfEntry} />
            <DraftChanges changes={changes} nameOfEntry={nameOfEntry} choose={choose} reads={reads} />
            <Sheet label={t('one.notice')} padded>
              <NoticeField read={read} mayEdit={mayEdit} />
              {mayEdit ? (
                <Button small onClick={() => cite(true)}>
                  {t('document.open')}
                </Button>
              ) : null}
            </Sheet>
          </div>
        </div>
      ) : (
        <LeftOpenList read={read} />
      )}
      {deciding ? (
        <DecideDialog
          act={deciding}
          draft={draft}
          withoutSigning={read.leftOpen.filter(({ isForSigning }) => isForSigning).length}
          close={() => decide(null)}
          done={() => decide(null)}
        />
      ) : null}
      {isCiting ? <DocumentDialog read={read} close={() => cite(false)} /> : null}
    </>
  )
}

function Answer({ read: { draft, changes, problems, takenBack } }: { read: Read }) {
  const { t } = useTranslation('policy-drafts')
  const kind = takenBack
    ? 'answerTakenBack'
    : draft.kind === 'adopt'
      ? 'answerAdopt'
      : problems.length > 0
        ? 'answerWrong'
        : changes.length > 0
          ? 'answer'
          : 'answerNone'
  const values = { title: draft.title, count: changes.length, wrong: problems.length, from: draft.effectiveFrom, name: draft.packName }
  return <Trans t={t} i18nKey={`one.${kind}`} values={values} components={{ em: <em />, zh: <span lang="zh-CN" /> }} />
}

type StepsProps = { read: Read; decide: (act: Deciding) => void; isWriting: boolean }

/** What the person may do with the draft as it stands. */
function Steps({ read: { draft, next, mustBeAnother, problems, changes }, decide, isWriting }: StepsProps) {
  const { t } = useTranslation('policy-drafts')
  const say = useSay()
  const submit = useCommand(submitDraftEndpoint, { refreshes })
  const takeBack = useCommand(takeBackDraftEndpoint, { refreshes })
  const at = { draftId: draft.draftId, version: draft.version }
  const isReady = problems.length === 0 && (draft.kind === 'adopt' || changes.length > 0 || draft.baseName !== null)
  return (
    <>
      <ProblemSummary problem={submit.error ?? takeBack.error} />
      {next.includes('withdraw') ? <Button onClick={() => decide('withdraw')}>{t('one.withdraw')}</Button> : null}
      {next.includes('take_back') ? (
        <Button busy={takeBack.isPending} onClick={() => takeBack.mutate(at)}>
          {t('one.takeBack')}
        </Button>
      ) : null}
      {next.includes('refuse') ? <Button onClick={() => decide('refuse')}>{t('one.refuse')}</Button> : null}
      {next.includes('publish') ? (
        <Button kind="primary" onClick={() => decide('publish')}>
          {t('one.publish')}
        </Button>
      ) : null}
      {next.includes('submit') ? (
        <Button
          kind="primary"
          busy={submit.isPending}
          disabled={!isReady}
          onClick={() =>
            isWriting ? say.failed(t('one.keepFirst')) : submit.mutate(at, { onSuccess: () => say.done(t('one.submitted')) })
          }
        >
          {t('one.submit')}
        </Button>
      ) : null}
      {mustBeAnother ? <span className="mute">{t('one.mustBeAnother')}</span> : null}
    </>
  )
}

/** What whoever decides should know: a newer version, contracts signed under the rule before, how it was decided. */
function Notes({ read: { draft, touched, movedTo, overtaken, takenBack, next } }: { read: Read }) {
  const { t } = useTranslation('policy-drafts')
  const moveOn = useCommand(moveDraftOnEndpoint, { refreshes })
  return (
    <>
      <ProblemSummary problem={moveOn.error} />
      {draft.decidedBy && draft.decidedAt ? (
        <p className="drafts-open" lang="zh-CN">
          {draft.publishedVersion ? <b>{t('one.published', { version: draft.publishedVersion })}</b> : null}
          <span>{t('one.decided', { name: draft.decidedBy, at: dayAndClockOf(draft.decidedAt), note: draft.decidedNote })}</span>
        </p>
      ) : null}
      {takenBack ? (
        <p className="drafts-open" lang="zh-CN">
          <span>
            {t('list.wasTakenBack', {
              from: takenBack.from,
              name: takenBack.packName,
              at: dayAndClockOf(takenBack.takenBackAt),
              by: takenBack.takenBackBy,
              note: takenBack.note,
            })}
          </span>
        </p>
      ) : null}
      {movedTo && (draft.state === 'draft' || draft.state === 'submitted') ? (
        <p className="drafts-open">
          <span>{t('one.moved', { name: movedTo.packName, version: movedTo.version })}</span>
          {next.includes('move_on') ? (
            <Button small busy={moveOn.isPending} onClick={() => moveOn.mutate({ draftId: draft.draftId, version: draft.version })}>
              {t('one.moveOn')}
            </Button>
          ) : null}
        </p>
      ) : null}
      {overtaken && draft.state !== 'refused' && draft.state !== 'withdrawn' ? (
        <p className="drafts-open">
          <span>{t('one.overtaken', { from: overtaken.from, name: overtaken.packName })}</span>
        </p>
      ) : null}
      {touched && draft.state !== 'refused' && draft.state !== 'withdrawn' ? (
        <p className="drafts-open">
          <span>
            <Trans t={t} i18nKey="one.touched" values={{ since: touched.since, count: touched.contracts }} components={{ b: <b /> }} />
          </span>
        </p>
      ) : null}
    </>
  )
}
