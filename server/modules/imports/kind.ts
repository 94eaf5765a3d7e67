import type { Database, Run } from '#platform/database/database.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Context } from '#platform/http/context.ts'
import type { TableRow } from '#platform/spreadsheet/table.ts'
import type { ListSheet } from './domain/sheet.ts'
import type { ImportKind } from '#api/imports.ts'
import type { Mode } from './store.ts'
import type { ImportsUsing } from './using.ts'

/** Where an import runs: the county's database with a role that may scan, the day, and who brought the list. */
export type Ground = { using: ImportsUsing; database: Database; at: string; on: LocalDate; newId(): string; actor: Actor; address: string; importId: string }
export type Fault = { column: string; code: string; params?: Record<string, string | number> }
export type Planned = { outcome: 'new' | 'update' | 'duplicate' }
/** One row of the file with what is already known to be wrong with it: it comes twice. */
export type GivenRow = { row: TableRow; at: ReadonlyMap<string, number>; mergedAt: ReadonlySet<number> | undefined; twice: readonly Fault[] }
/** What is to become of one row: what the kind means to do with it, or every fault. The faults of a row that is taken are warnings. */
export type JudgedRow<Plan extends Planned = Planned> = { number: number; faults: Fault[]; judgement: Plan | null }
/** What is remembered of a row that was written: whom it made or changed, and what an undo needs. */
export type WrittenRow = { number: number; outcome: 'new' | 'update'; subject_id: string; version?: number; before?: unknown }
export type UndoneRow = { number: number; outcome: 'new' | 'update'; subject_id: string; version: number | null; before: unknown }

/** What was made ready to be written, and what two chunks may not both write at once. */
type Touching = { touches: ReadonlySet<string> }

/** One kind of list: which columns it has, how its rows are judged, written and taken back. Steps, chunks, audit and files are the same for all. */
export type Kind<Laid = unknown, Plan extends Planned = Planned, Ready extends Touching = Touching> = {
  name: ImportKind
  sheet: ListSheet
  /** By what two rows of one file are the same, as columns whose texts are put together; both are wrong then. */
  sameBy: readonly string[]
  /** Columns whose texts, put together, keep rows that follow one another in one chunk: a household. */
  together?: readonly string[]
  /** The list is judged and written as one, because its rows depend on one another. Then it has no more rows than the page takes. */
  isWhole?: boolean
  /** Whether a chunk may be judged while the one before is written; else it is judged once more under locks. */
  mayJudgeAhead(judged: readonly JudgedRow<Plan>[]): boolean
  /** What a judged row is of, where a kind tells more apart than new, changed, known and wrong. */
  categoryOf?(row: JudgedRow<Plan>): string
  /** Reads once what judging rests on. */
  lay(ground: Pick<Ground, 'using' | 'actor' | 'on'>, run: Run, mode: Mode): Promise<Laid>
  /** Judges rows in the order given. Writes nothing. */
  judge(ground: Pick<Ground, 'using' | 'database'>, run: Run, laid: Laid, rows: readonly GivenRow[]): Promise<JudgedRow<Plan>[]>
  /** What of writing needs no transaction, done while chunks before are written; a kind that has it is written several chunks at a time. */
  prepare?(ground: Ground, laid: Laid, rows: readonly JudgedRow<Plan>[]): Promise<Ready>
  /** Writes what was judged good, in the caller's transaction. Gives each written row and the text of all that was written, for the audit to hash. */
  write(ground: Ground, run: Run, laid: Laid, rows: readonly JudgedRow<Plan>[], ready: Ready | undefined): Promise<{ rows: WrittenRow[]; written: string[] }>
  /** Whether an error of writing means that somebody else was there first, so that judging again helps. */
  isCrossed(error: unknown): boolean
  /** Takes written rows back where nobody has touched them since, in the caller's transaction; gives whom. */
  takeBack(ground: Ground, run: Run, rows: readonly UndoneRow[]): Promise<ReadonlySet<string>>
  /** What the template offers in its drop-downs, and examples that depend on the place. */
  offer(using: ImportsUsing, context: Context): Promise<{ choices: Readonly<Record<string, readonly string[]>>; examples?: Readonly<Record<string, string>> }>
}
