import { teamRoles } from '#api/organisations.ts'

const doctors = ['general_practitioner', 'clinical_doctor', 'retired_doctor']

/** The role somebody is most likely to have in a team; the server decides whether they may. */
export function roleOfCategory(category: string): (typeof teamRoles)[number] {
  if (doctors.includes(category)) return 'family_doctor'
  return teamRoles.find((role) => role === category) ?? 'assistant'
}
