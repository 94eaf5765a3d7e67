import { type AmendmentContent, amendmentContent } from './agreement/amendment-content.ts'
import type { Row } from './contract-rows.ts'
import type { Terms } from './domain/terms.ts'
import type { StoredVersion } from './store-changes.ts'

type Year = Pick<NonNullable<AmendmentContent['year']>, 'text' | 'due' | 'back'>
export type Version = { version: number; since: Row['from']; packages: Terms['packages']; fee: Terms['fee']; added: string[]; dropped: string[]; year: Year | null; stored: StoredVersion | null }

const parties = ['resident', 'doctor', 'institution']
export const inOrder = <One extends { party: string }>(signatures: readonly One[]): One[] => [...signatures].sort((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party))

/** The versions of a contract's terms, the newest first: the first as it was signed, then each as its supplement left it. The newest as it stands, with what was corrected of it since. */
export function describeVersions(row: Pick<Row, 'from' | 'terms'>, supplements: readonly StoredVersion[]): Version[] {
  const [first] = supplements
  const { packages, fee } = first?.termsBefore ?? row.terms
  const later = supplements.map((stored, at): Version => {
    const { termsBefore, version, since } = stored
    const terms = at === supplements.length - 1 ? row.terms : stored.terms
    const content = amendmentContent.parse(JSON.parse(stored.content))
    return { version, since, packages: terms.packages, fee: terms.fee, added: namesBeside(stored.terms, termsBefore), dropped: namesBeside(termsBefore, stored.terms), year: content.year && { text: content.year.text, due: content.year.due, back: content.year.back }, stored }
  })
  return [{ version: 1, since: row.from, packages, fee, added: [], dropped: [], year: null, stored: null }, ...later].reverse()
}

/** What the one has that the other has not; an annex agreed on anew counts as another. */
const namesBeside = (one: Terms, other: Terms): string[] => one.packages.filter(({ id, added }) => !other.packages.some((known) => known.id === id && known.added?.on === added?.on)).map(({ zh }) => zh)
