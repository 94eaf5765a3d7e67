import type { LocalDate } from '#kernel/local-date.ts'

export type Team = 'A' | 'B' | 'C'
export type Doctor = 'a1' | 'a2' | 'b1' | 'c1'
/** Teams A and B are of one institution, C of another. Caps are hard. */
export const teamOf: Readonly<Record<Doctor, Team>> = { a1: 'A', a2: 'A', b1: 'B', c1: 'C' }
export const houseOf: Readonly<Record<Team, 'X' | 'Y'>> = { A: 'X', B: 'X', C: 'Y' }
export const capOf: Readonly<Record<Doctor, number>> = { a1: 2, a2: 1, b1: 2, c1: 2 }
export const doctors = Object.keys(teamOf) as Doctor[]

export type Contract = {
  ref: string; person: number; doctor: Doctor; team: Team; from: LocalDate; until: LocalDate; state: 'active' | 'ended'; endedOn: LocalDate | null; reason: string | null; holds: boolean
  version: number; events: string[]; signedAt: number; lastEnding: { at: number; until: LocalDate } | null; withdrawn: string[]
  /** The first day on which its resident was told that it runs out; whether the end of its term was decided on. */
  toldOn: LocalDate | null; isDecided: boolean
  /** Whether a paid package is part of it, how many supplements it has, the newest of which day, and who is known to have signed for its resident. */
  isPaid: boolean; supplements: number; amendedOn: LocalDate | null; signer: string | null
}
export type Person = { status: 'living' | 'moved' | 'deceased'; isSigned: boolean; team: Team; livesHereSince: LocalDate }
export type Application = { ref: string; person: number; doctor: Doctor; kind: 'sign' | 'renew' | 'change'; replaces: string | null; state: string; at: number }
export type Wish = { ref: string; contract: string; state: string }
export type Handover = { ref: string; from: Doctor; to: Doctor; on: LocalDate; state: 'planned' | 'blocked' | 'done' | 'undone' }
export type Departed = { person: number; status: Person['status']; contracts: { ref: string; version: number }[] }
export type List = { ref: string; doneAt: number; isUndone: boolean; departed: Departed[] }
export type Life = { now: number; people: Person[]; contracts: Contract[]; applications: Application[]; wishes: Wish[]; handovers: Handover[]; lists: List[]; audits: Record<string, number> }

export type Single =
  | { kind: 'sign'; ref: string; person: number; doctor: Doctor; by: 'team' | 'commission'; shown: LocalDate }
  | { kind: 'apply'; ref: string; person: number; doctor: Doctor; replaces: string | null }
  | { kind: 'approve'; ref: string; application: string } | { kind: 'reject' | 'withdraw'; application: string }
  | { kind: 'end'; contract: string; reason: 'by_request' | 'moved_away' | 'voided'; lastDay: LocalDate | null; by: Team } | { kind: 'undo-end'; contract: string }
  | { kind: 'ask-end'; ref: string; contract: string } | { kind: 'withdraw-end' | 'accept-end' | 'refuse-end'; wish: string }
  | { kind: 'amend'; contract: string; version: number; toPaid: boolean; by: Team; /** The next contract that the page told of. */ shown: string | null } | { kind: 'correct'; contract: string; version: number; signer: string }
  | { kind: 'withdraw-consent'; contract: string; consent: 'informed' | 'auto_renewal' }
  | { kind: 'depart'; person: number; status: 'moved' | 'deceased' } | { kind: 'list'; ref: string; people: number[]; status: 'moved' | 'deceased'; day: LocalDate } | { kind: 'undo-list'; list: string }
  | { kind: 'hand-over'; ref: string; from: Doctor; to: Doctor; on: LocalDate } | { kind: 'undo-hand-over'; handover: string }
  | { kind: 'remind' } | { kind: 'night' } | { kind: 'wait'; ms: number }
export type Command = Single | { kind: 'race'; both: [Single, Single] }
/** `answer` is `ok`, the codes of the refusal, or what a list did. */
export type Outcome = { answer: string; announced: string[]; audited: string[] }
/** What a test plants to see that it is found. */
export type Fault = 'undo-leaves-the-place' | 'renewal-begins-today' | 'cap-plus-one' | 'end-says-nothing' | 'renews-without-consent' | 'amendment-is-forgotten' | 'ends-before-a-supplement'
