import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysOfFile, newKeyFile } from '#platform/crypto/key-file.ts'
import { sealField } from '#platform/crypto/seal-field.ts'
import type { Role } from '#api/permissions.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type Composition, compose } from '../compose.ts'
import { permissionsOf, roleTable } from '../modules/access/domain/roles.ts'
import { readSettings } from '../settings.ts'
import { aCounty, type TestCounty } from '../testing/a-county.ts'
import { anActor } from '../testing/an-actor.ts'
import { aDatabase } from '../testing/test-database.ts'

/** Every route that the product composes, on a database of the test's own. Who asks is said by the test; permissions and scope are the product's. */
export async function theWholeHouse() {
  let house: Composition | undefined
  const keys = keysOfFile(newKeyFile('demo'))
  const base = await aDatabase(({ database, files }) => {
    const settings = readSettings({ JIAYI_DATA: mkdtempSync(join(tmpdir(), 'jiayi-house-')) }, [])
    house = compose({ settings, database, bulk: database, keys, files, demoPeople: [], now: Date.now })
    return house.routes
  })
  const { routes, authenticate, jobs, listeners, ticks, counties, close } = house as unknown as Composition
  return { ...base, keys, routes, authenticate, jobs, listeners, ticks, counties, close: async () => { close(); await base.close() } }
}
export type WholeHouse = Awaited<ReturnType<typeof theWholeHouse>>

/** Ids of one place's things, by the name under which inputs ask for them, and words that appear nowhere else. */
export type Planted = { ids: Record<string, string>; words: { person: string; team: string; chat: string } }

