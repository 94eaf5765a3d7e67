import type { NoticeCategory } from '#api/messages.ts'
import { addDays, type LocalDate } from '#kernel/local-date.ts'
import { fen, yuanText } from '#kernel/money.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { instantText } from '#platform/database/instant-text.ts'
import type { SystemContext } from '#platform/http/context.ts'
import type { Listener } from '#platform/jobs/job.ts'
import { findBond } from '../resident-accounts/index.ts'
import { insertNotice } from './store.ts'
import { handoverListeners } from './tell-of-handovers.ts'
import { policyListeners } from './tell-of-policy.ts'

type Telling = { to: 'resident' | 'account'; readerId: string; category: NoticeCategory; code: string; params: Record<string, string | number>; cause: string }
const tell = ({ run, countyCode, newId, at }: SystemContext, { to, params, ...rest }: Telling) =>
  run(insertNotice, { countyCode, noticeId: newId(), readerKind: to, params: JSON.stringify(params), at, ...rest })

type Contract = { residentId: string; isLiving: boolean; channel: string; state: string; version: number; from: LocalDate; until: LocalDate; endedOn: LocalDate | null; endReason: string | null; team: string; doctor: string; amendedOn: LocalDate | null; packages: string[]; residentFeeFen: number; endedAt: string | null; isEndTold: boolean }
const selectContract = compose<Contract>()(fragment<{ countyCode: number; contractId: string }>('contract-to-tell-of', `
  SELECT c.resident_id AS "residentId", r.status = 'living' AS "isLiving", c.channel, c.state, c.version, c.valid_from AS "from", c.valid_until AS until, c.ended_on AS "endedOn", c.end_reason AS "endReason", t.name AS team, s.name AS doctor, c.resident_fee_fen AS "residentFeeFen",
    (SELECT max(m.amended_on) FROM contracts.amendment m WHERE m.county_code = c.county_code AND m.contract_id = c.id) AS "amendedOn", ARRAY(SELECT p ->> 'zh' FROM json_array_elements(c.terms -> 'packages') AS p) AS packages,
    (SELECT ${instantText('max(e.at)')} FROM contracts.contract_event e WHERE e.county_code = c.county_code AND e.contract_id = c.id AND e.event = 'end') AS "endedAt",
    EXISTS (SELECT FROM messages.notice n WHERE n.county_code = c.county_code AND n.reader_id = c.resident_id AND n.cause LIKE 'CONTRACT_ENDED:' || c.id || ':%') AS "isEndTold"
  FROM contracts.contract c JOIN residents.resident r ON r.county_code = c.county_code AND r.id = c.resident_id AND r.status IN ('living', 'moved') JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id
  JOIN organisations.staff s ON s.id = c.doctor_staff_id WHERE c.county_code = :countyCode AND c.id = :contractId`))

/** Tells of a contract as it stands when the announcement is heard; one that has changed since tells of itself. Nobody is told of somebody's death, and who moved away only of the end. */
async function tellOfContract(context: SystemContext, contractId: string, telling: (contract: Contract) => Omit<Telling, 'to' | 'readerId' | 'category' | 'cause'> | null): Promise<void> {
  const [contract] = await context.run(selectContract, { countyCode: context.countyCode, contractId })
  const told = contract && contract.endReason !== 'deceased' ? telling(contract) : null
  if (contract && told) await tell(context, { to: 'resident', readerId: contract.residentId, category: 'contract', cause: `${told.code}:${contractId}:${contract.version}`, ...told })
}

const endOf = ({ endedOn, endReason, team }: Contract) => (endedOn === null || endReason === null ? null : { code: 'CONTRACT_ENDED', params: { team, endedOn, reason: endReason } })
/** A contract that ended again since is told of by its own announcement. */
const isOlderThanADay = (instant: string | null, at: string) => instant !== null && Date.parse(at) - Date.parse(instant) >= 86_400_000

type Returned = { residentId: string; team: string }
const selectReturned = compose<Returned>()(fragment<{ countyCode: number; applicationId: string }>('application-to-tell-of', `
  SELECT a.resident_id AS "residentId", t.name AS team FROM contracts.application a JOIN residents.resident r ON r.county_code = a.county_code AND r.id = a.resident_id AND r.status = 'living'
  JOIN organisations.team t ON t.county_code = a.county_code AND t.id = a.team_id WHERE a.county_code = :countyCode AND a.id = :applicationId AND a.state = 'rejected'`))

const selectRefused = compose<Returned>()(fragment<{ countyCode: number; endingId: string }>('ending-to-tell-of', `
  SELECT e.resident_id AS "residentId", t.name AS team FROM contracts.ending_request e JOIN contracts.contract c ON c.county_code = e.county_code AND c.id = e.contract_id JOIN residents.resident r ON r.county_code = e.county_code AND r.id = e.resident_id AND r.status = 'living'
  JOIN organisations.team t ON t.county_code = c.county_code AND t.id = c.team_id WHERE e.county_code = :countyCode AND e.id = :endingId AND e.state = 'refused'`))

