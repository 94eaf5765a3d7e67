import { z } from 'zod'
import { file, query } from './endpoint.ts'

/** Who decides what the codes of a dictionary are: a national standard, the county's published pack, or the product itself. */
export const dictionaryKeepers = ['standard', 'pack', 'product'] as const
export const dictionaryKeys = [
  'unsigned_reason', 'population', 'relation_to_head', 'nation', 'document_kind', 'sex', 'residence', 'end_reason', 'reject_reason', 'channel', 'institution_kind', 'alliance_kind', 'staff_category', 'title_level', 'licence_kind', 'team_role', 'representative_relation', 'bond_relation', 'notice_category', 'support_work', 'community_kind',
] as const
const entry = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const dictionary = z.object({ key: z.enum(dictionaryKeys), keptBy: z.enum(dictionaryKeepers), entries: z.array(entry) })
export type Dictionary = z.infer<typeof dictionary>

/** Every dictionary the product goes by, with its codes in both languages. Populations are those of the county's pack today. */
export const dictionariesEndpoint = query({ path: '/api/dictionaries', permission: 'policy.read', input: z.strictObject({}), output: z.object({ items: z.array(dictionary), next: z.null() }) })
export const exportDictionariesEndpoint = file({ path: '/api/dictionaries/table.csv', permission: 'policy.read', input: z.strictObject({ key: z.enum(dictionaryKeys).optional() }), mediaType: 'text/csv; charset=utf-8' })
