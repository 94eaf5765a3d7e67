import { addDays, addMonths, addYears, dayOfInstant, type LocalDate, localDate } from '#kernel/local-date.ts'
import { type Application, capOf, type Contract, type Departed, type Doctor, type Fault, type Handover, houseOf, type Life, type List, type Outcome, type Person, type Single, type Team, teamOf, type Wish } from './contract-life-terms.fixture.ts'

const [noticeDays, monthsToLiveHere, undoMs, dayMs] = [30, 6, 600_000, 86_400_000]

export const aLife = (now: number, people: readonly { team: Team; livesHereSince: string }[]): Life =>
  ({ now, people: people.map(({ team, livesHereSince }) => ({ status: 'living', isSigned: false, team, livesHereSince: localDate(livesHereSince) })), contracts: [], applications: [], wishes: [], handovers: [], lists: [], audits: {} })
export const onOf = ({ now }: Life): LocalDate => dayOfInstant(now)
export const contractOf = ({ contracts }: Life, ref: string): Contract => contracts.find((one) => one.ref === ref) as Contract
/** What runs or is to begin, the first first. */
export const heldBy = (life: Life, person: number): Contract[] =>
  life.contracts.filter((one) => one.person === person && one.state === 'active' && one.until > onOf(life)).sort((a, b) => (a.from < b.from ? -1 : 1))
export const placesOf = ({ contracts }: Life, doctor: Doctor): number => contracts.filter((one) => one.holds && one.doctor === doctor).length
const isFull = (life: Life, doctor: Doctor, fault?: Fault) => placesOf(life, doctor) >= capOf[doctor] + (fault === 'cap-plus-one' ? 1 : 0)
const isWaiting = <T extends { state: string }>(one: T) => one.state === 'waiting'
const ok = (audited: string[], announced: string[] = []): Outcome => ({ answer: 'ok', announced, audited })
const no = (...codes: string[]): Outcome => ({ answer: codes.map((code) => (code.includes('.') ? code : `CONTRACTS.${code}`)).join(' '), announced: [], audited: [] })
export const notFound: Outcome = { answer: 'NotFound', announced: [], audited: [] }

/** When a contract signed now would begin, what it follows or replaces, and everything against it. */
export function judge(life: Life, person: number, doctor: Doctor, replaces: string | null = null, fault?: Fault): { codes: string[]; from: LocalDate; previous: string | null; replaced: Contract | null } {
  const on = onOf(life)
  const held = heldBy(life, person)
  const { status, livesHereSince } = life.people[person] as Person
  const [current, ahead] = [held.find(({ from }) => from <= on), held.find(({ from }) => from > on)]
  const replaced = replaces !== null && held.length === 1 && current?.ref === replaces ? current : null
  const mayFollow = current !== undefined && !ahead && current.until <= addDays(on, noticeDays)
  const codes = [
    ...(status === 'living' ? [] : ['RESIDENT_NOT_HERE']),
    ...(replaced ? (replaced.team === teamOf[doctor] ? ['CHANGE_NEEDS_OTHER_TEAM'] : []) : ahead || (current && !mayFollow) ? ['ALREADY_SIGNED'] : []),
    ...(addMonths(livesHereSince, monthsToLiveHere) <= on ? [] : ['POLICY.NOT_USUAL_RESIDENT']), ...(isFull(life, doctor, fault) ? ['PANEL_FULL'] : []),
  ]
  const follows = !replaced && mayFollow && fault !== 'renewal-begins-today'
  return { codes, from: follows ? current.until : on, previous: follows ? current.ref : null, replaced }
}

/** Who signs for the resident at the desk. */
export const signedFor = '罗小艳'

/** Two terms of one person may not meet, whether they ended early or not. */
const meets = (life: Life, person: number, from: LocalDate, until: LocalDate, except: string | null = null) =>
  life.contracts.some((one) => one.person === person && one.ref !== except && one.from < one.until && one.from < until && from < one.until)

