import { ageOn, type LocalDate } from '#kernel/local-date.ts'

/** Somebody of a household, who is asked to sign or not. */
export type Relative = { residentId: string; name: string; birthOn: LocalDate; populations: readonly string[]; isSigned: boolean }
export type Suggestion = { patient: string; illnesses: string[] }

const chronic = ['hypertension', 'diabetes']
/** From this age on the norms look for hypertension and diabetes. */
const screenedFrom = 35
const illnessesOf = ({ populations }: Relative) => chronic.filter((one) => populations.includes(one))

/**
 * Who of a household is suggested to sign because somebody at home has hypertension or diabetes: unsigned, 35 or older, and without either. By residents' ids,
 * with the patient, the eldest where there are several. A suggestion only: nobody signs who does not ask to.
 *
 * Example: a woman of 69 with hypertension, her husband of 71, a son of 41, a grandson of 6 → the husband and the son.
 *
 * @source 国家基本公共卫生服务规范（第三版）高血压患者健康管理、2型糖尿病患者健康管理：35 岁及以上；一、二级亲属有高血压的为高危。厦门：高危家人绑定签约
 */
export function suggestRelatives(household: readonly Relative[], on: LocalDate): Map<string, Suggestion> {
  const [patient] = household.filter((one) => illnessesOf(one).length > 0).sort((one, other) => (one.birthOn < other.birthOn ? -1 : 1))
  if (!patient) return new Map()
  const suggested = household.filter((one) => !one.isSigned && illnessesOf(one).length === 0 && ageOn(one.birthOn, on) >= screenedFrom)
  return new Map(suggested.map(({ residentId }) => [residentId, { patient: patient.name, illnesses: illnessesOf(patient) }]))
}

/** A household in the order in which the region has it sign: those of whom everybody must be, then key populations, by how many one belongs to, then the others. */
export function keyFirst<One extends { populations: readonly string[] }>(family: readonly One[], owed: readonly string[]): One[] {
  const rank = ({ populations }: One) => (populations.some((one) => owed.includes(one)) ? 0 : populations.length > 0 ? 1 : 2)
  return [...family].sort((one, other) => rank(one) - rank(other) || other.populations.length - one.populations.length)
}
