import { localDate } from '#kernel/local-date.ts'
import { checkLongPrescription } from './prescriptions.ts'
import { factsAsWritten } from './facts.ts'
import { homeVisitsFor } from './home-services.ts'
import { plainShares } from './plain.ts'
import { benefitsFor } from './referral-terms.ts'
import { decided, listed, told } from './rule-outcome.ts'
import type { Rule } from './rule-registry.ts'
import { factRule } from './rules-of-terms.ts'
import { slotsOpenOn } from './slots.ts'
import { teleconsultationFee } from './teleconsultation.ts'

/** Rules about prescriptions, slots, referral, visits and services at home. */
export const careRules: Record<string, Rule> = {
  long_prescription: factRule('prescription.long', '长期处方', 'Long prescriptions'),
  check_long_prescription: {
    zh: '可否开这么长的处方', en: 'May so long a prescription be written', key: 'prescription.long', given: { length: '多长，按本地的单位', 'holds?': '已具备的条件，逗号分开' },
    explain: (pack, on, given) => decided(checkLongPrescription(pack, on, { length: Number(given.length), holds: listed(given.holds) }), (length) => length),
  },
  extended_prescription: factRule('prescription.extended', '延伸处方', 'Extended prescriptions'),
  formulary: factRule('prescription.formulary', '药品目录', 'Formulary'),
  slot_share: factRule('slot.share', '号源比例', 'Share of slots'),
  slot_lead: factRule('slot.lead', '号源提前多久', 'Lead of slots'),
  slots_open_on: {
    zh: '号源哪天对签约居民开放', en: 'Day on which slots open to the signed', key: 'slot.lead', given: { visit: '就诊日', unsigned: '对未签约居民开放的日子' },
    explain: (pack, on, given) => told(slotsOpenOn(pack, on, { visit: localDate(given.visit as string), unsigned: localDate(given.unsigned as string) }), (day) => day),
  },
  slot_resources: factRule('slot.resources', '优先开放的资源', 'Resources opened first'),
  referral_benefits: factRule('referral.benefits', '签约与转诊的医保待遇', 'Benefits of contract and referral'),
  benefits_for: {
    zh: '这次就诊享受哪些待遇', en: 'Benefits of a visit', key: 'referral.benefits', given: { holds: '这次就诊具备的条件，逗号分开' },
    explain: (pack, on, given) => told(benefitsFor(pack, on, listed(given.holds)), (found) => factsAsWritten(found)),
  },
  referral_priority: factRule('referral.priority', '转诊优先什么', 'Priorities of referral'),
  referral_channel: factRule('referral.channel', '转诊通道', 'Channel of referral'),
  down_referral: factRule('referral.down', '哪些患者下转', 'Criteria for referral down'),
  referral_follow_up: factRule('referral.follow_up', '转诊后追访', 'Follow-up of referrals'),
  first_visit: factRule('visit.first', '首诊由谁接诊', 'Who sees first'),
  visit_pathways: factRule('visit.pathways', '就诊流程与专区', 'Pathways and places'),
  home_visits: factRule('home.visits', '上门出诊', 'Visits at home'),
  home_visits_for: {
    zh: '某人一年可上门几次', en: 'Visits at home of a person', key: 'home.visits', given: { tags: '人群标签，逗号分开' },
    explain: (pack, on, given) => told(homeVisitsFor(pack, on, listed(given.tags)), (found) => factsAsWritten(found)),
  },
  home_services: factRule('home.services', '上门提供什么', 'Services at home'),
  family_beds: factRule('home.beds', '家庭病床', 'Family beds'),
  elder_care: factRule('home.elder_care', '医养结合', 'Elder care'),
  teleconsultation: factRule('tele.consultation', '远程会诊', 'Teleconsultation'),
  teleconsultation_fee: {
    zh: '一例远程会诊谁付多少', en: 'Who pays for a teleconsultation', key: 'tele.consultation', given: {},
    explain: (pack, on) => told(teleconsultationFee(pack, on), plainShares),
  },
  consultation: factRule('service.consultation', '健康咨询', 'Health advice'),
  health_assessment: factRule('service.assessment', '健康评估与方案', 'Health assessment'),
  health_guidance: factRule('service.guidance', '健康指导', 'Health guidance'),
  health_record: factRule('service.record', '健康档案', 'Health record'),
  service_norm: factRule('service.norm', '按第几版规范', 'Edition of the norms'),
}
