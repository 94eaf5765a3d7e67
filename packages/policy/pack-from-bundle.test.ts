import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { packWith, shippedPack } from './a-pack.ts'
import { citation } from './citation.ts'
import { explainRule } from './rule-registry.ts'
import { BadBundle, packAsPublished, packFromBundle } from './pack-from-bundle.ts'

const yubei = shippedPack('500112')

it('a bundle that went through a database as JSON answers the same', () => {
  const back = packFromBundle(JSON.parse(JSON.stringify(yubei.bundle)))
  for (const rule of ['key_populations', 'quota_table', 'team_composition', 'agreement_template']) {
    const on = localDate(rule === 'agreement_template' ? '2026-11-24' : '2017-12-31')
    expect(explainRule(back, rule, on)).toEqual(explainRule(yubei, rule, on))
  }
})

it('refuses a bundle with everything that is wrong with it', () => {
  const bundle = JSON.parse(JSON.stringify(yubei.bundle)) as { answers: Record<string, unknown> }
  delete bundle.answers['panel.cap']
  bundle.answers['panel.colour'] = { status: 'unknown', values: {}, question: '什么颜色？' }
  bundle.answers['contract.term'] = { status: 'value', values: { '2017-06-21': { value: { years: ['2'], usual: '1', is_principle: 'true' }, source: 'yb-2017-475#99', certainty: 'stated' } } }
  const problems = (() => {
    try {
      packFromBundle(bundle)
      return []
    } catch (error) {
      return error instanceof BadBundle ? error.problems.map(({ path, reason }) => `${path.join('.')} ${reason}`) : [String(error)]
    }
  })()
  expect(problems.sort()).toEqual([
    'answers.contract.term.values.2017-06-21.source 文件 渝北卫健〔2017〕475号 没有条款 99',
    'answers.contract.term.values.2017-06-21.value.usual 常用期限不在可选期限之中',
    'answers.panel.cap 没有回答这个条目',
    'answers.panel.colour 目录里没有这个条目',
  ])
})

it.each([null, 'text', [], { format: 2 }, { format: 1, region: '50011' }])('refuses %j, which is no bundle', (json) => {
  expect(() => packFromBundle(json)).toThrow(BadBundle)
})

it('only documents that are cited travel with a bundle', () => {
  expect(Object.keys(shippedPack('350200').documents)).toEqual(['xm-experience'])
})

it('a source opens to the document, its number and clause', () => {
  expect(citation(yubei, 'yb-2017-475#2-2')).toMatchObject({ number: '渝北卫健〔2017〕475号', clause: '二(二)', issued: '2017-06-21', evidence: 'verified' })
  expect(citation(shippedPack('350200'), 'xm-experience#3')).toMatchObject({ issued: null, evidence: 'secondary' })
  expect(citation(yubei, 'act-yb-2026-1#4')).toMatchObject({ evidence: 'demo' })
})

it.each(['yb-2017-475', 'yb-2017-475#99', 'toString#1', 'yb-2017-475#toString', ''])('the source "%s" opens to nothing', (source) => {
  expect(citation(yubei, source)).toBeNull()
})

it('a closed list of team members refuses a role it does not name', () => {
  const closed = packWith('500112', { 'team.composition': { leader: 'family_doctor', required: { family_doctor: '1' }, optional: ['nurse'], is_open: 'false' } })
  expect(explainRule(closed, 'check_team', localDate('2017-06-21'), { members: 'family_doctor,archivist' }))
    .toMatchObject({ kind: 'refused', reasons: [{ code: 'POLICY.TEAM_ROLE', params: { role: 'archivist' } }] })
})

it('a cap counted by team is not multiplied by its doctors', () => {
  const byTeam = packWith('500112', { 'panel.cap': { scope: 'team', unit: 'household', limit: '600', mode: 'warn' } })
  expect(explainRule(byTeam, 'team_cap', localDate('2017-06-21'), { doctors: '3' })).toMatchObject({ kind: 'value', value: 600 })
})

