import { useTranslation } from 'react-i18next'
import type { Plan } from '#api/targets.ts'
import { countText } from '../../../kit/figures.ts'
import type { GridCell } from '../../../kit/quota-grid.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { isHalf, productText, rateText } from '../figures.ts'

/** How the chosen row came about, and what is odd about it. */
export function FormulaBar({ plan, cell }: { plan: Plan; cell: GridCell | null }) {
  const { t } = useTranslation('targets')
  const row = cell ? plan.rows[cell.row] : undefined
  if (!row)
    return (
      <div className="fx">
        <output className="mute">{t('fx.none')}</output>
      </div>
    )
  const column = cell?.column === 'persons' || cell?.column === 'override' ? t(`grid.${cell.column}`) : t('grid.quota')
  const note =
    row.override === null
      ? plan.rounding === 'half_up' && isHalf(row)
        ? t('fx.half')
        : null
      : t('fx.overridden', { computed: countText(row.computed), override: countText(row.override), reason: row.overrideReason ?? '' })
  const odd = row.printed !== null && row.printed !== row.quota ? t('fx.printed', { printed: countText(row.printed) }) : null
  return (
    <div className="fx">
      <span className="cell" lang="zh-CN">
        {t('grid.cell', { name: row.name, column })}
      </span>
      <output>
        <i aria-hidden="true">fx</i>
        {t(`fx.${plan.rounding ?? 'noRule'}`, {
          persons: countText(row.persons),
          rate: rateText(row.rateBasisPoints),
          product: productText(row.productTenThousandths),
          quota: countText(row.computed),
        })}
      </output>
      {note || odd ? (
        <span className="fx-note">
          <StatusTag plain tone="mid">
            {[note, odd].filter(Boolean).join(' · ')}
          </StatusTag>
        </span>
      ) : null}
    </div>
  )
}
