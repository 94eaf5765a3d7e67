import type { Bulletin, writeBulletinEndpoint } from '#api/bulletins.ts'
import type { InputOf } from '#api/endpoint.ts'

export type Draft = InputOf<typeof writeBulletinEndpoint>

export const emptyDraft: Draft = {
  kind: 'notice',
  audience: 'residents',
  category: 'service',
  title: '',
  body: '',
  link: null,
  townshipCodes: [],
  villageCodes: [],
  populations: [],
  signed: 'all',
  institutionIds: [],
  roles: [],
  heldFrom: null,
  heldUntil: null,
  place: null,
}

export function draftOf(known: Bulletin): Draft {
  const { kind, audience, category, title, body, townshipCodes, villageCodes, populations, signed, institutionIds, roles } = known
  const { heldFrom, heldUntil, place } = known
  const link = known.link as Draft['link']
  return {
    ...{ kind, audience, category, title, body, link, townshipCodes, villageCodes },
    ...{ populations, signed, institutionIds, roles, heldFrom, heldUntil, place },
  }
}

/** What is still missing, in the order of the form. */
export function missingInDraft({ kind, title, body, heldFrom, heldUntil }: Draft) {
  const isMissing = {
    title: title.trim() === '',
    body: body.trim() === '',
    heldFrom: kind === 'campaign' && !heldFrom,
    heldUntil: kind === 'campaign' && !heldUntil,
  }
  return (Object.keys(isMissing) as (keyof typeof isMissing)[]).filter((key) => isMissing[key])
}

/** What the preview counts by. */
export const reachOf = ({ audience, townshipCodes, villageCodes, populations, signed, institutionIds, roles }: Draft) => ({
  audience,
  townshipCodes,
  villageCodes,
  populations,
  signed,
  institutionIds,
  roles,
})
