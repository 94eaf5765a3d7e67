import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type OverCapRow, overCapEndpoint, readTrialEndpoint } from '#api/what-if.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { usePages, useRead } from '../../../app/use-endpoint.ts'
import { Segments } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useParam, useQueryString } from '../../../kit/use-param.ts'
import { useTrialWords } from '../use-trial-words.ts'
import '../what-if.css'

/** Who was over the cap of either side when a trial was counted: doctors or teams, and by how much. */
export default function OverCapPage() {
  const { t } = useTranslation(['what-if', 'policy'])
  const { sideName } = useTrialWords()
  const trialId = useParam('trialId')
  const [query, change] = useQueryString()
  const side = query.side === 'own' ? ('own' as const) : ('other' as const)
  const scope = query.scope === 'team' ? ('team' as const) : ('doctor' as const)
  const read = useRead(readTrialEndpoint, { trialId })
  const pages = usePages(overCapEndpoint, { trialId, side, scope })
  if (read.isPending) return <PageSkeleton />
  const trial = read.data
  if (!trial?.result) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { caps } = trial.result
  const over = caps[scope === 'team' ? 'teams' : 'doctors'].over[side]
  const none = over === null ? 'untold' : over > 0 && !caps.isListed ? 'unlisted' : 'none'
  const number = (key: 'contracts' | 'cap' | 'overBy'): Column<OverCapRow> => ({
    key,
    title: t(`what-if:over.${key}`),
    align: 'right',
    render: (row) => (key === 'overBy' ? <b>{countText(row[key])}</b> : countText(row[key])),
  })
  const columns: Column<OverCapRow>[] = [
    {
      key: 'name',
      title: t(`what-if:over.${scope}`),
      isHeader: true,
      render: ({ name }) => (name === null ? <span className="mute">{t('what-if:over.gone')}</span> : <span lang="zh-CN">{name}</span>),
    },
    {
      key: 'institution',
      title: t('what-if:over.institution'),
      render: ({ institutionName }) => <span lang="zh-CN">{institutionName ?? '—'}</span>,
    },
    number('contracts'),
    number('cap'),
    number('overBy'),
  ]
  const title = t(`what-if:over.title.${scope}`)
  return (
    <>
      <AnswerHead
        title={title}
        crumb={[
          { label: t('policy:packs'), to: '/g/policy' },
          { label: t('what-if:nav'), to: '/g/policy/what-if' },
          { label: t('what-if:titleOne'), to: `/g/policy/what-if/${trialId}` },
          { label: title },
        ]}
        sub={t('what-if:over.sub', { pack: sideName(trial[side]), day: trial.on })}
      >
        {pages.rows.length > 0 ? (
          <a className="btn no-print" href={`/api/what-if/${trialId}/over-cap/table.csv?${new URLSearchParams({ side, scope })}`} download>
            <Download size={16} strokeWidth={1.6} aria-hidden="true" />
            {t('what-if:over.csv')}
          </a>
        ) : null}
      </AnswerHead>
      <p className="trial-standing">{t('what-if:standing')}</p>
      <div className="trial-choices no-print">
        <Segments
          label={t('what-if:over.side')}
          value={side}
          options={(['own', 'other'] as const).map((value) => ({ value, label: t(`what-if:side.${value}`) }))}
          onChange={(value) => change({ side: value })}
        />
        <Segments
          label={t('what-if:over.scope')}
          value={scope}
          options={(['doctor', 'team'] as const).map((value) => ({ value, label: t(`what-if:over.${value}`) }))}
          onChange={(value) => change({ scope: value })}
        />
      </div>
      <Sheet label={title}>
        <QueryTable
          caption={title}
          columns={columns}
          pages={pages}
          rowKey={({ holderId }) => holderId}
          total={over}
          empty={{ title: t(`what-if:over.${none}`), text: t(`what-if:over.${none}Text`) }}
        />
      </Sheet>
    </>
  )
}
