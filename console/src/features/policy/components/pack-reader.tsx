import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { listPacksEndpoint, readPackEndpoint } from '#api/policy.ts'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PrintButton } from '../../../kit/print-button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { DayToRead } from './day-to-read.tsx'
import { EffectiveDays } from './effective-days.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { PackBody } from './pack-body.tsx'
import { PackList } from './pack-list.tsx'
import '../policy.css'

/** A pack as a document: its topics, what each rules and where it is written; beside it the other packs, its history, and what it leaves open. */
export function PackReader({ code }: { code: string }) {
  const { t } = useTranslation('policy')
  const [asked, ask] = useQueryString()
  const day = asked.on ? { on: asked.on } : {}
  const read = useRead(readPackEndpoint, { code, ...day }, { keep: true })
  const packs = useRead(listPacksEndpoint, day, { keep: true })
  const choose = (topic: string | undefined) => ask({ topic, q: undefined, entry: undefined })
  const readOn = (on: string | undefined) => ask({ on })
  if (read.isPending) return <PageSkeleton />
  if (read.isError)
    return (
      <>
        <AnswerHead title={t('packs')} crumb={[{ label: t('packs'), to: '/g/policy' }, { label: code }]} />
        <ProblemSummary problem={read.error} />
        {asked.on ? (
          <p className="policy-back">
            <Button onClick={() => readOn(undefined)}>{t('readToday')}</Button>
          </p>
        ) : null}
      </>
    )
  const { pack, on } = read.data
  const { counts, version } = pack
  const next = read.data.versions.filter(({ effectiveFrom, version: number }) => effectiveFrom > on && number > version.version).slice(-1)
  return (
    <>
      <AnswerHead
        title={
          <Trans
            t={t}
            i18nKey={counts.unknown > 0 ? 'answerOpen' : 'answer'}
            values={{ name: pack.name, ...counts }}
            components={{ em: <em />, zh: <span lang="zh-CN" /> }}
          />
        }
        crumb={[{ label: t('packs'), to: '/g/policy' }, { label: `${pack.name} ${pack.code}` }]}
        sub={t('readFor', { on })}
        fresh={[
          ...next.map(({ version: number, effectiveFrom: from }) => (
            <button key={number} type="button" className="lk" onClick={() => readOn(from)}>
              {t('later', { version: number, from })}
            </button>
          )),
          t('version', { version: version.version, from: version.effectiveFrom }),
          <span key="people" lang="zh-CN">
            {t('people', { author: version.author, approver: version.approver })}
          </span>,
        ]}
      >
        <PrintButton label={t(asked.q?.trim() ? 'print.found' : 'print.whole')} />
        <DayToRead on={on} readOn={readOn} />
        <label className="policy-ask">
          <span className="sr">{t('find')}</span>
          <input type="search" value={asked.q ?? ''} placeholder={t('findHint')} onChange={(event) => ask({ q: event.target.value })} />
        </label>
      </AnswerHead>
      <div className="policy-cols">
        <PackBody read={read.data} text={asked.q ?? ''} topic={asked.topic} choose={choose} readOn={readOn} />
        <div className="policy-right">
          <Beside code={code} />
          <PackList packs={packs.data?.packs ?? []} current={code} own={packs.data?.ownCode ?? null} on={asked.on} shownOn={on} />
          <EffectiveDays read={read.data} choose={choose} readOn={readOn} />
          <OpenQuestions topics={read.data.topics} choose={choose} />
        </div>
      </div>
      <p className="foot">
        <span>{t('foot')}</span>
        <span className="push num">{t('versions.hash', { hash: version.hash.slice(0, 16) })}</span>
      </p>
    </>
  )
}

/** What else is looked up: what local documents say, and the codes. */
function Beside({ code }: { code: string }) {
  const { t } = useTranslation('policy')
  const may = useMay()
  return (
    <Sheet title={t('beside')} padded>
      <p className="policy-beside">
        <Link to="/g/policy/compare" search={{ left: code } as never}>
          {t('compare.nav')}
        </Link>
        <Link to="/g/policy/benchmarks" search={{ region: code } as never}>
          {t('overview:benchmarks.nav')}
        </Link>
        <Link to="/g/register">{t('local-policies:nav')}</Link>
        <Link to="/g/dictionaries">{t('dictionaries:nav')}</Link>
        {may('policy.draft') ? <Link to="/g/policy/drafts">{t('policy-drafts:nav')}</Link> : null}
        {may('policy.draft') ? <Link to="/g/policy/what-if">{t('what-if:nav')}</Link> : null}
      </p>
    </Sheet>
  )
}
