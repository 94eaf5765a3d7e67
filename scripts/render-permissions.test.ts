import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { permissions, roles } from '#api/permissions.ts'
import { zh } from '#api/wording/index.ts'
import { permissionsFile, renderPermissions } from './render-permissions.ts'

it('docs/permissions.md is current (node scripts/render-permissions.ts writes it)', () => {
  expect(readFileSync(permissionsFile, 'utf8')).toBe(renderPermissions())
})
it('every role and permission has a Chinese name', () => {
  expect(Object.keys(zh.shell.role).sort()).toEqual([...roles].sort())
  expect(Object.keys(zh.shell.permission).sort()).toEqual(permissions.map((one) => one.replace('.', '_')).sort())
})
