import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { workbenchEndpoint } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { RecordCaliber } from '../../../kit/record-caliber.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

type Goal = OutputOf<typeof workbenchEndpoint>['goals'][number]
const whole = 10_000

/** The year's goals of the pack against one's own people: how many are signed, and how many are missing. */
export function GoalSheet({ goals }: { goals: readonly Goal[] }) {
  const { t } = useTranslation('contracts')
  const named = (goal: Goal) => (['urban', 'rural', 'key', 'all'].includes(goal.of) ? t(`home.of.${goal.of}`) : nameOf(goal))
  return (
    <Sheet
      title={t('home.goals')}
      padded
      end={
        goals[0] ? (
          <>
            <RecordCaliber name={t('home.goals')} /> <PolicySource because={goals[0].because} what={t('home.goals')} />
          </>
        ) : null
      }
    >
      {goals.length === 0 ? <p className="mute s">{t('home.noGoals')}</p> : null}
      {goals.map((goal) => {
        const wanted = goal.atLeastBasisPoints === null ? null : Math.ceil((goal.residents * goal.atLeastBasisPoints) / whole)
        const short = wanted === null ? 0 : Math.max(0, wanted - goal.signed)
        return (
          <div key={goal.of} className="home-goal">
            <p>
              <span>{named(goal)}</span>
              <span className="push num">
                <b>{countText(goal.signed)}</b> / {countText(goal.residents)}
              </span>
              <span className={`home-goal-word xs ${short === 0 ? 'good' : 'mute'}`}>
                {short === 0 ? t('home.reached') : t('home.short', { count: short })}
              </span>
            </p>
            <GoalBar
              label={`${named(goal)} ${goal.signed} / ${goal.residents}`}
              value={goal.signed}
              goal={wanted}
              whole={goal.residents}
              tone={short === 0 ? 'low' : 'brand'}
            />
          </div>
        )
      })}
      {goals.length > 0 ? <p className="mute xs">{t('home.goalsSub')}</p> : null}
    </Sheet>
  )
}
