import { useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { percentText, shareText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { TrendChart } from '../../../kit/trend-chart.tsx'
import { useTrialWords } from '../use-trial-words.ts'

type Coverage = TrialResult['coverage']
const whole = 10_000
/** A goal as its document writes it: 45 %, 32.5 %. */
const percent = (basisPoints: number) => basisPoints / 100
const goalPercent = (basisPoints: number) => `${percent(basisPoints)}%`

/** The coverage year by year at three paces, against the targets of both packs. */
export function CoverageSheet({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const { years, paces, targets } = coverage
  const horizon = years.at(-1) ?? 0
  const ofAll = targets.filter(({ of }) => of === 'all')
  const goal = ofAll.find(({ side }) => side === 'other') ?? ofAll[0]
  const goalName = ({ side, atLeastBasisPoints }: Coverage['targets'][number]) =>
    t('coverage.goalLine', { side: words.side(side), goal: goalPercent(atLeastBasisPoints) })
  const goalText = ({ atLeastBasisPoints, by }: Coverage['targets'][number]) => {
    const text = goalPercent(atLeastBasisPoints)
    return by ? t('coverage.by', { goal: text, year: by }) : text
  }
  return (
    <Sheet title={t('coverage.title', { year: horizon })} sub={t('coverage.sub', { now: percentText(coverage.basisPoints, whole) })}>
      <TrendChart
        label={t('coverage.label')}
        days={years.map(String)}
        series={[
          ...paces.map(({ points, basisPoints }) => ({
            name: t('coverage.pace', { count: points }),
            values: basisPoints.map((one) => Number(shareText(one, whole))),
          })),
          ...(goal ? [{ name: goalName(goal), values: years.map(() => percent(goal.atLeastBasisPoints)), dashed: true }] : []),
        ]}
        unit="%"
        from={0}
        height={190}
        legend
      />
      {targets.length === 0 ? (
        <p className="trial-note">{t('coverage.noTarget')}</p>
      ) : (
        <TableTwin
          caption={t('coverage.target')}
          rows={targets}
          rowKey={({ side, of, by }) => `${side} ${of} ${by}`}
          columns={[
            { key: 'of', title: t('coverage.of'), isHeader: true, render: ({ side, of }) => `${words.side(side)} · ${words.word(of)}` },
            { key: 'goal', title: t('coverage.goal'), align: 'right', render: goalText },
            {
              key: 'now',
              title: t('coverage.now'),
              align: 'right',
              render: ({ now }) => (now ? percentText(now.signed, now.persons) : <span className="mute">{t('coverage.uncounted')}</span>),
            },
            {
              key: 'reached',
              title: t('coverage.reached'),
              render: ({ reachedIn }) => <Reached reachedIn={reachedIn} coverage={coverage} />,
            },
          ]}
        />
      )}
    </Sheet>
  )
}

/** In which year a goal is reached at each pace; one that is reached today says so once. */
function Reached({ reachedIn, coverage: { years, paces } }: { reachedIn: Coverage['targets'][number]['reachedIn']; coverage: Coverage }) {
  const { t } = useTranslation('what-if')
  if (reachedIn === null) return <span className="mute">{t('coverage.uncounted')}</span>
  if (reachedIn.every((year) => year === years[0])) return t('coverage.reachedNow')
  const horizon = years.at(-1)
  return reachedIn.map((year, i) => {
    const points = paces[i]?.points ?? 0
    return (
      <span key={points} className="trial-line">
        {year === null ? t('coverage.never', { points, horizon }) : t('coverage.reachedAt', { points, year })}
      </span>
    )
  })
}
