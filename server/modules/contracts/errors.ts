import { type Reason, reasonsOf } from '#kernel/decision.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import { conflict, type Problem, refused } from '#platform/problem.ts'

/** What the constraints of signing mean to the person at the desk or on the phone; texts in packages/api/wording. */
export function meaningOfConstraint(name: string): Problem | undefined {
  if (name === 'one_contract_at_a_time') return refused([{ code: 'CONTRACTS.ALREADY_SIGNED_JUST_NOW' }])
  if (name === 'every_panel_had_room') return refused([{ code: 'CONTRACTS.LAST_PLACE_TAKEN' }])
  if (name === 'resident_was_here') return refused([{ code: 'CONTRACTS.RESIDENT_NOT_HERE', params: { status: 'changed' } }])
  if (name === 'signing_day_was_open') return refused([{ code: 'SIGNING_DAYS.NOT_OPEN', params: { state: 'changed', event: 'sign' } }])
  if (name === 'one_application_waiting') return conflict('CONTRACTS.ALREADY_APPLIED', { team: '', doctor: '', day: '' })
  if (name === 'one_ending_waiting') return conflict('CONTRACTS.END_ALREADY_ASKED')
  // Two numbers or codes drawn alike: drawing again helps.
  if (name === 'contract_county_code_number_key' || name === 'verify_index_pkey') return conflict('CONTRACTS.TRY_ONCE_MORE')
  // A list that brought the contract was taken back at that moment.
  if (name === 'contract_event_county_code_contract_id_fkey') return changedMeanwhile()
  return undefined
}
export const changedMeanwhile = (): Problem => conflict('CONTRACTS.CHANGED_MEANWHILE')
/** Which application waits already, so that the resident knows whom to ask. */
export const alreadyApplied = ({ teamName, doctorName, appliedAt }: { teamName: string; doctorName: string; appliedAt: string }): Reason => ({ code: 'CONTRACTS.ALREADY_APPLIED', params: { team: teamName, doctor: doctorName, day: dayOfInstant(appliedAt) } })
/** Somebody else took the service back before. */
export const serviceTakenBack = (by: string): Problem => conflict('CONTRACTS.SERVICE_TAKEN_BACK', { by })
export const alreadyDecided = (): Problem => conflict('CONTRACTS.APPLICATION_DECIDED')

const say = reasonsOf('CONTRACTS')
/** What a list of deaths and moves is told. */
export const gone = {
  notRegistered: () => say('GONE_NOT_REGISTERED'),
  later: () => say('GONE_LATER'),
  beforeBirth: () => say('GONE_BEFORE_BIRTH'),
  otherwise: () => say('GONE_OTHERWISE'),
  signedElsewhere: () => say('GONE_SIGNED_ELSEWHERE'),
  amendedAfter: (number: string, day: string) => say('GONE_AMENDED_AFTER', { number, day }),
  signedAfter: (number: string, day: string) => say('GONE_SIGNED_AFTER', { number, day }),
}
/** What a list of contracts of an older system is told. */
export const old = {
  notRegistered: () => say('OLD_NOT_REGISTERED'),
  ofOthers: () => say('OLD_OF_OTHERS'),
  otherName: () => say('OLD_OTHER_NAME'),
  notLiving: () => say('OLD_NOT_LIVING'),
  daysReversed: () => say('OLD_DAYS_REVERSED'),
  signedLater: () => say('OLD_SIGNED_LATER'),
  endedLater: () => say('OLD_ENDED_LATER'),
  institutionUnknown: (name: string) => say('OLD_INSTITUTION_UNKNOWN', { name: name.slice(0, 40) }),
  teamUnknown: (name: string) => say('OLD_TEAM_UNKNOWN', { name: name.slice(0, 40) }),
  teamUnclear: () => say('OLD_TEAM_UNCLEAR'),
  teamClosed: () => say('OLD_TEAM_CLOSED'),
  doctorUnknown: (name: string) => say('OLD_DOCTOR_UNKNOWN', { name: name.slice(0, 40) }),
  doctorUnclear: () => say('OLD_DOCTOR_UNCLEAR'),
  doctorNotInTeam: () => say('OLD_DOCTOR_NOT_IN_TEAM'),
  numberTaken: (number: string) => say('OLD_NUMBER_TAKEN', { number: number.slice(0, 40) }),
  crosses: (from: string, lastDay: string) => say('OLD_CROSSES', { from, lastDay }),
  packageNotOffered: (name: string) => say('OLD_PACKAGE_NOT_OFFERED', { name: name.slice(0, 40) }),
  termNotOffered: (offered: string) => say('OLD_TERM_NOT_OFFERED', { offered }),
  beforeLivingHere: (since: string) => say('OLD_BEFORE_LIVING_HERE', { since }),
  panelFull: (name: string, contracts: number, cap: number) => say('OLD_PANEL_FULL', { name, contracts, cap }),
}
/** What an agreement of a unit and its roster are told. */
export const unit = {
  packageCosts: (name: string) => say('UNIT_PACKAGE_COSTS', { package: name }),
  noPackageFits: () => say('UNIT_NO_PACKAGE_FITS'),
}
