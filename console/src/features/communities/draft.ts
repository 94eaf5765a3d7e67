import { type Community, communityKinds, type makeCommunityEndpoint } from '#api/communities.ts'
import type { InputOf } from '#api/endpoint.ts'

type Sent = InputOf<typeof makeCommunityEndpoint>
/** A unit while its form is filled in: figures are text until they are sent. */
export type UnitDraft = Omit<Sent, 'headcount' | 'creditCode'> & { headcount: string; creditCode: string }

export const emptyUnit: UnitDraft = {
  kind: communityKinds[1],
  name: '',
  creditCode: '',
  address: '',
  villageCode: '',
  contactName: '',
  contactPhone: '',
  teamId: '',
  doctorStaffId: '',
  headcount: '',
}

/** What is known of a unit; its telephone stays away until somebody types another. */
export const draftOf = (known: Community): UnitDraft => ({
  kind: known.kind,
  name: known.name,
  creditCode: known.creditCode ?? '',
  address: known.address,
  villageCode: known.villageCode,
  contactName: known.contactName,
  contactPhone: '',
  teamId: known.teamId,
  doctorStaffId: known.doctorStaffId,
  headcount: String(known.headcount),
})

/** What is still missing, in the order of the form. */
export function missingInUnit(draft: UnitDraft, isEdit: boolean) {
  const isMissing = {
    name: draft.name.trim() === '',
    creditCode: draft.kind !== 'building_site' && draft.creditCode.trim() === '',
    village: draft.villageCode === '',
    address: draft.address.trim() === '',
    headcount: !/^[1-9]\d{0,5}$/.test(draft.headcount.trim()),
    contactName: draft.contactName.trim() === '',
    contactPhone: !isEdit && draft.contactPhone.trim() === '',
    team: draft.teamId === '',
    doctor: draft.doctorStaffId === '',
  }
  return (Object.keys(isMissing) as (keyof typeof isMissing)[]).filter((key) => isMissing[key])
}

export const sentOf = ({ headcount, creditCode, ...draft }: UnitDraft): Sent => ({
  ...draft,
  headcount: Number(headcount),
  creditCode: creditCode.trim() || null,
})
