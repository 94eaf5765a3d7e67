import { useTranslation } from 'react-i18next'
import type { FailingTest } from '#api/policy-drafts.ts'
import { CiteChip } from '../../../kit/cite-chip.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

/** Which of the pack's tests held before the draft and no longer do: a change is meant to change some, the others are slips. */
export function FailingList({ failing }: { failing: readonly FailingTest[] }) {
  const { t } = useTranslation('policy-drafts')
  if (failing.length === 0) return null
  return (
    <Sheet title={t('one.failing')} sub={t('one.failingSub')} padded>
      {failing.map(({ name, on, why, basis }) => (
        <div key={`${name} ${on}`} className="draft-change" lang="zh-CN">
          {name} <span className="num mute">{on}</span>{' '}
          {basis.map(({ source, number, clause, title }) => (
            <CiteChip key={source} source={{ document: number, clause, title }} />
          ))}
          <p className="mute">{why}</p>
        </div>
      ))}
    </Sheet>
  )
}
