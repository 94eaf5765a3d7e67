import type { Pack } from '#policy/index.ts'
import { type DemoCounty, townPlace, demoCounty } from './demo-county.ts'
import { inventedPlaces } from './invented-places.ts'

type Region = Pick<Pack, 'region' | 'name'> & { bundle: Pick<Pack['bundle'], 'scope'> }
type Names = Pick<DemoCounty, 'code' | 'name' | 'fullName' | 'parent'>

/**
 * The county in which a region's pack is tried: two invented townships where nobody has signed yet. A county's or an institution's pack plays in the
 * county of its own code, one of a city or province in an invented county right below it, whose code nobody has. No two regions share one.
 *
 * Example: 330100 杭州市 → 330199 杭州市演示区, below 杭州市; 330000 浙江省 → 339099, as counties right below a province are numbered from 9001.
 * 320904 盐城市大丰区 → itself. 500112 → the demo county as it always is.
 */
export function countyOfPack(pack: Region): DemoCounty {
  if (Number(pack.region) === demoCounty.code) return demoCounty
  const names = namesOf(pack)
  return {
    ...names, places: inventedPlaces(String(names.code)), clinic: '康泰诊所（演示）', hasPast: false,
    hospitals: [
      { name: `${names.fullName}人民医院（演示）`, shortName: '区人民医院', level: 2, place: townPlace },
      { name: `${names.fullName}中医院（演示）`, shortName: '区中医院', level: 2, place: townPlace },
      { name: `${names.parent?.name ?? ''}第一医院（演示）`, shortName: '第一医院', level: 3, place: townPlace },
    ],
  }
}

function namesOf({ region, name, bundle: { scope } }: Region): Names {
  if (!region.endsWith('00')) {
    const own = scope === 'institution' ? `${name}所在区` : name
    return { code: Number(region), name: own, fullName: own, parent: null }
  }
  const isProvince = region.endsWith('0000')
  const code = isProvince ? `${region.slice(0, 2)}9099` : `${region.slice(0, 4)}99`
  return { code: Number(code), name: '演示区', fullName: `${name}演示区`, parent: { code: region, name, level: isProvince ? 'province' : 'city' } }
}
