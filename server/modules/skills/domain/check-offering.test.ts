import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/local-date.ts'
import { checkOffering } from './check-offering.ts'
import { validUntilOf } from './determine-validity.ts'

describe('offering a technique', () => {
  const ecg = { name: '心电图检查', isActive: true, fits: true, needsTraining: true, courseName: '心电图操作与判读', trained: 1 }
  const codes = (change: object, since = '2026-11-24') => checkOffering({ ...ecg, ...change }, since, '2026-11-24').map(({ code }) => code)
  it('needs somebody trained where the list asks for it', () => {
    expect(codes({})).toEqual([])
    expect(checkOffering({ ...ecg, trained: 0 }, '2026-11-24', '2026-11-24')).toEqual([{ code: 'SKILLS.NOBODY_TRAINED', params: { name: '心电图检查', course: '心电图操作与判读' } }])
    expect(codes({ trained: 0, needsTraining: false })).toEqual([])
  })
  it('is of the list, for this kind of institution, begun today or before; every reason at once', () => {
    expect(codes({ isActive: false, fits: false, trained: 0 }, '2026-11-25')).toEqual(['SKILLS.TECHNIQUE_OFF', 'SKILLS.NOT_FOR_KIND', 'SKILLS.LATER_THAN_TODAY', 'SKILLS.NOBODY_TRAINED'])
  })
})

describe('how long a result holds', () => {
  it.each([
    ['passed', '2026-11-20', 24, '2028-11-20'],
    ['passed', '2026-08-31', 6, '2027-02-28'],
    ['passed', '2026-11-20', null, null],
    ['attended', '2026-11-20', 24, null],
    ['failed', '2026-11-20', 24, null],
  ])('%s on %s for %s months', (result, heldOn, months, until) => expect(validUntilOf(result, localDate(heldOn), months)).toBe(until))
})
