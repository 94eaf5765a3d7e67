import { readFileSync } from 'node:fs'
import type { Paper } from '#platform/typeset/compile-paper.ts'
import type { Typesetter } from '#platform/typeset/typesetter.ts'
import type { AgreementContent, AgreementSignature } from './agreement-content.ts'
import { layAgreement } from './agreement-paper.ts'

const template = readFileSync(new URL('./agreement.typ', import.meta.url), 'utf8')

/**
 * The agreement as a PDF on A4: the same content and signatures always give the same bytes. `missing` in the answer names characters
 * the font cannot draw; they stand on the paper by their numbers. `isDrawn` gives its pages as pictures too. @throws PaperNotSet
 */
export function typesetAgreement(typesetter: Typesetter, content: AgreementContent, signatures: readonly AgreementSignature[], { isDrawn = false } = {}): Promise<Paper> {
  return typesetter.set({ template, ...layAgreement(content, signatures), isDrawn })
}
