import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listTrialsEndpoint, type Trial } from '#api/what-if.ts'
import { runTones } from '../../../app/run-standing.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { BeginTrial } from '../components/begin-trial.tsx'
import { useTrialWords } from '../use-trial-words.ts'
import '../what-if.css'

const soonMs = 5000
const path = ({ trialId }: Trial) => `/g/policy/what-if/${trialId}`

/** What would be if the county went by another pack: begin a trial, and all that were made. */
export default function WhatIfPage() {
  const { t } = useTranslation(['what-if', 'policy'])
  const navigate = useNavigate()
  const { sideName } = useTrialWords()
  const pages = usePages(listTrialsEndpoint, {}, { everyMs: soonMs })
  const columns: Column<Trial>[] = [
    {
      key: 'other',
      title: t('what-if:list.pack'),
      isHeader: true,
      render: (row) => (
        <Link to={path(row)} lang="zh-CN">
          {sideName(row.other)}
        </Link>
      ),
    },
    { key: 'own', title: t('what-if:list.own'), render: (row) => <span lang="zh-CN">{sideName(row.own)}</span> },
    {
      key: 'by',
      title: t('what-if:list.by'),
      render: (row) => (
        <>
          <span lang="zh-CN">{row.startedBy}</span>
          <small className="block mute num">{minuteOf(row.createdAt)}</small>
        </>
      ),
    },
    {
      key: 'state',
      title: t('what-if:list.state'),
      render: (row) => <StatusTag tone={runTones[row.state]}>{t(`what-if:state.${row.state}`)}</StatusTag>,
    },
  ]
  return (
    <>
      <AnswerHead
        title={t('what-if:title')}
        crumb={[{ label: t('policy:packs'), to: '/g/policy' }, { label: t('what-if:nav') }]}
        sub={t('what-if:sub')}
      />
      <p className="trial-standing">{t('what-if:standing')}</p>
      <BeginTrial />
      <Sheet title={t('what-if:list.title')}>
        <QueryTable
          caption={t('what-if:list.title')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.trialId}
          onOpen={(row) => void navigate({ to: path(row) })}
          empty={{ title: t('what-if:list.none'), text: t('what-if:list.noneText') }}
        />
      </Sheet>
    </>
  )
}