/** Plants a resident with a tag and a contract at one place of a county, and gives the team a name of its own. */
export async function plant(base: WholeHouse, county: TestCounty, place: TestCounty['town'], mark: string): Promise<Planted> {
  const { countyCode } = county
  const words = { person: `秘${mark}甲`, team: `密${mark}队`, chat: `隐${mark}话` }
  const [residentId, contractId, householdId, tagId, planId, signingDayId, conversationId, messageId, applicationId, endingId, exportId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const from = { county_code: countyCode }
  await base.rows('UPDATE organisations.team SET name = $1 WHERE id = $2', words.team, place.teamId)
  await county.put('residents.household', { ...from, id: householdId, number: `H${mark}`, village_code: place.villageCode, created_at: '2026-01-01' })
  await county.put('residents.resident', {
    ...from, id: residentId, name: words.person, pinyin: 'mi', initials: 'm', sex: 2, birth_on: '1957-01-01', document_kind: 'none', township_code: place.townshipCode, village_code: place.villageCode, household_id: householdId,
    residence_kind: 'registered', lives_here_since: '2019-05-01', populations: ['elderly', 'hypertension'], institution_id: place.institutionId, team_id: place.teamId, is_signed: true, created_at: '2026-01-01',
  })
  const householdContractId = randomUUID()
  await county.put('contracts.household_contract', { ...from, id: householdContractId, household_id: householdId, head_resident_id: residentId, institution_id: place.institutionId, team_id: place.teamId, township_code: place.townshipCode, signed_on: '2026-02-01' })
  await county.put('residents.population_tag', { ...from, id: tagId, resident_id: residentId, population: 'hypertension', origin: 'diagnosed', evidence: '{}', because: '[]', valid_from: '2026-01-01', recorded_by: randomUUID(), recorded_at: '2026-01-01' })
  await county.put('contracts.contract', {
    ...from, id: contractId, number: `N${mark}`, resident_id: residentId, institution_id: place.institutionId, team_id: place.teamId, doctor_staff_id: place.staff.doctor, township_code: place.townshipCode, village_code: place.villageCode,
    unit: 'person', channel: 'desk', state: 'active', signed_on: '2026-02-01', period: '[2026-02-01,2027-02-01)', terms: '{"packages":[],"fee":{"totalFen":0,"residentFen":0,"shares":{}},"combination":{"name":"1+1","institutions":[]},"consents":[]}',
    because: '[]', resident_fee_fen: 0, populations: ['elderly'], claimed_places: 2, household_contract_id: householdContractId,
  })
  await county.put('signing_days.signing_day', {
    ...from, id: signingDayId, institution_id: place.institutionId, township_code: place.townshipCode, name: `${words.team}签约会`, place: words.person, held_on: '2026-11-24', starts_at: '09:00', ends_at: '16:00', village_codes: [place.villageCode], team_ids: [place.teamId], expected: 10, desks: 2, state: 'planned',
  })
  const choice = { teamId: place.teamId, doctorStaffId: place.staff.doctor, years: 1, unit: 'person', packageIds: ['basic'], packageReasons: [], hospitals: [], consents: [] }
  const applied = { form: 1, applicationId, appliedAt: '2026-11-23T00:00:00.000Z', accountId: randomUUID(), resident: { residentId, name: words.person }, signedBy: null, agreement: { years: 1, packages: [] }, offerHash: '', choice }
  await county.put('contracts.application', {
    ...from, id: applicationId, resident_id: residentId, institution_id: place.institutionId, team_id: place.teamId, doctor_staff_id: place.staff.doctor, township_code: place.townshipCode, village_code: place.villageCode, state: 'waiting', content: JSON.stringify(applied),
    content_hash: Buffer.alloc(32), resident_fee_fen: 0, account_id: randomUUID(), image_file: await base.files.keep(Buffer.from(`hand ${mark}`)), envelope: '{"how":"drawn","typedBecause":null}', envelope_hash: Buffer.alloc(32), applied_at: '2026-11-23T00:00:00Z', answer_by: '2026-11-26T00:00:00Z',
  })
  const agreementId = randomUUID()
  await county.put('support.agreement', {
    ...from, id: agreementId, title: words.person, round: 1, hospital_id: place.institutionId, institution_ids: [place.institutionId], township_codes: [], works: ['teaching'], promised_teams: 1, promised_members: 1, promised_visits: 1, promise_every: 'week', promise_per: 'place',
    counted_places: 1, teams: '[]', valid_from: '2026-01-01', valid_until: '2027-01-01',
  })
  const [communityId, unitAgreementId, memberId, doneId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const contactPhone = sealField(base.keys.field, { table: 'communities.community', column: 'contact_phone_cipher', countyCode, id: communityId }, '13812340417')
  await county.put('communities.community', {
    ...from, id: communityId, kind: 'building_site', name: `${words.person}工地`, address: words.team, township_code: place.townshipCode, village_code: place.villageCode, contact_name: words.person, contact_phone_cipher: contactPhone,
    institution_id: place.institutionId, team_id: place.teamId, doctor_staff_id: place.staff.doctor, headcount: 5, created_at: '2026-01-01',
  })
  await county.put('communities.agreement', { ...from, id: unitAgreementId, community_id: communityId, number: `U${mark}`, state: 'draft', years: 1, package_ids: ['basic'] })
  await county.put('communities.member', { ...from, id: memberId, community_id: communityId, resident_id: residentId, name: words.person, document_kind: 'identity_card', document_cipher: Buffer.alloc(4), document_hmac: Buffer.from(memberId), joined_on: '2026-01-01' })
  await county.put('communities.done', { ...from, id: doneId, community_id: communityId, one: 'report', done_on: '2026-01-01', persons: 1, note: words.person, recorded_by: randomUUID(), recorded_by_name: words.person, recorded_at: '2026-01-01' })
  const documentId = randomUUID()
  await county.put('local_policies.document', {
    ...from, id: documentId, region_code: String(county.countyCode), title: words.team, number: mark, issued_by: words.team, issued_on: '2026-01-01', has_fee_standard: false, has_financing: false, has_insurance: false, recorded_by_name: '甲', recorded_at: '2026-01-01',
  })
  const bulletinId = randomUUID()
  await county.put('bulletins.bulletin', {
    ...from, id: bulletinId, institution_id: place.institutionId, kind: 'notice', audience: 'residents', category: 'service', title: words.person, body: words.person, township_codes: [], village_codes: [], populations: [], signed: 'all', institution_ids: [], roles: [], state: 'draft',
    written_by: randomUUID(), written_by_name: words.person, written_at: '2026-01-01',
  })
  await county.put('contracts.ending_request', { ...from, id: endingId, contract_id: contractId, resident_id: residentId, state: 'waiting', reason: 'by_request', account_id: randomUUID(), asked_at: '2026-11-23T00:00:00Z', answer_by: '2026-11-26T00:00:00Z' })
  const reEvaluationId = randomUUID()
  await county.put('contracts.re_evaluation', { ...from, id: reEvaluationId, pack_code: '500112', pack_version: 1, pack_hash: Buffer.alloc(32), in_force_on: '2026-11-24', total: 1, done: 1, started_by: randomUUID(), started_by_name: words.team, created_at: '2026-11-24', finished_at: '2026-11-24' })
  await county.put('contracts.re_evaluation_shape', { ...from, re_evaluation_id: reEvaluationId, no: 1, hash: Buffer.alloc(32), agreed: '{}', verdict: 'differs', codes: ['TERM'], findings: '[{"code":"TERM","params":{}}]' })
  await county.put('contracts.re_evaluation_contract', { ...from, re_evaluation_id: reEvaluationId, shape_no: 1, contract_id: contractId, township_code: place.townshipCode, institution_id: place.institutionId })
  const trialId = randomUUID()
  await county.put('what_if.trial', {
    ...from, id: trialId, own_code: '500112', own_version: 1, own_hash: Buffer.alloc(32), own_on: '2026-11-24', other_code: '350200', other_version: 1, other_hash: Buffer.alloc(32), other_on: '2026-11-24', counted_on: '2026-11-24', started_by: randomUUID(), started_by_name: words.team, created_at: '2026-11-24',
  })
  await county.put('targets.target_plan', { ...from, id: planId, year: 2026, state: 'draft', title: `计划${mark}`, because: '[]', drafted_by: randomUUID(), drafted_at: '2026-01-01' })
  await county.put('messages.conversation', { ...from, id: conversationId, resident_id: residentId, team_id: place.teamId, last_seq: 1, last_at: '2026-11-01', last_side: 'resident', waiting_since: '2026-11-01', queue_place: 0 })
  const packageId = randomUUID()
  await county.put('service_packages.composed', {
    ...from, id: packageId, institution_id: place.institutionId, line_id: packageId, version_number: 1, name: `${words.team}服务包`, english_name: words.team, tier: 'beginner', items: '[]', discount_fen: 0, state: 'draft', editors: '{}', edited_by_name: words.person, edited_at: '2026-01-01',
  })
  const [roundId, awardId, courseId, trainingId, techniqueId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const by = { recorded_by_name: 'x', recorded_at: '2026-01-01' }
  await county.put('skills.star_round', { ...from, id: roundId, name: `${words.team}评定`, held_on: '2026-01-05', valid_until: '2027-01-05', state: 'draft', editors: '{}', created_by_name: 'x', created_at: '2026-01-05' })
  await county.put('skills.star_result', { ...from, round_id: roundId, staff_id: place.staff.doctor, stars: 4 })
  await county.put('skills.award', { ...from, ...by, id: awardId, staff_id: place.staff.doctor, title: `${words.team}表彰`, level: 'county', given_by: 'x', given_on: '2026-01-01' })
  await county.put('skills.course', { ...from, id: courseId, name: `${words.team}课程`, kind: 'course', required_of: '{nurse}', is_active: true })
  await county.put('skills.training', { ...from, ...by, id: trainingId, staff_id: place.staff.doctor, course_id: courseId, held_on: '2026-01-01', hours: 8, result: 'passed', place: words.team })
  await county.put('skills.technique', { ...from, id: techniqueId, name: `${words.team}技术`, kind: 'technique', for_kinds: '{community_health_centre,township_health_centre}', training_in: '{}', is_for_residents: true, is_active: true })
  await county.put('skills.offering', { ...from, id: randomUUID(), institution_id: place.institutionId, technique_id: techniqueId, since: '2026-01-01', begun_by_name: 'x' })
  const body = sealField(base.keys.field, { table: 'messages.message', column: 'body_cipher', countyCode, id: messageId }, words.chat)
  await county.put('messages.message', { ...from, conversation_id: conversationId, seq: 1, id: messageId, side: 'resident', writer_id: randomUUID(), writer_name: '138****0417', writer_relation: 'self', body_cipher: body, at: '2026-11-01' })
  const asked = { account_id: randomUUID(), account_name: words.person, post_id: randomUUID(), institution_id: place.institutionId, created_at: '2026-11-24' }
  await county.put('exports.export', { ...from, id: exportId, list: 'residents', format: 'xlsx', language: 'zh', filter: '{}', columns: ['name'], is_whole: true, reason: words.person, state: 'awaiting', rows_asked: 600, ...asked })
  await county.put('platform.job_run', { ...from, id: exportId, name: 'exports.make', state: 'created', started_by: asked.account_id, started_by_name: words.person, institution_id: place.institutionId, params: '{}', created_at: '2026-11-24' })
  return {
    words,
    ids: {
      packageId, reEvaluationId, trialId, roundId, awardId, courseId, trainingId, techniqueId, residentId, contractId, applicationId, endingId, householdId, householdContractId, headResidentId: residentId, conversationId, agreementId, communityId, unitAgreementId, memberId, doneId, bulletinId, documentId, exportId, jobId: exportId, guardianId: residentId, tagId, planId, signingDayId, teamId: place.teamId, team: place.teamId, institutionId: place.institutionId, staffId: place.staff.doctor, doctorStaffId: place.staff.doctor,
      leaderStaffId: place.staff.doctor, townshipCode: place.townshipCode, township: place.townshipCode, code: place.townshipCode, village: place.villageCode, villageCode: place.villageCode, accountId: randomUUID(), postId: randomUUID(),
    },
  }
}

/** Two counties; in the first the place of who asks and another institution's; everything planted apart. */
export async function twoCounties(base: WholeHouse) {
  const [mine, theirs] = [await aCounty(base), await aCounty(base)]
  return { mine, own: await plant(base, mine, mine.town, '己'), beside: await plant(base, mine, mine.country, '邻'), foreign: await plant(base, theirs, theirs.town, '异'), theirs }
}

/** Somebody holding a role at the narrowest place where it may be held; a resident acts for nobody yet. */
export function holderOf(role: Role, { countyCode, town }: TestCounty): Actor {
  if (role === 'resident') return anActor({ countyCode: 0, countyCodes: [0], role, permissions: permissionsOf(role), scope: { kind: 'none' }, people: [] })
  const reach = roleTable[role].reaches.at(-1)
  const scope =
    reach === 'team' ? ({ kind: 'team', institutionId: town.institutionId, teamId: town.teamId } as const)
    : reach === 'institution' ? ({ kind: 'institution', institutionId: town.institutionId } as const)
    : ({ kind: 'region', code: reach === 'township' ? town.townshipCode : String(countyCode) } as const)
  return anActor({ countyCode, role, permissions: permissionsOf(role), scope, staffId: town.staff.doctor })
}
