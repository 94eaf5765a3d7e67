import type { LocalDate } from '#kernel/local-date.ts'
import type { Run } from '#platform/database/database.ts'
import { insertOutboxOfMany } from '#platform/outbox.ts'
import { refused } from '#platform/problem.ts'
import { handOverToTeam, handOverWithinTeam } from '../contracts/index.ts'
import { moveArea } from '../organisations/index.ts'
import { reason } from './errors.ts'
import { handableOf, loadSituation } from './load-situation.ts'
import { type Handover, settleHandover, storeAssignment } from './store.ts'

export type World = { countyCode: number; on: LocalDate; at: string; actorName: string; newId(): string }
export type CarriedOut = { residents: number; contracts: number }

/**
 * Does what was planned, as it is found on the day: the village changes its team, who is not signed is assigned, contracts pass to the doctor with their places. All within the
 * transaction it is given. @throws Refused with everything that stands against it; then nothing of it may be kept
 */
export async function carryOut(run: Run, world: World, handover: Handover): Promise<CarriedOut> {
  const { countyCode, on, at } = world
  const { reasons } = await loadSituation(run, { countyCode, actor: null }, handover, on)
  if (reasons.length > 0) throw refused(reasons)
  const { kind, fromTeamId, toTeamId, villageCode, toDoctorStaffId } = handover
  if (kind === 'village' && fromTeamId !== null && villageCode !== null) await run(moveArea, { countyCode, fromTeamId, toTeamId, villageCode, on })
  const contractIds = kind !== 'residents' && toDoctorStaffId !== null ? await handOver(run, world, handover, toDoctorStaffId) : []
  if (kind === 'doctor' && contractIds.length === 0) throw refused([reason.nothingToMove()]) // they ended between the look and the move
  const residents = kind === 'doctor' ? 0 : await assign(run, world, handover)
  const [settled] = await run(settleHandover, { countyCode, handoverId: handover.handoverId, state: 'done', at, actorName: world.actorName, residents, contracts: contractIds.length, obstacles: null })
  if (!settled) throw refused([reason.settled()])
  // Each person is to be told who looks after them now.
  if (contractIds.length > 0) await run(insertOutboxOfMany, { countyCode, outboxIds: contractIds.map(() => world.newId()), topic: 'responsible-doctor-changed', subjectIds: contractIds, at })
  return { residents, contracts: contractIds.length }
}

async function handOver(run: Run, { countyCode, on, at, newId }: World, handover: Handover, toDoctorStaffId: string): Promise<string[]> {
  const params = { ...handableOf(handover), countyCode, on, at, toTeamId: handover.toTeamId, toDoctorStaffId, handoverId: handover.handoverId }
  const [handed] = handover.fromTeamId === handover.toTeamId ? await run(handOverWithinTeam, params) : await run(handOverToTeam, { ...params, toInstitutionId: handover.institutionId, eventId: newId() })
  if (!handed) return []
  if (handed.shifted !== handed.shifts) throw refused([reason.roomTaken()]) // between the look and the move
  return handed.contractIds
}

async function assign(run: Run, { countyCode, newId }: World, handover: Handover): Promise<number> {
  const { toTeamId, institutionId, villageCode, gridCode, fromTeamId, reachTownshipCode, reachInstitutionId, reachTeamId } = handover
  if (villageCode === null) return 0
  const [assigned] = await run(storeAssignment, { countyCode, toTeamId, toInstitutionId: institutionId, villageCode, gridCode, fromTeamId, reachTownshipCode, reachInstitutionId, reachTeamId, eventId: newId() })
  return assigned?.residents ?? 0
}
