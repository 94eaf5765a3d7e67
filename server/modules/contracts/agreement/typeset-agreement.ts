import { readFileSync } from 'node:fs'
import type { Paper } from '#platform/typeset/compile-paper.ts'
import type { Typesetter } from '#platform/typeset/typesetter.ts'
import type { AgreementContent, AgreementSignature } from './agreement-content.ts'
import { layAgreement } from './agreement-paper.ts'
import type { AmendmentContent } from './amendment-content.ts'
import { layAmendment } from './amendment-paper.ts'

const partOf = (name: string) => readFileSync(new URL(`./${name}.typ`, import.meta.url), 'utf8')
const [head, foot] = [partOf('paper-head'), partOf('paper-foot')]
const templates = { agreement: head + partOf('agreement') + foot, amendment: head + partOf('amendment') + foot }

/**
 * The agreement, or a supplement to it, as a PDF on A4: the same content and signatures always give the same bytes. `missing` in the answer names characters
 * the font cannot draw; they stand on the paper by their numbers. `isDrawn` gives its pages as pictures too. @throws PaperNotSet
 */
export function typesetAgreement(typesetter: Typesetter, content: AgreementContent | AmendmentContent, signatures: readonly AgreementSignature[], { isDrawn = false } = {}): Promise<Paper> {
  return content.form === 1
    ? typesetter.set({ template: templates.agreement, ...layAgreement(content, signatures), isDrawn })
    : typesetter.set({ template: templates.amendment, ...layAmendment(content, signatures), isDrawn })
}
