import fc from 'fast-check'
import { addDays } from '#kernel/local-date.ts'
import { contractOf, heldBy, judge, nextOf, onOf } from './contract-life-model.fixture.ts'
import { type Command, type Contract, type Doctor, doctors, type Life, type Single, teamOf } from './contract-life-terms.fixture.ts'

const dayMs = 86_400_000
/** Audit and statistics are laid out by years: a life does not go on for longer. */
const lastNow = Date.parse('2028-10-01T04:00:00Z')

const weights = {
  sign: 8, apply: 5, approve: 6, reject: 1, withdraw: 1, end: 4, 'undo-end': 4, 'ask-end': 3, 'accept-end': 3, 'withdraw-end': 1, 'refuse-end': 1, 'withdraw-consent': 1, amend: 5, 'amend-end-back': 3, correct: 2, depart: 2, list: 2, 'undo-list': 2, 'hand-over': 3, 'undo-hand-over': 1, night: 4, remind: 1, 'renew-itself': 4, 'race-renews-itself': 4,
  'wait-minutes': 2, 'wait-days': 3, 'wait-to-notice': 2, 'wait-past-end': 2,
  'race-two-teams': 2, 'race-last-place': 2, 'race-renew-change': 2, 'race-end-renew': 2, 'race-undo-sign': 2, 'race-end-end': 1, 'race-approve-withdraw': 1, 'race-approve-approve': 1, 'race-apply-apply': 1, 'race-hand-over-end': 2, 'race-hand-over-sign': 1, 'race-hand-over-change': 1,
  'race-amend-amend': 2, 'race-amend-end': 3, 'race-amend-change': 2, 'race-amend-hand-over': 2, 'race-amend-list': 1, 'race-amend-correct': 1, 'race-amend-renew': 1,
  'race-list-approve': 1, 'race-list-end': 1, 'race-list-sign': 1, 'race-list-undone': 1, 'race-depart-sign': 1, 'race-accept-withdraw': 1, 'race-accept-end': 1, 'race-night-sign': 1, 'race-undo-undo': 1,
} as const
type Kind = keyof typeof weights
/** What may happen next, before anybody knows to whom: three numbers choose among what there is then. */
export type Step = { kind: Kind; n: readonly [number, number, number] }
const number = fc.nat({ max: 839 })
export const aStep: fc.Arbitrary<Step> = fc.record({ kind: fc.oneof(...Object.entries(weights).map(([kind, weight]) => ({ arbitrary: fc.constant(kind as Kind), weight }))), n: fc.tuple(number, number, number) })

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]
const others = (doctor: Doctor) => doctors.filter((one) => one !== doctor)
const inHouse = (doctor: Doctor): Doctor[] => (doctor === 'c1' ? ['a1', 'a2', 'b1'] : (['a1', 'a2', 'b1'] as const).filter((one) => one !== doctor))

