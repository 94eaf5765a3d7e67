import { reasonsOf } from '#kernel/decision.ts'
import { conflict, Problem } from '#platform/problem.ts'

const say = reasonsOf('POLICY')

/** What drafting says no with; the texts are in packages/api/wording. */
export const reason = {
  state: () => say('STATE'),
  samePerson: () => say('SAME_PERSON'),
  draftOpen: () => say('DRAFT_OPEN'),
  noVersion: (version: number) => say('NO_VERSION', { version }),
  noPackYet: () => say('NO_PACK_YET'),
  codeOfInstitution: (name: string) => say('CODE_OF_INSTITUTION', { name }),
  noEntry: (key: string) => say('NO_ENTRY', { key }),
  noValueThen: (from: string) => say('NO_VALUE_THEN', { from }),
  notYaml: (line: number) => say('NOT_YAML', { line }),
  documentTaken: (id: string) => say('DOCUMENT_TAKEN', { id }),
  noNotice: () => say('NO_NOTICE'),
  nothingChanged: () => say('NOTHING_CHANGED'),
  hasProblems: (count: number) => say('HAS_PROBLEMS', { count }),
  baseMoved: (version: number) => say('BASE_MOVED', { version }),
  notPublishedYet: (pack: string, from: string) => say('NOT_PUBLISHED_YET', { pack, from }),
  doesNotSign: (name: string) => say('DOES_NOT_SIGN', { name }),
  dayPast: (from: string) => say('DAY_PAST', { from }),
  dayTaken: (from: string) => say('DAY_TAKEN', { from }),
  adoptionBegun: (from: string) => say('ADOPTION_BEGUN', { from }),
  adoptionTakenBack: (from: string, by: string) => say('ADOPTION_TAKEN_BACK', { from, by }),
  noAdoption: (from: string) => say('NO_ADOPTION', { from }),
  goesByAlready: () => say('GOES_BY_ALREADY'),
}
export const changedMeanwhile = (): Problem => conflict('POLICY.CHANGED_MEANWHILE')
/** A published version of which not even the head and the documents read as they must today: its county is told what it waits for, no other is stopped. */
export const unreadablePack = (pack: string, version: number): Problem => new Problem('PolicyGap', [say('PACK_UNREADABLE', { pack, version })])
/** Whether it was that. */
export const isUnreadablePack = (error: unknown): boolean => error instanceof Problem && error.reasons.some(({ code }) => code === 'POLICY.PACK_UNREADABLE')
