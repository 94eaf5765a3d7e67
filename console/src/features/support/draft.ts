import type { InputOf } from '#api/endpoint.ts'
import type { ExpertTeam, makeSupportEndpoint, SupportAgreement } from '#api/support.ts'

type Sent = Omit<InputOf<typeof makeSupportEndpoint>, 'previousId'>
type Figure = 'round' | 'promisedTeams' | 'promisedMembers' | 'promisedVisits'
/** An agreement while it is written: figures are text until they are sent. */
export type Draft = Omit<Sent, Figure> & Record<Figure, string>

export const emptyDraft: Draft = {
  title: '',
  round: '1',
  hospitalId: '',
  institutionIds: [],
  townshipCodes: [],
  works: [],
  promisedTeams: '1',
  promisedMembers: '3',
  promisedVisits: '1',
  promiseEvery: 'week',
  promisePer: 'place',
  teams: [],
  validFrom: '',
  lastDay: '',
}

/** What an agreement already says; a renewal begins with it, one round on and without its days. */
export function draftOf(known: SupportAgreement, isRenewal: boolean): Draft {
  return {
    title: known.title,
    round: String(known.round + (isRenewal ? 1 : 0)),
    hospitalId: known.hospitalId,
    institutionIds: known.institutionIds,
    townshipCodes: known.townshipCodes,
    works: known.works,
    promisedTeams: String(known.promisedTeams),
    promisedMembers: String(known.promisedMembers),
    promisedVisits: String(known.promisedVisits),
    promiseEvery: known.promiseEvery,
    promisePer: known.promisePer,
    teams: known.teams,
    validFrom: isRenewal ? '' : known.validFrom,
    lastDay: isRenewal ? '' : known.lastDay,
  }
}

const isWhole = (text: string, least: number) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= least
const isNamed = ({ name, members }: ExpertTeam) => name.trim() !== '' && members.every((one) => one.name.trim() !== '')

/** What is still missing, in the order of the form. */
export function missingInDraft(draft: Draft) {
  const isMissing = {
    title: draft.title.trim() === '',
    from: draft.validFrom === '',
    lastDay: draft.lastDay === '',
    hospital: draft.hospitalId === '',
    places: draft.institutionIds.length + draft.townshipCodes.length === 0,
    works: draft.works.length === 0,
    numbers:
      !isWhole(draft.round, 1) ||
      !isWhole(draft.promisedTeams, 0) ||
      !isWhole(draft.promisedMembers, 0) ||
      !isWhole(draft.promisedVisits, 1),
    experts: !draft.teams.every(isNamed),
  }
  return (Object.keys(isMissing) as (keyof typeof isMissing)[]).filter((key) => isMissing[key])
}

export const sentOf = (draft: Draft): Sent => ({
  ...draft,
  round: Number(draft.round),
  promisedTeams: Number(draft.promisedTeams),
  promisedMembers: Number(draft.promisedMembers),
  promisedVisits: Number(draft.promisedVisits),
})
