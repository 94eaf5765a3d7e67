import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listRoundsEndpoint } from '#api/stars.ts'
import { addDays, localDate } from '#kernel/local-date.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { countText, portionText } from '../../../kit/figures.ts'
import { AnswerHead } from '../../../kit/head.tsx'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { RoundDialog } from '../components/round-dialog.tsx'
import { RoundTag } from '../components/round-tag.tsx'
import { StarPlot } from '../components/star-plot.tsx'
import '../skills.css'

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** Assessments of the county's doctors: what residents see today, and every round before. */
export default function StarsPage() {
  const { t } = useTranslation('skills')
  const navigate = useNavigate()
  const [isNew, setNew] = useState(false)
  const read = useRead(listRoundsEndpoint, {})
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const { items, doctors, rated, currentRoundId, compared, mayBegin } = read.data
  const current = items.find(({ roundId }) => roundId === currentRoundId)
  const open = (roundId: string) => void navigate({ to: '/g/stars/$roundId', params: { roundId } as never })
  const begin = mayBegin ? (
    <Button kind="primary" onClick={() => setNew(true)}>
      {t('round.newTitle')}
    </Button>
  ) : null
  return (
    <>
      <AnswerHead
        title={rated > 0 ? t('answer.rated', { rated: countText(rated), share: portionText(rated, doctors) }) : t('answer.none')}
        sub={t('answer.sub')}
      >
        <ButtonLink to="/g/awards">{t('title.awards')}</ButtonLink>
        <ButtonLink to="/g/training">{t('title.training')}</ButtonLink>
        <ButtonLink to="/g/techniques">{t('title.techniques')}</ButtonLink>
        {begin}
      </AnswerHead>
      {current ? (
        <Sheet
          title={current.name}
          sub={t('round.span', { held: current.heldOn, last: addDays(localDate(current.validUntil), -1) })}
          className="skills-plot"
        >
          <StarPlot counts={current.counts} compared={compared} />
          <p className="skills-note">{t('plot.note')}</p>
        </Sheet>
      ) : null}
      <Sheet title={t('rounds.title')}>
        <QueryTable
          caption={t('rounds.title')}
          pages={{ rows: items }}
          rowKey={(row) => row.roundId}
          onOpen={(row) => open(row.roundId)}
          empty={{ title: t('rounds.none'), text: t('rounds.noneText'), action: begin }}
          columns={[
            { key: 'name', title: t('round.name'), isHeader: true, render: (row) => <span lang="zh-CN">{row.name}</span> },
            { key: 'held', title: t('round.heldOn'), render: (row) => <span className="num nw">{row.heldOn}</span> },
            {
              key: 'last',
              title: t('round.lastDay'),
              render: (row) => <span className="num nw">{addDays(localDate(row.validUntil), -1)}</span>,
            },
            { key: 'rated', title: t('rounds.rated'), align: 'right', render: (row) => countText(sum(row.counts)) },
            { key: 'five', title: t('rounds.five'), align: 'right', render: (row) => portionText(row.counts[4] ?? 0, sum(row.counts)) },
            { key: 'four', title: t('rounds.four'), align: 'right', render: (row) => portionText(row.counts[3] ?? 0, sum(row.counts)) },
            { key: 'state', title: t('rounds.state'), render: (row) => <RoundTag round={row} /> },
          ]}
        />
      </Sheet>
      {isNew ? <RoundDialog round={null} close={() => setNew(false)} saved={open} /> : null}
    </>
  )
}
