import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { type Asked, checkDay, checkHandover, type Panel, type Situation, type Team } from './check-handover.ts'

const team = (change: Partial<Team> = {}): Team => ({ name: '一队', institutionId: 'i1', isActive: true, doctorIds: ['d1', 'd2'], villageCodes: ['v1'], ...change })
const panel = (change: Partial<Panel> = {}): Panel => ({ scope: 'doctor', name: '李建国', before: 10, after: 20, cap: 20, isHard: true, ...change })
const doctor: Asked = { kind: 'doctor', fromTeamId: 'a', toTeamId: 'a', villageCode: null, gridCode: null, fromDoctorStaffId: 'd1', toDoctorStaffId: 'd2' }
const village: Asked = { kind: 'village', fromTeamId: 'a', toTeamId: 'b', villageCode: 'v1', gridCode: null, fromDoctorStaffId: null, toDoctorStaffId: 'd2' }
const codes = (asked: Asked, change: Partial<Situation> = {}) =>
  checkHandover(asked, { from: team(), to: team(), isVillageKnown: true, residents: 3, contracts: 10, panels: [panel()], ...change }).map(({ code, params }) => [code.replace('ASSIGNMENTS.', ''), ...Object.values(params ?? {})].join(' '))

describe('what stands against a hand-over', () => {
  it('is nothing when the doctor is of the team and the panel comes just to its cap', () => {
    expect(codes(doctor)).toEqual([])
    expect([codes(village, { to: team({ name: '二队' }) }), codes({ ...doctor, toTeamId: 'b' }, { to: team({ name: '二队' }) })]).toEqual([[], []])
  })
  it('is a panel one above its hard cap, not a soft one, not one that only gets emptier', () => {
    expect(codes(doctor, { panels: [panel({ after: 21 })] })).toEqual(['NO_ROOM 李建国 21 20'])
    expect(codes(doctor, { panels: [panel({ after: 21, isHard: false }), panel({ after: 21, cap: null }), panel({ before: 30, after: 25 })] })).toEqual([])
  })
  it('is told all at once', () => {
    expect(codes({ ...doctor, toDoctorStaffId: 'd1' }, { contracts: 0, residents: 0 })).toEqual(['SAME_DOCTOR', 'NOTHING_TO_MOVE'])
    expect(codes({ ...village, villageCode: 'v9', toDoctorStaffId: 'd9' }, { to: team({ name: '二队', isActive: false, institutionId: 'i2' }), isVillageKnown: false })).toEqual([
      'TEAM_CLOSED 二队', 'VILLAGE_UNKNOWN', 'VILLAGE_NOT_THEIRS 一队', 'NOT_THEIR_DOCTOR 二队', 'OTHER_INSTITUTION',
    ])
    expect(codes({ ...village, toTeamId: 'a' })).toEqual(['SAME_TEAM'])
    expect(codes({ ...doctor, toTeamId: 'b' }, { to: team({ name: '二队', institutionId: 'i2' }) })).toEqual(['OTHER_INSTITUTION'])
  })
  it('is that something was left out', () => {
    expect([codes({ ...doctor, fromDoctorStaffId: null }), codes({ ...village, villageCode: null }), codes(village, { from: null })]).toEqual([['INCOMPLETE'], ['INCOMPLETE'], ['INCOMPLETE']])
  })
})
it('the day is today or within 366 days', () => {
  const on = localDate('2026-11-24')
  expect(['2026-11-23', '2026-11-24', '2027-11-25', '2027-11-26'].map((day) => checkDay(localDate(day), on).map(({ code }) => code).join())).toEqual(['ASSIGNMENTS.DAY_PAST', '', '', 'ASSIGNMENTS.DAY_FAR'])
})
