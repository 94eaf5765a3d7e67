import { useTranslation } from 'react-i18next'
import type { FailingTest } from '#api/policy-drafts.ts'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useNames } from '../components/use-names.ts'

/** Which of the pack's tests held before the draft and no longer do: a change is meant to change some, the others are slips. */
export function FailingList({ failing, nameOfEntry }: { failing: readonly FailingTest[]; nameOfEntry: (key: string) => string }) {
  const { t } = useTranslation('policy-drafts')
  const { word } = useNames()
  if (failing.length === 0) return null
  return (
    <Sheet title={t('one.failing')} sub={t('one.failingSub')} padded>
      {failing.map(({ name, on, became, before, after, why, basis }) => (
        <div key={`${name} ${on}`} className="draft-change">
          <span lang="zh-CN">{name}</span> <span className="num mute">{on}</span>{' '}
          {basis.map(({ source, number, clause, title }) => (
            <CiteChip key={source} source={{ document: number, clause, title }} />
          ))}
          <p>
            {t(`became.${became}`, {
              before: before && word(before),
              after: after && word(after),
              entry: became === 'open' && after ? nameOfEntry(after) : '',
            })}
          </p>
          <details>
            <summary>{t('became.whole')}</summary>
            <p className="mute" lang="zh-CN">
              {why}
            </p>
          </details>
        </div>
      ))}
    </Sheet>
  )
}
