import { z } from 'zod'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Explained } from './because.ts'
import type { Pack } from './pack.ts'
import { code, truth, word } from './value-types.ts'
import { valueOn } from './value-on.ts'

export const regionWordsShape = z.record(code, word)
export const agreementShape = z.strictObject({
  template: code, title: word, party_a: word, party_b: word,
  clauses: z.array(z.strictObject({ heading: word, text: word })).min(1),
  consents: z.array(z.strictObject({ id: code, text: word, note: word.optional(), required: truth, revocable: truth })).min(1),
})

export type Consent = { id: string; text: string; note: string | null; isRequired: boolean; isRevocable: boolean }
/** What the paper says: which layout, its title and parties, its clauses in order, and the consents asked one by one. */
export type AgreementTemplate = {
  template: string; title: string; partyA: string; partyB: string; clauses: { heading: string; text: string }[]; consents: Consent[]
}

/** The region's own words for things (责任医生, 三师共管), by code; screens and papers use them where a code is given. */
export function regionWords(pack: Pack, on: LocalDate): Explained<Record<string, string>> {
  const { value, because } = valueOn(pack, 'words.local', on)
  return { value, because: [because] }
}

/** The agreement's template of this region. */
export function agreementTemplate(pack: Pack, on: LocalDate): Explained<AgreementTemplate> {
  const { value, because } = valueOn(pack, 'agreement.template', on)
  const consents = value.consents.map((one) => ({ id: one.id, text: one.text, note: one.note ?? null, isRequired: one.required, isRevocable: one.revocable }))
  return {
    value: { template: value.template, title: value.title, partyA: value.party_a, partyB: value.party_b, clauses: value.clauses, consents },
    because: [because],
  }
}
