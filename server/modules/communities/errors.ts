import { reasonsOf } from '#kernel/decision.ts'
import { conflict, Problem } from '#platform/problem.ts'

const say = reasonsOf('COMMUNITIES')

/** Everything this module says no with, or points out in a roster; the texts are in packages/api/wording. */
export const reason = {
  creditCodeMissing: () => say('CREDIT_CODE_MISSING'),
  phone: () => say('PHONE'),
  villageUnknown: () => say('VILLAGE_UNKNOWN'),
  doctorUnknown: () => say('DOCTOR_UNKNOWN'),
  nameTaken: () => say('NAME_TAKEN'),
  agreementRuns: () => say('AGREEMENT_RUNS'),
  state: (state: string) => say('STATE', { state }),
  doctorSigns: () => say('DOCTOR_SIGNS'),
  leftLater: () => say('LEFT_LATER'),
  leftBefore: (joinedOn: string) => say('LEFT_BEFORE', { joinedOn }),
  hasLeft: () => say('HAS_LEFT'),
  doneLater: () => say('DONE_LATER'),
  doneBefore: (day: string) => say('DONE_BEFORE', { day }),
  noAgreement: () => say('NO_AGREEMENT'),
  tooMany: (members: number) => say('TOO_MANY', { members }),
  isStruck: () => say('IS_STRUCK'),
}
/** What a roster is told, row by row. */
export const roster = {
  unitUnknown: (name: string) => say('ROSTER_UNIT_UNKNOWN', { name: name.slice(0, 40) }),
  unitUnclear: (name: string) => say('ROSTER_UNIT_UNCLEAR', { name: name.slice(0, 40) }),
  noAgreement: () => say('ROSTER_NO_AGREEMENT'),
  noDocument: () => say('ROSTER_NO_DOCUMENT'),
  otherName: () => say('ROSTER_OTHER_NAME'),
  consentDay: () => say('ROSTER_CONSENT_DAY'),
  consentLater: () => say('ROSTER_CONSENT_LATER'),
  needsResidence: () => say('ROSTER_NEEDS_RESIDENCE'),
  gone: () => say('ROSTER_GONE'),
  signedElsewhere: (where: string) => say('ROSTER_SIGNED_ELSEWHERE', { where }),
  signedHere: (lastDay: string) => say('ROSTER_SIGNED_HERE', { lastDay }),
  waits: () => say('ROSTER_WAITS'),
  waitsUnrecorded: () => say('ROSTER_WAITS_UNRECORDED'),
  packageLeftOut: (name: string) => say('ROSTER_PACKAGE_LEFT_OUT', { package: name }),
  gap: () => say('ROSTER_GAP'),
  livesOtherwise: (since: string) => say('ROSTER_LIVES_OTHERWISE', { since }),
}
export const changedMeanwhile = (): Problem => conflict('COMMUNITIES.CHANGED_MEANWHILE')
/** Somebody else saved the draft since it was read: nothing of either is lost. */
export const draftChanged = (): Problem => conflict('COMMUNITIES.DRAFT_CHANGED')
export const textChanged = (): Problem => conflict('COMMUNITIES.TEXT_CHANGED')
export const revealFirst = (): Problem => new Problem('Forbidden', [{ code: 'COMMUNITIES.REVEAL_FIRST' }])
export const meaningOfConstraint = (name: string): Problem | undefined =>
  name === 'one_name_once' ? new Problem('Refused', [reason.nameTaken()]) : name === 'one_agreement_at_a_time' ? new Problem('Refused', [reason.agreementRuns()]) : name === 'one_draft_at_a_time' ? draftChanged() : undefined