function begin(life: Life, ref: string, person: number, doctor: Doctor, from: LocalDate, previous: string | null, signer: string | null): void {
  const team = teamOf[doctor]
  life.contracts.push({
    ref, person, doctor, team, from, until: addYears(from, 1), state: 'active', endedOn: null, reason: null, holds: true, version: 1, events: [previous === null ? 'sign' : 'renew'], signedAt: life.now, lastEnding: null, withdrawn: [], toldOn: null, isDecided: false, isPaid: false, supplements: 0, amendedOn: null, signer,
  })
  if (previous === null) Object.assign(life.people[person] as Person, { isSigned: true, team })
}

/** The contract that is signed for the time after this one. */
export const nextOf = (life: Life, { person, until }: Contract): string | null => life.contracts.find((one) => one.person === person && one.state === 'active' && one.from === until)?.ref ?? null

/** A supplement is signed while the contract is in force: none ends before it. */
const isBeforeSupplement = ({ amendedOn }: Contract, lastDay: LocalDate | null) => lastDay !== null && amendedOn !== null && lastDay < amendedOn
function whyNotEnded(life: Life, contract: Contract, lastDay: LocalDate | null = null, fault?: Fault): string[] {
  const on = onOf(life)
  const { state, until } = contract
  return [...(state === 'ended' ? ['ALREADY_ENDED'] : on >= until ? ['ALREADY_EXPIRED'] : []), ...(lastDay !== null && (lastDay > on || lastDay < addDays(on, -366)) ? ['END_DAY_OUT_OF_RANGE'] : []), ...(isBeforeSupplement(contract, lastDay) && fault !== 'ends-before-a-supplement' ? ['END_BEFORE_SUPPLEMENT'] : [])]
}
function end(life: Life, contract: Contract, reason: string, lastDay: LocalDate | null = null): void {
  const on = onOf(life)
  const asked = lastDay === null ? on : addDays(lastDay, 1)
  const endedOn = [contract.from, asked, contract.until].toSorted()[1] as LocalDate // within its term
  const person = life.people[contract.person] as Person
  if (contract.from <= on && person.status === 'living') person.isSigned = false
  Object.assign(contract, { state: 'ended', endedOn, reason, holds: false, lastEnding: { at: life.now, until: contract.until }, until: endedOn, version: contract.version + 1, events: [...contract.events, 'end'] })
}
function resume(life: Life, contract: Contract, fault?: Fault): void {
  const [on, until] = [onOf(life), contract.lastEnding?.until as LocalDate]
  Object.assign(contract, { state: 'active', endedOn: null, reason: null, holds: fault !== 'undo-leaves-the-place', until, version: contract.version + 1, events: [...contract.events, 'undo-end'] })
  if (contract.from <= on && on < until) Object.assign(life.people[contract.person] as Person, { isSigned: true, team: contract.team })
}

function pass(life: Life, { from, to }: Handover): { codes: string[]; going: Contract[] } {
  const going = life.contracts.filter(({ state, holds, until, doctor, team }) => state === 'active' && holds && until > onOf(life) && doctor === from && team === teamOf[from])
  if (from === to) return { going, codes: ['ASSIGNMENTS.SAME_DOCTOR', 'ASSIGNMENTS.NOTHING_TO_MOVE'] }
  const isOver = going.length > 0 && placesOf(life, to) + going.length > capOf[to]
  return { going, codes: [...(going.length === 0 ? ['ASSIGNMENTS.NOTHING_TO_MOVE'] : []), ...(isOver ? ['ASSIGNMENTS.NO_ROOM'] : [])] }
}
function carry(life: Life, handover: Handover, going: readonly Contract[]): string[] {
  for (const one of going) {
    const person = life.people[one.person] as Person
    Object.assign(one, { doctor: handover.to, team: teamOf[handover.to], version: one.version + 1 })
    if (one.from <= onOf(life) && person.isSigned) person.team = one.team
  }
  handover.state = 'done'
  return going.map(({ ref }) => `responsible-doctor-changed ${ref}`)
}

