import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText, percentText, shareText } from '../../../kit/figures.ts'
import { Shape } from '../../../kit/shape.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StandingTag, standing } from '../../../kit/status-tag.tsx'
import { type Tile, TileMap } from '../../../kit/tile-map.tsx'
import { personsOf, type Township } from '../figures.ts'

const tones = ['low', 'mid', 'high', 'none'] as const

/** Every township one tile, coloured by its quota; a township that is not connected is grey and says so. */
export function TownshipMap({
  townships,
  current,
  pick,
}: {
  townships: readonly Township[]
  current: string | undefined
  pick: (code: string) => void
}) {
  const { t } = useTranslation('overview')
  const tile = (township: Township): Tile => {
    const { code, name, all, quota, column, row } = township
    const persons = personsOf(township)
    const place = column !== null && row !== null ? { column, row } : {}
    if (!all) return { key: code, name, ...place, value: '—', tone: 'none', word: t('map.notLive') }
    const tone = standing(all.signed, quota)
    const gap = quota === null ? null : all.signed - quota
    return {
      key: code,
      name,
      ...place,
      value: shareText(all.signed, persons),
      unit: '%',
      tone,
      word: quota === null ? t('map.noQuota') : t(`standing.${tone}`, { ns: 'kit' }),
      ...(gap === null ? {} : { note: `${gap > 0 ? '+' : gap < 0 ? '−' : ''}${countText(Math.abs(gap))}` }),
      // The bar runs to twice the quota's share, so that the stroke stands in the middle and both sides can be seen.
      bar: { value: all.signed, goal: quota, whole: quota ? quota * 1.5 : persons, label: `${name} ${shareText(all.signed, persons)}%` },
      to: `/g/townships/${code}`,
    }
  }
  const columns = Math.max(6, ...townships.map(({ column }) => column ?? 0))
  const chosen = townships.find(({ code }) => code === current)
  return (
    <Sheet title={t('map.title')} sub={t('map.sub')} className="overview-map">
      <p className="overview-drill" aria-live="polite">
        {chosen?.all ? (
          <>
            <StandingTag done={chosen.all.signed} goal={chosen.quota} />
            <b lang="zh-CN">{chosen.name}</b>
            <span>
              {chosen.quota === null
                ? percentText(chosen.all.signed, personsOf(chosen))
                : t(chosen.all.signed >= chosen.quota ? 'drill.over' : 'drill.short', {
                    rate: shareText(chosen.all.signed, personsOf(chosen)),
                    count: countText(Math.abs(chosen.all.signed - chosen.quota)) as never,
                  })}
            </span>
          </>
        ) : (
          <span className="mute">{chosen ? t('township.notLive', { name: chosen.name }) : t('drill.none')}</span>
        )}
        {chosen ? (
          <Link className="push" to="/g/townships/$code" params={{ code: chosen.code } as never}>
            {t('drill.open', { name: chosen.name })} ›
          </Link>
        ) : null}
      </p>
      <TileMap label={t('map.title')} columns={columns} current={current} tiles={townships.map(tile)} onPick={pick} />
      <ul className="legend overview-legend">
        {tones.map((tone) => (
          <li key={tone}>
            <span className={`st ${tone}`}>
              <Shape tone={tone} />
              {tone === 'none' ? t('map.notLive') : t(`standing.${tone}`, { ns: 'kit' })}
            </span>
            {t(`map.legend.${tone}`)}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
