import { maskIdentityNumber, maskPhone } from '#kernel/mask.ts'
import type { LocalDate } from '#kernel/local-date.ts'
import { agreementTemplate, type Because, citation, combination, keyPopulations, type Pack, packageFee, type PackagePrice, servicePackages } from '#policy/index.ts'
import { zh } from '#api/wording/index.ts'
import type { AgreementContent } from './agreement/agreement-content.ts'
import type { Terms } from './domain/terms.ts'
import type { KnownTeam, Situation } from './select-situation.ts'

export type Paper = {
  pack: Pack; on: LocalDate; situation: Situation; team: KnownTeam; doctorName: string; terms: Terms; because: readonly Because[]
  number: string; verifyCode: string; from: LocalDate; lastDay: LocalDate; unit: 'person' | 'household'; documentNumber: string | null; phone: string | null; origin: string; isDemo: boolean
  application?: AgreementContent['application']
  words: CodeNames
}
/** Codes of regulation by the names that a paper prints. */
export type CodeNames = Readonly<Record<string, string>>
const staffRoles: Readonly<Record<string, string>> = zh.contracts.staffRole
const documents: Readonly<Record<string, string>> = zh.contracts.document
const sexes: Record<number, string> = { 1: '男', 2: '女', 9: '未说明', 0: '未知' }

/** What the paper of this contract says, whole: it is hashed and signed as it stands here. Numbers are masked. */
export function buildAgreement(paper: Paper): AgreementContent {
  const { pack, on, terms, words } = paper
  const template = agreementTemplate(pack, on).value
  return {
    form: 1, template: template.template, title: template.title, number: paper.number, regionName: pack.name, isDemo: paper.isDemo,
    ...partiesOf({ ...paper, labels: template }),
    term: { signedOn: on, from: paper.from, lastDay: paper.lastDay, years: terms.years, unit: words[paper.unit] as string },
    packages: terms.packages.map((one) => onPaper(one, words)),
    fee: { totalFen: terms.fee.totalFen, residentFen: terms.fee.residentFen, shares: sharesOnPaper(terms.fee.shares, words) },
    combination: { name: terms.combination.name, institutions: combination(pack, on).value.tiers.map(({ tier, label }) => ({ tier: label, name: terms.combination.institutions.find((one) => one.tier === tier)?.name ?? null })) },
    clauses: template.clauses,
    consents: template.consents.map(({ id, text, note }) => ({ text, note, agreed: terms.consents.some((one) => one.id === id && one.agreed) })),
    sources: sourcesOf(pack, paper.because), verifyCode: paper.verifyCode, verifyAddress: `${paper.origin}/verify/${paper.verifyCode}`,
    ...(paper.application && { application: paper.application }),
  }
}

type Parties = Pick<Paper, 'pack' | 'on' | 'situation' | 'team' | 'doctorName' | 'documentNumber' | 'phone' | 'words'> & { labels: { partyA: string; partyB: string } }
/** Both sides as the paper names them on a day. */
export function partiesOf({ pack, on, situation, team, doctorName, documentNumber, phone, words, labels }: Parties): Pick<AgreementContent, 'partyA' | 'partyB'> {
  const populations = new Map(keyPopulations(pack, on).value.map(({ tag, zh: name }) => [tag, name]))
  return {
    partyA: {
      label: labels.partyA, institutionId: team.institutionId, institutionName: team.institutionName, teamName: team.name, doctorName,
      phone: team.phone ?? team.institutionPhone, members: team.members.map(({ name, role }) => ({ name, role: words[role] ?? staffRoles[role] ?? role })),
    },
    partyB: {
      label: labels.partyB, name: situation.name, sex: sexes[situation.sex] as string, bornYear: Number(situation.birth_on.slice(0, 4)),
      documentKind: documents[situation.document_kind] ?? situation.document_kind, documentMasked: documentNumber ? maskIdentityNumber(documentNumber) : '—',
      phoneMasked: phone ? maskPhone(phone) : null, place: `${situation.township_name}${situation.village_name}`,
      populations: situation.populations.map((tag) => populations.get(tag) ?? tag),
    },
  }
}

/** A package as the paper lists it. */
export const onPaper = (one: Terms['packages'][number], words: CodeNames): AgreementContent['packages'][number] => ({
  name: one.zh, kind: one.kind, residentFen: one.residentFen, items: one.items.map((item) => ({ name: item.zh, times: item.times })),
  ...(one.price && { price: priceOnPaper(one.price, words) }),
})

export const sharesOnPaper = (shares: Record<string, number>, words: CodeNames) => Object.entries(shares).map(([party, fen]) => ({ party: words[party] ?? party, fen }))

const priceOnPaper = ({ lines, sumFen, less, savingFen }: PackagePrice, words: CodeNames): NonNullable<AgreementContent['packages'][number]['price']> => ({
  lines: lines.map(({ zh: name, level, times, unitFen, amountFen }) => ({ name, level: words[level] ?? level, times, unitFen, amountFen })), sumFen,
  less: less.map(({ part, fen }) => ({ part: words[part] ?? part, fen })), savingFen,
})

/** Each document with the clauses used of it, in the order they came up. */
export function sourcesOf(pack: Pack, because: readonly Because[]): string[] {
  const clauses = new Map<string, string[]>()
  for (const { source } of because) {
    const cited = citation(pack, source)
    if (!cited) continue
    const known = clauses.get(cited.number) ?? []
    clauses.set(cited.number, known.includes(cited.clause) ? known : [...known, cited.clause])
  }
  return [...clauses].map(([number, list]) => `${number} ${list.join('、')}`.slice(0, 400))
}

/** The terms as chosen, all from the pack on that day. @throws PolicyGap for a package that cannot be priced */
export function termsOf(pack: Pack, on: LocalDate, choice: { years: number; packageIds: readonly string[]; packageReasons: ReadonlyMap<string, string>; institutions: Terms['combination']['institutions']; consents: ReadonlyMap<string, boolean> }): Terms {
  const chosen = servicePackages(pack, on).value.filter(({ id }) => choice.packageIds.includes(id))
  return {
    years: choice.years,
    packages: chosen.map(({ id, kind, zh: name, en, residentFen, price, items }) => ({ id, kind, zh: name, en, residentFen, ...(price && { price }), items, ...(choice.packageReasons.has(id) && { chosenBecause: choice.packageReasons.get(id) }) })),
    fee: packageFee(pack, on, chosen.map(({ id }) => id)).value,
    combination: { name: combination(pack, on).value.name, institutions: choice.institutions },
    consents: agreementTemplate(pack, on).value.consents.map(({ id, text }) => ({ id, text, agreed: choice.consents.get(id) === true })),
  }
}