/** What waits for nothing: of one resident, or of all. */
function lapse(life: Life, person: number | null): string[] {
  const before = life.now - 30 * dayMs
  const over = life.applications.filter((one) => isWaiting(one) && (person === null || one.person === person) &&
    (one.at < before || life.people[one.person]?.status !== 'living' || life.contracts.some((c) => c.person === one.person && c.state === 'active' && c.signedAt >= one.at)))
  for (const one of over) one.state = 'lapsed'
  return over.map(() => 'contracts.lapse-application')
}
function lapseWishes(life: Life, contract: string | null): string[] {
  const over = life.wishes.filter((one) => isWaiting(one) && (contract === null || one.contract === contract) && whyNotEnded(life, contractOf(life, one.contract)).length > 0)
  for (const one of over) one.state = 'lapsed'
  return over.map(() => 'contracts.lapse-ending')
}
/** What those who listen do about what was announced. */
export function hear(life: Life, announced: readonly string[]): string[] {
  return announced.flatMap((said) => {
    const [topic, ref] = said.split(' ') as [string, string]
    return topic === 'contract-signed' ? lapse(life, contractOf(life, ref).person) : topic === 'contract-ended' ? lapseWishes(life, ref) : []
  })
}

/** The one whom no telephone reaches. */
export const unreached = 4
/** Who is told in the morning that a contract in force runs out within sixty days and, as it stands, renews itself; the first time counts. */
function remind(life: Life): Outcome {
  const on = onOf(life)
  const due = life.contracts.filter(({ state, person, from, until }) => state === 'active' && from <= on && on < until && until <= addDays(on, 60) && !life.contracts.some((one) => one.person === person && one.state === 'active' && one.from >= until && one.from < one.until))
  for (const one of due) if (one.person !== unreached && !one.withdrawn.includes('auto_renewal') && on <= addDays(one.until, -noticeDays)) one.toldOn ??= on
  return ok([])
}

/** What the end of a term comes to: the same once more where its resident, here, did not withdraw the consent, was told in time, asked for nothing else and has nothing after it. Each is decided once. */
function renew(life: Life, fault?: Fault): Outcome {
  const on = onOf(life)
  const due = life.contracts.filter(({ state, holds, until, isDecided }) => state === 'active' && holds && until <= on && !isDecided)
  const renewed = due.filter(({ ref, person, until, withdrawn, toldOn }) => {
    const isFollowed = life.contracts.some((one) => one.person === person && one.from < one.until && one.until > until)
    const hasWaiting = life.applications.some((one) => isWaiting(one) && one.person === person) || life.wishes.some((one) => isWaiting(one) && one.contract === ref)
    const agrees = !withdrawn.includes('auto_renewal') || fault === 'renews-without-consent'
    return life.people[person]?.status === 'living' && agrees && toldOn !== null && toldOn <= addDays(until, -noticeDays) && !isFollowed && !hasWaiting
  })
  for (const one of due) one.isDecided = true
  for (const one of renewed) {
    one.holds = false
    life.contracts.push({ ...one, ref: `${one.ref}+`, from: one.until, until: addYears(one.until, 1), holds: true, version: 1, events: ['renew-automatically'], signedAt: 0, lastEnding: null, withdrawn: [], toldOn: null, isDecided: false, supplements: 0, amendedOn: null, signer: null })
  }
  return ok(due.map(() => 'contracts.renew-automatically'), renewed.map(({ ref }) => `contract-renewed ${ref}+`))
}

