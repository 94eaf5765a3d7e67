import type { LocalDate } from '#kernel/local-date.ts'
import type { PackageKind, PackagePrice } from '#policy/index.ts'

/** What was signed, as kept with the contract (`contract.terms`): packages with their items, the fee, the institutions, the consents. Money in fen. `chosenBecause` is why a paid package was taken that nobody proposed; `price` how the items made its price, where they do; `added` since when and for how much a year by payer, of one that a supplement added. */
export type Terms = {
  years: number
  packages: { id: string; kind: PackageKind; zh: string; en: string; residentFen: number; chosenBecause?: string | undefined; price?: PackagePrice | undefined; added?: { on: LocalDate; shares: Record<string, number> } | undefined; items: { item: string; zh: string; en: string; times: number | null }[] }[]
  fee: { totalFen: number; residentFen: number; shares: Record<string, number> }
  combination: { name: string; institutions: { tier: string; label: string; institutionId: string; name: string }[] }
  consents: { id: string; text: string; agreed: boolean }[]
}
