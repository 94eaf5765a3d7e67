import type { EndedYear } from '#api/contracts.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { type Because, orNone, type Pack, partOfStretch, partOfYear } from '#policy/index.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Row } from './contract-rows.ts'
import { less, total } from './settle-amendment.ts'

type Ended = { year: EndedYear; because: Because[] }

/** What it comes to in money when a contract ends on a day: of a fee nobody pays, nothing; of one the region says nothing about, that. A package that a supplement added in the broken year counts from its day on; what a supplement dropped was settled then. */
export function settleEnding(pack: Pack, row: Pick<Row, 'from' | 'until' | 'terms'>, endedOn: LocalDate): Ended | null {
  if (row.terms.fee.totalFen === 0 || endedOn >= row.until) return null
  const part = orNone(() => partOfBrokenYear(pack, row, endedOn))
  if (!part) return { year: { rule: 'not_stated', months: null, used: null, back: null }, because: [] }
  const { rule, months, used, back } = part.value
  return { year: { rule, months, used, back }, because: part.because }
}

function partOfBrokenYear(pack: Pack, { from, terms }: Pick<Row, 'from' | 'terms'>, endedOn: LocalDate) {
  const { from: yearFrom, until: yearUntil } = partOfYear(pack, from, endedOn, {}).value
  const late = terms.packages.flatMap(({ added }) => (added && added.on > yearFrom ? [added] : []))
  const { value, because } = partOfYear(pack, from, endedOn, less(terms.fee.shares, total(late.map(({ shares }) => shares))))
  const until = (end: LocalDate) => late.map(({ on, shares }) => partOfStretch(pack, endedOn, on, end, shares).value.owed)
  const usedLate = total(until(endedOn))
  return { value: { ...value, used: total([value.used, usedLate]), back: total([value.back, less(total(until(yearUntil)), usedLate)]) }, because }
}

type MoneyEvent = { countyCode: number; moneyEventId: string; contractId: string; kind: 'ended-early' | 'ending-undone' | 'amended'; happenedOn: string; rule: string | null; months: number | null; used: string | null; back: string | null; due: string | null; because: string; at: string }
export const insertMoneyEvent = compose<never>()(fragment<MoneyEvent>('insert-money-event', `
  INSERT INTO contracts.money_event (county_code, id, contract_id, kind, happened_on, rule, months, used, back, due, because, at)
  VALUES (:countyCode, :moneyEventId, :contractId, :kind, :happenedOn, :rule, :months, :used::json, :back::json, :due::json, :because::json, :at)`))

const lastMoneyEvent = compose<EndedYear | { rule: null }>()(fragment<{ countyCode: number; contractId: string }>('last-money-event', `
  SELECT rule, months, used, back FROM contracts.money_event WHERE county_code = :countyCode AND contract_id = :contractId::uuid AND kind <> 'amended' ORDER BY at DESC, id DESC LIMIT 1`))

/** The broken year of a contract that ended; null for one that runs, or whose ending cost nothing. */
export async function findEndedYear(run: Run, countyCode: number, contractId: string): Promise<EndedYear | null> {
  const [last] = await run(lastMoneyEvent, { countyCode, contractId })
  return last?.rule ? last : null
}
