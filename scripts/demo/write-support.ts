import type { LocalDate } from '#kernel/local-date.ts'
import { type Day, dayOf, instantOf, textOf } from './calendar.ts'
import { codesText, copyLine, type Sink } from './copy-line.ts'
import { demoId } from './demo-ids.ts'
import { officialAccountId } from './demo-people.ts'
import { centreId, hospitalId } from './institutions.ts'
import { openRandom } from './random.ts'
import { countryOf, type Township, townOf } from './region-tree.ts'

type Member = { name: string; titleLevel: string; specialty: string }
type Team = { name: string; specialty: string; members: Member[] }
type Plan = {
  title: string; round: number; hospital: string; institutions: string[]; townships: Township[]; works: string[]; teams: Team[]; promised: [teams: number, members: number, visits: number]; every: 'week' | 'month'; per: 'agreement' | 'place' | 'village'
  from: Day; until: Day; previous?: number
  /** Of what is promised, how much is done. */
  kept: number
}

const experts = (specialty: string, names: string, lead: string = 'senior'): Member[] => names.split('、').map((name, i) => ({ name, specialty, titleLevel: i === 0 ? lead : i < 3 ? 'associate_senior' : 'intermediate' }))
const teamOf = (specialty: string, names: string): Team => ({ name: `${specialty}专家团队`, specialty, members: experts(specialty, names) })

/** Two rounds of the district hospital, the hospital of Chinese medicine month by month, and a township hospital half a day a week in each village. */
function listPlans(on: Day, townships: readonly Township[]): Plan[] {
  const [town, country] = [townOf(townships), countryOf(townships)]
  const begin = on - 300
  const first = {
    title: `区人民医院对口支援${town.name}社区卫生服务中心`, hospital: hospitalId(1), institutions: [centreId(town)], townships: [], works: ['dispatch', 'ward_round', 'teaching', 'consultation'], promised: [3, 6, 2] as Plan['promised'], every: 'week' as const, per: 'agreement' as const,
    teams: [teamOf('心血管内科', '范志远、邱敏、唐立新、贺晓蓉、龚建、谭雪'), teamOf('内分泌科', '韩素芬、蒋涛、余晓琴、白雪松、田莉、雷刚'), teamOf('神经内科', '石国强、侯丽、潘俊、熊莉莎')],
  }
  return [
    { ...first, round: 1, from: begin - 365, until: begin, kept: 0.97 },
    { ...first, round: 2, from: begin, until: begin + 365, kept: 0.94, previous: 1 },
    {
      title: `区中医院对口支援${country.name}卫生院`, round: 1, hospital: hospitalId(2), institutions: [centreId(country)], townships: [], works: ['free_clinic', 'teaching'], promised: [1, 4, 2], every: 'month', per: 'agreement',
      teams: [teamOf('中医科', '段守义、邵芳、万清、姚远航、钟颖')], from: on - 330, until: on + 36, kept: 1,
    },
    {
      title: `${country.name}卫生院团队包干下村`, round: 1, hospital: centreId(country), institutions: [], townships: [country], works: ['dispatch', 'free_clinic'], promised: [2, 3, 1], every: 'week', per: 'village',
      teams: [{ name: '下村一组', specialty: '全科', members: experts('全科', '覃文、文静、毛小林', 'intermediate') }, { name: '下村二组', specialty: '全科', members: experts('全科', '黎明、向红、牟军', 'intermediate') }], from: on - 150, until: on + 215, kept: 0.88,
    },
  ]
}

/** Days on which a promise falls due: the same as `calculatePromisedVisits`, Mondays or the 15th. */
const dueDays = ({ from, until, every }: Plan, on: Day): Day[] =>
  Array.from({ length: Math.max(0, Math.min(until, on + 1) - from) }, (_, i) => from + i).filter((day) => (every === 'week' ? (day + 3) % 7 === 0 : textOf(day).endsWith('-15')))

/** Writes the county's support agreements and what was done of them until the demo's day. */
export async function writeSupport(sink: Sink, countyCode: number, seed: number, on: LocalDate, townships: readonly Township[]): Promise<void> {
  const plans = listPlans(dayOf(on), townships)
  const idOf = (nth: number) => demoId('support', 0, nth)
  const columns = [
    'county_code', 'id', 'title', 'round', 'hospital_id', 'institution_ids', 'township_codes', 'works', 'promised_teams', 'promised_members', 'promised_visits', 'promise_every', 'promise_per', 'counted_places', 'teams', 'valid_from', 'valid_until', 'previous_id',
  ]
  const places = (plan: Plan) => (plan.per === 'village' ? plan.townships.reduce((sum, { villages }) => sum + villages.length, 0) : plan.per === 'place' ? plan.institutions.length + plan.townships.length : 1)
  await sink.copy('support.agreement', columns, plans.map((plan, i) => copyLine([
    countyCode, idOf(i + 1), plan.title, plan.round, plan.hospital, codesText(plan.institutions), codesText(plan.townships.map(({ code }) => code)), codesText(plan.works), ...plan.promised, plan.every, plan.per, places(plan), JSON.stringify(plan.teams),
    textOf(plan.from), textOf(plan.until), plan.previous === undefined ? null : idOf(plan.previous),
  ])))
  await sink.copy('support.visit', ['county_code', 'id', 'agreement_id', 'held_on', 'work', 'institution_id', 'village_code', 'team_name', 'experts', 'half_days', 'persons', 'recorded_by', 'recorded_by_name', 'recorded_at'], plans.flatMap((plan, i) => listVisits(countyCode, plan, i + 1, idOf(i + 1), seed, dayOf(on))))
}

function listVisits(countyCode: number, plan: Plan, nth: number, agreementId: string, seed: number, on: Day): string[] {
  const random = openRandom(seed, `support ${nth}`)
  const there = [...plan.institutions.map((id) => ({ institution: id, village: null as string | null })), ...plan.townships.flatMap(({ villages }) => villages.map(({ code }) => ({ institution: null as string | null, village: code as string | null })))]
  const everywhere = plan.per === 'agreement' ? there.slice(0, 1) : there
  const lines: string[] = []
  for (const due of dueDays(plan, on)) {
    for (const place of everywhere) {
      for (let visit = 0; visit < plan.promised[2]; visit++) {
        const day = Math.min(due + random.below(5), plan.until - 1)
        if (!random.chance(plan.kept) || day > on) continue
        const team = plan.teams[random.below(plan.teams.length)] as Team
        const count = 1 + random.below(Math.min(3, team.members.length))
        lines.push(copyLine([
          countyCode, demoId('visit', nth, lines.length + 1), agreementId, textOf(day), plan.works[random.below(plan.works.length)] as string, place.institution, place.village, team.name, count, 1 + random.below(2), 6 + random.below(30),
          officialAccountId(0), '吴敏', instantOf(day, 540),
        ]))
      }
    }
  }
  return lines
}
