import { validUntilOf } from '../../server/modules/skills/domain/determine-validity.ts'
import { localDate } from '#kernel/local-date.ts'
import { type Day, dayOf, textOf, yearOfDay } from './calendar.ts'
import type { DemoCounty } from './demo-county.ts'
import { demoId } from './demo-ids.ts'
import { centreId, stationId } from './institutions.ts'
import { staffSerial } from './named-staff.ts'
import { drawTable, openRandom } from './random.ts'
import type { Township } from './region-tree.ts'
import type { Staff } from './staff-record.ts'
import type { Team } from './teams.ts'

/** The assessments: last year's holds (1), this year's is a draft (2), the one before last is over (3). */
export const starRoundId = (nth: 1 | 2 | 3): string => demoId('round', 0, nth)
export const rounds = [
  { id: starRoundId(1), state: 'published', held: -350, from: -330, until: 380 },
  { id: starRoundId(2), state: 'draft', held: -6, from: null, until: 725 },
  { id: starRoundId(3), state: 'published', held: -715, from: -700, until: -340 },
] as const

const doctors = ['general_practitioner', 'clinical_doctor', 'tcm_doctor', 'village_doctor']
/** Courses as the county asks for them. */
export const courses = [
  { id: demoId('course', 0, 1), name: '家庭医生签约服务岗位培训', kind: 'course', requiredOf: ['general_practitioner', 'village_doctor', 'nurse', 'public_health_doctor'], months: 24, hours: 24, taken: 0.9 },
  { id: demoId('course', 0, 2), name: '心肺复苏与急救', kind: 'qualification', requiredOf: [...doctors, 'nurse'], months: 24, hours: 8, taken: 0.92 },
  { id: demoId('course', 0, 3), name: '心电图操作与判读', kind: 'course', requiredOf: ['village_doctor'], months: 24, hours: 16, taken: 0.7 },
  { id: demoId('course', 0, 4), name: '中医适宜技术', kind: 'course', requiredOf: [], months: null, hours: 32, taken: 0.3 },
  { id: demoId('course', 0, 5), name: '二级医院进修三个月', kind: 'rotation', requiredOf: [], months: null, hours: 480, taken: 0.12 },
] as const

const everywhere = ['community_health_centre', 'community_health_station', 'township_health_centre', 'village_clinic']
const centres = ['community_health_centre', 'township_health_centre']
const stations = ['community_health_station', 'village_clinic']
/** What village clinics of 大丰 may do and own (二(二)), and what a centre has besides. */
export const techniques = [
  { name: '物理降温', kind: 'technique', forKinds: everywhere }, { name: '雾化治疗', kind: 'technique', forKinds: everywhere }, { name: '血糖检测', kind: 'technique', forKinds: everywhere }, { name: '换药', kind: 'technique', forKinds: everywhere },
  { name: '针灸推拿', kind: 'technique', forKinds: everywhere, course: 4, trainingIn: stations }, { name: '导尿', kind: 'technique', forKinds: everywhere },
  { name: '心电图检查', kind: 'technique', forKinds: everywhere, course: 3, trainingIn: stations }, { name: '眼底照相', kind: 'technique', forKinds: centres },
  { name: '心电图机', kind: 'equipment', forKinds: everywhere }, { name: '雾化治疗仪', kind: 'equipment', forKinds: everywhere }, { name: '血氧仪', kind: 'equipment', forKinds: everywhere }, { name: '产后访视包', kind: 'equipment', forKinds: everywhere }, { name: '眼底照相机', kind: 'equipment', forKinds: centres },
  { name: '彩超', kind: 'equipment', forKinds: centres },
].map((one, i) => ({ id: demoId('technique', 0, i + 1), course: null, trainingIn: [] as string[], ...one }))

/** Shares of Pudong's assessment of 2016 for five and four stars; the rest by what is left. */
const drawStars = drawTable([[5, 8.11], [4, 31.8], [3, 40], [2, 15.09], [1, 5]] as const)

export type Skills = {
  results: { roundId: string; staffId: string; stars: number }[]
  awards: { id: string; staffId: string; title: string; level: string; givenBy: string; given: Day; isPublished: boolean }[]
  training: { id: string; staffId: string; courseId: string; held: Day; hours: number; result: 'passed' | 'failed'; until: Day | null }[]
  offerings: { id: string; institutionId: string; techniqueId: string; since: Day; pieces: number | null }[]
}

/** What the people of one township learned and were found able to do, and what its institutions offer; from streams of its own. */
export function learnSkills(seed: number, on: Day, township: Township, staff: readonly Staff[], teams: readonly Team[]): Skills {
  const { place } = township
  const training = train(seed, on, place, staff)
  return { results: rate(seed, place, teams), awards: honour(seed, on, township, teams), training, offerings: offer(seed, on, township, staff, training) }
}

