import { assessmentsPerYear } from './assessment.ts'
import { plainPercent } from './plain.ts'
import { told } from './rule-outcome.ts'
import type { Rule } from './rule-registry.ts'
import { factRule } from './rules-of-terms.ts'
import { grownCoverage } from './target-terms.ts'
import { percent } from './value-types.ts'

function percentOf(text: string): number {
  const read = percent.safeParse(text)
  if (!read.success) throw new RangeError(`not a percentage: ${JSON.stringify(text)}`)
  return read.data
}

/** Rules about targets, assessment, the fund, the platform and departments. */
export const resultRules: Record<string, Rule> = {
  coverage_growth: factRule('target.growth', '覆盖率每年提升', 'Growth of coverage'),
  grown_coverage: {
    zh: '去年的覆盖率今年要到多少', en: 'Coverage after a year of growth', key: 'target.growth', given: { now: '去年的覆盖率，%' },
    explain: (pack, on, given) => told(grownCoverage(pack, on, percentOf(given.now as string)), (rows) => rows.map(({ of, atLeastBasisPoints, atMostBasisPoints }) => ({
      of, at_least: plainPercent(atLeastBasisPoints), at_most: plainPercent(atMostBasisPoints),
    }))),
  },
  goals: factRule('target.goals', '分年与远期目标', 'Goals by year'),
  signing_pace: factRule('target.pace', '不强求什么、哪里暂缓', 'Pace of signing'),
  local_documents: factRule('target.local_documents', '各地出台文件', 'Documents of lower levels'),
  assessment_levels: factRule('assessment.levels', '考核层级与周期', 'Levels and cycles of assessment'),
  assessments_per_year: {
    zh: '一年考核几次', en: 'Assessments a year', key: 'assessment.levels', given: {},
    explain: (pack, on) => told(assessmentsPerYear(pack, on), (rows) => rows.map(({ level, times, isAtLeast }) => ({ level, times, counted: isAtLeast ? 'or_more' : 'exactly' }))),
  },
  assessment_authority: factRule('assessment.authority', '考核办法由谁定', 'Who sets the assessment'),
  assessment_indicators: factRule('assessment.indicators', '考核指标', 'Indicators'),
  assessment_method: factRule('assessment.method', '怎样考核', 'Means of assessment'),
  fulfilment_evidence: factRule('assessment.evidence', '凭什么认定履约', 'Evidence of fulfilment'),
  verification: factRule('assessment.verification', '核查与抽查', 'Verification'),
  assessment_consequences: factRule('assessment.consequences', '考核结果与什么挂钩', 'What results decide'),
  assessment_publication: factRule('assessment.publication', '考核结果告诉谁', 'Who is told the results'),
  satisfaction_survey: factRule('assessment.satisfaction', '满意度与知晓率', 'Satisfaction and awareness'),
  capitation: factRule('capitation.outpatient', '门诊按人头付费', 'Capitation'),
  global_payment: factRule('capitation.global', '总额付费', 'Global payment'),
  online_functions: factRule('platform.online', '线上功能', 'Online functions'),
  data_sharing: factRule('platform.sharing', '信息共享', 'Sharing of data'),
  live_view: factRule('platform.live_view', '实时掌握', 'Live view'),
  devices: factRule('platform.devices', '可穿戴与便携设备', 'Devices'),
  resident_identity: factRule('platform.identity', '居民身份凭证', 'Identity of residents'),
  department_roles: factRule('authority.roles', '各部门职责', 'Duties of departments'),
}
