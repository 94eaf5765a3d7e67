import type { Run } from '#platform/database/database.ts'
import { violatedConstraint } from '#platform/database/database.ts'
import { keyPopulations } from '#policy/index.ts'
import { deletePeople, type Known, lockVersion } from './import-store.ts'
import type { ImportGround, Judged } from './judge-people.ts'
import { lockResidents } from './mark-signed.ts'
import { closeTag, insertTag, refreshPopulations, updateHome } from './store.ts'
import { digestOf, type ResidentsUsing, seal, unseal } from './using.ts'

type Writing = { at: string; newId(): string }
type Changed = Judged & { known: Known }
/** What a person was before a list changed them: enough to put it back. Sealed values stay sealed. */
export type Before = { villageCode: string; townshipCode: string; residenceKind: string; livesHereSince: string; institutionId: string | null; teamId: string | null; phone: string | null; address: string | null; tagIds: string[] }

/** Changes where a known person lives and adds the tags the list has more. Gives what was before, and the version it has now. */
export async function updatePerson({ keys }: Pick<ResidentsUsing, 'keys'>, run: Run, ground: ImportGround, { at, newId }: Writing, { person, registered, home, tags, known }: Changed): Promise<{ residentId: string; version: number; before: Before }> {
  const { actor: { countyCode, accountId }, on, pack } = ground
  const residentId = known.id
  const team = known.isSigned ? { teamId: known.teamId, institutionId: known.institutionId } : { teamId: home.teamId, institutionId: home.institutionId }
  const phone = registered.phone
  const [changed] = await run(updateHome, {
    countyCode, residentId, eventId: newId(), townshipCode: home.townshipCode, villageCode: home.code, ...team, residenceKind: person.residenceKind ?? known.residenceKind, livesHereSince: person.livesHereSince,
    ...phoneColumns(keys, countyCode, residentId, phone ?? (known.phoneCipher && unseal(keys, 'phone', countyCode, residentId, known.phoneCipher))),
    addressCipher: person.address === null ? known.addressCipher : seal(keys, 'address', countyCode, residentId, person.address),
  })
  const added = tags.filter(({ population }) => !known.populations.includes(population.tag))
  const tagIds: string[] = []
  for (const { population, evidence, validFrom } of added) {
    const tagId = newId()
    tagIds.push(tagId)
    await run(insertTag, { countyCode, tagId, residentId, population: population.tag, origin: population.recognised, evidence: JSON.stringify(evidence), because: JSON.stringify(keyPopulations(pack, on).because), validFrom, recordedBy: accountId, at })
  }
  if (tagIds.length > 0) await run(refreshPopulations, { countyCode, residentId, eventId: newId(), on })
  const { villageCode, townshipCode, residenceKind, livesHereSince, institutionId, teamId } = known
  return {
    residentId, version: (changed?.version ?? known.version) + (tagIds.length > 0 ? 1 : 0),
    before: { villageCode, townshipCode, residenceKind, livesHereSince, institutionId, teamId, phone: known.phoneCipher?.toString('base64') ?? null, address: known.addressCipher?.toString('base64') ?? null, tagIds },
  }
}

const phoneColumns = (keys: ResidentsUsing['keys'], countyCode: number, id: string, phone: string | null) => ({
  phoneCipher: phone === null ? null : seal(keys, 'phone', countyCode, id, phone), phoneHmac: phone === null ? null : digestOf(keys, 'phone', phone), phoneTail4: phone === null ? null : digestOf(keys, 'phoneTail4', phone.slice(-4)),
})

/** Puts a changed person back, unless somebody has touched them since the version the list left. Says whether it did. */
export async function putBackPerson({ keys }: Pick<ResidentsUsing, 'keys'>, run: Run, { countyCode, on, newId }: { countyCode: number; on: string; newId(): string }, { residentId, version, before }: { residentId: string; version: number; before: Before }): Promise<boolean> {
  const [now] = await run(lockVersion, { countyCode, residentId })
  if (now?.version !== version) return false
  const { phone, address, tagIds, ...home } = before
  const phoneText = phone === null ? null : unseal(keys, 'phone', countyCode, residentId, Buffer.from(phone, 'base64'))
  await run(updateHome, { countyCode, residentId, eventId: newId(), ...home, ...phoneColumns(keys, countyCode, residentId, phoneText), addressCipher: address === null ? null : Buffer.from(address, 'base64') })
  for (const tagId of tagIds) await run(closeTag, { countyCode, residentId, tagId, validUntil: on })
  if (tagIds.length > 0) await run(refreshPopulations, { countyCode, residentId, eventId: newId(), on })
  return true
}

/** Takes back people whom an import brought and nobody has touched since: whose record is of this version, the first unless the import itself changed it after. Gives whom it took; who has a contract or a reason noted stays. */
export async function takeBackPeople(run: Run, countyCode: number, eventId: string, ids: readonly string[], version = 1): Promise<string[]> {
  await run(lockResidents, { countyCode, residentIds: ids })
  return (await run(deletePeople, { countyCode, eventId, ids: [...ids], version })).map(({ id }) => id)
}
export const isStillReferred = (error: unknown): boolean => violatedConstraint(error) !== undefined
