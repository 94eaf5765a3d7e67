import { describe, expect, it } from 'vitest'
import { roles } from '#api/permissions.ts'
import type { Scope } from '#platform/http/actor.ts'
import { anActor } from '../../../testing/an-actor.ts'
import { decideGiving, decideManaging, isPostWithin, type PlacedPost } from './decide-giving.ts'
import { isRegionWithin, reachOf } from './reach-of.ts'

const [centre, hospital, team] = ['i-centre', 'i-hospital', 't-1']
const region = (code: string): Scope => ({ kind: 'region', code })
const ofTeam = (institutionId = centre): Scope => ({ kind: 'team', institutionId, teamId: team })
const post = (role: PlacedPost['role'], scope: Scope, at: { countyCode?: number; townshipCode?: string | null } = {}): PlacedPost => ({ role, scope, countyCode: 500112, townshipCode: '500112015', ...at })
const admin = anActor({ countyCode: 500112, role: 'platform_admin', scope: region('500112') })
const manager = anActor({ countyCode: 500112, role: 'institution_manager', scope: { kind: 'institution', institutionId: centre } })
const codes = (decision: ReturnType<typeof decideGiving> | ReturnType<typeof decideManaging>) => (decision.allowed ? [] : decision.reasons.map(({ code }) => code))

describe('giving a post', () => {
  it('a manager gives clinicians of his own institution and nothing else', () => {
    expect(codes(decideGiving(manager, post('family_doctor', ofTeam())))).toEqual([])
    expect(codes(decideGiving(manager, post('family_doctor', ofTeam(hospital))))).toEqual(['ACCESS.OUTSIDE_SCOPE'])
    expect(codes(decideGiving(manager, post('institution_manager', manager.scope)))).toEqual(['ACCESS.ROLE_ABOVE'])
    expect(codes(decideGiving(manager, post('platform_admin', region('500112'))))).toEqual(['ACCESS.ROLE_ABOVE', 'ACCESS.OUTSIDE_SCOPE'])
  })
  it('an administrator gives every role within the county, where it may be held', () => {
    expect(codes(decideGiving(admin, post('institution_manager', { kind: 'institution', institutionId: hospital })))).toEqual([])
    expect(codes(decideGiving(admin, post('township_office', region('500112015'))))).toEqual([])
    expect(codes(decideGiving(admin, post('township_office', region('500112'))))).toEqual(['ACCESS.ROLE_PLACE'])
    expect(codes(decideGiving(admin, post('family_doctor', ofTeam(), { countyCode: 500113 })))).toEqual(['ACCESS.OUTSIDE_SCOPE'])
    expect(codes(decideGiving(admin, post('commission', region('500000'))))).toEqual(['ACCESS.OUTSIDE_SCOPE'])
    expect(codes(decideGiving(admin, post('commission', region('500113'), { countyCode: 500113 })))).toEqual(['ACCESS.OUTSIDE_SCOPE'])
  })
  it('a post without a place is given by nobody', () => {
    for (const role of roles) expect(decideGiving(admin, post(role, { kind: 'none' })).allowed).toBe(false)
  })
  it('whoever may give no role gives none', () => {
    for (const role of roles.filter((one) => one !== 'platform_admin' && one !== 'institution_manager')) {
      expect(codes(decideGiving({ ...admin, role }, post('nurse', ofTeam())))).toEqual(['ACCESS.ROLE_ABOVE'])
    }
  })
})

describe('changing an account', () => {
  const account = (...posts: PlacedPost[]) => ({ accountId: 'somebody', countyCode: 500112, posts })
  it('needs every post it holds to be one’s to give', () => {
    expect(codes(decideManaging(manager, account(post('nurse', ofTeam()))))).toEqual([])
    expect(codes(decideManaging(manager, account(post('nurse', ofTeam()), post('commission', region('500112')))))).toEqual(['ACCESS.OTHER_POSTS'])
    expect(codes(decideManaging(admin, account(post('commission', region('500000')))))).toEqual(['ACCESS.OTHER_POSTS'])
  })
  it('is never one’s own, nor another county’s', () => {
    expect(codes(decideManaging(admin, { ...account(), accountId: admin.accountId }))).toEqual(['ACCESS.OWN_ACCOUNT'])
    expect(codes(decideManaging(admin, { ...account(), countyCode: 500113 }))).toEqual(['ACCESS.OUTSIDE_SCOPE'])
  })
})

describe('places', () => {
  it.each([['500000', 'province'], ['430500', 'city'], ['500112', 'county'], ['500112015', 'township'], ['500112015001', undefined]])('%s is a %s', (code, reach) => {
    expect(reachOf(region(code))).toBe(reach)
  })
  it.each([
    ['500112', '500112', true], ['500112015', '500112', true], ['500112', '500000', true], ['430502', '430500', true], ['430602', '430500', false],
    ['500000', '500112', false], ['500112', '500112015', false], ['500113', '500112', false], ['510112', '500000', false],
  ])('%s within %s: %s', (inner, outer, isWithin) => {
    expect(isRegionWithin(inner, outer)).toBe(isWithin)
  })
  it('a township’s officer sees posts of its institutions, not of the next township', () => {
    const office = anActor({ countyCode: 500112, role: 'township_office', scope: region('500112015') })
    expect([isPostWithin(office, post('nurse', ofTeam())), isPostWithin(office, post('nurse', ofTeam(), { townshipCode: '500112016' }))]).toEqual([true, false])
  })
})
