import { useTranslation } from 'react-i18next'
import type { Gap, TrialResult, TrialSide } from '#api/what-if.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { GapText } from './gap-text.tsx'
import { useTrialWords } from '../use-trial-words.ts'

/** Everything that a side did not say anywhere in the result, each once. */
function gapsOf({ eligibility, populations, money, caps, workload, coverage }: TrialResult, side: TrialSide): Gap[] {
  const all = [
    eligibility[side].gap,
    populations.any[side].gap,
    ...populations.rows.map((row) => row[side].gap),
    money.receivers[side].gap,
    ...money.left.flatMap(({ gaps }) => gaps.filter((one) => one.side === side)),
    caps[side].gap,
    workload[side].gap,
    ...coverage.gaps[side],
  ].filter((one) => one !== null)
  return [...new Map(all.map((one) => [one.parameter, one])).values()]
}

/** What the packs leave open, side by side. */
export function GapsSheet({ result }: { result: TrialResult }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  return (
    <Sheet title={t('gap.title')} sub={t('gap.sub')} padded>
      <div className="trial-gaps">
        {(['own', 'other'] as const).map((side) => {
          const gaps = gapsOf(result, side)
          return (
            <div key={side}>
              <h3>{words.side(side)}</h3>
              {gaps.length === 0 ? <p className="mute">{t('gap.none')}</p> : null}
              <ul>
                {gaps.map((gap) => (
                  <li key={gap.parameter}>
                    <GapText gap={gap} />
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </Sheet>
  )
}
