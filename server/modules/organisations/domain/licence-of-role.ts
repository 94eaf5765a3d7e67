import type { Eligibility } from '#policy/index.ts'

/**
 * The licences of which a member needs one for a role in a team: for the family doctor what the region's rule of eligibility says, for the
 * other health professions what the law asks of who practises them; none for roles that are no licensed profession.
 *
 * @source 中华人民共和国医师法 第十三条；护士条例 第二条；乡村医生从业管理条例 第九条
 */
export function licencesOfRole(role: string, eligibility: Eligibility | undefined): readonly string[] {
  if (role === 'family_doctor') return eligibility?.licences ?? []
  return ofProfession[role] ?? []
}

const doctor = ['licensed_doctor', 'assistant_doctor']
const ofProfession: Readonly<Record<string, readonly string[]>> = {
  nurse: ['nurse'],
  public_health_doctor: ['public_health_doctor', ...doctor],
  tcm_doctor: doctor,
  multi_site_doctor: ['licensed_doctor'],
  village_doctor: ['village_doctor', ...doctor],
  pharmacist: ['pharmacist'],
}
