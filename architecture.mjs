/**
 * The whole architecture in one table: each server module → the modules it may call through their index.ts,
 * and whose schemas its queries may read. dependency-cruiser enforces the calls, scripts/testing/check-sql.mjs the SQL; people read it.
 * What is here and used by nothing fails too.
 */
export const modules = {
  access: ['regions', 'organisations'], //                                 accounts, roles, scopes: reads places and people, calls nobody
  regions: [], //                                                          administrative division, populations, service areas
  policy: ['regions', 'contracts', 'local-policies'], //                    published policy packs, drafts of the county's own
  organisations: ['regions', 'policy', 'statistics'], //                   institutions, alliances, staff, teams, places on panels
  'local-policies': ['regions'], //                                         which regions have issued documents, and what these say
  dictionaries: ['policy'], //                                              the codes the product goes by, to read
  bulletins: ['messages', 'residents', 'resident-accounts', 'organisations', 'regions', 'access'], // notices and campaigns to many residents or staff
  skills: ['organisations', 'policy'], //                                  what people and institutions can do: stars, awards, training, techniques and equipment
  support: ['organisations', 'regions'], //                                 agreements of support between hospital and centre, visits done of them
  'resident-accounts': ['residents'], //                                    residents' phones: sign-in, whom one acts for
  residents: ['regions', 'organisations', 'policy', 'statistics'], //      residents, households, key populations, one person one page
  statistics: ['residents'], //                                            deltas and rollups: lends, is folded, and is recounted from the residents
  assignments: ['residents', 'contracts', 'organisations', 'regions', 'statistics'], // who is whose: residents to teams, villages and panels from hand to hand on a day
  unsigned: ['residents', 'regions', 'organisations', 'policy', 'statistics', 'contracts'], // key populations who are not signed: why, how far, who refused
  targets: ['regions', 'policy', 'statistics', 'access'], //               the year's task and its division
  'service-packages': ['organisations', 'policy'], //                       packages that institutions make of the county's items, within a tier
  'signing-days': ['regions', 'organisations'], //                         days on which an institution signs many: desks and their tally
  messages: ['residents', 'contracts', 'organisations', 'policy', 'regions', 'resident-accounts', 'assignments', 'access'], // notices, conversations of residents with their team
  contracts: ['residents', 'organisations', 'policy', 'regions', 'statistics', 'resident-accounts', 'signing-days', 'skills', 'service-packages'], // signing, also on a phone, agreements, signatures, verification
  communities: ['residents', 'contracts', 'organisations', 'regions', 'policy'], // units as subjects of contracts: their agreements, members, five ones
  exports: ['residents', 'regions', 'organisations', 'communities'], //                    lists as files: asked for, allowed, made, kept for a day
  imports: ['residents', 'policy', 'organisations', 'contracts', 'communities', 'access', 'resident-accounts'], // lists brought as spreadsheets: read, judged, written in chunks, taken back
  'what-if': ['policy', 'residents', 'contracts', 'organisations', 'regions'], // the county's people counted under another pack
  overview: ['regions', 'organisations', 'statistics', 'targets', 'policy', 'contracts'], // coverage, task, trend, and what documents report elsewhere
}

/** The demo county is made by scripts/. A demonstration runs these three of them, by these two files of the server, and nothing else of scripts/. */
export const demonstration = { askedBy: ['server/compose.ts', 'server/prepare-data.ts'], asks: ['scripts/demo/county-of-pack.ts', 'scripts/demo/demo-county.ts', 'scripts/demo/demo-people.ts', 'scripts/seed-demo-apart.ts'] }
