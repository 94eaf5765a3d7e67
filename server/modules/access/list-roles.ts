import type { rolesEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { permissions, roles } from '#api/permissions.ts'
import { permissionsOf, roleTable } from './domain/roles.ts'

/** The role table as it is enforced. */
export async function listRoles(): Promise<OutputOf<typeof rolesEndpoint>> {
  return {
    permissions: [...permissions],
    roles: roles.map((role) => {
      const { reaches, secondFactor, mayGive } = roleTable[role]
      return { role, permissions: [...permissionsOf(role)], reaches: [...reaches], secondFactor, mayGive: [...mayGive] }
    }),
  }
}
