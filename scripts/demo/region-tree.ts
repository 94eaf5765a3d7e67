import type { QuotaKind } from '#policy/index.ts'
import { spellPlaceName } from '#kernel/spell-name.ts'
import { places } from './yubei-places.ts'

export const countyCode = 500112
export const county = { code: '500112', name: '渝北区' }
const province = { code: '500000', name: '重庆市' }

export type Village = { code: string; name: string; isCommunity: boolean; grids: readonly string[] }
export type Township = {
  /** 1 to 22, in the order of the notice; part of the ids of everything in it. */
  place: number
  code: string; name: string; kind: QuotaKind; tile: readonly [number, number]
  /** Everybody who lives there, as the notice prints it. */
  persons: number
  signed: number
  villages: readonly Village[]
}
type NamedCount = { name: string; kind: QuotaKind; persons: number }

/** Named 悦来街道 and 兴隆镇: the two whose residents are made by default. */
export const liveTownships = ['500112015', '500112138']

/** The county's townships with the counts and kinds of the notice's own table. @throws Error when the table names another township */
export function planTownships(table: readonly NamedCount[]): Township[] {
  if (table.length !== places.length) throw new Error(`the table has ${table.length} townships, not ${places.length}`)
  return places.map((place, i) => {
    const row = table.find(({ name }) => name === place.name)
    if (!row) throw new Error(`the table has no ${place.name}`)
    const villages = place.villages.split(' ').map((written) => villageOf(place.code, written, row.kind))
    return { place: i + 1, code: place.code, name: place.name, kind: row.kind, tile: place.tile, persons: row.persons, signed: place.signed, villages }
  })
}

/** Communities have codes from 001, villages from 201; a town's community has six grids, a village four. */
function villageOf(township: string, written: string, kind: QuotaKind): Village {
  const code = township + written.slice(0, 3)
  const isCommunity = written.slice(0, 3) < '200'
  const grids = Array.from({ length: isCommunity && kind === 'urban' ? 8 : 4 }, (_, i) => `${code}${String(i + 1).padStart(3, '0')}`)
  return { code, name: written.slice(3), isCommunity, grids }
}

/** One row of the region tree, parents before children. */
export type RegionRow = {
  code: string; parentCode: string | null; level: 'province' | 'county' | 'township' | 'village' | 'grid'; name: string
  pinyin: string; initials: string; kind: QuotaKind | null; tile: readonly [number, number] | null
}

/** 重庆市 → 渝北区 → townships → communities and villages → grids. A municipality has no city between it and its districts. */
export function listRegions(townships: readonly Township[]): RegionRow[] {
  const row = (code: string, parentCode: string | null, level: RegionRow['level'], name: string, kind: QuotaKind | null = null, tile: RegionRow['tile'] = null): RegionRow =>
    ({ code, parentCode, level, name, ...spellPlaceName(name), kind, tile })
  const rows = [row(province.code, null, 'province', province.name), row(county.code, province.code, 'county', county.name)]
  for (const township of townships) rows.push(row(township.code, county.code, 'township', township.name, township.kind, township.tile))
  for (const township of townships) for (const village of township.villages) {
    rows.push(row(village.code, township.code, 'village', village.name, village.isCommunity ? 'urban' : 'rural'))
  }
  for (const township of townships) for (const village of township.villages) {
    village.grids.forEach((grid, i) => rows.push(row(grid, village.code, 'grid', `第${i + 1}网格`)))
  }
  return rows
}
