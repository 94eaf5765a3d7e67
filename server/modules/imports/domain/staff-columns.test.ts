import { expect, it } from 'vitest'
import { matchHeadings } from './sheet.ts'
import { readStaffRow, type StaffKey, staffSheet } from './staff-columns.ts'

const all = staffSheet.columns.map(({ title }) => title)
const { at } = matchHeadings(staffSheet, all)
const read = (cells: Partial<Record<StaffKey, string>>) => readStaffRow({ number: 2, cells: staffSheet.columns.map(({ key }) => cells[key] ?? '') }, at)
const good = { name: '陈静', number: '110105198001010028', category: '全科医生', institution: '东街中心', since: '2020-1-1' }

it('no two columns share a name', () => {
  const words = staffSheet.columns.flatMap(({ title, aliases }) => [title, ...aliases])
  expect(matchHeadings(staffSheet, words).at.size).toBe(staffSheet.columns.length)
})
it('a member of staff without licence and team', () => {
  expect(read(good)).toEqual({ faults: [], value: { name: '陈静', number: '110105198001010028', category: 'general_practitioner', titleLevel: 'none', phone: null, institution: '东街中心', since: '2020-01-01', otherInstitutions: [], licence: null, team: null, role: null, isLeader: false } })
})
it('a licence, several places and a team', () => {
  expect(read({ ...good, titleLevel: '中级', otherInstitutions: '东街站；西街站', licence: '执业医师', licenceNumber: 'A1', licenceFrom: '2015-01-01', licenceUntil: '2027-01-01', team: '第一团队', role: '家庭医生', isLeader: '是' }).value).toMatchObject({
    titleLevel: 'intermediate', otherInstitutions: ['东街站', '西街站'], licence: { kind: 'licensed_doctor', number: 'A1', scope: null, validFrom: '2015-01-01', validUntil: '2027-01-01' }, team: '第一团队', role: 'family_doctor', isLeader: true,
  })
})
it('half a licence, half a team, unknown words', () => {
  const { value: staff, faults } = read({ ...good, category: '院长', licence: '执业医师', role: '家庭医生' })
  expect([staff, faults.map(({ column, reason }) => `${column} ${reason.code}`).sort()]).toEqual([null, ['category IMPORTS.CELL_NO_SUCH_WORD', 'licenceFrom IMPORTS.CELL_EMPTY', 'licenceNumber IMPORTS.CELL_EMPTY', 'team IMPORTS.CELL_EMPTY']])
})
