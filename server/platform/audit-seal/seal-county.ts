import { instantOfUuid, uuidv7 } from '#kernel/uuid.ts'
import { type Checkpoint, signCheckpoint } from '../audit-tree/checkpoint.ts'
import { emptyFrontier, type Frontier, growFrontier, rootOfFrontier } from '../audit-tree/frontier.ts'
import { emptyRoot } from '../audit-tree/tree-hash.ts'
import type { SystemContext } from '../http/context.ts'
import { insertSeal, insertSealedLeaves, lockCounty, selectLastSeal, selectLastSealed, selectUnsealed } from './store.ts'

export type Signer = { keyId: string; sign(text: Uint8Array): Uint8Array }
/** No transaction lives this long, so nothing older can still appear. */
export const settledAfterMs = 5 * 60_000
const mostAtOnce = 20_000
const beforeAll = '00000000-0000-0000-0000-000000000000'
/** How far behind the last sealed event one may lie and still be sealed after it: a clock that was a day ahead and was set right. */
const mostBackMs = 2 * 86_400_000

/**
 * Seals what the county's audit gained: the events in the order of their ids become leaves of its Merkle tree, and the tree's new root a signed
 * checkpoint. Events younger than the longest transaction wait for the next time; one that a clock set back has dated before what is sealed already
 * comes after it, and the place is told by `verifyCounty`. Returns the checkpoints made; none when nothing is new.
 */
export async function sealCounty(context: SystemContext, signer: Signer, waitMs = settledAfterMs): Promise<string[]> {
  const made: string[] = []
  for (;;) {
    const checkpoint = await sealOnce(context, signer, waitMs)
    if (checkpoint === null) return made
    made.push(checkpoint)
  }
}

/** The id before all that are made at an instant. */
const firstIdOf = (ms: number): string => uuidv7(Math.max(0, ms), new Uint8Array(10))

async function sealOnce({ database, countyCode, at }: SystemContext, signer: Signer, waitMs: number): Promise<string | null> {
  return database.transact([countyCode], async (run) => {
    await run(lockCounty, { countyCode })
    const [last] = await run(selectLastSeal, { countyCode })
    const [newest] = await run(selectLastSealed, { countyCode })
    const before = new Date(Date.parse(at) - waitMs).toISOString()
    const events = await run(selectUnsealed, { countyCode, afterId: newest ? firstIdOf(instantOfUuid(newest.eventId) - mostBackMs) : beforeAll, before, most: mostAtOnce })
    if (events.length === 0) return null
    const old: Frontier = last ? { size: last.toSize, peaks: last.peaks } : emptyFrontier
    const frontier = growFrontier(old, events.map(({ leaf }) => leaf))
    const root = rootOfFrontier(frontier)
    const note: Checkpoint = { countyCode, size: frontier.size, root, sealedAt: at, previousSize: old.size, previousRoot: last?.root ?? emptyRoot }
    const checkpoint = signCheckpoint(note, signer.keyId, signer.sign)
    await run(insertSealedLeaves, { countyCode, positions: events.map((_, i) => old.size + i + 1), years: events.map(({ year }) => year), ids: events.map(({ id }) => id) })
    await run(insertSeal, { countyCode, toSize: frontier.size, fromSize: old.size, at, root, peaks: [...frontier.peaks], checkpoint })
    return checkpoint
  })
}
