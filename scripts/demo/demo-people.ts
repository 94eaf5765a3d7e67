import type { Role } from '#api/permissions.ts'
import { countryPlace, type DemoCounty, townPlace, demoCounty } from './demo-county.ts'
import { accountIdOfStaff, demoId } from './demo-ids.ts'
import { hospitalId } from './institutions.ts'
import { countyStaff, staffSerial, teamSerial } from './named-staff.ts'
import type { Place } from './region-tree.ts'

/** Somebody who gets a login in the demo county. Scope follows from role and place: a region, an institution, a team. */
export type DemoPerson = {
  accountId: string; account: string; displayName: string; role: Role
  /** What the sign-in page says of the place, in Chinese. */
  place: string
  regionCode: string; institutionId: string | null; teamId: string | null; staffId: string | null
}

/** The independent village doctor's. */
export const independentTeamId = demoId('team', countryPlace, teamSerial.independent(0))

/** People of the authorities, who belong to no institution. Their accounts are numbered in this order. */
const listOfficials = ({ code, name, parent }: DemoCounty, town: Place): [account: string, displayName: string, role: Role, place: string, regionCode: string | null][] => [
  ['wumin', '吴敏', 'commission', `${name}卫生健康委 基层科`, String(code)],
  ['pengzhiyuan', '彭志远', 'commission', `${name}卫生健康委 复核`, String(code)],
  ['admin', '江海', 'platform_admin', `${name} 平台管理`, String(code)],
  ['qinlan', '秦岚', 'city_viewer', `${parent?.name}卫生健康委`, parent?.code ?? null],
  ['fuxiaoqin', '傅小琴', 'township_office', `${town.name}办事处`, town.code],
  ['yuanli', '袁丽', 'finance', `${name}财政局`, String(code)],
  ['gaobo', '高波', 'insurer', `${name}医疗保障局`, String(code)],
  ['duanwenbin', '段文斌', 'auditor', `${name} 审计`, String(code)],
  ['suyu', '苏雨', 'surveyor', `${name} 满意度调查`, String(code)],
]

/** People of institutions: township, number of the member of staff, team (counted from 1, 0 for none). */
const listClinicians = (town: Names, country: Names): [account: string, displayName: string, role: Role, place: string, at: Names, serial: number, team: number][] => [
  ['jiangwenhui', '蒋文慧', 'institution_manager', town.centre, town, staffSerial.director, 0],
  ['lijianguo', '黎建国', 'team_leader', `${town.short}第一团队`, town, staffSerial.doctor(0, 0), 1],
  ['chenjing', '陈静', 'family_doctor', `${town.short}第三团队`, town, staffSerial.doctor(2, 0), 3],
  ['zhouxiaomei', '周晓梅', 'nurse', `${town.short}第三团队`, town, staffSerial.nurse(2, 0), 3],
  ['dengzhiqiang', '邓志强', 'public_health_doctor', `${town.short}第三团队`, town, staffSerial.publicHealthDoctor(2), 3],
  ['youjia', '游佳', 'assistant', `${town.short}第三团队`, town, staffSerial.fourth(2), 3],
  ['heguangming', '何光明', 'institution_manager', country.centre, country, staffSerial.director, 0],
]

type Names = Place & { short: string; centre: string }
const namesOf = (place: Place): Names => ({ ...place, short: place.name.replace(/街道$|镇$/, ''), centre: `${place.name}${place.place === townPlace ? '社区卫生服务中心' : '卫生院'}` })

/**
 * Everybody who gets a login: one or more of each role, of the two live townships and the authorities above them. Their staff rows are
 * in the demo county under the same ids.
 */
export function listDemoPeople(county: DemoCounty = demoCounty): DemoPerson[] {
  const [town, country] = [townPlace, countryPlace].map((place) => namesOf(county.places.find((one) => one.place === place) as Place)) as [Names, Names]
  const person = (account: string, displayName: string, role: Role, place: string, at: Names, serial: number, team: number): DemoPerson => {
    const staffId = demoId('staff', at.place, serial)
    return {
      accountId: accountIdOfStaff(staffId), account, displayName, role, place, regionCode: at.code, staffId,
      institutionId: demoId('institution', at.place, 1), teamId: team === 0 ? null : demoId('team', at.place, team),
    }
  }
  return [
    ...listOfficials(county, town).flatMap(([account, displayName, role, place, regionCode], i) => (regionCode === null ? [] : [{
      accountId: officialAccountId(i), account, displayName, role, place, regionCode, staffId: null, institutionId: null, teamId: null,
    }])),
    ...listClinicians(town, country).map((one) => person(...one)),
    person('tangdeming', '唐德明', 'village_doctor', `${country.name} 独立签约村医`, country, staffSerial.independent(0), teamSerial.independent(0)),
    {
      accountId: accountIdOfStaff(countyStaff.liaisonId), account: 'suxiaorong', displayName: '苏晓蓉', role: 'referral_office', place: '区人民医院 转诊办',
      regionCode: String(county.code), staffId: countyStaff.liaisonId, institutionId: hospitalId(1), teamId: null,
    },
  ]
}

/** The account of the nth official (from 0): who drafted (0) and who issued (1) the plans. */
export function officialAccountId(nth: number): string {
  return demoId('account', 0, 100 + nth)
}