/** The commands of a step, each made from how things stand when its turn has come. */
export function* commandsOf(current: () => Life, { kind, n: [n, m, k] }: Step, ref: string): Generator<Command> {
  const life = current()
  const person = n % life.people.length
  const doctor = pick(doctors, m) as Doctor
  const contract = pick(kind.startsWith('undo') ? life.contracts.filter(({ state }) => state === 'ended') : k % 4 === 0 ? life.contracts : life.contracts.filter(({ state }) => state === 'active'), n)
  const waiting = life.applications.filter(({ state }) => state === 'waiting')
  const application = pick(k % 5 === 0 ? life.applications : waiting, n)?.ref
  const wish = pick(k % 5 === 0 ? life.wishes : life.wishes.filter(({ state }) => state === 'waiting'), n)?.ref
  const sign = (who: number, whom: Doctor, by: 'team' | 'commission' = 'commission', of = 'a'): Single => ({ kind: 'sign', ref: ref + of, person: who, doctor: whom, by, shown: judge(current(), who, whom).from })
  const apply = (who: number, whom: Doctor, replaces: string | null = null, of = 'p'): Single => ({ kind: 'apply', ref: ref + of, person: who, doctor: whom, replaces })
  const approve = (of: string): Single => ({ kind: 'approve', ref: `${ref}n`, application: of })
  const end = ({ ref: of, team }: Contract, change: Partial<Extract<Single, { kind: 'end' }>> = {}): Single => ({ kind: 'end', contract: of, reason: 'by_request', lastDay: null, by: team, ...change })
  const endBack = (days: number) => ({ reason: 'moved_away', lastDay: addDays(onOf(current()), -days) }) as const
  const amend = (of: Contract, toPaid = !of.isPaid): Single => ({ kind: 'amend', contract: of.ref, version: of.version, toPaid, by: of.team, shown: nextOf(current(), of) })
  const correct = ({ ref: of, version }: Contract, signer = pick(['罗小艳', '罗小燕', '罗晓燕'], m) as string): Single => ({ kind: 'correct', contract: of, version, signer })
  const list = (people: number[], back = 0): Single => ({ kind: 'list', ref: `${ref}l`, people, status: k % 2 ? 'moved' : 'deceased', day: addDays(onOf(current()), -back) })
  const wait = (ms: number): Single[] => (current().now + ms > lastNow ? [] : [{ kind: 'wait', ms }, ...(k % 3 ? [{ kind: 'night' } as const] : [])])
  const until = (of: Contract, daysBefore: number) => Math.max(dayMs, Date.parse(`${addDays(of.until, -daysBefore)}T04:00:00Z`) - current().now)
  const applied = () => current().applications.some((one) => one.ref === `${ref}p` && one.state === 'waiting')
  const asked = () => current().wishes.some((one) => one.ref === `${ref}w` && one.state === 'waiting')
  const race = (a: Single, b: Single): Command => ({ kind: 'race', both: m % 2 ? [a, b] : [b, a] })
  const running = heldBy(life, person)[0]
  switch (kind) {
    case 'sign': return yield sign(person, doctor, k % 3 ? 'commission' : 'team')
    case 'apply': return yield apply(person, doctor, k % 2 ? (running?.ref ?? null) : null)
    case 'approve': if (application) yield approve(application); return
    case 'reject': case 'withdraw': if (application) yield { kind, application }; return
    case 'end': if (contract) yield end(contract, k % 3 === 0 ? { reason: 'moved_away', lastDay: addDays(onOf(life), -(m % 20) + 1) } : { by: k % 7 !== 0 ? contract.team : contract.team === 'C' ? 'A' : 'C', reason: k % 2 ? 'voided' : 'by_request' }); return
    case 'undo-end': if (contract) yield { kind, contract: contract.ref }; return
    case 'ask-end': if (contract) yield { kind, ref: `${ref}w`, contract: contract.ref }; return
    case 'accept-end': case 'withdraw-end': case 'refuse-end': if (wish) yield { kind, wish }; return
    case 'amend': if (contract) yield amend(contract, k % 6 === 0 ? contract.isPaid : !contract.isPaid); return
    case 'amend-end-back': {
      if (!running) return
      yield amend(running)
      if (k % 4 === 0) yield* wait((1 + (n % 3)) * dayMs).slice(0, 1)
      return yield m % 2 ? list([person], m % 4) : end(contractOf(current(), running.ref), endBack(m % 5))
    }
    case 'correct': if (contract) yield correct(contract); return
    case 'withdraw-consent': if (contract) yield { kind, contract: contract.ref, consent: k % 4 ? 'auto_renewal' : 'informed' }; return
    case 'depart': return yield { kind, person, status: k % 2 ? 'moved' : 'deceased' }
    case 'list': return yield list([...new Set([person, m % life.people.length])], k % 30)
    case 'undo-list': { const done = pick(life.lists, life.lists.length - 1 - (k % 4 === 0 ? 1 : 0)); if (done) yield { kind, list: done.ref }; return }
    case 'hand-over': {
      const from = contract && contract.doctor !== 'c1' && k % 4 ? contract.doctor : (pick(['a1', 'a2', 'b1'] as const, n) as Doctor)
      return yield { kind, ref: `${ref}h`, from, to: k % 9 === 0 ? from : (pick(inHouse(from), m) as Doctor), on: addDays(onOf(life), m % 3 === 0 ? 1 : 0) }
    }
    case 'undo-hand-over': { const handover = pick(life.handovers, m); if (handover) yield { kind, handover: handover.ref }; return }
    case 'night': case 'remind': return yield { kind }
    case 'wait-minutes': return yield { kind: 'wait', ms: (1 + (m % 20)) * 60_000 }
    case 'wait-days': return yield* wait((1 + (m % 45)) * dayMs)
    case 'wait-to-notice': if (running) yield* wait(until(running, 31 - (m % 31))); return
    case 'wait-past-end': if (running) yield* wait(until(running, -(m % 3))); return
    case 'race-two-teams': return yield race(sign(person, doctor), sign(person, pick(others(doctor), k) as Doctor, 'commission', 'b'))
    case 'race-last-place': return yield race(sign(person, doctor), sign((person + 1 + (k % 3)) % life.people.length, doctor, 'commission', 'b'))
    case 'race-renew-change': case 'race-end-renew': {
      if (!running) return
      yield* wait(until(running, 20))
      if (contractOf(current(), running.ref).state !== 'active') return
      if (kind === 'race-end-renew') return yield race(end(running), sign(person, running.doctor))
      yield apply(person, pick(others(running.doctor), k) as Doctor, running.ref)
      if (applied()) yield race(sign(person, running.doctor), approve(`${ref}p`))
      return
    }
    case 'race-undo-sign': if (!running) return; yield end(running); return yield race({ kind: 'undo-end', contract: running.ref }, sign(person, doctor))
    case 'race-undo-undo': if (!running) return; yield end(running); return yield race({ kind: 'undo-end', contract: running.ref }, { kind: 'undo-end', contract: running.ref })
    case 'race-end-end': if (running) yield race(end(running), end(running, { reason: 'voided' })); return
    case 'race-approve-withdraw': case 'race-approve-approve': case 'race-list-approve': {
      yield apply(person, doctor, running && teamOf[doctor] !== running.team ? running.ref : null)
      if (!applied()) return
      const against: Single = kind === 'race-list-approve' ? list([person]) : kind === 'race-approve-withdraw' ? { kind: 'withdraw', application: `${ref}p` } : { ...approve(`${ref}p`), ref: `${ref}m` } as Single
      return yield race(approve(`${ref}p`), against)
    }
    case 'race-apply-apply': return yield race(apply(person, doctor), apply(person, pick(others(doctor), k) as Doctor, running?.ref ?? null, 'q'))
    case 'race-hand-over-end': case 'race-hand-over-sign': case 'race-hand-over-change': {
      const given = contract && contract.state === 'active' && contract.doctor !== 'c1' ? contract : null
      if (!given) return
      const handOver: Single = { kind: 'hand-over', ref: `${ref}h`, from: given.doctor, to: pick(inHouse(given.doctor), m) as Doctor, on: onOf(life) }
      if (kind === 'race-hand-over-end') return yield race(handOver, end(given))
      if (kind === 'race-hand-over-sign') return yield race(handOver, sign(person, k % 2 ? handOver.to : handOver.from))
      yield apply(given.person, pick(others(given.doctor), k) as Doctor, given.ref)
      if (applied()) yield race(handOver, approve(`${ref}p`))
      return
    }
    case 'race-amend-amend': if (running) yield race(amend(running), amend(running)); return
    case 'race-amend-end': if (running) yield race(amend(running), end(running, k % 2 ? {} : endBack(m % 3))); return
    case 'race-amend-list': if (running) yield race(amend(running), list([person])); return
    case 'race-amend-correct': if (running) yield race(amend(running), correct(running)); return
    case 'race-amend-change': {
      if (!running) return
      yield apply(person, pick(others(running.doctor), k) as Doctor, running.ref)
      if (applied()) yield race(amend(running), approve(`${ref}p`))
      return
    }
    case 'race-amend-renew': if (!running) return; yield* wait(until(running, 20)); return yield race(amend(contractOf(current(), running.ref)), sign(person, running.doctor))
    case 'race-amend-hand-over': {
      if (!running || running.doctor === 'c1') return
      return yield race(amend(running), { kind: 'hand-over', ref: `${ref}h`, from: running.doctor, to: pick(inHouse(running.doctor), m) as Doctor, on: onOf(life) })
    }
    case 'race-list-end': if (running) yield race(list([person]), end(running)); return
    case 'race-list-sign': return yield race(list([person]), sign(person, doctor))
    case 'race-list-undone': yield list([person]); if (current().lists.at(-1)?.ref === `${ref}l`) yield race({ kind: 'undo-list', list: `${ref}l` }, sign(person, doctor)); return
    case 'race-depart-sign': return yield race({ kind: 'depart', person, status: 'moved' }, sign(person, doctor))
    case 'race-accept-withdraw': case 'race-accept-end': {
      if (!running) return
      yield { kind: 'ask-end', ref: `${ref}w`, contract: running.ref }
      if (asked()) yield race({ kind: 'accept-end', wish: `${ref}w` }, kind === 'race-accept-end' ? end(running) : { kind: 'withdraw-end', wish: `${ref}w` })
      return
    }
    case 'renew-itself': case 'race-renews-itself': {
      if (!running || running.from > onOf(life)) return
      yield* wait(until(running, 31 + (m % 29))).slice(0, 1)
      yield { kind: 'remind' }
      if (k % 3 === 0) yield { kind: 'withdraw-consent', contract: running.ref, consent: 'auto_renewal' }
      yield* wait(until(running, -(m % 4))).slice(0, 1)
      const night: Single = { kind: 'night' }
      const against: readonly Single[] = [sign(person, running.doctor), sign(person, pick(others(running.doctor), n) as Doctor), { kind: 'withdraw-consent', contract: running.ref, consent: 'auto_renewal' }, night, list([person])]
      return kind === 'renew-itself' ? yield night : yield race(night, against[n % against.length] as Single)
    }
    case 'race-night-sign': if (running) yield* wait(until(running, 0)).slice(0, 1); return yield race({ kind: 'night' }, sign(person, doctor))
  }
}
