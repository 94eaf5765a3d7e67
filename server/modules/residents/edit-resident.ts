import type { InputOf } from '#api/endpoint.ts'
import type { editResidentEndpoint } from '#api/residents.ts'
import type { Reason } from '#kernel/decision.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import { commitOnce } from '#platform/commit-once.ts'
import type { CommandContext } from '#platform/http/context.ts'
import type { Answer } from '#platform/idempotency.ts'
import { refused } from '#platform/problem.ts'
import { reason } from './errors.ts'
import { findHome } from './find-home.ts'
import { getResident, refuseStale, type Resident } from './load-resident.ts'
import { sealedContact } from './register-resident.ts'
import { updateHome } from './store.ts'
import { type ResidentsUsing, unseal } from './using.ts'

/**
 * Changes where somebody lives and how to reach them. A telephone or address left null stays as it is; an empty one is taken away. Whoever is signed stays
 * with the team of the contract; the others go to the team of the new village.
 */
export function editResident(using: ResidentsUsing, context: CommandContext, input: InputOf<typeof editResidentEndpoint>): Promise<Answer> {
  const { actor, on } = context
  const { countyCode } = actor
  return commitOnce(context, input, async (run) => {
    const resident = await getResident(run, actor, input.residentId, { isLocked: true })
    refuseStale(resident, input.version)
    const phone = input.phone === null ? kept(using, countyCode, resident, 'phone') : input.phone === '' ? null : readPhone(input.phone)
    const address = input.address === null ? kept(using, countyCode, resident, 'address') : input.address || null
    const reasons: Reason[] = []
    if (phone === undefined) reasons.push(reason.phone())
    if (input.livesHereSince > on) reasons.push(reason.livesHereLater())
    if (input.livesHereSince < resident.bornOn) reasons.push(reason.livesHereBeforeBirth())
    if (resident.status !== 'living') reasons.push(reason.notLiving())
    if (reasons.length > 0) throw refused(reasons)
    const home = await findHome(run, actor, input.villageCode, on)
    const team = resident.isSigned ? { teamId: resident.teamId, institutionId: resident.institutionId } : { teamId: home.teamId, institutionId: home.institutionId }
    const [changed] = await run(updateHome, { countyCode, residentId: resident.id, eventId: context.newId(), ...home, ...team, residenceKind: input.residenceKind, livesHereSince: input.livesHereSince, ...sealedContact(using.keys, countyCode, resident.id, phone ?? null, address) })
    return {
      answer: { residentId: resident.id, version: changed?.version ?? input.version + 1 },
      audit: [{ action: 'residents.edit', subjectKind: 'resident', subjectId: resident.id, body: { before: placeOf(resident), after: { villageCode: input.villageCode, residenceKind: input.residenceKind, livesHereSince: input.livesHereSince }, phoneChanged: input.phone !== null, addressChanged: input.address !== null } }],
    }
  })
}

/** Digits as stored; undefined when it is no telephone number. */
function readPhone(text: string): string | undefined {
  const read = parsePhoneNumber(text)
  return read.allowed ? read.value : undefined
}

function kept({ keys }: ResidentsUsing, countyCode: number, resident: Resident, what: 'phone' | 'address'): string | null {
  const sealed = what === 'phone' ? resident.phoneCipher : resident.addressCipher
  return sealed === null ? null : unseal(keys, what, countyCode, resident.id, sealed)
}
const placeOf = ({ villageCode, residenceKind, livesHereSince }: Resident) => ({ villageCode, residenceKind, livesHereSince })
