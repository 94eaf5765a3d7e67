import { type CreditCode, completeCreditCode } from '#kernel/credit-code.ts'
import { demoId } from './demo-ids.ts'
import type { Township } from './region-tree.ts'

export type Institution = {
  id: string; name: string; shortName: string; creditCode: CreditCode
  kind: 'community_health_centre' | 'community_health_station' | 'township_health_centre' | 'village_clinic' | 'hospital' | 'private_clinic'
  hospitalLevel: 1 | 2 | 3 | null; ownership: 'public' | 'private'; parentId: string | null; townshipCode: string; address: string
}

/** Organisation codes of the demo county begin with DE9: a range no register has given out. */
const creditCode = (ownership: Institution['ownership'], place: number, serial: number) =>
  completeCreditCode(`${ownership === 'public' ? '12' : '91'}500112DE9${String(place * 1000 + serial).padStart(5, '0')}`)

/** The hospitals residents may choose beside their family doctor, in this order; the first leads the alliance. */
const hospitals = [
  { name: '重庆市渝北区人民医院', shortName: '区人民医院', level: 2, township: '500112002' },
  { name: '重庆市渝北区中医院', shortName: '区中医院', level: 2, township: '500112004' },
  { name: '重庆两江综合医院（演示）', shortName: '两江综合医院', level: 3, township: '500112013' },
] as const
export const hospitalId = (nth: number): string => demoId('institution', 0, nth)
/** The centre or township hospital of a township: where its teams belong. */
export const centreId = (township: Township): string => demoId('institution', township.place, 1)
/** The station or clinic of a township's nth village. */
export const stationId = (township: Township, village: number): string => demoId('institution', township.place, village + 2)

/** Hospitals, one private clinic, and in every township its centre with a station or clinic in every village. */
export function listInstitutions(townships: readonly Township[]): Institution[] {
  return [...listCountyInstitutions(), ...townships.flatMap(listTownshipInstitutions)]
}

function listCountyInstitutions(): Institution[] {
  const rows = hospitals.map(({ name, shortName, level, township }, i): Institution => ({
    id: hospitalId(i + 1), name, shortName, creditCode: creditCode('public', 0, i + 1), kind: 'hospital', hospitalLevel: level, ownership: 'public',
    parentId: null, townshipCode: township, address: `重庆市渝北区（演示地址）${i + 1}号`,
  }))
  rows.push({
    id: hospitalId(4), name: '渝北悦来康泰诊所（演示）', shortName: '康泰诊所', creditCode: creditCode('private', 0, 4), kind: 'private_clinic', hospitalLevel: null,
    ownership: 'private', parentId: null, townshipCode: '500112015', address: '重庆市渝北区悦来街道嘉悦社区（演示地址）4号',
  })
  return rows
}

function listTownshipInstitutions(township: Township): Institution[] {
  const isUrban = township.kind === 'urban'
  const short = township.name.replace(/街道$|镇$/, '')
  const place = { hospitalLevel: null, ownership: 'public', townshipCode: township.code } as const
  const centre: Institution = {
    ...place, id: centreId(township), name: `${township.name}${isUrban ? '社区卫生服务中心' : '卫生院'}`, shortName: `${short}${isUrban ? '中心' : '卫生院'}`,
    creditCode: creditCode('public', township.place, 1), kind: isUrban ? 'community_health_centre' : 'township_health_centre', parentId: null,
    address: `重庆市渝北区${township.name}（演示地址）1号`,
  }
  const stations = township.villages.map((village, i): Institution => ({
    ...place, id: stationId(township, i), parentId: centre.id, creditCode: creditCode('public', township.place, i + 2),
    name: `${township.name}${village.name}${village.isCommunity ? '卫生服务站' : '卫生室'}`, shortName: `${village.name}${village.isCommunity ? '站' : '卫生室'}`,
    kind: village.isCommunity ? 'community_health_station' : 'village_clinic', address: `重庆市渝北区${township.name}${village.name}（演示地址）`,
  }))
  return [centre, ...stations]
}
