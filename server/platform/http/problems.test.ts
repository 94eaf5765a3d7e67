import { expect, it } from 'vitest'
import { problemOf } from './problems.ts'

const meaningOf = (code: string) => {
  const problem = problemOf(Object.assign(new Error('x'), { code }))
  return problem && `${problem.status} ${problem.reasons[0]?.code}`
}

it.each([
  ['PostgreSQL has no room', '53100', '503 PLATFORM.DISK_FULL'],
  ['the disk has no room', 'ENOSPC', '503 PLATFORM.DISK_FULL'],
  ['PostgreSQL has no memory', '53200', '503 PLATFORM.TRY_AGAIN'],
  ['PostgreSQL has no connection left', '53300', '503 PLATFORM.TRY_AGAIN'],
  ['PostgreSQL is being stopped', '57P01', '503 PLATFORM.TRY_AGAIN'],
  ['two wait for each other', '40P01', '503 PLATFORM.TRY_AGAIN'],
  ['a text holds what cannot be stored', '22021', '400 PLATFORM.UNSTORABLE'],
  ['a statement of ours is wrong', '42601', undefined],
  ['a disk is broken', 'EIO', undefined],
])('%s', (_, code, meaning) => expect(meaningOf(code)).toBe(meaning))
