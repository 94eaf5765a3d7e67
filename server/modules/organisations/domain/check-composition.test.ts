import { expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { readPolicies } from '#policy/index.ts'
import { type Candidate, checkComposition, type Composition } from './check-composition.ts'

const pack = readPolicies('policies').packs.get('500112') as NonNullable<ReturnType<ReturnType<typeof readPolicies>['packs']['get']>>
const on = localDate('2026-11-24')
const someone = (staffId: string, role: string, licence: string, change: Partial<Candidate> = {}): Candidate => ({
  staffId, name: staffId, role, isActive: true, licences: [{ kind: licence, validFrom: '2020-01-01', validUntil: null }], posts: [{ institutionId: 'centre', institutionKind: 'township_health_centre', parentId: null, isPrimary: true }], ...change,
})
const doctor = someone('陈静', 'family_doctor', 'licensed_doctor')
const nurse = someone('李红', 'nurse', 'nurse')
const publicHealth = someone('王强', 'public_health_doctor', 'public_health_doctor')
const aTeam = (members: Candidate[], change: Partial<Composition> = {}): Composition => ({ kind: 'team', institutionId: 'centre', institutionKind: 'township_health_centre', leaderStaffId: members[0]?.staffId ?? null, members, ...change })
const codes = (team: Composition, day = on) => checkComposition(pack, day, team).reasons.map(({ code }) => code)

it('the three basic members make a team', () => {
  const finding = checkComposition(pack, on, aTeam([doctor, nurse, publicHealth]))
  expect(finding.reasons).toEqual([])
  expect(finding.because.map(({ source }) => source)).toContain('yb-2017-475#2-1-1')
})
it('a basic member lacking is refused with the clause', () => {
  const [lacking] = checkComposition(pack, on, aTeam([doctor, publicHealth])).reasons
  expect(lacking).toEqual({ code: 'POLICY.TEAM_LACKS_MEMBER', params: { role: 'nurse', least: 1, has: 0, basis: '渝北卫健〔2017〕475号 二(一)1' }, source: 'yb-2017-475#2-1-1' })
})
it('a licence counts up to the day before its end, and is named from that day', () => {
  const until = (validUntil: string) => [doctor, { ...nurse, licences: [{ kind: 'nurse', validFrom: '2020-01-01', validUntil }] }, publicHealth]
  expect(codes(aTeam(until('2026-11-25')))).toEqual([])
  expect(checkComposition(pack, on, aTeam(until('2026-11-24'))).reasons).toEqual([{ code: 'ORGANISATIONS.LICENCE_EXPIRED', params: { name: '李红', kind: 'nurse', until: '2026-11-24' }, staffId: '李红' }])
})
it('a licence of another profession does not do', () => {
  expect(codes(aTeam([someone('陈静', 'family_doctor', 'nurse'), nurse, publicHealth]))).toEqual(['ORGANISATIONS.LICENCE_LACKING'])
})
it('a member works at the institution or at a place it supervises', () => {
  const at = (institutionId: string, parentId: string | null) => ({ posts: [{ institutionId, institutionKind: 'village_clinic', parentId, isPrimary: true }] })
  const village = someone('周山', 'village_doctor', 'village_doctor', at('clinic', 'centre'))
  expect(codes(aTeam([doctor, nurse, publicHealth, village]))).toEqual([])
  expect(codes(aTeam([doctor, nurse, publicHealth, { ...village, ...at('clinic', 'another') }]))).toEqual(['ORGANISATIONS.NO_POST_HERE'])
})
it('an assistant doctor leads where the region asks less of the countryside, not in town', () => {
  const eased = readPolicies('policies').packs.get('510100') as typeof pack
  const at = (institutionKind: string) => checkComposition(eased, on, aTeam([someone('陈静', 'family_doctor', 'assistant_doctor'), nurse, publicHealth], { institutionKind })).reasons.map(({ code }) => code)
  expect(at('township_health_centre')).toEqual([])
  expect(at('community_health_centre')).toEqual(['ORGANISATIONS.LICENCE_LACKING'])
})
it('a village doctor contracts alone only under a supervising institution, at a clinic, and alone', () => {
  const alone = (parentId: string | null) => someone('周山', 'family_doctor', 'village_doctor', { posts: [{ institutionId: 'clinic', institutionKind: 'village_clinic', parentId, isPrimary: true }] })
  const asOne = (members: Candidate[]) => aTeam(members, { kind: 'independent' })
  expect(codes(asOne([alone('centre')]))).toEqual([])
  expect(codes(asOne([alone(null)]))).toEqual(['POLICY.PROVIDER_NOT_SUPERVISED', 'ORGANISATIONS.NO_POST_HERE'])
  expect(codes(asOne([alone('centre'), nurse]))).toEqual(['ORGANISATIONS.ALONE_MEANS_ONE'])
  expect(codes(asOne([doctor]))).toEqual(['POLICY.PROVIDER_INSTITUTION', 'POLICY.PROVIDER_NOT_SUPERVISED'])
})
it('a village doctor may not be the family doctor of a team here, and a hospital may not form one', () => {
  expect(codes(aTeam([someone('周山', 'family_doctor', 'village_doctor'), nurse, publicHealth]))).toEqual(['ORGANISATIONS.LICENCE_LACKING'])
  expect(codes(aTeam([doctor, nurse, publicHealth], { institutionKind: 'hospital' }))).toEqual(['POLICY.PROVIDER_INSTITUTION'])
})
it('who leads is a member and a family doctor', () => {
  expect(codes(aTeam([doctor, nurse, publicHealth], { leaderStaffId: '李红' }))).toEqual(['POLICY.TEAM_LEADER'])
  expect(codes(aTeam([doctor, nurse, publicHealth], { leaderStaffId: null }))).toEqual(['ORGANISATIONS.LEADER_MISSING'])
  expect(codes(aTeam([doctor, nurse, publicHealth], { leaderStaffId: '外人' }))).toEqual(['ORGANISATIONS.LEADER_NOT_MEMBER'])
})
