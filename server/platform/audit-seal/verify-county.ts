import { instantOfUuid } from '#kernel/uuid.ts'
import { leafOf } from '../audit.ts'
import { isCheckpointSigned, parseCheckpoint } from '../audit-tree/checkpoint.ts'
import { emptyFrontier, type Frontier, growFrontier, rootOfFrontier } from '../audit-tree/frontier.ts'
import { emptyRoot } from '../audit-tree/tree-hash.ts'
import type { Run } from '../database/database.ts'
import { countSlippedIn, countWaiting, type LeafRow, selectLeaves, selectSeals, type SealRow } from './store.ts'

/** What is wrong with a county's audit, and at which place of the tree (counted from 1). */
export type AuditFault = {
  fault: 'row_deleted' | 'row_changed' | 'place_missing' | 'root_differs' | 'chain_broken' | 'signature_wrong' | 'slipped_in' | 'time_goes_back' | 'truncated' | 'rewritten' | 'not_a_checkpoint'
  position: number | null
  detail: string
}
/** `waiting`: events of the last minutes that no seal holds yet. */
export type Verification = { countyCode: number; size: number; seals: number; waiting: number; faults: AuditFault[] }
type Verify = (keyId: string, text: Uint8Array, signature: Uint8Array) => boolean
const batch = 5000
const mostFaults = 50

/**
 * Reads a county's whole audit again: every sealed row against its leaf, every seal against the tree, the chain of checkpoints and their signatures,
 * and checkpoints kept elsewhere against what stands here now. A flipped bit, a deleted or inserted row, a cut tail and a rewritten chain each
 * give a fault; the last two only when a kept checkpoint is given, for such a tree is consistent with itself. So does time that goes back, which is
 * either a row put in late or a clock that was set back: who runs the platform knows which.
 */
export async function verifyCounty(run: Run, countyCode: number, verify: Verify, kept: readonly string[] = []): Promise<Verification> {
  const faults: AuditFault[] = []
  const seals = await run(selectSeals, { countyCode })
  checkChain(seals, countyCode, verify, faults)
  const { size, newestId, roots } = await readTree(run, countyCode, seals, faults)
  if (newestId !== '') {
    const [slipped] = await run(countSlippedIn, { countyCode, lastId: newestId })
    if (slipped && slipped.events > 0) faults.push({ fault: 'slipped_in', position: null, detail: `${slipped.events}` })
  }
  const [waiting] = await run(countWaiting, { countyCode, lastId: newestId === '' ? null : newestId })
  for (const note of kept) checkKept(note, countyCode, verify, size, roots, faults)
  return { countyCode, size, seals: seals.length, waiting: waiting?.events ?? 0, faults: faults.slice(0, mostFaults) }
}

/** The rows as they stand, leaf by leaf, with the root at each seal's size. */
async function readTree(run: Run, countyCode: number, seals: readonly SealRow[], faults: AuditFault[]) {
  const bySize = new Map(seals.map((seal) => [seal.toSize, seal]))
  const roots = new Map<number, Buffer>([[0, emptyRoot]])
  let frontier: Frontier = emptyFrontier
  let lastId: string | null = null
  let newestId = ''
  let place = 0
  for (;;) {
    const rows = await run(selectLeaves, { countyCode, after: place, most: batch })
    for (const row of rows) {
      if (row.position !== place + 1) faults.push({ fault: 'place_missing', position: place + 1, detail: `${place + 1}–${row.position - 1}` })
      place = row.position
      // Ids carry their time. One that is older than what was sealed before it was dated by a clock set back, or put in later.
      if (lastId !== null && row.eventId < lastId) faults.push({ fault: 'time_goes_back', position: place, detail: `${timeOf(lastId)} → ${timeOf(row.eventId)}` })
      lastId = row.eventId
      if (lastId > newestId) newestId = lastId
      const leaf = leafAt(row, countyCode, faults)
      frontier = growFrontier(frontier, [leaf])
      const seal = bySize.get(place)
      if (!seal) continue
      const root = rootOfFrontier(frontier)
      roots.set(place, root)
      if (!root.equals(seal.root)) faults.push({ fault: 'root_differs', position: place, detail: root.toString('hex') })
    }
    if (rows.length < batch) break
  }
  const sealed = seals.at(-1)?.toSize ?? 0
  if (place < sealed) faults.push({ fault: 'place_missing', position: place + 1, detail: `${place + 1}–${sealed}` })
  return { size: place, newestId, roots }
}

/** The leaf the row makes today; a row that is gone or differs from its own leaf is a fault. */
function leafAt(row: LeafRow, countyCode: number, faults: AuditFault[]): Buffer {
  const { position, eventId, auditYear } = row
  if (auditYear === null) {
    faults.push({ fault: 'row_deleted', position, detail: eventId })
    return Buffer.alloc(32)
  }
  const leaf = leafOf({ ...row, countyCode, auditYear, auditId: eventId, at: row.at.toISOString() })
  if (!leaf.equals(row.leaf)) faults.push({ fault: 'row_changed', position, detail: eventId })
  return leaf
}

function checkChain(seals: readonly SealRow[], countyCode: number, verify: Verify, faults: AuditFault[]): void {
  let size = 0
  let root: Buffer = emptyRoot
  for (const seal of seals) {
    const read = parseCheckpoint(seal.checkpoint)
    const position = seal.toSize
    if (!read || !isCheckpointSigned(read, verify)) faults.push({ fault: 'signature_wrong', position, detail: seal.sealedAt.toISOString() })
    const said = read?.checkpoint
    const holds = said && said.countyCode === countyCode && said.size === seal.toSize && said.root.equals(seal.root) && said.previousSize === size && said.previousRoot.equals(root) && seal.fromSize === size
    if (!holds) faults.push({ fault: 'chain_broken', position, detail: seal.sealedAt.toISOString() })
    ;[size, root] = [seal.toSize, seal.root]
  }
}

const timeOf = (id: string): string => new Date(instantOfUuid(id)).toISOString()

function checkKept(note: string, countyCode: number, verify: Verify, size: number, roots: ReadonlyMap<number, Buffer>, faults: AuditFault[]): void {
  const read = parseCheckpoint(note)
  if (!read || !isCheckpointSigned(read, verify)) {
    faults.push({ fault: 'not_a_checkpoint', position: null, detail: note.split('\n')[0]?.slice(0, 60) ?? '' })
    return
  }
  const { checkpoint } = read
  if (checkpoint.countyCode !== countyCode) return
  if (checkpoint.size > size) faults.push({ fault: 'truncated', position: size + 1, detail: `${checkpoint.size}` })
  else if (!roots.get(checkpoint.size)?.equals(checkpoint.root)) faults.push({ fault: 'rewritten', position: checkpoint.size, detail: checkpoint.sealedAt })
}