function rate(seed: number, place: number, teams: readonly Team[]): Skills['results'] {
  const random = openRandom(seed, `stars ${place}`)
  const named = new Map([[demoId('staff', 7, staffSerial.doctor(2, 0)), 4], [demoId('staff', 7, staffSerial.doctor(0, 0)), 5]])
  return teams.flatMap(({ doctorIds }) => doctorIds).flatMap((staffId) =>
    rounds.flatMap(({ id }, nth) => {
      const stars = (nth === 0 ? named.get(staffId) : undefined) ?? drawStars(random)
      return random.chance([0.95, 0.6, 0.85][nth] as number) || (nth === 0 && named.has(staffId)) ? [{ roundId: id, staffId, stars }] : []
    }))
}

const prizesOf = ({ name, parent }: DemoCounty) => [
  { title: '最美家庭医生', level: 'city', givenBy: `${parent?.name ?? name}卫生健康委员会（演示）` }, { title: '优秀家庭医生', level: 'county', givenBy: `${name}卫生健康委员会（演示）` }, { title: '签约服务先进个人', level: 'institution', givenBy: '本单位（演示）' },
]
function honour(seed: number, on: Day, { place, county }: Township, teams: readonly Team[]): Skills['awards'] {
  const random = openRandom(seed, `awards ${place}`)
  const prizes = prizesOf(county)
  const best = demoId('staff', 7, staffSerial.doctor(0, 0))
  const honoured = teams.flatMap(({ doctorIds }) => doctorIds).filter((staffId) => random.chance(0.12) || staffId === best)
  return honoured.map((staffId, i) => ({ ...(staffId === best ? prizes[0] : prizes[1 + random.below(2)]) as (typeof prizes)[number], id: demoId('award', place, i + 1), staffId, given: on - 30 - random.below(500), isPublished: staffId === best || i % 3 !== 1 }))
}

function train(seed: number, on: Day, place: number, staff: readonly Staff[]): Skills['training'] {
  const random = openRandom(seed, `training ${place}`)
  let serial = 0
  return staff.flatMap(({ id: staffId, category }) => courses.flatMap(({ id: courseId, requiredOf, months, hours, taken }) => {
    const isAsked = (requiredOf as readonly string[]).includes(category)
    const takes = random.chance(isAsked ? taken : doctors.includes(category) && requiredOf.length === 0 ? taken : 0)
    // Most were trained within the two years that a pass holds; what is older has ended.
    const held = on - 20 - random.below(760)
    const result = random.chance(0.97) ? 'passed' : 'failed'
    const until = validUntilOf(result, localDate(textOf(held)), months)
    return takes ? [{ id: demoId('training', place, ++serial), staffId, courseId, held, hours, result, until: until === null ? null : dayOf(until) } as const] : []
  }))
}

/** A centre has nearly all of the list, a station or clinic some; what needs training was begun after somebody there had passed, and not everywhere was it renewed. */
function offer(seed: number, on: Day, township: Township, staff: readonly Staff[], training: Skills['training']): Skills['offerings'] {
  const random = openRandom(seed, `techniques ${township.place}`)
  const isUrban = township.kind === 'urban'
  const places = [
    { id: centreId(township), kind: isUrban ? 'community_health_centre' : 'township_health_centre', share: 0.95 },
    ...township.villages.map((village, i) => ({ id: stationId(township, i), kind: village.isCommunity ? 'community_health_station' : 'village_clinic', share: 0.6 })),
  ]
  let serial = 0
  return places.flatMap(({ id: institutionId, kind, share }) => techniques.flatMap((one) => {
    const since = on - 40 - random.below(1500)
    const pieces = one.kind === 'equipment' ? 1 + random.below(share > 0.9 ? 4 : 1) : null
    if (!one.forKinds.includes(kind) || !random.chance(share)) return []
    const there = staff.filter(({ posts }) => posts.some((post) => post.institutionId === institutionId)).map(({ id }) => id)
    const passes = one.trainingIn.includes(kind) ? training.filter(({ staffId, courseId, result }) => there.includes(staffId) && courseId === demoId('course', 0, one.course as number) && result === 'passed') : null
    if (passes !== null && passes.length === 0) return []
    const first = passes === null ? since : Math.min(...passes.map(({ held }) => held)) + 10
    return [{ id: demoId('offering', township.place, ++serial), institutionId, techniqueId: one.id, since: Math.min(on, first), pieces }]
  }))
}

/** "2025 年家庭医生技能评定" of the day it was held. */
export const roundName = (held: Day): string => `${yearOfDay(held)} 年家庭医生技能评定`
