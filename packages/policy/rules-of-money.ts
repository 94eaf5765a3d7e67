import { feeDistribution, feeFunding, feePeriod, feeProration, feeShares, feeStandard } from './contract-fee.ts'
import { localDate } from '#kernel/local-date.ts'
import { fenFromYuan } from '#kernel/money.ts'
import { partOfYear } from './part-of-year.ts'
import { plannedServices, servicesByPopulation } from './planned-services.ts'
import { plainShares, plainYuan } from './plain.ts'
import { agreePackage, composePackage } from './compose-package.ts'
import { itemCatalogue, packagePricing, packageTiers, paymentKinds } from './package-catalogue.ts'
import type { PackagePrice } from './package-price.ts'
import { decided, listed, told } from './rule-outcome.ts'
import type { Given, Rule } from './rule-registry.ts'
import { basicPackages, packageFee, packageFits, packagePayers, paidPackages, type ServicePackage, servicePackages, suggestPackages } from './service-packages.ts'

/** What is taken off, as a map from part to yuan; the shares of a price are those of its package. */
const plainPrice = ({ sumFen, less, residentFen, savingFen }: PackagePrice) => ({
  sum: plainYuan(sumFen), less: Object.fromEntries(less.map(({ part, fen }) => [part, plainYuan(fen)])), resident: plainYuan(residentFen), saving: plainYuan(savingFen),
})
/** Items with times, written "blood_glucose:4,ecg:1". */
const composed = (given: Given) => ({ discountFen: fenFromYuan(given.discount ?? '0'), items: listed(given.items).map((one) => ({ item: one.split(':')[0] as string, times: Number(one.split(':')[1] ?? 1) })) })

const plainPackages = (packages: ServicePackage[]) => packages.map((one) => ({
  id: one.id, kind: one.kind, zh: one.zh, en: one.en, resident: plainYuan(one.residentFen), total: one.totalFen === null ? null : plainYuan(one.totalFen),
  shares: one.shares && plainShares(one.shares), gap: one.gap && { parameter: one.gap.parameter, question: one.gap.question },
  tier: one.tier, variant: one.variant, price: one.price && plainPrice(one.price), suggested: one.suggested.text, only: one.only?.text ?? null,
  items: one.items.map(({ item, zh, en, times }) => ({ item, zh, en, times })),
}))

/** Shares as a question gives them: "resident:12,city_finance:30", in yuan. */
const sharesOf = (text: string) => Object.fromEntries(listed(text).map((part) => { const [party = '', amount = ''] = part.split(':'); return [party, fenFromYuan(amount)] }))
const plainSplit = ({ shares, remainderTo }: { shares: Record<string, string>; remainderTo: string }) => ({ shares: { ...shares }, remainder_to: remainderTo })

