import type { Plan } from '#api/targets.ts'
import type { Row } from './figures.ts'

/** A row of a plan as the server answers it: 45,350 people of 洛碛镇 at 45 %, changed as a test needs. */
export const aRow = (change: Partial<Row> = {}): Row => ({
  townshipCode: '500112115',
  name: '洛碛镇',
  place: 20,
  kind: 'rural',
  persons: 45_350,
  rateBasisPoints: 4500,
  productTenThousandths: 204_075_000,
  computed: 20_408,
  override: null,
  overrideReason: null,
  quota: 20_408,
  printed: 20_408,
  signed: null,
  before: null,
  ...change,
})

/** A draft of rows. */
export const aPlan = (rows: Row[], change: Partial<Plan> = {}): Plan => {
  const total = (of: readonly Row[]) => ({ sumOfRows: of.reduce((sum, row) => sum + row.quota, 0), rateOnTotal: null, printed: null })
  return {
    planId: '00000000-0000-7000-8000-000000000001',
    year: 2027,
    title: '2027 年度签约任务分解',
    state: 'draft',
    version: 1,
    draftedAt: '2026-11-28T08:00:00Z',
    issuedAt: null,
    countyName: '渝北区',
    phase: 'ahead',
    before: null,
    because: [],
    rows,
    rounding: 'half_up',
    totals: {
      persons: { sumOfRows: rows.reduce((sum, row) => sum + row.persons, 0), rateOnTotal: null, printed: null },
      urban: total(rows.filter(({ kind }) => kind === 'urban')),
      rural: total(rows.filter(({ kind }) => kind === 'rural')),
      total: total(rows),
      overridden: rows.filter(({ override }) => override !== null).length,
    },
    people: { drafted: '吴敏', submitted: null, issued: null },
    next: ['edit', 'submit'],
    mustBeAnother: false,
    foldedAt: null,
    ...change,
  }
}
