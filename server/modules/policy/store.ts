import { compose, fragment } from '#platform/database/statement.ts'

/** A published version without its bundle. */
export type VersionRow = { packCode: string; version: number; effectiveFrom: string; author: string; approver: string; note: string; publishedAt: Date; bundleHash: Buffer; origin: 'release' | 'county' }
/** Which pack a county goes by, from a day on. */
export type CountyPackRow = { countyCode: number; validFrom: string; packCode: string; decidedBy: string }
type NewVersion = {
  packCode: string; version: number; bundle: string; bundleHash: Buffer; effectiveFrom: string; author: string; approver: string; note: string; at: string; origin: 'release' | 'county'
}

const versions = `SELECT pack_code AS "packCode", version, effective_from AS "effectiveFrom", author, approver, note, published_at AS "publishedAt", bundle_hash AS "bundleHash", origin
  FROM policy.published_pack`

export const selectVersions = compose<VersionRow>()(fragment<object>('policy-versions', `${versions} ORDER BY pack_code, version DESC`))

export const selectCountyPacks = compose<CountyPackRow>()(fragment<object>('policy-county-packs',
  `SELECT county_code AS "countyCode", valid_from AS "validFrom", pack_code AS "packCode", decided_by AS "decidedBy" FROM policy.county_pack ORDER BY county_code, valid_from DESC`))

export const selectBundle = compose<{ bundle: unknown; bundleHash: Buffer }>()(fragment<{ packCode: string; version: number }>('policy-bundle',
  `SELECT bundle, bundle_hash AS "bundleHash" FROM policy.published_pack WHERE pack_code = :packCode AND version = :version`))

export const selectNewestVersion = compose<VersionRow>()(fragment<{ packCode: string }>('policy-newest-version',
  `${versions} WHERE pack_code = :packCode ORDER BY version DESC LIMIT 1`))

/** Somebody else who publishes the same version at the same time wins; then nothing comes back. */
export const insertVersion = compose<{ version: number }>()(fragment<NewVersion>('policy-publish', `
  INSERT INTO policy.published_pack (pack_code, version, bundle, bundle_hash, effective_from, author, approver, note, published_at, origin)
  VALUES (:packCode, :version, :bundle, :bundleHash, :effectiveFrom, :author, :approver, :note, :at, :origin) ON CONFLICT (pack_code, version) DO NOTHING RETURNING version`))

export const insertCountyPack = compose<{ countyCode: number }>()(fragment<{ countyCode: number; validFrom: string; packCode: string; decidedBy: string }>('policy-adopt', `
  INSERT INTO policy.county_pack (county_code, valid_from, pack_code, decided_by) VALUES (:countyCode, :validFrom, :packCode, :decidedBy)
  ON CONFLICT (county_code, valid_from) DO NOTHING RETURNING county_code AS "countyCode"`))
