import { expect, it } from 'vitest'
import { currentValue, effectiveDays, isEntryFound, type PackEntry, type PackTopic, type PackValue, stateOf } from './reading.ts'

const aValue = (change: Partial<PackValue>): PackValue => ({
  from: '2017-06-21',
  until: null,
  standing: 'in_force',
  certainty: 'stated',
  note: null,
  source: null,
  isEnd: false,
  result: 6,
  gap: null,
  ...change,
})
const anEntry = (change: Partial<PackEntry>): PackEntry => ({
  key: 'contract.subject',
  zh: '签约对象须居住多久',
  en: 'Residence before signing',
  unit: '月',
  type: 'residence',
  consumer: 'residents',
  rule: 'residence_months',
  status: 'value',
  question: null,
  questionSource: null,
  takenFrom: null,
  values: [aValue({})],
  ...change,
})
const unknown = anEntry({ key: 'fee.standard', zh: '标准', status: 'unknown', question: '多少元？', values: [] })
const demo = anEntry({
  key: 'panel.cap',
  status: 'unknown',
  question: '最多多少人？',
  values: [aValue({ certainty: 'demo', from: '2026-01-01' })],
})
const topicOf = (...entries: PackEntry[]): PackTopic => ({ topic: 'contract', zh: '形式与期限', en: 'Form and term', entries })

it('the value in force is the one to read; an end is none', () => {
  expect(currentValue(anEntry({ values: [aValue({ standing: 'past' }), aValue({ from: '2018-01-01' })] }))?.from).toBe('2018-01-01')
  expect(currentValue(anEntry({ values: [aValue({ isEnd: true, result: null })] }))).toBeUndefined()
  expect(currentValue(unknown)).toBeUndefined()
})

it.each([
  ['whole', topicOf(anEntry({}))],
  ['whole', topicOf(anEntry({ status: 'not_applicable', values: [] }))],
  ['part', topicOf(anEntry({}), unknown)],
  ['part', topicOf(demo, unknown)],
  ['none', topicOf(unknown)],
  ['demo', topicOf(anEntry({}), demo)],
] as const)('a topic is %s', (state, topic) => {
  expect(stateOf(topic)).toBe(state)
})

it.each(['居住', 'RESIDENCE', 'contract.subject', '形式', '渝北卫健〔2017〕475号', '二(二)', '半年', '家庭'])(
  'finds an entry by %s',
  (text) => {
    const source = {
      source: 's',
      documentId: 'd',
      title: '方案',
      number: '渝北卫健〔2017〕475号',
      issuer: '卫生计生委',
      issued: null,
      clause: '二(二)',
      evidence: 'verified' as const,
    }
    const entry = anEntry({ values: [aValue({ source, note: '居住半年以上', result: [{ tag: 'x', zh: '常住家庭' }] })] })
    expect(isEntryFound(entry, topicOf(entry), text)).toBe(true)
  },
)

it('finds nothing by nothing, nor by what is not there', () => {
  expect(isEntryFound(unknown, topicOf(unknown), '  ')).toBe(false)
  expect(isEntryFound(unknown, topicOf(unknown), '杭州')).toBe(false)
})

it('orders the days of change, latest first, with what begins and what ends', () => {
  const coverage = anEntry({
    key: 'target.coverage',
    values: [aValue({ standing: 'past' }), aValue({ from: '2018-01-01', isEnd: true }), aValue({ from: '2027-01-01', standing: 'future' })],
  })
  const days = effectiveDays({ topics: [topicOf(anEntry({}), coverage)] })
  expect(days.map(({ day, isFuture, begins, ends }) => [day, isFuture, begins.map(({ key }) => key), ends.map(({ key }) => key)])).toEqual([
    ['2027-01-01', true, ['target.coverage'], []],
    ['2018-01-01', false, [], ['target.coverage']],
    ['2017-06-21', false, ['contract.subject', 'target.coverage'], []],
  ])
})
