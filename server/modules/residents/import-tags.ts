import type { Reason } from '#kernel/decision.ts'
import { type DocumentKind, parseIdentityDocument } from '#kernel/identity-document.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import { type KeyPopulation, keyPopulations, populationFit } from '#policy/index.ts'
import type { Run } from '#platform/database/database.ts'
import { reason } from './errors.ts'
import type { ImportGround } from './judge-people.ts'
import { lockResidents } from './mark-signed.ts'
import { deleteTags, insertTags, refreshPopulationsOfMany, selectTaggable, type Taggable } from './store-tags.ts'
import { personDigest, type ResidentsUsing } from './using.ts'
import { isWithinReach } from './within-reach.ts'

/** One population of one person as a list says it: who, since which day, and by which paper of whom. */
export type GivenTag = { name: string; documentKind: DocumentKind; number: string; population: string; document: string; paperNumber: string; by: string; validFrom: LocalDate }
export type TagFault = { column: 'name' | 'number' | 'population' | 'validFrom'; reason: Reason }
type Tag = { residentId: string; population: KeyPopulation; given: GivenTag }
export type TagJudgement = { outcome: 'error'; faults: TagFault[] } | ({ outcome: 'new' | 'duplicate'; warnings: TagFault[] } & Tag)

const wrong = (column: TagFault['column'], why: Reason): TagJudgement => ({ outcome: 'error', faults: [{ column, reason: why }] })

/**
 * What is to become of each tag of a list: a person who is known here by document and name, within reach and living, gets it from its day on; who has it already
 * is passed over. Wrong are a population the pack does not name or that follows from age, a later day, the other sex; an unusual age is told and taken.
 */
export async function judgeTags({ keys }: Pick<ResidentsUsing, 'keys'>, run: Run, ground: ImportGround, given: readonly GivenTag[]): Promise<TagJudgement[]> {
  const read = given.map(({ documentKind, number }) => parseIdentityDocument(documentKind, number, ground.on))
  const digests = read.map((one) => (one.allowed ? personDigest(keys, one.value) : null))
  const known = digests.every((one) => one === null) ? [] : await run(selectTaggable, { countyCode: ground.actor.countyCode, digests: digests.filter((one) => one !== null) })
  const byDigest = new Map(known.map((one) => [one.digest.toString('hex'), one]))
  const had = new Set(known.flatMap(({ id, open }) => open.map((tag) => `${id} ${tag}`)))
  return given.map((tag, i) => {
    const document = read[i]
    if (!document?.allowed) return { outcome: 'error', faults: (document?.reasons ?? []).map((why) => ({ column: 'number', reason: why })) }
    return judge(ground, tag, byDigest.get(digests[i]?.toString('hex') ?? ''), had)
  })
}

function judge({ actor, on, populations }: ImportGround, given: GivenTag, known: Taggable | undefined, had: Set<string>): TagJudgement {
  if (!known) return wrong('number', reason.notRegistered())
  if (!isWithinReach(actor, known)) return wrong('number', reason.ofOthers())
  if (known.name !== given.name) return wrong('name', reason.knownByOtherName())
  if (known.status !== 'living') return wrong('number', reason.notLiving())
  const population = populations.get(given.population)
  if (!population) return wrong('population', reason.populationUnknown(given.population))
  if (population.recognised === 'derived') return wrong('population', reason.derivedPopulation())
  if (given.validFrom > on) return wrong('validFrom', reason.laterThanToday())
  if (given.validFrom < known.bornOn) return wrong('validFrom', reason.beforeBirth())
  const fit = populationFit(population, given.validFrom, known)
  if (fit === 'refused') return wrong('population', reason.otherSex(population.zh))
  const { from, until } = population.usualAges
  const warnings: TagFault[] = fit === 'unusual' ? [{ column: 'validFrom', reason: reason.unusualAgeInList({ population: population.zh, age: ageOn(known.bornOn, given.validFrom), from: String(from ?? 0), until: String(until ?? '') }) }] : []
  const key = `${known.id} ${population.tag}`
  const outcome = had.has(key) ? 'duplicate' : 'new'
  had.add(key)
  return { outcome, warnings, residentId: known.id, population, given }
}

type Writing = { at: string; on: LocalDate; newId(): string }

/** Gives many people their tags in the caller's transaction, as giving one does. Gives each tag's id in the order they came, and the text of all that was written. */
export async function importTags(run: Run, { actor: { countyCode, accountId }, pack, on }: ImportGround, { at, newId }: Writing, tags: readonly Tag[]): Promise<{ ids: string[]; written: string[] }> {
  const because = keyPopulations(pack, on).because
  const rows = tags.map(({ residentId, population, given: { document, paperNumber, by, validFrom } }) =>
    ({ id: newId(), resident_id: residentId, population: population.tag, origin: population.recognised, evidence: { document, number: paperNumber, by }, because, valid_from: validFrom }))
  const residentIds = [...new Set(tags.map(({ residentId }) => residentId))]
  await run(lockResidents, { countyCode, residentIds })
  await run(insertTags, { countyCode, tags: JSON.stringify(rows), recordedBy: accountId, at })
  await run(refreshPopulationsOfMany, { countyCode, residentIds, eventId: newId(), on })
  return { ids: rows.map(({ id }) => id), written: rows.map((row) => JSON.stringify(row)) }
}

/** Takes tags back that a list gave and nobody has ended since. Gives those it took. */
export async function takeBackTags(run: Run, { countyCode, on, newId }: { countyCode: number; on: LocalDate; newId(): string }, tagIds: readonly string[]): Promise<string[]> {
  const gone = await run(deleteTags, { countyCode, tagIds: [...tagIds] })
  const residentIds = [...new Set(gone.map(({ residentId }) => residentId))]
  await run(lockResidents, { countyCode, residentIds })
  await run(refreshPopulationsOfMany, { countyCode, residentIds, eventId: newId(), on })
  return gone.map(({ id }) => id)
}
