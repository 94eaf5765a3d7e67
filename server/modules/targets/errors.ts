import { reasonsOf } from '#kernel/decision.ts'

const say = reasonsOf('TARGETS')

/** Everything this module says no with; the texts are in packages/api/wording. */
export const reason = {
  townshipUnknown: (names: string) => say('TOWNSHIP_UNKNOWN', { names }),
  noPopulation: (names: string) => say('NO_POPULATION', { names }),
  noKind: (names: string) => say('NO_KIND', { names }),
  noTownships: () => say('NO_TOWNSHIPS'),
  notInPlan: (code: string) => say('NOT_IN_PLAN', { code }),
  reasonMissing: (name: string) => say('REASON_MISSING', { name }),
  quotaAbovePersons: (name: string, quota: number, persons: number) => say('QUOTA_ABOVE_PERSONS', { name, quota, persons }),
  twice: (code: string) => say('TWICE', { code }),
  issuedMeanwhile: () => say('ISSUED_MEANWHILE'),
  samePerson: () => say('SAME_PERSON'),
}
