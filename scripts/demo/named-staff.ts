import { demoId } from './demo-ids.ts'
import type { Named } from './staff-record.ts'

/** The number of a member of staff within the township follows from the place in the team, so that an id means the same person under every seed. Teams count from 0. */
export const staffSerial = {
  director: 1,
  doctor: (team: number, nth: number) => (team + 1) * 100 + 1 + nth,
  nurse: (team: number, nth: number) => (team + 1) * 100 + 11 + nth,
  publicHealthDoctor: (team: number) => (team + 1) * 100 + 21,
  fourth: (team: number) => (team + 1) * 100 + 31,
  villageDoctor: (team: number, village: number) => (team + 1) * 100 + 41 + village,
  independent: (nth: number) => 9_001 + nth,
}

/** Teams are numbered from 1, independent village doctors from 101. */
export const teamSerial = { independent: (nth: number) => 101 + nth }

/** Staff whom tests, pictures and logins name, by place (7 is 悦来街道, 13 is 兴隆镇, 0 the hospitals) and number. */
export const namedStaff: Readonly<Record<string, Named>> = {
  '0 1': { name: '夏正清', sex: 1, title: 'associate_senior' },
  '0 2': { name: '苏晓蓉', sex: 2 },
  '7 1': { name: '蒋文慧', sex: 2, title: 'associate_senior' },
  '7 101': { name: '黎建国', sex: 1, title: 'associate_senior' },
  '7 301': { name: '陈静', sex: 2, title: 'intermediate' },
  '7 311': { name: '周晓梅', sex: 2 },
  '7 312': { name: '李敏', sex: 2 },
  '7 321': { name: '邓志强', sex: 1 },
  '7 331': { name: '游佳', sex: 2 },
  '13 1': { name: '何光明', sex: 1, title: 'associate_senior' },
  '13 9001': { name: '唐德明', sex: 1 },
}

export const countyStaff = { visitingDoctorId: demoId('staff', 0, 1), liaisonId: demoId('staff', 0, 2) }
