import { createHash } from 'node:crypto'
import type { communityKinds, enteredOnes, UnitAgreementContent } from '#api/communities.ts'
import { zh } from '#api/wording/index.ts'
import { completeCreditCode } from '#kernel/credit-code.ts'
import { type DocumentKind, personKeyOf } from '#kernel/identity-document.ts'
import { maskPhone } from '#kernel/mask.ts'
import { agreementTemplate, type Pack } from '#policy/index.ts'
import { canonicalJson } from '#platform/crypto/canonical-json.ts'
import { type Day, instantOf, textOf, yearOfDay } from './calendar.ts'
import { codesText, copyLine, type Sink } from './copy-line.ts'
import { accountIdOfStaff, demoId, demoIdsOf } from './demo-ids.ts'
import { townPlace } from './demo-county.ts'
import { demoTerms } from './demo-terms.ts'
import { centreId } from './institutions.ts'
import type { MadeTownship } from './make-township.ts'
import type { Person } from './person.ts'
import type { Village } from './region-tree.ts'
import { purposes } from './secrets.ts'
import { demoPhone } from './staff-record.ts'
import type { Team } from './teams.ts'
import type { Secrets } from './write-residents.ts'

type Plan = {
  kind: (typeof communityKinds)[number]; name: string; code: string | null; address: string; contact: string; headcount: number; departments: readonly string[]
  /** Of the roster: signed with the team, signed with another, not signed. */
  members: [here: number, elsewhere: number, waiting: number]
  /** Days from the demo's day on which the agreement was signed; null when there is a draft only. */
  signed: number | null
  done: readonly { one: (typeof enteredOnes)[number]; day: number; share: number; note: string }[]
}
/** Three units of one team: a factory well on its way, a hotel whose agreement ends soon, and a site that has a draft only. */
const plans: readonly Plan[] = [
  {
    kind: 'enterprise', name: '悦来智造有限公司（演示）', code: '91500112M000101Y', address: '悦来大道 66 号', contact: '秦主任', headcount: 64, departments: ['总装车间', '研发部', '行政部'], members: [41, 6, 9], signed: -120,
    done: [{ one: 'examination', day: -80, share: 38, note: '厂医务室集中体检两天' }, { one: 'report', day: -62, share: 30, note: '报告装袋交本人，汇总交行政部' }, { one: 'online_place', day: -110, share: 52, note: '企业微信群“悦来智造家医”' }],
  },
  { kind: 'hotel', name: '悦来国博酒店（演示）', code: '91500112M000102Y', address: '国博大道 2 号', contact: '江经理', headcount: 38, departments: ['客房部', '餐饮部', '工程部'], members: [26, 2, 0], signed: -325, done: [{ one: 'examination', day: -200, share: 24, note: '中心体检' }] },
  { kind: 'building_site', name: '会展城三期工地（演示）', code: null, address: '同茂大道旁', contact: '冉工', headcount: 120, departments: [], members: [0, 0, 0], signed: null, done: [] },
]
const nthTeam = 2

