import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlainValue } from '#api/policy.ts'
import type { PackValue } from '../../reading.ts'
import { useNames } from '../use-names.ts'
import { Agreement, LocalWords } from './paper-values.tsx'
import { Coverage, QuotaTable } from './target-values.tsx'
import { Facts } from './fact-values.tsx'
import { Combination, Eligibility, Populations, Team } from './people-values.tsx'
import { PackagePayers, Packages, Services, Split } from './money-values.tsx'
import { Items, PaymentKinds, Tiers } from './package-values.tsx'
import { Say } from './say.tsx'
import { sentenceOf } from './sentences.ts'

/** Rules whose answer has a table or a list of its own; what is neither these nor a sentence is shown as the facts it states. */
const blocks: Readonly<Record<string, (props: { result: never }) => ReactNode>> = {
  provider_eligibility: Eligibility,
  team_composition: Team,
  combination: Combination,
  key_populations: Populations,
  coverage_targets: Coverage,
  quota_table: QuotaTable,
  fee_funding: Split,
  fee_distribution: Split,
  basic_packages: Packages,
  paid_packages: Packages,
  package_payers: PackagePayers,
  item_catalogue: Items,
  package_tiers: Tiers,
  payment_kinds: PaymentKinds,
  services_by_population: Services,
  region_words: LocalWords,
  agreement_template: Agreement,
}

/** What a value means, in words or as a table, with its clause. */
export function ValueView({ rule, value, cite }: { rule: string; value: PackValue; cite: ReactNode }) {
  const { t } = useTranslation('policy')
  const names = useNames()
  if (value.gap !== null)
    return (
      <p className="policy-say">
        {t('needs', { entry: t(`entries.${value.gap}`, { defaultValue: value.gap }) })} {cite}
      </p>
    )
  const sentence = sentenceOf(rule, value.result, names)
  if (sentence)
    return (
      <p className="policy-say">
        <Say sentence={sentence} /> {cite}
      </p>
    )
  const Block = blocks[rule] as ((props: { result: PlainValue }) => ReactNode) | undefined
  return (
    <div className="policy-block">
      {Block ? <Block result={value.result} /> : <Facts result={value.result} />}
      <p className="policy-cites">{cite}</p>
    </div>
  )
}
