import type { Run } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { type ResidentsUsing, unseal } from './using.ts'

type Row = { id: string; document: Buffer | null; phone: Buffer | null; address: Buffer | null }
export type Contacts = { document: string | null; phone: string | null; address: string | null }
const select = compose<Row>()(fragment<{ countyCode: number; residentIds: readonly string[] }>('read-contacts', `
  SELECT id, document_cipher AS document, phone_cipher AS phone, address_cipher AS address FROM residents.resident WHERE county_code = :countyCode AND id = ANY (:residentIds::uuid[])`))

/** The whole numbers and addresses of residents whom the caller may see, for a list that shows them or masks them itself. Only what is asked for is opened. */
export async function readContacts({ keys }: Pick<ResidentsUsing, 'keys'>, run: Run, countyCode: number, residentIds: readonly string[], wanted: readonly (keyof Contacts)[]): Promise<Map<string, Contacts>> {
  const rows = await run(select, { countyCode, residentIds })
  return new Map(rows.map((row) => {
    const open = (what: keyof Contacts) => (wanted.includes(what) && row[what] !== null ? unseal(keys, what, countyCode, row.id, row[what]) : null)
    return [row.id, { document: open('document'), phone: open('phone'), address: open('address') }]
  }))
}
