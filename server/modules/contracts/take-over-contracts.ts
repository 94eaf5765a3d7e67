import type { LocalDate } from '#kernel/local-date.ts'
import { servicePackages } from '#policy/index.ts'
import type { Run } from '#platform/database/database.ts'
import { insertOutboxOfMany } from '#platform/outbox.ts'
import { lockResidents } from '../residents/index.ts'
import type { Terms } from './domain/terms.ts'
import { yearsOfTerm } from './domain/years-of-term.ts'
import type { ContractGround, ContractJudgement, GivenContract } from './judge-old-contracts.ts'
import { deleteBrought, storeTakenOver } from './store-taken-over.ts'

type Good = Exclude<ContractJudgement, { outcome: 'error' }>
/** What an undo needs of a contract that was taken over: whose it is and where they belonged before. */
export type BeforeTakeOver = { residentId: string; teamId: string | null; institutionId: string | null }

/** What an older system's contract was about: packages the county knows with their items, others under the name they had; nothing was agreed to here. */
function termsOf({ pack, on }: ContractGround, { packages, paidFen, from, lastDay }: GivenContract): Terms {
  const offered = servicePackages(pack, on).value
  return {
    years: yearsOfTerm(from, lastDay),
    packages: packages.map((name, i) => {
      const known = offered.find(({ id, zh }) => id === name || zh === name)
      return known ? { id: known.id, kind: known.kind, zh: known.zh, en: known.en, residentFen: 0, items: known.items } : { id: `older-${i + 1}`, kind: 'basic', zh: name, en: name, residentFen: 0, items: [] }
    }),
    fee: { totalFen: paidFen, residentFen: paidFen, shares: paidFen > 0 ? { resident: paidFen } : {} }, combination: { name: '', institutions: [] }, consents: [],
  }
}

/** Takes contracts over in the caller's transaction: those in force mark their residents and, like those to come, take places. Gives each one's id in the order they came and the text of all that was written. */
export async function takeOverContracts(run: Run, ground: ContractGround, { at, newId }: { at: string; newId(): string }, list: readonly Good[]): Promise<{ ids: string[]; befores: BeforeTakeOver[]; written: string[] }> {
  const { countyCode, accountId, displayName } = ground.actor
  const rows = list.map(({ given, resident, team, doctorStaffId, term, standing }) => ({
    id: newId(), number: given.paperNumber, resident_id: resident.id, institution_id: team.institutionId, team_id: team.id, doctor_staff_id: doctorStaffId, township_code: resident.townshipCode, village_code: resident.villageCode,
    signed_on: given.signedOn ?? given.from, day_from: term.from, day_until: term.until, ended_on: given.endedOn, end_reason: given.endedOn === null ? null : (given.endReason ?? 'other'), terms: termsOf(ground, given), fee: given.paidFen,
    is_held: standing !== 'over', is_marked: standing === 'in force', event_id: newId(), end_event_id: newId(),
  }))
  const inForce = rows.filter((row) => row.is_marked)
  await run(lockResidents, { countyCode, residentIds: [...new Set(list.map(({ resident }) => resident.id))] })
  const [done] = await run(storeTakenOver, { countyCode, contracts: JSON.stringify(rows), eventId: newId(), actorId: accountId, actorName: displayName, at })
  if (done?.marked !== inForce.length) throw new Error('a resident of the list does not live here any more')
  if (inForce.length > 0) await run(insertOutboxOfMany, { countyCode, outboxIds: inForce.map(newId), topic: 'contract-taken-over', subjectIds: inForce.map(({ id }) => id), at })
  return {
    ids: rows.map(({ id }) => id), written: rows.map((row) => JSON.stringify(row)),
    befores: list.map(({ resident }) => ({ residentId: resident.id, teamId: resident.teamId, institutionId: resident.institutionId })),
  }
}

/** Takes back what a list took over and nobody has touched since. Gives those it took. */
export async function takeBackContracts(run: Run, { countyCode, on, newId }: { countyCode: number; on: LocalDate; newId(): string }, list: readonly { contractId: string; before: BeforeTakeOver }[]): Promise<string[]> {
  await run(lockResidents, { countyCode, residentIds: [...new Set(list.map(({ before }) => before.residentId))] })
  const gone = await run(deleteBrought, {
    countyCode, on, eventId: newId(), contractIds: list.map(({ contractId }) => contractId), residentIds: list.map(({ before }) => before.residentId), teamIds: list.map(({ before }) => before.teamId), institutionIds: list.map(({ before }) => before.institutionId),
  })
  return gone.map(({ id }) => id)
}
