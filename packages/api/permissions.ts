/**
 * Everything the product lets somebody do. A route names one; a role holds several. Owned by module `access`; `own` is what residents do
 * on their phones for themselves and for whom they act, and no role of the staff holds it.
 */
export const permissions = [
  'region.read', 'target.read', 'target.edit', 'target.issue', 'organisation.read', 'organisation.edit', 'support.read', 'support.edit', 'support.record', 'community.read', 'community.edit', 'bulletin.read', 'bulletin.edit', 'bulletin.approve', 'staff.read', 'staff.edit',
  'package.read', 'package.edit', 'package.publish', 'star.edit', 'star.publish', 'award.edit', 'award.publish', 'training.edit', 'technique.edit',
  'team.read', 'team.edit', 'assignment.edit', 'resident.read', 'resident.edit', 'resident.reveal', 'resident.lookup', 'tag.edit', 'import.run', 'unsigned.edit', 'contract.read',
  'contract.sign', 'contract.end', 'contract.correct', 'contract.verify', 'service.record', 'reevaluation.read', 'reevaluation.run', 'conversation.answer', 'statistics.read', 'export.run', 'export.whole', 'export.approve', 'policy.read', 'policy.register', 'policy.draft', 'policy.publish', 'user.read', 'user.edit', 'role.read',
  'audit.read', 'job.read', 'self', 'own',
] as const
export type Permission = (typeof permissions)[number]

export const roles = [
  'platform_admin', 'commission', 'city_viewer', 'township_office', 'institution_manager', 'team_leader', 'family_doctor', 'nurse',
  'public_health_doctor', 'assistant', 'village_doctor', 'finance', 'insurer', 'surveyor', 'referral_office', 'auditor', 'resident',
] as const
export type Role = (typeof roles)[number]
