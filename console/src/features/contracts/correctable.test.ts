import { expect, it } from 'vitest'
import { type Correctable, fieldsOf } from './correctable.ts'

const signedByTheResident: Correctable = { version: 1, representative: null, packageReasons: [], hospitals: [], takenOver: null }
const hospital = { tier: 'secondary', label: '', institutionId: '', name: '', options: [{ id: '', name: '' }] }

it.each<[string, Partial<Correctable>, string, string]>([
  ['signed by the resident, as proposed, at one place', {}, '', 'representative packageReason hospital takenOver'],
  ['with a hospital of the combination', { hospitals: [hospital] }, 'hospital', 'representative packageReason takenOver'],
  [
    'of a child, with a package nobody proposed',
    {
      representative: { name: '罗小燕', relation: 'parent' },
      packageReasons: [{ id: 'elderly_care', zh: '', en: '', reason: '家属要求' }],
    },
    'representative packageReason',
    'hospital takenOver',
  ],
  [
    'of an older system',
    { takenOver: { number: '1', from: '2026-01-01', lastDay: '2026-12-31' } },
    'takenOver',
    'representative packageReason hospital',
  ],
])('a contract %s', (_, change, open, closed) => {
  const fields = fieldsOf({ ...signedByTheResident, ...change })
  expect([fields.open.join(' '), fields.closed.join(' ')]).toEqual([open, closed])
})
