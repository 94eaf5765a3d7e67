import type { InputOf } from '#api/endpoint.ts'
import type { registerResidentEndpoint } from '#api/residents.ts'
import { spellPersonName } from '#kernel/spell-name.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { notFound, Problem, refused } from '#platform/problem.ts'
import { decideRegistration, type Registered } from './domain/decide-registration.ts'
import { type DerivedTag, derivedTagsOf } from './domain/populations-of.ts'
import { reason } from './errors.ts'
import { demandLookupsLeft, findElsewhere, findInIndex, type IndexEntry, noteLookup } from './find-by-document.ts'
import { findHome } from './find-home.ts'
import { getResident } from './load-resident.ts'
import { claimPerson, insertHousehold, insertResident, insertTag } from './store.ts'
import { digestOf, personDigest, type ResidentsUsing, seal } from './using.ts'
import { isWithinReach, type Place } from './within-reach.ts'

type Input = InputOf<typeof registerResidentEndpoint>
const selectByDocument = compose<Place & { id: string }>()(fragment<{ countyCode: number; digest: Buffer }>('resident-by-document', `
  SELECT id, township_code AS "townshipCode", institution_id AS "institutionId", team_id AS "teamId" FROM residents.resident WHERE county_code = :countyCode AND document_hmac = :digest AND status IN ('living', 'deceased')`))
const selectMembers = compose<Place>()(fragment<{ countyCode: number; householdId: string }>('places-of-household', `
  SELECT township_code AS "townshipCode", institution_id AS "institutionId", team_id AS "teamId" FROM residents.resident WHERE county_code = :countyCode AND household_id = :householdId AND status = 'living'`))
const countAlike = compose<{ people: number }>()(fragment<{ countyCode: number; name: string; bornOn: string; sex: number }>('people-alike', `
  SELECT count(*) AS people FROM residents.resident WHERE county_code = :countyCode AND name = :name AND birth_on = :bornOn AND sex = :sex AND status = 'living'`))

/**
 * Registers somebody who lives here, with household, team of the village, and the key populations that follow from age. Refused, with all reasons, for a
 * document that does not hold, for one who is registered here or elsewhere already, and for a likely double until somebody says that it is another
 * person. Of two desks at once one registers; the other is told who it is.
 */
export async function registerResident(using: ResidentsUsing, context: CommandContext, input: Input): Promise<Answer> {
  const { actor, on, at } = context
  const { countyCode } = actor
  const decided = decideRegistration(input, on)
  if (!decided.allowed) throw refused(decided.reasons)
  const person = decided.value
  const pack = await using.policies.packOf(countyCode, on)
  const digest = digestOfPerson(using, person)
  await demandLookupsLeft(context)
  const seen = digest === null ? undefined : await findInIndex(context, digest)
  const elsewhere = await findElsewhere(using, context, seen)
  if (elsewhere) throw await toldAsLookup(context, digest, refused([reason.registeredElsewhere(elsewhere.countyName)]))

  return commitOnce(context, input, async (run) => {
    const double = await findDouble(run, actor, person, digest, input.isAnotherPerson)
    if (double) throw await toldAsLookup(context, digest, double)
    const home = await findHome(run, actor, input.villageCode, on)
    const residentId = context.newId()
    if (input.householdId) await demandHousehold(run, actor, input.householdId)
    const joined = input.householdId ?? (input.guardianId ? (await getResident(run, actor, input.guardianId)).householdId : null)
    const householdId = joined ?? context.newId()
    const tags = derivedTagsOf(pack, on, person.bornOn)
    if (digest) await claim(run, countyCode, residentId, digest, seen)
    if (!joined) await run(insertHousehold, { countyCode, householdId, number: `${home.townshipCode}${householdId.replaceAll('-', '').slice(-10)}`, villageCode: input.villageCode, residentId, at })
    await run(insertResident, { ...sealed(using, countyCode, residentId, person, input), ...spellPersonName(person.name), ...home, countyCode, residentId, eventId: residentId, name: person.name, sex: person.sex, bornOn: person.bornOn,
      nation: input.nation, documentKind: person.documentKind, residenceKind: input.residenceKind, livesHereSince: input.livesHereSince, householdId, relation: input.relation ?? (joined ? null : '02'), populations: tags.map(({ population }) => population).sort(), isTest: false, at })
    for (const tag of tags) await run(insertTag, tagRow(context, residentId, tag))
    return { answer: { residentId }, audit: [{ action: 'residents.register', subjectKind: 'resident', subjectId: residentId, body: { documentKind: person.documentKind, villageCode: input.villageCode, householdId } }] }
  }, (constraint) => (constraint === 'one_person_once' ? new Problem('Conflict', [{ code: 'RESIDENTS.REGISTERED_MEANWHILE' }]) : undefined))
}

