import { fenFromYuan } from '#kernel/money.ts'
import { staffFloor } from './fee-terms.ts'
import { plainYuan } from './plain.ts'
import { told } from './rule-outcome.ts'
import type { Rule } from './rule-registry.ts'
import { factRule } from './rules-of-terms.ts'

/** Rules about the fee and the packages that tell what the document says. */
export const paymentRules: Record<string, Rule> = {
  fee_scope: factRule('fee.scope', '签约服务费买什么', 'What the fee pays for'),
  fee_payers: factRule('fee.payers', '签约服务费有哪几方付', 'The payers of the fee'),
  payment_ways: factRule('fee.payment_ways', '居民怎样付费', 'How residents pay'),
  fee_assistance: factRule('fee.assistance', '医疗救助', 'Medical assistance'),
  staff_floor: factRule('fee.staff_floor', '人员薪酬不低于', 'Floor for staff pay'),
  staff_share: {
    zh: '一笔服务费至少多少用于人员薪酬', en: 'Least staff share of a fee', key: 'fee.staff_floor', given: { fee: '服务费，元' },
    explain: (pack, on, given) => told(staffFloor(pack, on, fenFromYuan(given.fee as string)), plainYuan),
  },
  fee_payout: factRule('fee.payout', '服务费何时拨付', 'When the fee is paid out'),
  wage_cap: factRule('fee.wage_cap', '服务费不计入什么总额', 'Caps the fee stays out of'),
  pay_tilt: factRule('fee.tilt', '收入向谁倾斜、凭什么', 'Whom pay favours'),
  appropriations: factRule('fee.appropriations', '专项经费与补助', 'Appropriations'),
  package_counts: factRule('package.counts', '服务包与项目有多少', 'Numbers of packages'),
  package_composition: factRule('package.composition', '服务包怎样组成', 'How packages are made up'),
  carried_by: factRule('package.carried_by', '哪些服务由谁做', 'Who carries services out'),
  priority_paid: factRule('package.priority_paid', '优先有偿的服务', 'Paid services with priority'),
  outside_packages: factRule('package.outside', '包外服务谁付', 'Who pays beyond packages'),
  package_refund: factRule('package.refund', '有偿服务包中途结束怎样退', 'Refund of packages'),
  workload: factRule('package.workload', '标化工作量', 'Standard workload'),
}
