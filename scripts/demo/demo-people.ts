import type { Role } from '#api/permissions.ts'
import { accountIdOfStaff, demoId } from './demo-ids.ts'
import { hospitalId } from './institutions.ts'
import { countyStaff, staffSerial, teamSerial } from './named-staff.ts'

/** Somebody who gets a login in the demo county. Scope follows from role and place: a region, an institution, a team. */
export type DemoPerson = {
  accountId: string; account: string; displayName: string; role: Role
  /** What the sign-in page says of the place, in Chinese. */
  place: string
  regionCode: string; institutionId: string | null; teamId: string | null; staffId: string | null
}

const [yuelai, xinglong] = [7, 13]
const yuelaiTown = '500112015'
const xinglongTown = '500112138'

/** The independent village doctor's. */
export const independentTeamId = demoId('team', xinglong, teamSerial.independent(0))

/** People of the authorities, who belong to no institution. Their accounts are numbered in this order. */
const officials: readonly [account: string, displayName: string, role: Role, place: string, regionCode: string][] = [
  ['wumin', '吴敏', 'commission', '渝北区卫生健康委 基层科', '500112'],
  ['pengzhiyuan', '彭志远', 'commission', '渝北区卫生健康委 复核', '500112'],
  ['admin', '江海', 'platform_admin', '渝北区 平台管理', '500112'],
  ['qinlan', '秦岚', 'city_viewer', '重庆市卫生健康委', '500000'],
  ['fuxiaoqin', '傅小琴', 'township_office', '悦来街道办事处', yuelaiTown],
  ['yuanli', '袁丽', 'finance', '渝北区财政局', '500112'],
  ['gaobo', '高波', 'insurer', '渝北区医疗保障局', '500112'],
  ['duanwenbin', '段文斌', 'auditor', '渝北区 审计', '500112'],
  ['suyu', '苏雨', 'surveyor', '渝北区 满意度调查', '500112'],
]

/** People of institutions: township's place, number of the member of staff, team (counted from 1, 0 for none). */
const clinicians: readonly [account: string, displayName: string, role: Role, place: string, township: number, serial: number, team: number][] = [
  ['jiangwenhui', '蒋文慧', 'institution_manager', '悦来街道社区卫生服务中心', yuelai, staffSerial.director, 0],
  ['lijianguo', '黎建国', 'team_leader', '悦来第一团队', yuelai, staffSerial.doctor(0, 0), 1],
  ['chenjing', '陈静', 'family_doctor', '悦来第三团队', yuelai, staffSerial.doctor(2, 0), 3],
  ['zhouxiaomei', '周晓梅', 'nurse', '悦来第三团队', yuelai, staffSerial.nurse(2, 0), 3],
  ['dengzhiqiang', '邓志强', 'public_health_doctor', '悦来第三团队', yuelai, staffSerial.publicHealthDoctor(2), 3],
  ['youjia', '游佳', 'assistant', '悦来第三团队', yuelai, staffSerial.fourth(2), 3],
  ['heguangming', '何光明', 'institution_manager', '兴隆镇卫生院', xinglong, staffSerial.director, 0],
]

/**
 * Everybody who gets a login: one or more of each role, of the two live townships and the authorities above them. Their staff rows are
 * in the demo county under the same ids.
 */
export function listDemoPeople(): DemoPerson[] {
  const person = (account: string, displayName: string, role: Role, place: string, township: number, serial: number, team: number): DemoPerson => {
    const staffId = demoId('staff', township, serial)
    const regionCode = township === yuelai ? yuelaiTown : xinglongTown
    return {
      accountId: accountIdOfStaff(staffId), account, displayName, role, place, regionCode, staffId,
      institutionId: demoId('institution', township, 1), teamId: team === 0 ? null : demoId('team', township, team),
    }
  }
  return [
    ...officials.map(([account, displayName, role, place, regionCode], i) => ({
      accountId: officialAccountId(i), account, displayName, role, place, regionCode, staffId: null, institutionId: null, teamId: null,
    })),
    ...clinicians.map((one) => person(...one)),
    person('tangdeming', '唐德明', 'village_doctor', '兴隆镇 独立签约村医', xinglong, staffSerial.independent(0), teamSerial.independent(0)),
    {
      accountId: accountIdOfStaff(countyStaff.liaisonId), account: 'suxiaorong', displayName: '苏晓蓉', role: 'referral_office', place: '区人民医院 转诊办',
      regionCode: '500112', staffId: countyStaff.liaisonId, institutionId: hospitalId(1), teamId: null,
    },
  ]
}

/** The account of the nth official (from 0): who drafted (0) and who issued (1) the plans. */
export function officialAccountId(nth: number): string {
  return demoId('account', 0, 100 + nth)
}