/** Writes the functional communities of the townships that have some: units, agreements as signed, rosters of people who are there anyway, and what was done of the five ones. */
export async function writeCommunities(sink: Sink, on: Day, made: MadeTownship, pack: Pack, { seal, index }: Secrets): Promise<void> {
  if (made.township.place !== townPlace || !made.township.county.hasPast) return
  const { township, teams, staff } = made
  const { code: countyCode } = township.county
  const team = teams[nthTeam] as Team
  const doctorId = team.doctorIds[0] as string
  const doctorName = staff.find(({ id }) => id === doctorId)?.name as string
  const village = township.villages[0] as Village
  const idOf = (nth: number) => demoId('community', township.place, nth + 1)
  const phoneOf = (nth: number) => demoPhone(90_000_000 + nth)
  const codeOf = ({ code }: Plan) => (code === null ? null : (completeCreditCode(code) as string))
  await sink.copy('communities.community', ['county_code', 'id', 'kind', 'name', 'credit_code', 'address', 'township_code', 'village_code', 'contact_name', 'contact_phone_cipher', 'institution_id', 'team_id', 'doctor_staff_id', 'headcount', 'created_at'], plans.map((plan, nth) => copyLine([
    countyCode, idOf(nth), plan.kind, plan.name, codeOf(plan), plan.address, township.code, village.code, plan.contact, seal({ table: 'communities.community', column: 'contact_phone_cipher', countyCode, id: idOf(nth) }, phoneOf(nth)), team.institutionId, team.id, doctorId, plan.headcount, instantOf(on - 330, 60),
  ])))
  await sink.copy('communities.agreement', ['county_code', 'id', 'community_id', 'number', 'state', 'years', 'package_ids', 'institution_id', 'team_id', 'doctor_staff_id', 'signed_on', 'valid_from', 'valid_until', 'content', 'content_hash', 'terms', 'because'], plans.map((plan, nth) => {
    const from = on + (plan.signed ?? 0)
    const number = `${countyCode}-${yearOfDay(from)}-UDEMO${nth + 1}`
    const head = [countyCode, demoId('unit_agreement', township.place, nth + 1), idOf(nth), number, plan.signed === null ? 'draft' : 'in_force', 1, codesText(['basic'])]
    if (plan.signed === null) return copyLine([...head, null, null, null, null, null, null, null, null, null, null])
    const primary = { id: centreId(township), name: `${township.name}社区卫生服务中心` }
    const { terms, because } = demoTerms(pack, textOf(from), { packages: ['basic'], primary, secondary: null, agreed: [] })
    const { clauses } = agreementTemplate(pack, textOf(from)).value
    const content: UnitAgreementContent = {
      form: 1, title: zh.communities.paper.title, number, regionName: pack.name, isDemo: true, partyA: { institutionId: team.institutionId, institutionName: primary.name, teamName: team.name, doctorName, phone: team.phone, members: [{ name: doctorName, role: zh.organisations.role.family_doctor }] },
      partyB: { communityId: idOf(nth), name: plan.name, kind: zh.communities.kind[plan.kind], creditCode: codeOf(plan), place: `${township.name}${village.name}${plan.address}`, contactName: plan.contact, contactPhoneMasked: maskPhone(phoneOf(nth)), headcount: plan.headcount },
      term: { signedOn: textOf(from), from: textOf(from), lastDay: textOf(from + 364), years: 1 }, packages: terms.packages.map(({ zh: name, items }) => ({ name, items: items.map((item) => ({ name: item.zh, times: item.times })) })),
      fiveOnes: Object.values(zh.communities.paper.fiveOnes), clauses: Object.values(zh.communities.paper.clauses), memberClausesNote: zh.communities.paper.memberClauses, memberClauses: clauses, sources: [], previousNumber: null,
    }
    const text = canonicalJson(content)
    return copyLine([...head, team.institutionId, team.id, doctorId, textOf(from), textOf(from), textOf(from + 365), text, createHash('sha256').update(text).digest(), JSON.stringify(terms), JSON.stringify(because)])
  }))
  await sink.copy('communities.member', ['county_code', 'id', 'community_id', 'resident_id', 'name', 'document_kind', 'document_cipher', 'document_hmac', 'department', 'consented_on', 'joined_on'], [...listMembers(made, on)].map(({ person, plan, nth, serial }) => {
    const id = demoId('member', township.place, serial)
    const number = person.documentNumber as string
    const joined = on + (plan.signed ?? 0) + 6
    return copyLine([
      countyCode, id, idOf(nth), demoIdsOf('resident', township.place)(person.serial), person.surname + person.given, person.documentKind, seal({ table: 'communities.member', column: 'document_cipher', countyCode, id }, number), index(purposes.document, personKeyOf({ kind: person.documentKind as DocumentKind, number })),
      plan.departments[serial % plan.departments.length] ?? null, person.isSigned ? textOf(joined - 4) : null, textOf(joined),
    ])
  }))
  await sink.copy('communities.done', ['county_code', 'id', 'community_id', 'one', 'done_on', 'persons', 'note', 'recorded_by', 'recorded_by_name', 'recorded_at'], plans.flatMap(({ done }, nth) => done.map(({ one, day, share, note }, i) => copyLine([
    countyCode, demoId('done', township.place, nth * 10 + i + 1), idOf(nth), one, textOf(on + day), share, note, accountIdOfStaff(doctorId), doctorName, instantOf(on + day + 1, 90),
  ]))))
}

/** People of working age with a document, each on one roster: those of the team, of another, and unsigned. */
function* listMembers({ persons }: MadeTownship, on: Day): Iterable<{ person: Person; plan: Plan; nth: number; serial: number }> {
  const working = persons.filter(({ status, born, documentNumber }) => status === 'living' && documentNumber !== null && on - born > 22 * 366 && on - born < 55 * 365)
  const kinds = [working.filter(({ isSigned, team }) => isSigned && team === nthTeam), working.filter(({ isSigned, team }) => isSigned && team !== nthTeam), working.filter(({ isSigned }) => !isSigned)]
  const queues = kinds.map((people) => [...people])
  let serial = 0
  for (const [nth, plan] of plans.entries()) {
    for (const [kind, count] of plan.members.entries()) for (const person of queues[kind]?.splice(0, count) ?? []) yield { person, plan, nth, serial: ++serial }
  }
}
