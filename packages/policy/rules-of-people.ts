import { localDate } from '#kernel/local-date.ts'
import type { Facts } from '#rules/feel-value.ts'
import { childAge, deriveTags, elderlyAge, keyPopulations, populationFit } from './key-populations.ts'
import { panelCap, teamCap } from './panel-cap.ts'
import { checkProvider, providerEligibility, providerMode } from './provider.ts'
import { decided, listed, told } from './rule-outcome.ts'
import type { Rule } from './rule-registry.ts'
import { checkTeam, teamComposition, type TeamComposition } from './team.ts'

const plainTeam = ({ leader, required, optional, isOpen }: TeamComposition) => ({
  leader, required: Object.fromEntries(required.map(({ role, least }) => [role, least])), optional, open: isOpen,
})

/** Rules about who serves and who is served. */
export const peopleRules: Record<string, Rule> = {
  provider_mode: {
    zh: '签约形式', en: 'Provider mode', key: 'provider.mode', given: {},
    explain: (pack, on) => told(providerMode(pack, on), ({ modes, main }) => ({ modes, main })),
  },
  provider_eligibility: {
    zh: '谁可以签约服务', en: 'Provider eligibility', key: 'provider.eligibility', given: {},
    explain: (pack, on) => told(providerEligibility(pack, on), (rows) => rows.map((row) => ({
      mode: row.mode, institutions: row.institutionKinds, licences: row.licences, supervised: row.isSupervised,
    }))),
  },
  check_provider: {
    zh: '某人可否签约服务', en: 'May this provider contract', key: 'provider.eligibility',
    given: { mode: 'team 或 individual', institution: '机构种类', licences: '执业证书，逗号分开', 'supervised?': '有无管理指导机构，true 或 false' },
    explain: (pack, on, given) => decided(checkProvider(pack, on, {
      mode: given.mode as 'team' | 'individual', institutionKind: given.institution as string, licences: listed(given.licences), isSupervised: given.supervised === 'true',
    }), ({ mode }) => ({ mode })),
  },
  team_composition: {
    zh: '团队组成', en: 'Team composition', key: 'team.composition', given: {},
    explain: (pack, on) => told(teamComposition(pack, on), plainTeam),
  },
  check_team: {
    zh: '这些人能否组成团队', en: 'Do these make a team', key: 'team.composition', given: { members: '各人角色，逗号分开', 'leader?': '团队长的角色' },
    explain: (pack, on, given) => {
      const members = listed(given.members).map((role) => ({ role, isLeader: false }))
      const leads = members.find(({ role }) => role === given.leader)
      if (leads) leads.isLeader = true
      return decided(checkTeam(pack, on, members), plainTeam)
    },
  },
  panel_cap: {
    zh: '签约数上限', en: 'Panel cap', key: 'panel.cap', given: {},
    explain: (pack, on) => told(panelCap(pack, on), ({ scope, unit, limit, mode }) => ({ scope, unit, limit, mode })),
  },
  team_cap: {
    zh: '一个团队的上限', en: 'Cap of a team', key: 'panel.cap', given: { doctors: '家庭医生人数' },
    explain: (pack, on, given) => told(teamCap(pack, on, Number(given.doctors)), (cap) => cap),
  },
  elderly_age: {
    zh: '老年人起始年龄', en: 'Age of the elderly', key: 'population.elderly_age', given: {},
    explain: (pack, on) => told(elderlyAge(pack, on), (age) => age),
  },
  child_age: {
    zh: '儿童截止年龄', en: 'Age of children', key: 'population.child_age', given: {},
    explain: (pack, on) => told(childAge(pack, on), (age) => age),
  },
  key_populations: {
    zh: '重点人群', en: 'Key populations', key: 'population.key', given: {},
    explain: (pack, on) => told(keyPopulations(pack, on), (rows) => rows.map((row) => ({
      tag: row.tag, zh: row.zh, en: row.en, recognised: row.recognised, when: row.when?.text ?? null, evidence: row.evidence, reach: row.reach, sex: row.sex, usual_ages: row.usualAges,
    }))),
  },
  population_fit: {
    zh: '某人能否属于各类人群', en: 'Which populations suit a person', key: 'population.key', given: { born_on: '出生日期', sex: '1 男，2 女' },
    explain: (pack, on, given) => told(keyPopulations(pack, on), (rows) => Object.fromEntries(rows.map((row) =>
      [row.tag, populationFit(row, on, { sex: Number(given.sex), bornOn: localDate(given.born_on as string) })]))),
  },
  derive_tags: {
    zh: '从已知事实推定的人群', en: 'Populations that follow from facts', key: 'population.key', given: { born_on: '出生日期' },
    explain: (pack, on, { born_on, ...facts }) => told(deriveTags(pack, on, { bornOn: localDate(born_on as string), facts: facts as Facts }), ({ tags, untold }) => ({
      tags, untold: untold.map(({ tag, missing }) => ({ tag, missing })),
    })),
  },
}
