import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listVisitsEndpoint, recordVisitEndpoint, SupportVisit, strikeVisitEndpoint } from '#api/support.ts'
import { zh } from '#api/wording/index.ts'
import type { Reason } from '#kernel/decision.ts'
import { isLocalDate } from '#kernel/local-date.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { commitOnce } from '#platform/commit-once.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { CommandContext, Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'
import { reason } from './errors.ts'
import { getAgreementRow, lockAgreement } from './load-agreement.ts'
import { insertVisit, strikeVisitRow } from './store.ts'

/** Records what was done in a supported place. It was done within the term, by today, in a place of the agreement and by one of its teams. */
export const recordVisit = (context: CommandContext, input: InputOf<typeof recordVisitEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at, on } = context
    const { agreementId, heldOn, institutionId, villageCode, teamName } = input
    const agreement = await lockAgreement(run, actor, on, agreementId)
    const isPlace = agreement.places.some((place) => place.institutionId === institutionId && place.villageCode === villageCode)
    const reasons: Reason[] = [
      ...(heldOn > on ? [reason.visitLater()] : []), ...(heldOn < agreement.validFrom || heldOn >= (agreement.endedOn ?? agreement.validUntil) ? [reason.visitOutside()] : []), ...(isPlace ? [] : [reason.visitElsewhere()]),
      ...(teamName === null || agreement.teams.some(({ name }) => name === teamName) ? [] : [reason.teamUnknown()]), ...(agreement.works.includes(input.work) ? [] : [reason.workUnknown()]),
    ]
    if (reasons.length > 0) throw refused(reasons)
    const visitId = context.newId()
    await run(insertVisit, { ...input, note: input.note || null, countyCode: actor.countyCode, visitId, accountId: actor.accountId, actorName: actor.displayName, at })
    return { answer: { visitId }, audit: [{ action: 'support.record-visit', subjectKind: 'support_agreement', subjectId: agreementId, body: { visitId, heldOn, work: input.work } }] }
  })

/** Strikes out a visit; it stays to be read with who did it and why. */
export const strikeVisit = (context: CommandContext, input: InputOf<typeof strikeVisitEndpoint>): Promise<Answer> =>
  commitOnce(context, input, async (run) => {
    const { actor, at, on } = context
    const { agreementId, visitId, reason: why } = input
    await lockAgreement(run, actor, on, agreementId)
    const [struck] = await run(strikeVisitRow, { countyCode: actor.countyCode, agreementId, visitId, at, actorName: actor.displayName, reason: why })
    if (!struck) throw refused([reason.isStruck()])
    return { answer: {}, audit: [{ action: 'support.strike-visit', subjectKind: 'support_agreement', subjectId: agreementId, reason: why, body: { visitId } }] }
  })

const select = compose<SupportVisit>()(fragment<{ countyCode: number; agreementId: string; afterSort: string; afterId: string; most: number }>('list-support-visits', `
  SELECT v.id AS "visitId", v.held_on AS "heldOn", v.work, coalesce(i.name, r.name) AS "placeName", v.team_name AS "teamName", v.experts, v.half_days AS "halfDays", v.persons, v.note, v.recorded_by_name AS "recordedBy", v.struck_by_name AS "struckBy", v.strike_reason AS "strikeReason"
  FROM support.visit v LEFT JOIN organisations.institution i ON i.id = v.institution_id LEFT JOIN regions.region r ON r.code = v.village_code
  WHERE v.county_code = :countyCode AND v.agreement_id = :agreementId AND (v.held_on, v.id) < (:afterSort::date, :afterId::uuid) ORDER BY v.held_on DESC, v.id DESC LIMIT :most`))
const end = { afterSort: '9999-12-31', afterId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** What was done of an agreement within the scope, the newest first; struck-out rows too. */
export async function listVisits(context: Context, { agreementId, after, most }: InputOf<typeof listVisitsEndpoint>): Promise<OutputOf<typeof listVisitsEndpoint>> {
  await getAgreementRow(context, agreementId)
  const rows = await context.run(select, { countyCode: context.actor.countyCode, agreementId, ...(after === undefined ? end : readCursor(after, isLocalDate)), most: most + 1 })
  return pageOf(rows, most, (row) => [row.heldOn, row.visitId])
}

const mostRows = 20_000
/** The same as a table for a spreadsheet. Exporting is audited. */
export async function exportVisits(context: Context, { agreementId }: { agreementId: string }): Promise<FileAnswer> {
  const { countyCode } = context.actor
  const { title } = await getAgreementRow(context, agreementId)
  const rows = await context.run(select, { countyCode, agreementId, ...end, most: mostRows })
  const { visit: words, work: works } = zh.support
  const bytes = writeCsv([
    [words.heldOn, words.work, words.place, words.team, words.experts, words.halfDays, words.persons, words.note, words.recordedBy, words.struckWhy],
    ...rows.map((row) => [row.heldOn, works[row.work], row.placeName, row.teamName, row.experts, row.halfDays, row.persons, row.note, row.recordedBy, row.strikeReason]),
  ])
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'support.export-visits', subjectKind: 'support_agreement', subjectId: agreementId, body: { rows: rows.length } }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${title}.csv`, isDownload: true }
}