type JobRun = { name: string; state: string; started_by: string | null; about: string | null }
const selectJobRun = compose<JobRun>()(fragment<{ countyCode: number; jobId: string }>('job-to-tell-of', `SELECT name, state, started_by, params ->> 'about' AS about FROM platform.job_run WHERE county_code = :countyCode AND id = :jobId`))

/** Whom what happens is told. */
export const messageListeners: readonly Listener[] = [
  ...handoverListeners,
  ...policyListeners,
  { topic: 'contract-signed', hear: (context, contractId) => tellOfContract(context, contractId, ({ isLiving, state, team, doctor, from, until }) =>
    (state === 'ended' || !isLiving ? null : { code: 'CONTRACT_SIGNED', params: { team, doctor, from, lastDay: addDays(until, -1) } })) },
  { topic: 'contract-amended', hear: (context, contractId) => tellOfContract(context, contractId, ({ isLiving, state, team, amendedOn, packages, residentFeeFen }) =>
    (state === 'ended' || !isLiving || amendedOn === null ? null : { code: 'CONTRACT_AMENDED', params: { team, on: amendedOn, packages: packages.join('、'), yuan: yuanText(fen(residentFeeFen)) } })) },
  // An older system told of its own contracts; who signs by a unit's roster hears of it here.
  { topic: 'contract-taken-over', hear: (context, contractId) => tellOfContract(context, contractId, ({ isLiving, channel, state, team, doctor, from, until }) =>
    (state === 'ended' || !isLiving || channel !== 'community' ? null : { code: 'CONTRACT_SIGNED', params: { team, doctor, from, lastDay: addDays(until, -1) } })) },
  // Who departed by a list is told when it stands; a mistaken list is taken back before.
  { topic: 'contract-renewed', hear: (context, contractId) => tellOfContract(context, contractId, ({ isLiving, state, team, doctor, from, until }) =>
    (state === 'ended' || !isLiving ? null : { code: 'CONTRACT_RENEWED', params: { team, doctor, from, lastDay: addDays(until, -1) } })) },
  { topic: 'contract-ended', hear: (context, contractId) => tellOfContract(context, contractId, (contract) => (contract.isLiving ? endOf(contract) : null)) },
  { topic: 'departure-stands', hear: (context, contractId) => tellOfContract(context, contractId, (contract) => (isOlderThanADay(contract.endedAt, context.at) ? endOf(contract) : null)) },
  // Who was never told that it ended need not hear that it did not.
  { topic: 'contract-ending-undone', hear: (context, contractId) => tellOfContract(context, contractId, ({ isLiving, state, team, until, isEndTold }) =>
    (state === 'ended' || !isLiving || !isEndTold ? null : { code: 'CONTRACT_RESTORED', params: { team, lastDay: addDays(until, -1) } })) },
  { topic: 'responsible-doctor-changed', hear: (context, contractId) => tellOfContract(context, contractId, ({ isLiving, state, team, doctor }) =>
    (state === 'ended' || !isLiving ? null : { code: 'DOCTOR_CHANGED', params: { team, doctor, contractId } })) },
  { topic: 'application-rejected', async hear(context, applicationId) {
    const [returned] = await context.run(selectReturned, { countyCode: context.countyCode, applicationId })
    if (returned) await tell(context, { to: 'resident', readerId: returned.residentId, category: 'contract', code: 'APPLICATION_RETURNED', params: { team: returned.team }, cause: `application-rejected:${applicationId}` })
  } },
  { topic: 'ending-refused', async hear(context, endingId) {
    const [refused] = await context.run(selectRefused, { countyCode: context.countyCode, endingId })
    if (refused) await tell(context, { to: 'resident', readerId: refused.residentId, category: 'contract', code: 'ENDING_REFUSED', params: { team: refused.team }, cause: `ending-refused:${endingId}` })
  } },
  { topic: 'bond-made', async hear(context, bondId) {
    const bond = await findBond(context.run, bondId)
    if (!bond) return
    const { residentId, relation, until } = bond
    const told: Pick<Telling, 'code' | 'params'> = relation === 'self' ? { code: 'SELF_BOUND', params: {} } : { code: 'HELPER_BOUND', params: { relation, until: until ?? '' } }
    await tell(context, { to: 'resident', readerId: residentId, category: 'system', ...told, cause: `bond-made:${bondId}` })
  } },
  { topic: 'bond-ended', async hear(context, bondId) {
    const bond = await findBond(context.run, bondId)
    if (bond && bond.relation !== 'self') await tell(context, { to: 'resident', readerId: bond.residentId, category: 'system', code: 'HELPER_UNBOUND', params: { relation: bond.relation }, cause: `bond-ended:${bondId}` })
  } },
  { topic: 'job-finished', async hear(context, jobId) {
    const [job] = await context.run(selectJobRun, { countyCode: context.countyCode, jobId })
    if (job?.started_by) await tell(context, { to: 'account', readerId: job.started_by, category: 'system', code: job.state === 'failed' ? 'JOB_FAILED' : 'JOB_FINISHED', params: { name: job.name, jobId, ...(job.about !== null && { about: job.about }) }, cause: `job:${jobId}:${job.state}` })
  } },
]
