import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { readTrialEndpoint, type Trial, type TrialResult } from '#api/what-if.ts'
import { DraftChanges } from '../../../app/draft-changes.tsx'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { isBusy } from '../../../app/run-standing.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { countText, shortYuanText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { PrintButton } from '../../../kit/print-button.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { CapsSheet } from '../components/caps-sheet.tsx'
import { CoverageSheet } from '../components/coverage-sheet.tsx'
import { GapsSheet } from '../components/gaps-sheet.tsx'
import { PayersTable } from '../components/payers-table.tsx'
import { ReceiversTable } from '../components/receivers-table.tsx'
import { EligibilityTable, PopulationsTable } from '../components/people-tables.tsx'
import { ResidentsBars } from '../components/residents-bars.tsx'
import { TrialProgress } from '../components/trial-progress.tsx'
import { useTrialWords } from '../use-trial-words.ts'
import { answerOf } from '../answer-of.ts'
import { WorkloadTable } from '../components/workload-table.tsx'
import '../what-if.css'

const [soonMs, hashShown] = [700, 16]

/** The answer in a sentence: what a year would cost, or residents would pay, how much more or less, and how many agreements are not in it. */
function Answer({ trial, result }: { trial: Trial; result: TrialResult | null }) {
  const { t } = useTranslation('what-if')
  const { sideName } = useTrialWords()
  const name = trial.other.version === null ? sideName(trial.other) : trial.other.packName
  const say = (kind: ReturnType<typeof answerOf>['kind'] | 'busy' | 'broken', values: Record<string, string> = {}) => (
    <Trans t={t} i18nKey={`head.${kind}`} values={{ name, ...values }} components={{ zh: <span lang="zh-CN" /> }} />
  )
  if (!result) return say(isBusy(trial) ? 'busy' : 'broken')
  const { contracts, totals } = result.money
  const left = result.signed - contracts
  const { kind, changeFen } = answerOf(result)
  return (
    <>
      {say(kind, {
        contracts: countText(contracts),
        then: shortYuanText(totals.otherFen ?? 0),
        change: shortYuanText(Math.abs(changeFen)),
        left: countText(left),
      })}
      {contracts > 0 && left > 0 ? t('head.left', { left: countText(left) }) : null}
    </>
  )
}

/** What a trial came to: one sentence, then who may sign, who is put first, who pays, who is over the cap, how much work, how far to the target. */
export default function TrialPage() {
  const { t } = useTranslation(['what-if', 'policy'])
  const trialId = useParam('trialId')
  const { sideName, entry } = useTrialWords()
  const [isLive, setLive] = useState(false)
  const read = useRead(readTrialEndpoint, { trialId }, { staleMs: 0, ...(isLive ? { everyMs: soonMs } : {}) })
  const trial = read.data
  useEffect(() => setLive(trial ? isBusy(trial) : false), [trial])
  if (read.isPending) return <PageSkeleton />
  if (!trial) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { result, own, other, changes } = trial
  const dated = (side: Trial['own'] & { draftTitle?: string | null }) => `${sideName(side)} ${t('what-if:ruledOn', { day: side.ruledOn })}`
  return (
    <>
      <AnswerHead
        title={<Answer trial={trial} result={result} />}
        crumb={[
          { label: t('policy:packs'), to: '/g/policy' },
          { label: t('what-if:nav'), to: '/g/policy/what-if' },
          { label: t('what-if:titleOne') },
        ]}
        sub={
          result
            ? t('what-if:head.sub', {
                own: dated(own),
                other: dated(other),
                day: trial.on,
                persons: countText(result.persons),
                signed: countText(result.signed),
                by: trial.startedBy,
                at: minuteOf(trial.createdAt),
              })
            : `${dated(own)} · ${dated(other)}`
        }
      >
        <StatusTag tone="brand">{t('what-if:tag')}</StatusTag>
        {result ? <PrintButton /> : null}
      </AnswerHead>
      <p className="trial-standing">{t('what-if:standing')}</p>
      <TrialProgress trial={trial} />
      {changes.length > 0 ? (
        <details className="trial-changes">
          <summary>{t('what-if:draftChanges', { count: changes.length })}</summary>
          <DraftChanges
            changes={changes}
            nameOfEntry={entry}
            end={other.draftId ? <Link to={`/g/policy/drafts/${other.draftId}`}>{t('what-if:seeDraft')} ›</Link> : null}
          />
        </details>
      ) : null}
      {result ? (
        <>
          <div className="trial-columns">
            <div>
              <ResidentsBars residents={result.money.residents} />
              <EligibilityTable eligibility={result.eligibility} />
              <PopulationsTable populations={result.populations} />
              <WorkloadTable workload={result.workload} />
            </div>
            <div>
              <PayersTable money={result.money} />
              <ReceiversTable receivers={result.money.receivers} />
              <CoverageSheet coverage={result.coverage} />
              <CapsSheet caps={result.caps} trialId={trialId} />
            </div>
          </div>
          <GapsSheet result={result} />
        </>
      ) : null}
      <p className="foot">
        <span className="num">{t('what-if:hash', { own: own.hash.slice(0, hashShown), other: other.hash.slice(0, hashShown) })}</span>
      </p>
    </>
  )
}
