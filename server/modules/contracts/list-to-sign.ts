import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listToSignEndpoint } from '#api/contracts.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import { coverageTargets, keyPopulations, newbornRule, orNone, type Pack, usualResidentRule } from '#policy/index.ts'
import { pageOf, readCursor } from '#platform/database/page.ts'
import { scopeFilter } from '#platform/database/scope-filter.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Context } from '#platform/http/context.ts'
import { demandSigningDay, ofInstitution } from '../signing-days/index.ts'
import type { ContractsUsing } from './using.ts'

const whole = 10_000
const ranks = ['owed', 'key', 'other'] as const

/** The populations of which everybody must be signed (Yubei: registered-poor and special family-planning families); none where the pack sets no goal. */
export function owedPopulations(pack: Pack, on: LocalDate): string[] {
  const targets = orNone(() => coverageTargets(pack, on))
  return targets?.value.filter(({ base, atLeastBasisPoints }) => base === 'tagged' && atLeastBasisPoints === whole).map(({ of }) => of) ?? []
}

/** Where somebody stands: 0 owed, 1 key population, 2 everybody else. Ties by how many populations one belongs to. */
export const rankOf = 'CASE WHEN r.populations && :owed::text[] THEN 0 WHEN cardinality(r.populations) > 0 THEN 1 ELSE 2 END'
/**
 * From which day somebody counts as a usual resident: what `checkUsualResident` says of one person, for a list of them. Where a pack does not say, nobody waits for it.
 */
export const usualFrom = `(CASE WHEN r.birth_on <> r.lives_here_since OR r.lives_here_since + make_interval(months => :months::int) <= :on::date OR :newborn::text = 'own' THEN r.lives_here_since + make_interval(months => :months::int)
  WHEN :newborn::text = 'at_once' THEN r.birth_on
  ELSE least(r.lives_here_since + make_interval(months => :months::int), (SELECT min(h.lives_here_since) FROM residents.resident h
    WHERE h.county_code = :countyCode AND h.household_id = r.household_id AND h.id <> r.id AND h.status = 'living' AND h.birth_on <= :on::date - interval '18 years') + make_interval(months => :months::int)) END)::date`

/** What `usualFrom` goes by. */
export const residenceRules = (pack: Pack, on: LocalDate) => ({ on, months: orNone(() => usualResidentRule(pack, on))?.value.months ?? 0, newborn: orNone(() => newbornRule(pack, on))?.value ?? 'own' })

/** A row's place in the queue as text: whether it waits, rank and number of populations. */
const sortShape = /^[01]\.[012]\.\d{1,3}$/
type Row = { signableFrom: LocalDate | null;  residentId: string; name: string; sex: number; birthOn: LocalDate; villageName: string; populations: string[]; rank: 0 | 1 | 2; lastSignedOn: LocalDate | null }

/** Who has no contract in force within the scope: those the county owes it to, then key populations by how many they belong to, then the rest; behind them, in the same order, who does not live here long enough yet, with the day. */
export const listToSign = (using: ContractsUsing) => async (context: Context, input: InputOf<typeof listToSignEndpoint>): Promise<OutputOf<typeof listToSignEndpoint>> => {
  const { actor, on } = context
  const pack = await using.policies.packOf(actor.countyCode, on)
  const day = input.signingDayId ? await demandSigningDay(context, input.signingDayId) : null
  const scope = scopeFilter(day ? ofInstitution(actor) : actor, { township: 'r.township_code', institution: 'r.institution_id', team: 'r.team_id' })
  const unsigned = `r.county_code = :countyCode AND r.status = 'living' AND NOT r.is_signed AND ${scope.condition} ${day ? 'AND r.village_code = ANY (:villageCodes::text[])' : ''}`
  const params = {
    ...scope.params, countyCode: actor.countyCode, owed: owedPopulations(pack, on), villageCodes: day?.villageCodes ?? [],
    ...residenceRules(pack, on),
  }
  const { afterSort, afterId } = readCursor(input.after, (sort) => sortShape.test(sort))
  const [afterLater, afterRank, afterTags] = afterSort.split('.').map(Number)
  const statement = compose<Row>()(fragment<Record<string, unknown>>('list-to-sign', `
    SELECT r.id AS "residentId", r.name, r.sex, r.birth_on AS "birthOn", v.name AS "villageName", r.populations, ${rankOf} AS rank, CASE WHEN u.usual_from > :on::date THEN u.usual_from END AS "signableFrom",
      (SELECT max(c.signed_on) FROM contracts.contract c WHERE c.county_code = r.county_code AND c.resident_id = r.id) AS "lastSignedOn"
    FROM residents.resident r JOIN regions.region v ON v.code = r.village_code CROSS JOIN LATERAL (SELECT ${usualFrom} AS usual_from) AS u
    WHERE ${unsigned}
    ${input.rank ? `AND ${rankOf} = :rank::int` : ''} ${input.after === undefined ? '' : `AND ((u.usual_from > :on::date)::int, ${rankOf}, -cardinality(r.populations), r.id) > (:afterLater::int, :afterRank::int, -:afterTags::int, :afterId::uuid)`}
    ORDER BY (u.usual_from > :on::date)::int, ${rankOf}, -cardinality(r.populations), r.id LIMIT :most::int + 1`))
  const rows = await context.run(statement, { ...params, rank: ranks.indexOf(input.rank ?? 'owed'), most: input.most, afterLater, afterRank, afterTags, afterId })
  const [counts] = day && input.after === undefined ? await context.run(compose<{ owed: number; key: number; all: number }>()(fragment<Record<string, unknown>>('count-to-sign-at-day', `
    SELECT count(*) FILTER (WHERE rank = 0)::int AS owed, count(*) FILTER (WHERE rank = 1)::int AS key, count(*)::int AS all FROM (SELECT ${rankOf} AS rank FROM residents.resident r WHERE ${unsigned}) AS unsigned`)), params) : []
  const { items, next } = pageOf(rows, input.most, (row) => [`${row.signableFrom ? 1 : 0}.${row.rank}.${row.populations.length}`, row.residentId])
  const names = new Map(keyPopulations(pack, on).value.map(({ tag, zh, en }) => [tag, { tag, zh, en }]))
  return {
    items: items.map(({ birthOn, populations, rank, ...row }) => ({ ...row, age: ageOn(birthOn, on), rank: ranks[rank], populations: populations.map((tag) => names.get(tag) ?? { tag, zh: tag, en: tag }) })),
    next, counts: counts ?? null,
  }
}
