import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { permissions, type Permission, type Role, roles } from '#api/permissions.ts'
import { mayRemember, needsCode, permissionsOf, roleTable } from './roles.ts'

const docs = readFileSync(new URL('../../../../docs/permissions.md', import.meta.url), 'utf8')
const may = (role: Role, permission: Permission): boolean => permissionsOf(role).has(permission)
const whoMay = (permission: Permission): Role[] => roles.filter((role) => may(role, permission))

describe('the role table', () => {
  it('is what docs/permissions.md says, cell by cell', () => {
    const lines = docs.split('\n').filter((line) => line.startsWith('| `'))
    expect(lines.length).toBe(permissions.length)
    for (const line of lines) {
      const [name = '', ...cells] = line.split('|').slice(1, -1).map((cell) => cell.trim())
      const permission = /`([\w.]+)`/.exec(name)?.[1] as Permission
      expect([permission, ...cells.map((cell) => cell === '●')]).toEqual([permission, ...roles.map((role) => may(role, permission))])
    }
  })
  it('lets everybody of the staff keep his own account and residents their own matters only, and holds no permission twice', () => {
    for (const role of roles) expect([may(role, 'self'), new Set(roleTable[role].permissions).size]).toEqual([role !== 'resident', roleTable[role].permissions.length])
    expect([...permissionsOf('resident'), ...whoMay('own')]).toEqual(['own', 'resident'])
  })
  it('keeps apart: accounts from residents, the log from every change, signing to doctors', () => {
    for (const role of whoMay('user.edit')) if (role !== 'institution_manager') expect(may(role, 'resident.read')).toBe(false)
    expect([...permissionsOf('auditor')].filter((one) => /\.(edit|issue|sign|end|reveal)$/.test(one))).toEqual([])
    expect(whoMay('contract.sign')).toEqual(['team_leader', 'family_doctor', 'village_doctor'])
    expect(whoMay('audit.read')).toEqual(['platform_admin', 'auditor'])
    expect(whoMay('resident.reveal')).toEqual(['institution_manager', 'team_leader', 'family_doctor', 'village_doctor'])
  })
  it('gives names of residents to no role that looks from the city, the township, finance or insurance', () => {
    for (const role of ['city_viewer', 'township_office', 'finance', 'insurer', 'surveyor', 'auditor', 'referral_office'] as const) {
      expect([role, may(role, 'resident.read'), may(role, 'contract.read')]).toEqual([role, false, false])
    }
  })
  it('lets nobody give a role that may do what his own county’s administrator does', () => {
    for (const role of roles) if (role !== 'platform_admin') expect(roleTable[role].mayGive.some((given) => may(given, 'user.edit'))).toBe(false)
  })
  it('a role this version does not know may do nothing', () => {
    expect(permissionsOf('superuser' as Role).size).toBe(0)
  })
})

describe('the code', () => {
  it('is always asked of administrators, finance and the commission, of the others on a new computer', () => {
    expect(roles.filter((role) => needsCode([role], true))).toEqual(['platform_admin', 'commission', 'city_viewer', 'finance', 'insurer', 'auditor'])
    expect(roles.every((role) => needsCode([role], false))).toBe(true)
  })
  it('goes by the strictest post held', () => {
    expect([needsCode(['nurse', 'finance'], true), mayRemember(['nurse', 'finance']), mayRemember(['nurse'])]).toEqual([true, false, true])
  })
})
