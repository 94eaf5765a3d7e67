import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GoalBar } from './goal-bar.tsx'
import { Shape } from './shape.tsx'
import type { Risk } from './status-tag.tsx'

export type Tile = {
  key: string
  name: string
  column?: number
  row?: number
  value: string
  unit?: string
  tone: Risk
  word: string
  note?: string
  bar?: { value: number; goal: number | null; whole?: number; label: string }
  to?: string
  search?: Record<string, unknown>
}

/**
 * A grid cartogram: every place one tile of equal size, coloured by standing. Tiles without a place flow in order. `children` go into
 * free corners.
 */
export function TileMap({
  label,
  tiles,
  columns = 6,
  current,
  onPick,
  children,
}: {
  label: string
  tiles: readonly Tile[]
  columns?: number
  current?: string | undefined
  onPick?: (key: string) => void
  children?: ReactNode
}) {
  const { t } = useTranslation('kit')
  return (
    <div
      className="tiles"
      role="group"
      aria-label={t('mapLabel', { label })}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {tiles.map((tile) => {
        // biome-ignore lint/correctness/useJsxKeyInIterable: the key is on what holds it
        const inside = <TileFace tile={tile} />
        const looks = {
          className: `tile ${tile.tone}`,
          style: tile.row && tile.column ? { gridArea: `${tile.row} / ${tile.column}` } : {},
          'aria-current': current === tile.key ? ('true' as const) : undefined,
        }
        if (onPick)
          return (
            <button key={tile.key} type="button" {...looks} onClick={() => onPick(tile.key)}>
              {inside}
            </button>
          )
        return tile.to ? (
          <Link key={tile.key} to={tile.to} {...(tile.search ? { search: tile.search as never } : {})} {...looks}>
            {inside}
          </Link>
        ) : (
          <div key={tile.key} {...looks}>
            {inside}
          </div>
        )
      })}
      {children}
    </div>
  )
}

function TileFace({ tile }: { tile: Tile }) {
  return (
    <>
      <span className="tile-name" lang="zh-CN">
        {tile.name}
      </span>
      <span className="tile-value">
        {tile.value}
        {tile.unit ? <small>{tile.unit}</small> : null}
      </span>
      {tile.bar ? <GoalBar {...tile.bar} tone={tile.tone} size="s" /> : null}
      <span className="tile-foot">
        <span className={`st ${tile.tone}`}>
          <Shape tone={tile.tone} />
          {tile.word}
        </span>
        {tile.note ? <span>{tile.note}</span> : null}
      </span>
    </>
  )
}
