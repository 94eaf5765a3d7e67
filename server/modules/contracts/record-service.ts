import type { InputOf } from '#api/endpoint.ts'
import type { recordServiceEndpoint, takeBackServiceEndpoint } from '#api/services.ts'
import { localDate } from '#kernel/local-date.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, refused } from '#platform/problem.ts'
import { getContractRow } from './contract-rows.ts'
import { decideService, isOfTeamOn, itemsOf } from './domain/service-plan.ts'
import { serviceTakenBack } from './errors.ts'
import { keepServed } from './keep-served.ts'
import { findTwin, insertEntry, insertTakenBack, lockServed, selectEntries, selectTeamsOfContract } from './store-services.ts'

/** Enters a service that somebody of the contract's team did on a day of its term. @throws NotFound, Refused */
export const recordService = () => (context: CommandContext, input: InputOf<typeof recordServiceEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at, on } = context
    const { countyCode } = actor
    const { contractId, item, way, staffId, note } = input
    const servedOn = localDate(input.servedOn)
    const [locked] = await run(lockServed, { countyCode, contractId })
    const row = await getContractRow({ run, actor }, contractId) // as it stands once nobody else changes it
    if (!locked) throw notFound('contract')
    const { from, until } = locked
    if (from === null || until === null) throw refused([{ code: 'CONTRACTS.SERVICE_NO_TERM' }])
    const team = await run(selectTeamsOfContract, { countyCode, contractId })
    const [twin] = await run(findTwin, { countyCode, contractId, item, servedOn, way })
    const decision = decideService({ item, servedOn }, { term: { from, until }, items: itemsOf(row.terms), isOfTeam: isOfTeamOn(team, staffId, servedOn), twin: twin?.actorName ?? null }, on)
    if (!decision.allowed) throw refused(decision.reasons)
    const entryId = context.newId()
    await run(insertEntry, { countyCode, contractId, entryId, item, servedOn, way, staffId, note, actorId: actor.accountId, actorName: actor.displayName, at })
    await keepServed(run, countyCode, contractId, row.terms, from)
    return { answer: { entryId }, audit: [{ action: 'contracts.record-service', subjectKind: 'contract', subjectId: contractId, body: { entryId, residentId: row.residentId, item, servedOn, way, staffId } }] }
  })

/** Takes back a service entered by mistake, with the reason. @throws NotFound, Conflict when it was taken back already */
export const takeBackService = () => (context: CommandContext, { contractId, entryId, reason, ...rest }: InputOf<typeof takeBackServiceEndpoint>): Promise<Answer> =>
  commitOnce(context, { contractId, entryId, reason, ...rest }, async (run) => {
    const { actor, at } = context
    const { countyCode } = actor
    const [locked] = await run(lockServed, { countyCode, contractId })
    const row = await getContractRow({ run, actor }, contractId)
    const entry = (await run(selectEntries, { countyCode, contractId })).find((one) => one.entryId === entryId)
    if (!entry) throw notFound('service')
    if (entry.takenBack) throw serviceTakenBack(entry.takenBack.actorName)
    await run(insertTakenBack, { countyCode, entryId, reason, actorId: actor.accountId, actorName: actor.displayName, at })
    await keepServed(run, countyCode, contractId, row.terms, locked?.from ?? row.from)
    return { answer: { entryId }, audit: [{ action: 'contracts.take-back-service', subjectKind: 'contract', subjectId: contractId, reason, body: { entryId, residentId: row.residentId, item: entry.item, servedOn: entry.servedOn } }] }
  })
