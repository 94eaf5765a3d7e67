import { type Dictionary, type exportDictionariesEndpoint, dictionaryKeys } from '#api/dictionaries.ts'
import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { dictionariesEndpoint } from '#api/dictionaries.ts'
import { en, zh } from '#api/wording/index.ts'
import { keyPopulations, orNone } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Context } from '#platform/http/context.ts'
import type { FileAnswer } from '#platform/http/routes.ts'
import { writeCsv } from '#platform/spreadsheet/write-csv.ts'
import type { Policies } from '../policy/index.ts'

export type DictionariesUsing = { policies: Pick<Policies, 'packOf'> }
type Words = Readonly<Record<string, string>>
/** Codes of figures in their own order: JavaScript puts '10' before '01'. */
const named = (inChinese: Words, inEnglish: Words) => {
  const entries = Object.entries(inChinese).map(([code, text]) => ({ code, zh: text, en: inEnglish[code] ?? text }))
  return entries.every(({ code }) => /^\d/.test(code)) ? entries.sort((a, b) => (a.code < b.code ? -1 : 1)) : entries
}

/** Each dictionary of the product: who keeps it, and its words where the screens have them, so that the two never differ. */
const kept: Readonly<Record<Exclude<Dictionary['key'], 'population'>, { keptBy: Dictionary['keptBy']; words: readonly [Words, Words] }>> = {
  unsigned_reason: { keptBy: 'product', words: [zh.unsigned.reason, en.unsigned.reason] },
  relation_to_head: { keptBy: 'standard', words: [zh.residents.relation, en.residents.relation] },
  nation: { keptBy: 'standard', words: [zh.residents.nation, en.residents.nation] },
  document_kind: { keptBy: 'product', words: [zh.residents.documentKind, en.residents.documentKind] },
  sex: { keptBy: 'standard', words: [zh.residents.sex, en.residents.sex] },
  residence: { keptBy: 'product', words: [zh.residents.residence, en.residents.residence] },
  end_reason: { keptBy: 'product', words: [zh.contracts.endReason, en.contracts.endReason] },
  reject_reason: { keptBy: 'product', words: [zh.contracts.rejectReason, en.contracts.rejectReason] },
  channel: { keptBy: 'product', words: [zh.contracts.channel, en.contracts.channel] },
  institution_kind: { keptBy: 'product', words: [zh.organisations.kind, en.organisations.kind] },
  alliance_kind: { keptBy: 'product', words: [zh.organisations.alliance, en.organisations.alliance] },
  staff_category: { keptBy: 'product', words: [zh.organisations.category, en.organisations.category] },
  title_level: { keptBy: 'product', words: [zh.organisations.titleLevel, en.organisations.titleLevel] },
  licence_kind: { keptBy: 'product', words: [zh.organisations.licence, en.organisations.licence] },
  team_role: { keptBy: 'product', words: [zh.organisations.role, en.organisations.role] },
  representative_relation: { keptBy: 'product', words: [zh.contracts.relation, en.contracts.relation] },
  bond_relation: { keptBy: 'product', words: [zh.phone.relation, en.phone.relation] },
  notice_category: { keptBy: 'product', words: [zh.messages.category, en.messages.category] },
  support_work: { keptBy: 'product', words: [zh.support.work, en.support.work] },
  community_kind: { keptBy: 'product', words: [zh.communities.kind, en.communities.kind] },
}

/** Every dictionary with its codes in both languages; populations as the county's pack names them today, none where it has no answer. */
export async function listDictionaries({ policies }: DictionariesUsing, { actor, on }: Context): Promise<OutputOf<typeof dictionariesEndpoint>> {
  const pack = actor.scope.kind === 'none' ? null : await policies.packOf(actor.countyCode, on)
  const populations = (pack && orNone(() => keyPopulations(pack, on))?.value) ?? []
  const items = dictionaryKeys.map((key): Dictionary => {
    if (key === 'population') return { key, keptBy: 'pack', entries: populations.map(({ tag, zh: inChinese, en: inEnglish }) => ({ code: tag, zh: inChinese, en: inEnglish })) }
    const { keptBy, words } = kept[key]
    return { key, keptBy, entries: named(...words) }
  })
  return { items, next: null }
}

/** The same as a table, of one dictionary or all. Exporting is audited. */
export async function exportDictionaries(using: DictionariesUsing, context: Context, { key }: InputOf<typeof exportDictionariesEndpoint>): Promise<FileAnswer> {
  const words = zh.dictionaries
  const items = (await listDictionaries(using, context)).items.filter((one) => key === undefined || one.key === key)
  const bytes = writeCsv([
    [words.list.name, words.list.code, words.list.chinese, words.list.english, words.list.keptBy, words.list.source, words.list.used],
    ...items.flatMap((one) => one.entries.map((entry) => [words.name[one.key], entry.code, entry.zh, entry.en, words.keptBy[one.keptBy], words.source[one.key], words.used[one.key]])),
  ])
  const { countyCode } = context.actor
  await context.run(insertAuditEvent, auditOf(context, countyCode, { action: 'dictionaries.export', subjectKind: 'county', subjectId: String(countyCode), body: { key: key ?? null } }))
  return { bytes, mediaType: 'text/csv; charset=utf-8', name: `${key === undefined ? words.nav : words.name[key]}.csv`, isDownload: true }
}
