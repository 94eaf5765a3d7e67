import type { InputOf } from '#api/endpoint.ts'
import type { addTagEndpoint, endTagEndpoint } from '#api/residents.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import { keyPopulations, populationFit } from '#policy/index.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { getResident } from './load-resident.ts'
import { closeTag, insertTag, refreshPopulations } from './store.ts'
import type { ResidentsUsing } from './using.ts'

/**
 * Adds a key population that is diagnosed or certified, with its evidence. One that follows from age cannot be given by hand, none is given twice at a
 * time, none to the other sex, and at an unusual age only when that is confirmed. The age is that of the day the tag begins.
 */
export async function addTag(using: ResidentsUsing, context: CommandContext, input: InputOf<typeof addTagEndpoint>): Promise<Answer> {
  const { actor, on, at } = context
  const { countyCode } = actor
  const { value, because } = keyPopulations(await using.policies.packOf(countyCode, on), on)
  const population = value.find(({ tag }) => tag === input.population)
  if (!population) throw refused([reason.noSuchPopulation()])
  if (population.recognised === 'derived') throw refused([reason.derivedPopulation()])
  if (input.validFrom > on) throw refused([reason.laterThanToday()])
  return commitOnce(context, input, async (run) => {
    const resident = await getResident(run, actor, input.residentId, { isLocked: true })
    if (resident.status !== 'living') throw refused([reason.notLiving()])
    const fit = populationFit(population, input.validFrom as LocalDate, resident)
    if (fit === 'refused') throw refused([reason.otherSex(population.zh)])
    const { from, until } = population.usualAges
    if (fit === 'unusual' && !input.isAgeConfirmed) throw refused([reason.unusualAge({ population: population.zh, age: ageOn(resident.bornOn, input.validFrom as LocalDate), from: String(from ?? 0), until: String(until ?? '') })])
    const tagId = context.newId()
    await run(insertTag, { countyCode, tagId, residentId: resident.id, population: population.tag, origin: population.recognised, evidence: JSON.stringify(input.evidence), because: JSON.stringify(because), validFrom: input.validFrom, recordedBy: actor.accountId, at })
    await run(refreshPopulations, { countyCode, residentId: resident.id, eventId: tagId, on })
    return { answer: { tagId }, audit: [{ action: 'residents.add-tag', subjectKind: 'resident', subjectId: resident.id, body: { population: population.tag, tagId, validFrom: input.validFrom } }] }
  }, (constraint) => (constraint === 'one_tag_at_a_time' ? new Problem('Refused', [reason.taggedAlready()]) : undefined))
}

/** Ends a tag that was added by hand, from a day on, with the reason. A derived one ends by itself. */
export function endTag(context: CommandContext, input: InputOf<typeof endTagEndpoint>): Promise<Answer> {
  const { actor, on } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const resident = await getResident(run, actor, input.residentId, { isLocked: true })
    if (input.validUntil > on) throw refused([reason.laterThanToday()])
    const [ended] = await run(closeTag, { countyCode, residentId: resident.id, tagId: input.tagId, validUntil: input.validUntil })
    if (!ended) throw notFound('tag')
    if (ended.origin === 'derived') throw refused([reason.derivedPopulation()])
    await run(refreshPopulations, { countyCode, residentId: resident.id, eventId: context.newId(), on })
    return { answer: { tagId: input.tagId }, audit: [{ action: 'residents.end-tag', subjectKind: 'resident', subjectId: resident.id, reason: input.reason, body: { population: ended.population, tagId: input.tagId, validUntil: input.validUntil } }] }
  })
}
