import type { Wording } from '../wording.ts'
import type { dictionaries as zh } from '../zh/dictionaries.ts'

/** The codes the product goes by: in both languages, by what, where used. */
export const dictionaries: Wording<typeof zh> = {
  nav: 'Dictionaries',
  list: {
    answer: '{{count}} dictionaries, {{codes}} codes', sub: 'Codes are set by a standard, the rule pack or the product; here they are read and exported', text: 'Code or name', choose: 'Dictionary', all: 'All dictionaries', export: 'Export this one', exportAll: 'Export all', name: 'Dictionary', code: 'Code', chinese: 'Chinese', english: 'English', keptBy: 'Set by', source: 'By what', used: 'Where used', none: 'Nothing found', noneText: 'Try another word, or see all dictionaries.', count: '{{count}} codes', fixed: 'A standard sets these codes; nobody can change them',
    byPack: 'Follows the county’s rule pack; its clauses are in the rules', byProduct: 'The product’s own codes; they change with a release',
  },
  keptBy: { standard: 'A standard', pack: 'The rule pack', product: 'The product' },
  name: {
    unsigned_reason: 'Why not signed', population: 'Key populations', relation_to_head: 'Relation to the head of the household', nation: 'Nations', document_kind: 'Kinds of document', sex: 'Sex', residence: 'Residence', end_reason: 'Why a contract ends', reject_reason: 'Why an application is returned', channel: 'Ways of signing', institution_kind: 'Kinds of institution', alliance_kind: 'Kinds of alliance', staff_category: 'Categories of staff', title_level: 'Titles', licence_kind: 'Licences',
    team_role: 'Roles in a team', representative_relation: 'Relation of who signs for another', bond_relation: 'For whom a phone acts', notice_category: 'Categories of notices', support_work: 'Kinds of support', community_kind: 'Kinds of functional communities',
  },
  source: {
    unsigned_reason: 'The product, 20 reasons', population: 'The county’s rule pack of today', relation_to_head: 'GB/T 4761—2008, family relations', nation: 'GB/T 3304—1991, names of nationalities of China', document_kind: 'The product, matched to WS 364.3', sex: 'GB/T 2261.1—2003, sex of persons', residence: 'The product: registered or not', end_reason: 'The product, after endings and changes of team in the rule packs', reject_reason: 'The product', channel: 'The product', institution_kind: 'The product, after the kinds of medical institutions', alliance_kind: 'The product', staff_category: 'The product, after who may contract in the rule packs', title_level: 'The product, matched to the levels of GB/T 8561—2001', licence_kind: 'The product, after the kinds of licences',
    team_role: 'Team composition of the rule packs', representative_relation: 'The product', bond_relation: 'The product', notice_category: 'The product', support_work: 'The product, after the support of hospitals in the rule packs', community_kind: 'The product, after who may sign in the rule packs',
  },
  used: {
    unsigned_reason: 'Not yet signed, refusals, the month', population: 'Residents, signing, targets, notices', relation_to_head: 'Registering residents, households', nation: 'Registering residents', document_kind: 'Registering, imports, binding', sex: 'Residents, staff', residence: 'Registering residents', end_reason: 'Ending a contract', reject_reason: 'Applications from phones', channel: 'Signing, contracts', institution_kind: 'Institutions', alliance_kind: 'Alliances', staff_category: 'Staff', title_level: 'Staff, experts', licence_kind: 'Staff, forming teams', team_role: 'Forming teams', representative_relation: 'Signing at the desk', bond_relation: 'Residents’ phones', notice_category: 'Residents’ phones, notices', support_work: 'Support agreements', community_kind: 'Functional communities',
  },
}
