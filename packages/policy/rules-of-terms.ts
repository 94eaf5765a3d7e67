import { factsAsWritten, readFacts } from './facts.ts'
import { populationClasses } from './population-classes.ts'
import { listed, told } from './rule-outcome.ts'
import type { Rule } from './rule-registry.ts'
import type { Key } from './shapes.ts'

/** A rule that tells an entry as the document has it. */
export function factRule(key: Key, zh: string, en: string): Rule {
  return { zh, en, key, given: {}, explain: (pack, on) => told(readFacts(pack, key, on), factsAsWritten) }
}

/** Rules about signing, providers, teams and populations that tell what the document says. */
export const termRules: Record<string, Rule> = {
  contract_subjects: factRule('contract.subjects', '还有谁可以签约', 'Who else may sign'),
  signing_priority: factRule('contract.priority', '谁优先签约', 'Who comes first'),
  signing_channels: factRule('contract.channels', '签约途径与时机', 'Channels and times of signing'),
  transfer: factRule('contract.transfer', '期内改签', 'Transfer within a term'),
  ending: factRule('contract.ending', '解约', 'Ending'),
  contract_principles: factRule('contract.principles', '签约原则', 'Principles of signing'),
  signed_benefits: factRule('contract.benefits', '签约居民的优惠', 'What signing brings'),
  agreement_content: factRule('agreement.content', '协议须写明什么', 'What an agreement must hold'),
  provider_licences: factRule('provider.licences', '对执业证书的要求', 'Conditions on licences'),
  private_providers: factRule('provider.private', '社会办机构', 'Private providers'),
  techniques: factRule('provider.techniques', '机构可开展的技术', 'Techniques by institution'),
  training: factRule('provider.training', '培训', 'Training'),
  recognition: factRule('provider.recognition', '表彰与宣传', 'Recognition'),
  team_kinds: factRule('team.kinds', '团队分型', 'Kinds of team'),
  team_duties: factRule('team.duties', '团队分工', 'Duties in a team'),
  team_formation: factRule('team.formation', '怎样组建团队', 'Forming of teams'),
  team_tcm: factRule('team.tcm', '团队的中医药力量', 'Chinese medicine in a team'),
  lead_doctors: factRule('team.lead_doctors', '专病首席医生', 'Lead doctors'),
  team_handbook: factRule('team.handbook', '团队工作手册', 'Team handbook'),
  paid_panel_cap: factRule('panel.paid_cap', '有偿签约上限', 'Cap on paid contracts'),
  hospital_support: factRule('support.hospital', '医院与上级的支援', 'Support by hospitals'),
  shared_centres: factRule('support.centres', '共享的诊断中心', 'Shared centres'),
  specialist_advice: factRule('support.advice', '家庭医生向专家咨询', 'Advice from specialists'),
  population_schemes: factRule('population.classes', '人群分类与后果', 'Classes and what they trigger'),
  population_classes: {
    zh: '某人属于哪一类', en: 'Class of a person', key: 'population.classes', given: { tags: '人群标签，逗号分开' },
    explain: (pack, on, given) => told(populationClasses(pack, on, listed(given.tags)), (found) => factsAsWritten(found)),
  },
  managed_diseases: factRule('population.diseases', '基层管理的病种', 'Diseases managed at primary level'),
  screening: factRule('population.screening', '为谁筛查什么', 'Screening'),
}
