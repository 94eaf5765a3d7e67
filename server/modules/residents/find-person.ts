import type { KeyObject } from 'node:crypto'
import { type DocumentKind, parseIdentityDocument } from '#kernel/identity-document.ts'
import { ageOn, type LocalDate } from '#kernel/local-date.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/database/database.ts'
import { compose, fragment } from '#platform/database/statement.ts'
import { personDigest, unseal } from './using.ts'

const inCountry = compose<{ countyCode: number; residentId: string }>()(fragment<{ digest: Buffer }>('find-person-in-country', `
  SELECT county_code AS "countyCode", resident_id AS "residentId" FROM residents.person_index WHERE document_hmac = :digest`))
const inCounty = compose<{ name: string; phone_cipher: Buffer | null }>()(fragment<{ countyCode: number; residentId: string }>('find-person-in-county', `
  SELECT name, phone_cipher FROM residents.resident WHERE county_code = :countyCode AND id = :residentId AND status = 'living'`))
type Described = { residentId: string; name: string; sex: number; birthOn: LocalDate; isSigned: boolean; villageName: string; isLiving: boolean }
const describing = compose<Described>()(fragment<{ countyCode: number; residentIds: readonly string[]; alsoMoved: boolean }>('describe-people', `
  SELECT r.id AS "residentId", r.name, r.sex, r.birth_on AS "birthOn", r.is_signed AS "isSigned", v.name AS "villageName", r.status = 'living' AS "isLiving" FROM residents.resident r JOIN regions.region v ON v.code = r.village_code
  WHERE r.county_code = :countyCode AND r.id = ANY (:residentIds::uuid[]) AND (r.status = 'living' OR (:alsoMoved AND r.status = 'moved'))`))

export type PersonDirectory = ReturnType<typeof openPersonDirectory>

/** For those who sign in as themselves: finds who they say they are, and describes whom they may act for. Never lent to a desk, whose scope it does not know. */
export function openPersonDirectory({ database, keys }: { database: Database; keys: Pick<Keys, 'field'> & { index: KeyObject } }) {
  return {
    /** The living person of this document if the name fits too, with the telephone in the record. Null tells nothing of why. */
    async findByNameAndDocument(kind: DocumentKind, number: string, name: string, on: LocalDate): Promise<{ countyCode: number; residentId: string; phone: string | null } | null> {
      const read = parseIdentityDocument(kind, number, on)
      if (!read.allowed) return null
      const [entry] = await database.run(inCountry, { digest: personDigest(keys, read.value) }, [])
      if (!entry) return null
      const [person] = await database.run(inCounty, entry, [entry.countyCode])
      if (!person || person.name.replace(/\s/g, '') !== name.normalize('NFKC').replace(/\s/g, '')) return null
      return { ...entry, phone: person.phone_cipher === null ? null : unseal(keys, 'phone', entry.countyCode, entry.residentId, person.phone_cipher) }
    },
    /** Those of one county who live here, by id; where that is asked, also who moved away. */
    async describe(countyCode: number, residentIds: readonly string[], on: LocalDate, { alsoMoved = false } = {}): Promise<Map<string, { name: string; sex: number; age: number; isSigned: boolean; villageName: string; isLiving: boolean }>> {
      const rows = await database.run(describing, { countyCode, residentIds, alsoMoved }, [countyCode])
      return new Map(rows.map(({ residentId, birthOn, name, sex, isSigned, villageName, isLiving }) => [residentId, { name, sex, age: ageOn(birthOn, on), isSigned, villageName, isLiving }]))
    },
  }
}
