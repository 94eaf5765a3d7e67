import type { Pack } from '#policy/index.ts'
import { inventedPlaces } from './invented-places.ts'
import type { Place } from './region-tree.ts'
import { noticePlaces } from './yubei-places.ts'

/** Where a demonstration plays. People, institutions and teams are made for its townships; everything else is its names and codes. */
export type DemoCounty = {
  code: number
  /** 渝北区, as in the region tree, and 重庆市渝北区, as on an address. */
  name: string
  fullName: string
  /** The region above; null where the county stands alone. */
  parent: { code: string; name: string; level: 'province' | 'city' } | null
  /** All townships; those of the places 7 and 13, a town and one in the country, are made by default. */
  places: readonly Place[]
  /** The hospitals residents may choose beside their family doctor, in this order; the first leads the alliance. Each stands in the township of a place. */
  hospitals: readonly { name: string; shortName: string; level: 2 | 3; place: number }[]
  clinic: string
  /** Whether the county has a past: contracts of three years, issued plans, its register of documents. Otherwise nobody has signed yet. */
  hasPast: boolean
}

/** The places of the townships that are made by default, and in which everybody who is named works or lives. */
export const [townPlace, countryPlace] = [7, 13]

export const yubei: DemoCounty = {
  code: 500112, name: '渝北区', fullName: '重庆市渝北区', parent: { code: '500000', name: '重庆市', level: 'province' }, places: noticePlaces, clinic: '渝北悦来康泰诊所（演示）', hasPast: true,
  hospitals: [
    { name: '重庆市渝北区人民医院', shortName: '区人民医院', level: 2, place: 2 },
    { name: '重庆市渝北区中医院', shortName: '区中医院', level: 2, place: 4 },
    { name: '重庆两江综合医院（演示）', shortName: '两江综合医院', level: 3, place: 6 },
  ],
}

/**
 * A county for trying a region's pack: two invented townships where nobody has signed yet. A county's or an institution's pack plays in the county
 * of its own code, one of a city or province in an invented county below it, whose code nobody has.
 *
 * Example: 330100 杭州市 → 330199 杭州市演示区, below 杭州市; 330000 浙江省 → 339999. 320904 盐城市大丰区 → itself.
 */
export function countyOfPack({ region, name, bundle: { scope } }: Pick<Pack, 'region' | 'name' | 'bundle'>): DemoCounty {
  if (Number(region) === yubei.code) return yubei
  const isAbove = region.endsWith('00')
  const code = !isAbove ? region : `${region.endsWith('0000') ? `${region.slice(0, 2)}99` : region.slice(0, 4)}99`
  const own = isAbove ? '演示区' : scope === 'institution' ? `${name}所在区` : name
  const fullName = isAbove ? `${name}${own}` : own
  return {
    code: Number(code), name: own, fullName, parent: isAbove ? { code: region, name, level: region.endsWith('0000') ? 'province' : 'city' } : null, places: inventedPlaces(code), clinic: '康泰诊所（演示）', hasPast: false,
    hospitals: [
      { name: `${fullName}人民医院（演示）`, shortName: '区人民医院', level: 2, place: townPlace },
      { name: `${fullName}中医院（演示）`, shortName: '区中医院', level: 2, place: townPlace },
      { name: `${isAbove ? name : ''}第一医院（演示）`, shortName: '第一医院', level: 3, place: townPlace },
    ],
  }
}
