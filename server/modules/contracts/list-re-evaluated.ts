import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { Finding, reEvaluatedContractsEndpoint, Verdict } from '#api/re-evaluations.ts'
import { citation } from '#policy/index.ts'
import { addDays, ageOn, type LocalDate } from '#kernel/local-date.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { listedName } from '#platform/http/listed-name.ts'
import { notFound } from '#platform/problem.ts'
import type { Policies } from '../policy/index.ts'
import type { Found } from './domain/re-evaluate.ts'
import type { Terms } from './domain/terms.ts'
import { selectReEvaluation } from './store-re-evaluations.ts'

type Input = InputOf<typeof reEvaluatedContractsEndpoint>
type Row = {
  place: number; verdict: Verdict; findings: Found[]; id: string; number: string; residentId: string; residentName: string; sex: number; birthOn: LocalDate; institutionName: string; teamName: string; doctorName: string; from: LocalDate; until: LocalDate; terms: Terms; residentFeeFen: number
}

/** The conditions on what was listed, `m`, and the findings of its shape, `s`, within the actor's scope. */
function ask({ actor }: Context, { finding, institutionId, contractId }: Pick<Input, 'finding' | 'institutionId' | 'contractId'>) {
  const scope = scopeFilter(actor, { township: 'm.township_code', institution: 'm.institution_id' })
  return {
    scope, ofShape: `s.county_code = :countyCode AND s.re_evaluation_id = :reEvaluationId::uuid AND s.codes <> '{}' ${finding ? 'AND :finding::text = ANY (s.codes)' : ''}`,
    ofMember: `m.county_code = :countyCode AND m.re_evaluation_id = :reEvaluationId::uuid AND m.shape_no = s.no AND ${scope.condition} ${institutionId ? 'AND m.institution_id = :institutionId::uuid' : ''} ${contractId ? 'AND m.contract_id = :contractId::uuid' : ''}`,
  }
}

/** Where a shape stands: those that differ first, then those that could not be judged. */
const placeOf = `s.no + CASE s.verdict WHEN 'not_judged' THEN 500000000 ELSE 0 END`

/** Contracts of which something was found, those of which the same was found together: shape by shape, each through its own place in the index, so that the last page is as near as the first. One whose list was taken back since is no more there. */
export const listReEvaluated = ({ policies }: { policies: Pick<Policies, 'getVersion'> }) => async (context: Context, input: Input): Promise<OutputOf<typeof reEvaluatedContractsEndpoint>> => {
  const { actor, on, run } = context
  const { reEvaluationId, most } = input
  const { countyCode } = actor
  const [found] = await run(selectReEvaluation, { countyCode, reEvaluationId })
  if (!found) throw notFound('re-evaluation')
  const { scope, ofShape, ofMember } = ask(context, input)
  const { afterSort, afterId } = readCursor(input.after)
  const statement = compose<Row>()(
    fragment<Record<string, unknown>>('page', `
      SELECT s.place, s.no, m.contract_id FROM (SELECT s.no, ${placeOf} AS place FROM contracts.re_evaluation_shape s WHERE ${ofShape} ORDER BY place) AS s CROSS JOIN LATERAL (
        SELECT m.contract_id FROM contracts.re_evaluation_contract m WHERE ${ofMember} AND (s.place > :afterPlace::int OR m.contract_id > :afterId::uuid)
          AND EXISTS (SELECT FROM contracts.contract x WHERE x.county_code = :countyCode AND x.id = m.contract_id) ORDER BY m.contract_id LIMIT :most::int + 1) AS m
      WHERE s.place >= :afterPlace::int ORDER BY s.place, m.contract_id LIMIT :most::int + 1`),
    fragment<Record<string, unknown>>('list-re-evaluated', `
      SELECT p.place, s.verdict, s.findings, c.id, c.number, c.resident_id AS "residentId", r.name AS "residentName", r.sex, r.birth_on AS "birthOn", i.short_name AS "institutionName", t.name AS "teamName", d.name AS "doctorName",
        coalesce(c.valid_from, c.signed_on) AS "from", coalesce(c.valid_until, c.ended_on) AS until, c.terms, c.resident_fee_fen AS "residentFeeFen"
      FROM page p JOIN contracts.re_evaluation_shape s ON s.county_code = :countyCode AND s.re_evaluation_id = :reEvaluationId::uuid AND s.no = p.no
      JOIN contracts.contract c ON c.county_code = :countyCode AND c.id = p.contract_id JOIN residents.resident r ON r.county_code = :countyCode AND r.id = c.resident_id JOIN organisations.team t ON t.county_code = :countyCode AND t.id = c.team_id
      JOIN organisations.institution i ON i.id = c.institution_id JOIN organisations.staff d ON d.id = c.doctor_staff_id WHERE s.county_code = :countyCode AND c.county_code = :countyCode ORDER BY p.place, c.id`))
  const rows = await run(statement, { ...scope.params, countyCode, reEvaluationId, finding: input.finding ?? null, institutionId: input.institutionId ?? null, contractId: input.contractId ?? null, afterPlace: Number(afterSort || 0), afterId, most })
  const { pack } = await policies.getVersion(found.packCode, found.packVersion)
  const { items, next } = pageOf(rows, most, ({ place, id }) => [String(place), id])
  const tell = ({ code, params, source }: Found): Finding => {
    const clause = source === undefined ? null : citation(pack, source)
    return { code, params, basis: clause && `${clause.number} ${clause.clause}` }
  }
  return {
    items: items.map(({ place: _, id, birthOn, until, terms, residentName, findings, ...row }) => ({
      ...row, contractId: id, residentName: listedName(actor, residentName), age: ageOn(birthOn, on), lastDay: addDays(until, -1), packages: terms.packages.map(({ zh }) => zh), findings: findings.map(tell),
    })),
    next,
  }
}

/** How many the same question finds. */
export async function countReEvaluated(context: Context, input: Pick<Input, 'reEvaluationId' | 'finding' | 'institutionId'>): Promise<number> {
  const { scope, ofShape, ofMember } = ask(context, input)
  const [found] = await context.run(compose<{ rows: number }>()(fragment<Record<string, unknown>>('count-re-evaluated', `
    SELECT count(*)::int AS rows FROM contracts.re_evaluation_shape s JOIN contracts.re_evaluation_contract m ON ${ofMember} WHERE ${ofShape}`)), { ...scope.params, countyCode: context.actor.countyCode, ...input })
  return found?.rows ?? 0
}
