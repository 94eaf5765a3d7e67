import type { QuotaKind } from '#policy/index.ts'
import { spellPlaceName } from '#kernel/spell-name.ts'
import { countryPlace, type DemoCounty, townPlace } from './demo-county.ts'

export type Place = {
  /** Its number in the county, in the order of the notice: part of the ids of everything in it. */
  place: number
  /** Nine digits. */
  code: string
  name: string
  /** Where its tile stands on the schematic map: column and row. */
  tile: readonly [number, number]
  /** How many of its residents the demo county has signed: no figure of any authority. */
  signed: number
  /** Three digits and the name of each community and village. */
  villages: string
}
export type Village = { code: string; name: string; isCommunity: boolean; grids: readonly string[] }
export type Township = Omit<Place, 'villages'> & {
  county: DemoCounty
  kind: QuotaKind
  /** Everybody who lives there: as the notice prints it, or as it was invented. */
  persons: number
  villages: readonly Village[]
  /** What its random streams are named by: invented townships are the same people in every county. */
  drawnBy: string
}
export type NamedCount = { name: string; kind: QuotaKind; persons: number }

/** The two whose residents are made by default: of the demo county 悦来街道 and 兴隆镇. */
export const isLive = ({ place }: Pick<Place, 'place'>): boolean => place === townPlace || place === countryPlace
/** The one of them in the town, and the one in the country. */
export const townOf = (townships: readonly Township[]): Township => townships.find(({ place }) => place === townPlace) as Township
export const countryOf = (townships: readonly Township[]): Township => townships.find(({ place }) => place === countryPlace) as Township

/** The county's townships with the counts and kinds of a table. @throws Error when the table names another township */
export function planTownships(county: DemoCounty, table: readonly NamedCount[]): Township[] {
  const { places } = county
  if (table.length !== places.length) throw new Error(`the table has ${table.length} townships, not ${places.length}`)
  return places.map((one) => {
    const row = table.find(({ name }) => name === one.name)
    if (!row) throw new Error(`the table has no ${one.name}`)
    const villages = one.villages.split(' ').map((written) => villageOf(one.code, written, row.kind))
    return { ...one, county, kind: row.kind, persons: row.persons, villages, drawnBy: county.hasPast ? one.code : `place ${one.place}` }
  })
}

/** Communities have codes from 001, villages from 201; a community in a town has eight grids, every other place four. */
function villageOf(township: string, written: string, kind: QuotaKind): Village {
  const code = township + written.slice(0, 3)
  const isCommunity = written.slice(0, 3) < '200'
  const grids = Array.from({ length: isCommunity && kind === 'urban' ? 8 : 4 }, (_, i) => `${code}${String(i + 1).padStart(3, '0')}`)
  return { code, name: written.slice(3), isCommunity, grids }
}

/** One row of the region tree, parents before children. */
export type RegionRow = {
  code: string; parentCode: string | null; level: 'province' | 'city' | 'county' | 'township' | 'village' | 'grid'; name: string
  pinyin: string; initials: string; kind: QuotaKind | null; tile: readonly [number, number] | null
}

/** 重庆市 → 渝北区 → townships → communities and villages → grids. A municipality has no city between it and its districts. */
export function listRegions(county: DemoCounty, townships: readonly Township[]): RegionRow[] {
  const row = (code: string, parentCode: string | null, level: RegionRow['level'], name: string, kind: QuotaKind | null = null, tile: RegionRow['tile'] = null): RegionRow =>
    ({ code, parentCode, level, name, ...spellPlaceName(name), kind, tile })
  const { parent } = county
  const rows = [...(parent ? [row(parent.code, null, parent.level, parent.name)] : []), row(String(county.code), parent?.code ?? null, 'county', county.name)]
  for (const township of townships) rows.push(row(township.code, String(county.code), 'township', township.name, township.kind, township.tile))
  for (const township of townships) for (const village of township.villages) {
    rows.push(row(village.code, township.code, 'village', village.name, village.isCommunity ? 'urban' : 'rural'))
  }
  for (const township of townships) for (const village of township.villages) {
    village.grids.forEach((grid, i) => rows.push(row(grid, village.code, 'grid', `第${i + 1}网格`)))
  }
  return rows
}
