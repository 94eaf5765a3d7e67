import { permissions, type Permission, type Role, roles } from '#api/permissions.ts'

/** Where a post may reach, from the widest to the narrowest. */
export const reaches = ['province', 'city', 'county', 'township', 'institution', 'team'] as const
export type Reach = (typeof reaches)[number]

/** What a role may do, where it may be held, whether its holder always shows a second factor, and which roles its holder may give. */
export type RoleEntry = {
  permissions: readonly Permission[]; reaches: readonly Reach[]
  /** `always`: a code at every sign-in. `device`: a code on a computer that was not used within 30 days. */
  secondFactor: 'always' | 'device'
  mayGive: readonly Role[]
}

const looking = ['region.read', 'organisation.read', 'staff.read', 'team.read', 'policy.read', 'job.read', 'self'] as const
const clinicians = ['team_leader', 'family_doctor', 'nurse', 'public_health_doctor', 'assistant', 'village_doctor'] as const
const signing = [
  ...looking, 'community.read', 'community.edit', 'resident.read', 'resident.edit', 'resident.reveal', 'resident.lookup', 'tag.edit', 'unsigned.edit', 'contract.read', 'contract.sign', 'contract.end', 'contract.verify', 'service.record', 'conversation.answer', 'export.run',
] as const
const official = { secondFactor: 'always', mayGive: [] } as const
const clinical = { reaches: ['team'], secondFactor: 'device', mayGive: [] } as const

/**
 * The whole answer to "who may do what": a permission not listed is not held. Who keeps accounts sees no residents; who sees money or
 * whole counties sees no names; who reads the log changes nothing.
 */
export const roleTable: Readonly<Record<Role, RoleEntry>> = {
  platform_admin: {
    permissions: [...looking, 'organisation.edit', 'staff.edit', 'team.edit', 'user.read', 'user.edit', 'role.read', 'audit.read'],
    reaches: ['county'], secondFactor: 'always', mayGive: roles.filter((role) => role !== 'resident'),
  },
  commission: {
    permissions: [
      ...looking, 'target.read', 'target.edit', 'target.issue', 'organisation.edit', 'support.read', 'support.edit', 'support.record', 'community.read', 'bulletin.read', 'bulletin.edit', 'bulletin.approve', 'policy.register', 'policy.draft', 'policy.publish', 'package.read', 'package.publish', 'staff.edit', 'star.edit', 'star.publish', 'award.edit', 'award.publish', 'training.edit', 'technique.edit', 'team.edit', 'assignment.edit', 'resident.read', 'import.run', 'contract.read', 'contract.verify', 'reevaluation.read', 'reevaluation.run',
      'statistics.read', 'export.run', 'export.approve', 'user.read', 'role.read',
    ],
    reaches: ['province', 'city', 'county'], ...official,
  },
  city_viewer: { permissions: [...looking, 'support.read', 'target.read', 'statistics.read', 'role.read'], reaches: ['province', 'city'], ...official },
  township_office: { permissions: [...looking, 'support.read', 'target.read', 'statistics.read'], reaches: ['township'], secondFactor: 'device', mayGive: [] },
  institution_manager: {
    permissions: [
      ...looking, 'support.read', 'support.record', 'community.read', 'community.edit', 'bulletin.read', 'bulletin.edit', 'bulletin.approve', 'package.read', 'package.edit', 'package.publish', 'staff.edit', 'award.edit', 'training.edit', 'technique.edit', 'team.edit', 'assignment.edit', 'target.read', 'resident.read', 'resident.edit', 'resident.reveal', 'resident.lookup', 'tag.edit', 'import.run', 'unsigned.edit', 'contract.read', 'contract.end', 'contract.correct',
      'contract.verify', 'reevaluation.read', 'statistics.read', 'export.run', 'export.whole', 'export.approve', 'user.read', 'user.edit', 'role.read',
    ],
    reaches: ['institution'], secondFactor: 'device', mayGive: clinicians,
  },
  team_leader: { permissions: [...signing, 'contract.correct', 'assignment.edit', 'export.whole'], ...clinical },
  family_doctor: { permissions: signing, ...clinical },
  nurse: { permissions: [...looking, 'community.read', 'resident.read', 'resident.edit', 'resident.lookup', 'unsigned.edit', 'contract.read', 'service.record', 'conversation.answer', 'export.run'], ...clinical },
  public_health_doctor: { permissions: [...looking, 'community.read', 'resident.read', 'resident.edit', 'tag.edit', 'unsigned.edit', 'contract.read', 'contract.verify', 'service.record', 'conversation.answer', 'export.run'], ...clinical },
  assistant: { permissions: [...looking, 'community.read', 'resident.read', 'resident.edit', 'resident.lookup', 'unsigned.edit', 'contract.read', 'service.record', 'conversation.answer', 'export.run'], ...clinical },
  village_doctor: { permissions: signing, ...clinical },
  finance: { permissions: [...looking, 'target.read', 'statistics.read'], reaches: ['city', 'county'], ...official },
  insurer: { permissions: [...looking, 'statistics.read'], reaches: ['city', 'county'], ...official },
  surveyor: { permissions: looking, reaches: ['county'], secondFactor: 'device', mayGive: [] },
  referral_office: { permissions: [...looking, 'support.read', 'support.record'], reaches: ['institution'], secondFactor: 'device', mayGive: [] },
  // Nobody gives it: a telephone that signs in by code has it, for whom it may act for.
  resident: { permissions: ['own'], reaches: [], secondFactor: 'device', mayGive: [] },
  auditor: {
    permissions: [...looking, 'target.read', 'contract.verify', 'statistics.read', 'user.read', 'role.read', 'audit.read'],
    reaches: ['county'], ...official,
  },
}

const heldBy = new Map<Role, ReadonlySet<Permission>>(roles.map((role) => [role, new Set(permissions.filter((one) => roleTable[role].permissions.includes(one)))]))

/** What a role may do, as a set. A role this version does not know may do nothing. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> => heldBy.get(role) ?? new Set()
/** The roles that hold a permission. */
export const rolesThatMay = (permission: Permission): Role[] => roles.filter((role) => permissionsOf(role).has(permission))

/** Whether a sign-in needs the one-time code: always when one of the posts says so, else on a device that is not remembered. */
export function needsCode(heldRoles: readonly Role[], isDeviceRemembered: boolean): boolean {
  return heldRoles.some((role) => roleTable[role].secondFactor === 'always') || !isDeviceRemembered
}

/** Whether a device may be remembered for these posts at all. */
export const mayRemember = (heldRoles: readonly Role[]): boolean => !needsCode(heldRoles, true)
