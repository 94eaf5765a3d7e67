import { describe, expect, it } from 'vitest'
import { bulletinDecisions, bulletinStates, bulletinSteps } from '#api/bulletins.ts'
import { decideBulletinMove, listMoves, statesOfBulletin } from './bulletin-states.ts'

const of = (state: (typeof bulletinStates)[number], audience: 'residents' | 'staff' = 'residents') => ({ state, audience, writtenBy: 'writer' })
const codes = (decision: ReturnType<typeof decideBulletinMove>) => (decision.allowed ? decision.value : decision.reasons.map(({ code }) => code))

describe('the life of a bulletin', () => {
  it('meets every state there is', () => expect([...statesOfBulletin].sort()).toEqual([...bulletinStates].sort()))
  it('goes to residents only through a second person', () => {
    expect(codes(decideBulletinMove(of('draft'), 'submit', 'writer'))).toBe('waiting')
    expect(codes(decideBulletinMove(of('draft'), 'send', 'writer'))).toEqual(['BULLETINS.OTHER_WAY'])
    expect(codes(decideBulletinMove(of('waiting'), 'approve', 'writer'))).toEqual(['BULLETINS.OWN'])
    expect(codes(decideBulletinMove(of('waiting'), 'approve', 'another'))).toBe('approved')
    expect(codes(decideBulletinMove(of('waiting'), 'return', 'another'))).toBe('draft')
  })
  it('goes to staff at once', () => {
    expect(codes(decideBulletinMove(of('draft', 'staff'), 'send', 'writer'))).toBe('approved')
    expect(codes(decideBulletinMove(of('draft', 'staff'), 'submit', 'writer'))).toEqual(['BULLETINS.OTHER_WAY'])
  })
  it('ends when it is withdrawn, and offers what may be done', () => {
    expect(listMoves(of('withdrawn'), [...bulletinSteps, ...bulletinDecisions], 'another')).toEqual([])
    expect(listMoves(of('waiting'), [...bulletinSteps, ...bulletinDecisions], 'another')).toEqual(['take_back', 'approve', 'return'])
    expect(listMoves(of('sent'), bulletinSteps, 'writer')).toEqual(['withdraw'])
  })
})
