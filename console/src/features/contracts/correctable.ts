import type { OutputOf } from '#api/endpoint.ts'
import type { readCorrectableEndpoint } from '#api/contract-changes.ts'

export type Correctable = OutputOf<typeof readCorrectableEndpoint>
/** What may be corrected of some contracts, in the order of the form. */
const fields = ['representative', 'packageReason', 'hospital', 'takenOver'] as const
export type CorrectableField = (typeof fields)[number]

const held: Record<CorrectableField, (of: Correctable) => boolean> = {
  representative: (of) => of.representative !== null,
  packageReason: (of) => of.packageReasons.length > 0,
  hospital: (of) => of.hospitals.length > 0,
  takenOver: (of) => of.takenOver !== null,
}

/** Which of a contract's facts may be corrected here, and which not because it has none or because they were signed. */
export function fieldsOf(correctable: Correctable): { open: CorrectableField[]; closed: CorrectableField[] } {
  return { open: fields.filter((field) => held[field](correctable)), closed: fields.filter((field) => !held[field](correctable)) }
}
