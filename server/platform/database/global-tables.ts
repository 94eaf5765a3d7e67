/**
 * Tables that belong to no county, each with the reason. Every other table leads its keys with `county_code`, is spread by it and guarded by row security.
 * `reference` tables are copied to every node of a Citus cluster; `global` ones are found by a key of their own.
 */
export const tablesWithoutCounty: Readonly<Record<string, { kind: 'reference' | 'global'; why: string }>> = {
  'public.migration': { kind: 'global', why: 'which migrations ran' },
  'regions.region': { kind: 'reference', why: 'the region tree spans all counties' },
  'regions.region_population': { kind: 'reference', why: 'populations of the region tree' },
  'regions.service_area': { kind: 'reference', why: 'who manages which region' },
  'organisations.institution': { kind: 'reference', why: 'hospitals work across counties' },
  'organisations.alliance': { kind: 'reference', why: 'alliances span counties' },
  'organisations.alliance_member': { kind: 'reference', why: 'alliances span counties' },
  'organisations.staff': { kind: 'reference', why: 'people practise in several counties' },
  'organisations.staff_licence': { kind: 'reference', why: 'belongs to a person of the staff' },
  'organisations.staff_post': { kind: 'reference', why: 'belongs to a person of the staff' },
  'policy.published_pack': { kind: 'reference', why: 'a pack serves every county that goes by it' },
  'policy.county_pack': { kind: 'reference', why: 'which pack a county goes by' },
  'resident_accounts.account': { kind: 'global', why: 'a phone belongs to no county' },
  'resident_accounts.session': { kind: 'global', why: 'belongs to a phone' },
  'resident_accounts.code': { kind: 'global', why: 'sent before anybody knows whose phone it is' },
  'resident_accounts.sending': { kind: 'global', why: 'counts against a phone or a network' },
  'resident_accounts.bond_request': { kind: 'global', why: 'asked before anybody knows the county' },
  'resident_accounts.bond': { kind: 'global', why: 'a daughter acts for a mother in another county' },
  'resident_accounts.desk_code': { kind: 'global', why: 'the phone knows only the code' },
  'residents.person_index': { kind: 'global', why: 'one person once in the country' },
  'contracts.verify_index': { kind: 'global', why: 'the public page knows only the code on the paper' },
}