it('a condition whose fact is missing is untold, never false', () => {
  const byIncome = packWith('500112', { 'population.key': [{ tag: 'low_income', zh: '低收入', en: 'Low income', recognised: 'derived', when: 'income <= 500 and age >= 18', reach: 'person' }] })
  const ask = (given: Record<string, string>) => explainRule(byIncome, 'derive_tags', localDate('2017-06-21'), { born_on: '1980-01-01', ...given })
  expect(ask({})).toMatchObject({ value: { tags: [], untold: [{ tag: 'low_income', missing: ['income'] }] } })
})

/** The bundle of Yubei as an older product could have published it, with one thing in it as no shape of today has it. */
function published(change: (bundle: Record<string, never> & { answers: Record<string, { values: Record<string, { value: unknown; source: string }> }>; benchmarks: unknown[]; documents: Record<string, object> }) => void) {
  const bundle = JSON.parse(JSON.stringify(yubei.bundle))
  change(bundle)
  return bundle
}
const asked = (pack: ReturnType<typeof packAsPublished>, rule: string, on: string) => {
  try {
    return explainRule(pack, rule, localDate(on))
  } catch (error) {
    return error
  }
}

describe('a version that was published before a shape became stricter', () => {
  const older = published(({ answers }) => {
    const term = answers['contract.term'] as (typeof answers)[string]
    term.values = { '2015-01-01': { ...(term.values['2017-06-21'] as { source: string }), value: { years: ['1'], usual: '1', is_principle: 'true', colour: 'red' } }, ...term.values }
  })
  const pack = packAsPublished(older)

  it('is read by what holds, and the value that no longer fits is an open question of its days with the reason', () => {
    expect(() => packFromBundle(older)).toThrow(BadBundle)
    expect(asked(pack, 'signing_term', '2017-06-20')).toMatchObject({ name: 'PolicyGap', parameter: 'contract.term', kind: 'unknown', question: '这一版发布时的写法现在读不了（colour：没有这个键，这里可以写的有 years、usual、is_principle、stable_only），请在新的一版里重写 2015-01-01 起的取值' })
    expect(asked(pack, 'signing_term', '2014-12-31')).toMatchObject({ name: 'PolicyGap', kind: 'no_value_on_day' })
    expect(asked(pack, 'signing_term', '2017-06-21')).toEqual(asked(yubei, 'signing_term', '2017-06-21'))
    expect(asked(pack, 'team_composition', '2017-06-21')).toEqual(asked(yubei, 'team_composition', '2017-06-21'))
  })

  it('stays as it was published, for a draft to mend', () => {
    expect(pack.bundle).toEqual(older)
  })

  it('passes over an entry and a benchmark that are no more, and asks for an answer of another form', () => {
    const changed = packAsPublished(published(({ answers, benchmarks }) => {
      answers['panel.colour'] = answers['panel.cap'] as (typeof answers)[string]
      answers['fee.period'] = { status: 'perhaps', values: {} } as never
      benchmarks.push({ id: 'coverage' })
    }))
    expect(Object.keys(changed.answers).sort()).toEqual(Object.keys(yubei.answers).sort())
    expect(changed.bundle.benchmarks).toEqual(yubei.bundle.benchmarks)
    expect(asked(changed, 'fee_period', '2017-06-21')).toMatchObject({ name: 'PolicyGap', kind: 'unknown', question: expect.stringContaining('读不了') })
  })

  it('whose documents do not read any more is no pack', () => {
    expect(() => packAsPublished(published(({ documents }) => { documents['yb-2017-475'] = {} }))).toThrow(BadBundle)
  })

  it('as it is read today is the same pack', () => {
    expect(JSON.stringify(packAsPublished(yubei.bundle))).toBe(JSON.stringify(yubei))
  })
})