/** The turn of the day: what renews itself first. */
function turn(life: Life, fault?: Fault): Outcome {
  const on = onOf(life)
  const followed = renew(life, fault)
  const audited: string[] = [...followed.audited]
  const expired = life.contracts.filter(({ state, holds, until }) => state === 'active' && holds && until <= on)
  for (const one of expired) one.holds = false
  if (expired.length > 0) audited.push('contracts.turn-day')
  let marked = 0
  for (const [i, person] of life.people.entries()) {
    const standing = life.contracts.find((one) => one.person === i && one.state === 'active' && one.from <= on && on < one.until)
    if (person.status !== 'living' || (person.isSigned === (standing !== undefined) && (!standing || standing.team === person.team))) continue
    Object.assign(person, { isSigned: standing !== undefined, team: standing?.team ?? person.team })
    marked++
  }
  if (marked > 0) audited.push('contracts.turn-day')
  audited.push(...lapse(life, null), ...lapseWishes(life, null))
  const due = life.handovers.filter(({ state, on: day }) => state === 'planned' && day <= on).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const announced = due.flatMap((one) => {
    const { codes, going } = pass(life, one)
    audited.push(codes.length > 0 ? 'assignments.block' : 'assignments.carry-out')
    if (codes.length === 0) return carry(life, one, going)
    one.state = 'blocked'
    return []
  })
  return ok(audited, [...followed.announced, ...announced])
}

function departAll(life: Life, { ref, people, status, day }: Extract<Single, { kind: 'list' }>): Outcome {
  const departed: Departed[] = []
  let [same, wrong] = [0, 0]
  const announced: string[] = []
  for (const i of people) {
    const person = life.people[i] as Person
    if (person.status === status) same++
    else if (person.status !== 'living' || heldBy(life, i).some((one) => isBeforeSupplement(one, day))) wrong++
    else {
      const held = heldBy(life, i)
      for (const one of held) end(life, one, status === 'moved' ? 'moved_away' : 'deceased', day)
      person.status = status
      announced.push(...held.map((one) => `contract-ended ${one.ref}`))
      departed.push({ person: i, status, contracts: held.map((one) => ({ ref: one.ref, version: one.version })) })
    }
  }
  if (departed.length > 0) life.lists.push({ ref, doneAt: life.now, isUndone: false, departed })
  return { answer: `${departed.length} ${same} ${wrong}`, announced, audited: departed.length > 0 ? ['imports.commit'] : [] }
}
function takeBack(life: Life, list: List, fault?: Fault): Outcome {
  if (list.isUndone || life.now - list.doneAt >= dayMs) return no('IMPORTS.NOT_UNDOABLE')
  list.isUndone = true
  const back = list.departed.filter(({ person, status, contracts }) => life.people[person]?.status === status && contracts.every(({ ref, version }) => contractOf(life, ref).version === version))
  const resumed = back.flatMap(({ contracts }) => contracts.map(({ ref }) => ref))
  for (const { person } of back) (life.people[person] as Person).status = 'living'
  for (const ref of resumed) resume(life, contractOf(life, ref), fault)
  return { answer: `${back.length} ${list.departed.length - back.length}`, announced: resumed.map((ref) => `contract-ending-undone ${ref}`), audited: ['imports.undo'] }
}

