import { expect, it } from 'vitest'
import { comparePacks, countOutcomes } from './comparing.ts'
import type { PackEntry, PackTopic } from './reading.ts'

const entry = (key: string, result: unknown, change: Partial<PackEntry> = {}): PackEntry => ({
  key,
  zh: key,
  en: key,
  unit: '元',
  type: 'yuan',
  consumer: 'contracts',
  rule: 'fee_standard',
  status: result === null ? 'unknown' : 'value',
  question: null,
  questionSource: null,
  takenFrom: null,
  values:
    result === null
      ? []
      : [
          {
            from: '2017-01-01',
            until: null,
            standing: 'in_force',
            certainty: 'stated',
            note: null,
            source: null,
            isEnd: false,
            result: result as never,
            gap: null,
          },
        ],
  ...change,
})
const topics = (...entries: PackEntry[]): { topics: PackTopic[] } => ({ topics: [{ topic: 'fee', zh: '费', en: 'Fee', entries }] })

it('what is meant is compared: another order of the same shares is the same, another figure is not, and what one leaves open is told', () => {
  const left = topics(
    entry('a', { resident: '20', fund: '70' }),
    entry('b', '120.00'),
    entry('c', '60.00'),
    entry('d', null),
    entry('e', null, { status: 'not_applicable' }),
  )
  const right = topics(
    entry('a', { fund: '70', resident: '20' }),
    entry('b', '50.00'),
    entry('c', null),
    entry('d', null),
    entry('e', null, { status: 'not_applicable' }),
  )
  const compared = comparePacks(left, right)
  expect(compared[0]?.rows.map(({ outcome }) => outcome)).toEqual(['same', 'different', 'one_side', 'neither', 'same'])
  expect(countOutcomes(compared)).toEqual({ same: 2, different: 1, one_side: 1, neither: 1 })
})
