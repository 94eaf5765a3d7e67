import { type CreditCode, completeCreditCode } from '#kernel/credit-code.ts'
import { demoId } from './demo-ids.ts'
import type { DemoCounty } from './demo-county.ts'
import { type Township, townOf } from './region-tree.ts'

export type Institution = {
  id: string; name: string; shortName: string; creditCode: CreditCode
  kind: 'community_health_centre' | 'community_health_station' | 'township_health_centre' | 'village_clinic' | 'hospital' | 'private_clinic'
  hospitalLevel: 1 | 2 | 3 | null; ownership: 'public' | 'private'; parentId: string | null; townshipCode: string; address: string
}

/** Organisation codes of the demo county begin with DE9: a range no register has given out. */
const creditCode = (county: DemoCounty, ownership: Institution['ownership'], place: number, serial: number) =>
  completeCreditCode(`${ownership === 'public' ? '12' : '91'}${county.code}DE9${String(place * 1000 + serial).padStart(5, '0')}`)

export const hospitalId = (nth: number): string => demoId('institution', 0, nth)
/** The centre or township hospital of a township: where its teams belong. */
export const centreId = (township: Township): string => demoId('institution', township.place, 1)
/** The station or clinic of a township's nth village. */
export const stationId = (township: Township, village: number): string => demoId('institution', township.place, village + 2)

/** Hospitals, one private clinic, and in every township its centre with a station or clinic in every village. */
export function listInstitutions(county: DemoCounty, townships: readonly Township[]): Institution[] {
  return [...listCountyInstitutions(county, townships), ...townships.flatMap(listTownshipInstitutions)]
}

function listCountyInstitutions(county: DemoCounty, townships: readonly Township[]): Institution[] {
  const town = townOf(townships)
  const rows = county.hospitals.map(({ name, shortName, level, place }, i): Institution => ({
    id: hospitalId(i + 1), name, shortName, creditCode: creditCode(county, 'public', 0, i + 1), kind: 'hospital', hospitalLevel: level, ownership: 'public',
    parentId: null, townshipCode: (townships.find((one) => one.place === place) as Township).code, address: `${county.fullName}（演示地址）${i + 1}号`,
  }))
  rows.push({
    id: hospitalId(4), name: county.clinic, shortName: '康泰诊所', creditCode: creditCode(county, 'private', 0, 4), kind: 'private_clinic', hospitalLevel: null,
    ownership: 'private', parentId: null, townshipCode: town.code, address: `${county.fullName}${town.name}${town.villages[0]?.name}（演示地址）4号`,
  })
  return rows
}

function listTownshipInstitutions(township: Township): Institution[] {
  const { county } = township
  const isUrban = township.kind === 'urban'
  const short = township.name.replace(/街道$|镇$/, '')
  const place = { hospitalLevel: null, ownership: 'public', townshipCode: township.code } as const
  const centre: Institution = {
    ...place, id: centreId(township), name: `${township.name}${isUrban ? '社区卫生服务中心' : '卫生院'}`, shortName: `${short}${isUrban ? '中心' : '卫生院'}`,
    creditCode: creditCode(county, 'public', township.place, 1), kind: isUrban ? 'community_health_centre' : 'township_health_centre', parentId: null,
    address: `${county.fullName}${township.name}（演示地址）1号`,
  }
  const stations = township.villages.map((village, i): Institution => ({
    ...place, id: stationId(township, i), parentId: centre.id, creditCode: creditCode(county, 'public', township.place, i + 2),
    name: `${township.name}${village.name}${village.isCommunity ? '卫生服务站' : '卫生室'}`, shortName: `${village.name}${village.isCommunity ? '站' : '卫生室'}`,
    kind: village.isCommunity ? 'community_health_station' : 'village_clinic', address: `${county.fullName}${township.name}${village.name}（演示地址）`,
  }))
  return [centre, ...stations]
}