/** Does one command: what it answers, and the life after it. A refused one changes nothing. */
export function live(life: Life, command: Single, fault?: Fault): Outcome {
  const on = onOf(life)
  switch (command.kind) {
    case 'sign': {
      const { ref, person, doctor, by, shown } = command
      if (by === 'team' && houseOf[(life.people[person] as Person).team] !== houseOf[teamOf[doctor]]) return notFound
      const { codes, from, previous } = judge(life, person, doctor, null, fault)
      if (codes.length > 0) return no(...codes)
      if (from !== shown) return no('TERMS_CHANGED')
      if (meets(life, person, from, addYears(from, 1))) return no('ALREADY_SIGNED_JUST_NOW')
      begin(life, ref, person, doctor, from, previous, signedFor)
      return ok(['contracts.sign'], [`contract-signed ${ref}`])
    }
    case 'apply': {
      const { ref, person, doctor, replaces } = command
      if (life.applications.some((one) => isWaiting(one) && one.person === person)) return no('ALREADY_APPLIED')
      const { codes, previous, replaced } = judge(life, person, doctor, replaces, fault)
      if (codes.length > 0) return no(...codes)
      life.applications.push({ ref, person, doctor, kind: replaced ? 'change' : previous ? 'renew' : 'sign', replaces: replaced?.ref ?? null, state: 'waiting', at: life.now })
      return ok(['contracts.apply'], [`application-made ${ref}`])
    }
    case 'approve': {
      const { ref, application } = command
      const asked = life.applications.find((one) => one.ref === application) as Application
      if (!isWaiting(asked)) return no('APPLICATION_DECIDED')
      const { person, doctor } = asked
      const { codes, from, previous, replaced } = judge(life, person, doctor, asked.replaces, fault)
      if (codes.length > 0) return no(...codes)
      if (meets(life, person, from, addYears(from, 1), replaced?.ref)) return no('ALREADY_SIGNED_JUST_NOW')
      if (replaced) end(life, replaced, 'transferred')
      begin(life, ref, person, doctor, from, previous, null)
      asked.state = 'approved'
      return ok([...(replaced ? ['contracts.end'] : []), 'contracts.sign'], [...(replaced ? [`contract-ended ${replaced.ref}`] : []), `contract-signed ${ref}`])
    }
    case 'reject': case 'withdraw': {
      const asked = life.applications.find(({ ref }) => ref === command.application) as Application
      if (!isWaiting(asked)) return no('APPLICATION_DECIDED')
      asked.state = command.kind === 'reject' ? 'rejected' : 'withdrawn'
      return ok([`contracts.${command.kind}-application`], [`application-${asked.state} ${asked.ref}`])
    }
    case 'end': {
      const contract = contractOf(life, command.contract)
      if (command.by !== contract.team) return notFound
      const codes = whyNotEnded(life, contract, command.lastDay, fault)
      if (codes.length > 0) return no(...codes)
      end(life, contract, command.reason, command.lastDay)
      return ok(['contracts.end'], fault === 'end-says-nothing' ? [] : [`contract-ended ${contract.ref}`])
    }
    case 'undo-end': {
      const contract = contractOf(life, command.contract)
      const { lastEnding, state, person, from } = contract
      if (state === 'active' || !lastEnding) return no('NOT_ENDED')
      if (life.now - lastEnding.at > undoMs) return no('UNDO_TOO_LATE')
      if (life.people[person]?.status !== 'living') return no('RESIDENT_NOT_HERE')
      if (meets(life, person, from, lastEnding.until, contract.ref)) return no('ALREADY_SIGNED_JUST_NOW')
      resume(life, contract, fault)
      return ok(['contracts.undo-ending'], [`contract-ending-undone ${contract.ref}`])
    }
    case 'ask-end': {
      const { ref, contract } = command
      const codes = [...whyNotEnded(life, contractOf(life, contract)), ...(life.applications.some((one) => isWaiting(one) && one.person === contractOf(life, contract).person) ? ['END_APPLICATION_WAITS'] : [])]
      if (codes.length > 0) return no(...codes)
      if (life.wishes.some((one) => isWaiting(one) && one.contract === contract)) return no('END_ALREADY_ASKED')
      life.wishes.push({ ref, contract, state: 'waiting' })
      return ok(['contracts.ask-ending'], [`ending-asked ${ref}`])
    }
    case 'withdraw-end': case 'refuse-end': case 'accept-end': {
      const wish = life.wishes.find(({ ref }) => ref === command.wish) as Wish
      if (!isWaiting(wish)) return no('APPLICATION_DECIDED')
      const codes = command.kind === 'accept-end' ? whyNotEnded(life, contractOf(life, wish.contract)) : []
      if (codes.length > 0) return no(...codes)
      wish.state = { 'withdraw-end': 'withdrawn', 'refuse-end': 'refused', 'accept-end': 'accepted' }[command.kind]
      if (command.kind === 'withdraw-end') return ok(['contracts.withdraw-ending'])
      if (command.kind === 'refuse-end') return ok(['contracts.refuse-ending'], [`ending-refused ${wish.ref}`])
      end(life, contractOf(life, wish.contract), 'by_request')
      return ok(['contracts.end', 'contracts.accept-ending'], [`contract-ended ${wish.contract}`])
    }
    case 'amend': {
      const { toPaid } = command
      const contract = contractOf(life, command.contract)
      if (command.by !== contract.team) return notFound
      if (command.version !== contract.version) return no('CHANGED_MEANWHILE')
      if (contract.state === 'ended') return no('ALREADY_ENDED')
      const isRunning = contract.from <= on && on < contract.until
      const codes = [...(isRunning ? [] : ['AMEND_NOT_RUNNING']), ...(life.people[contract.person]?.status === 'living' ? [] : ['RESIDENT_NOT_HERE'])]
      if (codes.length > 0) return no(...codes)
      if (toPaid === contract.isPaid) return no('AMEND_NOTHING')
      if (nextOf(life, contract) !== command.shown) return no('TERMS_CHANGED') // the paper says that the next contract, signed already, stays as it is
      Object.assign(contract, { isPaid: fault === 'amendment-is-forgotten' ? contract.isPaid : toPaid, supplements: contract.supplements + 1, amendedOn: on, version: contract.version + 1, events: [...contract.events, 'amend'] })
      return ok(['contracts.amend'], [`contract-amended ${contract.ref}`])
    }
    case 'correct': {
      const contract = contractOf(life, command.contract)
      if (command.version !== contract.version) return no('CHANGED_MEANWHILE')
      if (contract.state === 'ended') return no('ALREADY_ENDED')
      if (contract.signer === null) return no('CORRECTION_NO_REPRESENTATIVE')
      if (contract.signer === command.signer) return no('NOTHING_TO_CORRECT')
      Object.assign(contract, { signer: command.signer, version: contract.version + 1, events: [...contract.events, 'correct'] })
      return ok(['contracts.correct'])
    }
    case 'withdraw-consent': {
      const { withdrawn, state, until } = contractOf(life, command.contract)
      if (command.consent === 'informed' || withdrawn.includes(command.consent) || state === 'ended' || until <= on) return no('CONSENT_STAYS')
      withdrawn.push(command.consent)
      return ok(['contracts.withdraw-consent'])
    }
    case 'depart': {
      const person = life.people[command.person] as Person
      const codes = [...(person.status === 'living' ? [] : ['RESIDENTS.NOT_LIVING']), ...(heldBy(life, command.person).length > 0 || person.isSigned ? ['RESIDENTS.HAS_CONTRACT'] : [])]
      if (codes.length > 0) return no(...codes)
      person.status = command.status
      return ok([`residents.${command.status}`])
    }
    case 'list': return departAll(life, command)
    case 'undo-list': return takeBack(life, life.lists.find(({ ref }) => ref === command.list) as List, fault)
    case 'hand-over': {
      const handover: Handover = { ref: command.ref, from: command.from, to: command.to, on: command.on, state: 'planned' }
      const { codes, going } = pass(life, handover)
      if (codes.length > 0) return no(...codes)
      if (life.handovers.some(({ state, from }) => (state === 'planned' || state === 'blocked') && from === command.from)) return no('ASSIGNMENTS.PLANNED_ALREADY')
      life.handovers.push(handover)
      return command.on > on ? ok(['assignments.plan'], [`handover-planned ${handover.ref}`]) : ok(['assignments.plan', 'assignments.carry-out'], carry(life, handover, going))
    }
    case 'undo-hand-over': {
      const handover = life.handovers.find(({ ref }) => ref === command.handover) as Handover
      if (handover.state !== 'planned' && handover.state !== 'blocked') return no('ASSIGNMENTS.SETTLED')
      handover.state = 'undone'
      return ok(['assignments.undo'], [`handover-undone ${handover.ref}`])
    }
    case 'remind': return remind(life)
    case 'night': return turn(life, fault)
    case 'wait':
      life.now += command.ms
      return ok([])
  }
}
