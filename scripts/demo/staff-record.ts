import { type Day, dayOf, textOf, yearsLater } from './calendar.ts'
import { demoId } from './demo-ids.ts'
import { drawName } from './given-names.ts'
import { openRandom, type Random } from './random.ts'
import { localDate } from '#kernel/local-date.ts'

type Licence = {
  id: string; kind: 'licensed_doctor' | 'assistant_doctor' | 'village_doctor' | 'nurse' | 'public_health_doctor' | 'pharmacist' | 'gp_training' | 'other'
  number: string; scope: string | null; from: Day; until: Day | null
}
type Post = { institutionId: string; isPrimary: boolean; from: Day }
export type Staff = {
  id: string; name: string; sex: 1 | 2; born: Day; category: string; title: 'none' | 'junior' | 'intermediate' | 'associate_senior' | 'senior'
  phone: string; languages: string[]; licences: Licence[]; posts: Post[]
}

/** What each category of staff holds: licence, its scope, and the usual title. */
const callings = {
  general_practitioner: { licences: ['licensed_doctor', 'gp_training'], scope: '全科医学专业', title: 'intermediate', women: 0.5 },
  clinical_doctor: { licences: ['licensed_doctor'], scope: '内科专业', title: 'associate_senior', women: 0.4 },
  tcm_doctor: { licences: ['licensed_doctor'], scope: '中医专业', title: 'intermediate', women: 0.4 },
  multi_site_doctor: { licences: ['licensed_doctor'], scope: '内科专业', title: 'associate_senior', women: 0.4 },
  village_doctor: { licences: ['village_doctor'], scope: '乡村医生', title: 'none', women: 0.3 },
  nurse: { licences: ['nurse'], scope: null, title: 'junior', women: 0.98 },
  public_health_doctor: { licences: ['public_health_doctor'], scope: '公共卫生', title: 'junior', women: 0.5 },
  pharmacist: { licences: ['pharmacist'], scope: null, title: 'junior', women: 0.6 },
  health_manager: { licences: ['other'], scope: '健康管理师', title: 'none', women: 0.7 },
  hospital_liaison: { licences: ['nurse'], scope: null, title: 'intermediate', women: 0.8 },
  assistant: { licences: [], scope: null, title: 'none', women: 0.7 },
} as const
export type Calling = keyof typeof callings
export type Named = { name: string; sex: 1 | 2; title?: Staff['title'] }

/** Phones of the demo county begin with 160, which no operator gives to telephones. */
export const demoPhone = (serial: number): string => `160${String(serial).padStart(8, '0')}`

/** Titles take years to reach. */
const youngest: Record<Staff['title'], number> = { none: 26, junior: 25, intermediate: 33, associate_senior: 41, senior: 48 }

/** A village doctor's licence and a nurse's registration run five years; a doctor's does not end. */
const termYears: Partial<Record<Licence['kind'], number>> = { nurse: 5, village_doctor: 5 }

/** Hires the nth person of a township's (place 0: the county's) institutions, drawn, or named where the demo needs to know them. */
export function hire(random: Random, on: Day, place: number, serial: number, calling: Calling, institutionIds: readonly string[], named?: Named): Staff {
  const { licences, scope, title, women } = callings[calling]
  const sex = named?.sex ?? (random.chance(women) ? 2 : 1)
  const age = youngest[named?.title ?? title] + random.below(calling === 'village_doctor' ? 34 : 18)
  const born = dayOf(localDate('2026-01-01')) - Math.round(age * 365.25) - random.below(365)
  const since = yearsLater(born, 24)
  const name = named?.name ?? drawName(random, sex, Number(textOf(born).slice(0, 4)))
  const id = demoId('staff', place, serial)
  return {
    id, name, sex, born, category: calling, title: named?.title ?? title, languages: speak(place, serial, age), phone: demoPhone(90_000_000 + place * 10_000 + serial),
    licences: licences.map((kind, i) => {
      const years = termYears[kind]
      const until = years === undefined ? null : nextEnd(since, on, years)
      return { id: demoId('licence', place, serial * 10 + i), kind, number: `DE${String(place).padStart(3, '0')}${String(serial * 10 + i).padStart(8, '0')}`, scope, from: until === null || years === undefined ? since : yearsLater(until, -years), until }
    }),
    posts: institutionIds.map((institutionId, i) => ({ institutionId, isPrimary: i === 0, from: Math.min(on - 400, since + 700 + random.below(2_000)) })),
  }
}

/** What somebody speaks, from a stream of their own: everybody Mandarin, nearly all the speech of Chongqing, some of the younger English, a few sign language, 土家语, 苗语 or 粤语. */
function speak(place: number, serial: number, age: number): string[] {
  const random = openRandom(place * 100_000 + serial, 'languages')
  const others = [['local', 0.95], ['english', age < 45 ? 0.16 : 0.04], ['sign', 0.05], ['tujia', 0.04], ['miao', 0.02], ['cantonese', 0.02]] as const
  return ['mandarin', ...others.filter(([, share]) => random.chance(share)).map(([language]) => language)]
}

/** The end of the licence in force: renewed again and again since the first day. */
function nextEnd(since: Day, on: Day, years: number): Day {
  let end = yearsLater(since, years)
  while (end <= on) end = yearsLater(end, years)
  return end
}
