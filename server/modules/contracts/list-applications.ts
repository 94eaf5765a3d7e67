import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getApplicationEndpoint, listApplicationsEndpoint } from '#api/online-signing.ts'
import { addDays, addYears } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, combination, keyPopulations, packageFee, packageFits, presentBecause, servicePackages } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { judgeApplied, loadApplied } from './approve-applications.ts'
import { selectContract } from './contract-rows.ts'
import { describeResident } from './describe-offer.ts'
import { settleEnding } from './settle-ending.ts'
import { offeringTo } from './offering.ts'
import { type Applied, applicationColumns, applicationTables, getApplicationRow, showForDoctor } from './select-applications.ts'
import type { ContractsUsing } from './using.ts'

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Applications to the teams within the scope, those that wait longest first, with how many wait and how many of them too long. */
export const listApplications = () => async (context: Context, input: InputOf<typeof listApplicationsEndpoint>): Promise<OutputOf<typeof listApplicationsEndpoint>> => {
  const { actor, on, at, run } = context
  const { countyCode } = actor
  const scope = scopeFilter(actor, { township: 'a.township_code', institution: 'a.institution_id', team: 'a.team_id' })
  const { afterSort, afterId } = readCursor(input.after, (sort) => instantShape.test(sort) && !Number.isNaN(Date.parse(sort)))
  const ofTeam = input.teamId ? 'AND a.team_id = :teamId::uuid' : ''
  const ofKind = input.kind ? 'AND a.kind = :kind' : ''
  const select = compose<Applied>()(fragment<Record<string, unknown>>('list-applications', `
    SELECT ${applicationColumns} FROM ${applicationTables} WHERE a.county_code = :countyCode AND a.state = :state AND ${scope.condition} ${ofTeam} ${ofKind}
    ${input.after === undefined ? '' : 'AND (a.applied_at, a.id) > (:afterSort::timestamptz, :afterId::uuid)'} ORDER BY a.applied_at, a.id LIMIT :most::int + 1`))
  const count = compose<{ waiting: number; late: number; sign: number; renew: number; change: number }>()(fragment<Record<string, unknown>>('count-applications', `
    SELECT count(*) AS waiting, count(*) FILTER (WHERE a.answer_by < :at::timestamptz) AS late,
      count(*) FILTER (WHERE a.kind = 'sign') AS sign, count(*) FILTER (WHERE a.kind = 'renew') AS renew, count(*) FILTER (WHERE a.kind = 'change') AS change FROM contracts.application a WHERE a.county_code = :countyCode AND a.state = 'waiting' AND ${scope.condition} ${ofTeam}`))
  const params = { ...scope.params, countyCode, teamId: input.teamId }
  const [rows, [counted]] = await Promise.all([run(select, { ...params, kind: input.kind, state: input.state, most: input.most, afterSort, afterId }), run(count, { ...params, at })])
  const { items, next } = pageOf(rows, input.most, ({ appliedAt, id }) => [appliedAt, id])
  return { items: items.map((row) => showForDoctor(row, on, at)), next, waiting: counted?.waiting ?? 0, late: counted?.late ?? 0, kinds: { sign: counted?.sign ?? 0, renew: counted?.renew ?? 0, change: counted?.change ?? 0 } }
}

/** One application as the doctor judges it: what was chosen, all that stands against it today, the handwriting. Opening it is noted in the audit. */
export const getApplication = (using: ContractsUsing) => async (context: Context, { applicationId }: InputOf<typeof getApplicationEndpoint>): Promise<OutputOf<typeof getApplicationEndpoint>> => {
  const { actor, on, at, run } = context
  const { countyCode } = actor
  const row = await getApplicationRow(context, applicationId)
  const [{ choice, situation }, county, picture, [replaced]] = await Promise.all([
    loadApplied({ ...context, key: null }, row), using.policies.packOf(countyCode, on), using.files.find(row.picture), row.replacesId === null ? [] : run(selectContract, { countyCode, contractId: row.replacesId }),
    run(insertAuditEvent, auditOf(context, countyCode, { action: 'contracts.open-application', subjectKind: 'application', subjectId: applicationId, body: { residentId: row.residentId } })),
  ])
  if (!picture) throw notFound('signature')
  const { pack } = offeringTo(county, on, situation.offered, [], null)
  const present = (because: readonly Because[]) => presentBecause(pack, because, using.policies.names)
  const { reasons, judged } = judgeApplied(using, context, pack, row, choice, situation)
  const from = judged.eligibility.from
  const fits = packageFits(pack, on, situation.populations).value
  const chosen = servicePackages(pack, on).value.filter(({ id }) => choice.packageIds.includes(id))
  const fee = packageFee(pack, on, chosen.filter(({ gap }) => gap === null).map(({ id }) => id))
  const consents = agreementTemplate(pack, on).value.consents
  const { typedBecause, how } = JSON.parse(row.envelope) as { typedBecause: string | null; how: string }
  const names = new Map(keyPopulations(pack, on).value.map(({ tag, zh }) => [tag, zh]))
  return {
    ...showForDoctor(row, on, at), populations: row.populations.map((tag) => names.get(tag) ?? tag), resident: describeResident(pack, on, situation, present),
    reasons: row.state === 'waiting' ? reasons : [], from, lastDay: judged.bargain.allowed ? judged.bargain.value.lastDay : addDays(addYears(from, row.years), -1),
    replaces: replaced ? { contractId: replaced.id, number: replaced.number, teamName: replaced.teamName, doctorName: replaced.doctorName, lastDay: addDays(replaced.until, -1), endedYear: settleEnding(pack, replaced, on)?.year ?? null } : null,
    fee: { ...fee.value, shares: Object.entries(fee.value.shares).map(([party, fen]) => ({ party, fen, because: present(fee.because) })) },
    chosen: chosen.map(({ id, kind, zh, en, residentFen }) => ({ id, kind, zh, en, residentFen, fit: fits.get(id) ?? 'fits', chosenBecause: choice.packageReasons.find((one) => one.id === id)?.reason ?? null })),
    hospitals: choice.hospitals.flatMap(({ tier, institutionId }) => {
      const found = situation.hospitals.find(({ id }) => id === institutionId)
      return found ? [{ label: combination(pack, on).value.tiers.find((one) => one.tier === tier)?.label ?? tier, institution: { id: found.id, name: found.name } }] : []
    }),
    consents: choice.consents.flatMap(({ id, agreed }) => consents.filter((one) => one.id === id).map(({ text, isRequired }) => ({ text, agreed, isRequired }))),
    signature: { kind: how === 'typed' ? 'typed' : 'drawn', png: Buffer.from(picture).toString('base64'), reason: typedBecause },
  }
}