/** Rules about the fee and the packages. Money is in yuan. */
export const moneyRules: Record<string, Rule> = {
  fee_standard: {
    zh: '签约服务费标准', en: 'Fee standard', key: 'fee.standard', given: {},
    explain: (pack, on) => told(feeStandard(pack, on), plainYuan),
  },
  fee_funding: {
    zh: '签约服务费谁付', en: 'Who pays the fee', key: 'fee.funding', given: { 'months?': '签约月数，1–12，不写为 12' },
    explain: (pack, on, given) => told(feeFunding(pack, on, given.months === undefined ? undefined : Number(given.months)), plainShares),
  },
  fee_distribution: {
    zh: '签约服务费谁得', en: 'Who receives the fee', key: 'fee.distribution', given: {},
    explain: (pack, on) => told(feeDistribution(pack, on), plainShares),
  },
  funding_shares: {
    zh: '分担的写法与余数归谁', en: 'How payers share, who takes the remainder', key: 'fee.funding', given: {},
    explain: (pack, on) => told(feeShares(pack, 'fee.funding', on), plainSplit),
  },
  distribution_shares: {
    zh: '分配的写法与余数归谁', en: 'How receivers share, who takes the remainder', key: 'fee.distribution', given: {},
    explain: (pack, on) => told(feeShares(pack, 'fee.distribution', on), plainSplit),
  },
  fee_period: {
    zh: '按什么周期付费', en: 'Fee period', key: 'fee.period', given: {},
    explain: (pack, on) => told(feePeriod(pack, on), (period) => period),
  },
  fee_proration: {
    zh: '不满一年怎样折算', en: 'Part of a year', key: 'fee.proration', given: {},
    explain: (pack, on) => told(feeProration(pack, on), (method) => method),
  },
  part_of_year: {
    zh: '中途结束，一年的费用算到哪里', en: 'Fee of a broken year', key: 'fee.proration', given: { from: '协议开始日', ended: '结束日（不再有效的第一天）', shares: '一年各方付多少元，如 resident:12,city_finance:30' },
    explain: (pack, _on, given) => told(partOfYear(pack, localDate(given.from as string), localDate(given.ended as string), sharesOf(given.shares as string)), ({ rule, months, from, until, used, back }) => ({ rule, months, from, until, used: plainShares(used), back: plainShares(back) })),
  },
  basic_packages: {
    zh: '基础服务包', en: 'Basic package', key: 'package.basic', given: {},
    explain: (pack, on) => told(basicPackages(pack, on), plainPackages),
  },
  paid_packages: {
    zh: '有偿服务包', en: 'Paid packages', key: 'package.paid', given: {},
    explain: (pack, on) => told(paidPackages(pack, on), plainPackages),
  },
  package_payers: {
    zh: '有偿服务包谁付', en: 'Who pays for paid packages', key: 'package.payers', given: {},
    explain: (pack, on) => told(packagePayers(pack, on), (rows) => rows.map(({ packageId, zh, en, shares }) => ({ package: packageId, zh, en, shares: plainShares(shares) }))),
  },
  service_packages: {
    zh: '全部服务包', en: 'All packages', key: 'package.basic', given: {},
    explain: (pack, on) => told(servicePackages(pack, on), plainPackages),
  },
  suggested_packages: {
    zh: '建议的服务包', en: 'Packages proposed', key: 'package.paid', given: { tags: '人群标签，逗号分开' },
    explain: (pack, on, given) => told(suggestPackages(pack, on, listed(given.tags)), (ids) => ids),
  },
  package_fit: {
    zh: '服务包适不适合此人', en: 'Whom packages suit', key: 'package.paid', given: { tags: '人群标签，逗号分开' },
    explain: (pack, on, given) => told(packageFits(pack, on, listed(given.tags)), (fits) => Object.fromEntries(fits)),
  },
  package_fee: {
    zh: '所选服务包的费用', en: 'Fee of chosen packages', key: 'package.payers', given: { packages: '服务包，逗号分开' },
    explain: (pack, on, given) => told(packageFee(pack, on, listed(given.packages)), ({ totalFen, residentFen, shares }) => ({
      total: plainYuan(totalFen), resident: plainYuan(residentFen), shares: plainShares(shares),
    })),
  },
  item_catalogue: {
    zh: '服务项目目录', en: 'Catalogue of items', key: 'package.items', given: {},
    explain: (pack, on) => told(itemCatalogue(pack, on), ({ categories, items }) => ({
      categories: categories.map((one) => ({ ...one })),
      items: items.map(({ unitFen, insuranceFen, publicHealthFen, ...one }) => ({ ...one, price: unitFen === null ? null : plainYuan(unitFen), medical_insurance: plainYuan(insuranceFen), public_health: plainYuan(publicHealthFen) })),
    })),
  },
  package_tiers: {
    zh: '服务包分级', en: 'Tiers of packages', key: 'package.tiers', given: {},
    explain: (pack, on) => told(packageTiers(pack, on), (tiers) => tiers.map(({ fromFen, toFen, variants, ...one }) => ({ ...one, from: plainYuan(fromFen), to: plainYuan(toFen), variants: variants.map((variant) => ({ ...variant })) }))),
  },
  payment_kinds: {
    zh: '服务包付费方式', en: 'How packages are paid', key: 'package.payment_kinds', given: {},
    explain: (pack, on) => told(paymentKinds(pack, on), (kinds) => kinds.map((one) => ({ ...one }))),
  },
  package_pricing: {
    zh: '服务包怎样定价：累加之后依次减去', en: 'What is taken off the sum of the items', key: 'package.pricing', given: {},
    explain: (pack, on) => told(packagePricing(pack, on), (less) => [...less]),
  },
  package_price: {
    zh: '一个服务包的价格', en: 'Price of a package', key: 'package.items', given: { package: '服务包' },
    explain: (pack, on, given) => {
      const found = servicePackages(pack, on).value.find(({ id }) => id === given.package)
      if (!found) throw new Error(`没有服务包 ${given.package}`)
      return { kind: 'value', value: found.price && { name: found.zh, tier: found.tier, variant: found.variant, ...plainPrice(found.price), shares: plainShares(found.shares ?? {}) }, because: found.because }
    },
  },
  composed_package: {
    zh: '自己组合的服务包多少钱', en: 'Price of a composed package', key: 'package.tiers', given: { tier: '级', items: '项目:次数，逗号分开', 'discount?': '让利，元' },
    explain: (pack, on, given) => decided(composePackage(pack, on, { tier: given.tier as string, ...composed(given) }), plainPrice),
  },
  agreed_package: {
    zh: '与居民协商的项目多少钱', en: 'Price of agreed items', key: 'package.payment_kinds', given: { items: '项目:次数，逗号分开', 'discount?': '让利，元' },
    explain: (pack, on, given) => {
      const agreed = agreePackage(pack, on, composed(given))
      return agreed.allowed ? { kind: 'value', value: plainPrice(agreed.value.price as PackagePrice), because: agreed.value.because } : { kind: 'refused', reasons: agreed.reasons }
    },
  },
  services_by_population: {
    zh: '各人群一年的规范服务', en: 'Services by population', key: 'package.by_population', given: {},
    explain: (pack, on) => told(servicesByPopulation(pack, on), (rows) => rows.map(({ tag, items }) => ({ tag, items: items.map((one) => ({ ...one })) }))),
  },
  planned_services: {
    zh: '一年的服务次数', en: 'Services of a contract year', key: 'package.by_population', given: { tags: '人群标签，逗号分开', packages: '服务包，逗号分开' },
    explain: (pack, on, given) => told(plannedServices(pack, on, listed(given.tags), listed(given.packages)), (services) =>
      Object.fromEntries(services.map(({ item, times }) => [item, times]))),
  },
}