/** Somebody of the household must be served here: joining shows all of it. @throws NotFound for another's household, as for none */
async function demandHousehold(run: Run, actor: Actor, householdId: string): Promise<void> {
  const members = await run(selectMembers, { countyCode: actor.countyCode, householdId })
  if (!members.some((member) => isWithinReach(actor, member))) throw notFound('household')
}

/** That a refusal names somebody is a look-up like any other: noted outside the transaction, which rolls back, and counted. */
async function toldAsLookup(context: CommandContext, digest: Buffer | null, refusal: Problem): Promise<Problem> {
  await noteLookup(context, digest)
  return refusal
}

async function findDouble(run: Run, actor: Actor, { name, bornOn, sex }: Registered, digest: Buffer | null, isAnotherPerson: boolean): Promise<Problem | null> {
  const { countyCode } = actor
  const [known] = digest ? await run(selectByDocument, { countyCode, digest }) : []
  if (known) return refused([isWithinReach(actor, known) ? reason.registeredHere(known.id) : reason.registeredOutside()])
  const [alike] = await run(countAlike, { countyCode, name, bornOn, sex })
  return alike && alike.people > 0 && !isAnotherPerson ? refused([reason.samePerson(alike.people)]) : null
}

/** The country's index: mine now, unless somebody took the person between look-up and here. Of two counties at once the second waits for the first and is told. */
async function claim(run: Run, countyCode: number, residentId: string, documentHmac: Buffer, seen: IndexEntry | undefined): Promise<void> {
  const taken = await run(claimPerson, { countyCode, residentId, documentHmac, seenCountyCode: seen?.countyCode ?? null, seenResidentId: seen?.residentId ?? null })
  if (taken.length === 0) throw new Problem('Conflict', [{ code: 'RESIDENTS.REGISTERED_MEANWHILE' }])
}

const digestOfPerson = ({ keys }: Pick<ResidentsUsing, 'keys'>, { documentKind, number }: Registered): Buffer | null =>
  documentKind === 'none' || number === null ? null : personDigest(keys, { kind: documentKind, number })

function sealed({ keys }: Pick<ResidentsUsing, 'keys'>, countyCode: number, id: string, person: Registered, { address }: Input) {
  const { number, phone } = person
  return {
    documentCipher: number === null ? null : seal(keys, 'document', countyCode, id, number), documentHmac: digestOfPerson({ keys }, person),
    documentTail4: number === null ? null : digestOf(keys, 'documentTail4', number.slice(-4)), documentTail6: number === null ? null : digestOf(keys, 'documentTail6', number.slice(-6)),
    ...sealedContact(keys, countyCode, id, phone, address),
  }
}

/** Telephone and address as they are stored: sealed, and the telephone findable. */
export function sealedContact(keys: ResidentsUsing['keys'], countyCode: number, id: string, phone: string | null, address: string | null, tailDigest: (keys: ResidentsUsing['keys'], purpose: 'phoneTail4', tail: string) => Buffer = digestOf) {
  return {
    phoneCipher: phone === null ? null : seal(keys, 'phone', countyCode, id, phone), phoneHmac: phone === null ? null : digestOf(keys, 'phone', phone),
    phoneTail4: phone === null ? null : tailDigest(keys, 'phoneTail4', phone.slice(-4)), addressCipher: address ? seal(keys, 'address', countyCode, id, address) : null,
  }
}

function tagRow(context: CommandContext, residentId: string, { population, validFrom, because }: DerivedTag) {
  return {
    countyCode: context.actor.countyCode, tagId: context.newId(), residentId, population, origin: 'derived', evidence: JSON.stringify({ kind: 'age' }), because: JSON.stringify(because),
    validFrom, recordedBy: context.actor.accountId, at: context.at,
  }
}
