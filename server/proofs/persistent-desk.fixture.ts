import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { listToSignEndpoint, proposeSigningEndpoint, signContractEndpoint } from '#api/contracts.ts'
import { addTagEndpoint, editResidentEndpoint, listVillagesEndpoint, registerResidentEndpoint } from '#api/residents.ts'
import { identityCheckCharacter } from '#kernel/identity-number.ts'
import { type Place, signIn } from '../../bench/running-product.ts'
import { aSignature } from '../modules/contracts/signature.fixture.ts'

type Kind = 'sign' | 'register' | 'tag' | 'edit'
/** One write as the desk sends it, with the key that it keeps until there is an answer. */
type Write = { kind: Kind; key: string; cookie: string; path: string; body: Record<string, unknown> }
type Answer = { text: string; isReplay: boolean }
/** `isReplay`: every attempt that was answered got what an earlier one had stored. */
type Acknowledged = Write & Answer
type Desk = { cookie: string; residents: string[]; villageCode: string }

const paths: Record<Kind, string> = { sign: signContractEndpoint.path, register: registerResidentEndpoint.path, tag: addTagEndpoint.path, edit: editResidentEndpoint.path }
const signature = aSignature()

/** What all desks of one run sent, were answered and gave up. `isOver` ends their work after what they have in hand. */
export class Journal {
  readonly acknowledged: Acknowledged[] = []
  /** No answer came, and the desk did not ask again: stored or not, but wholly. */
  readonly abandoned: Write[] = []
  /** Answers that call it our defect, and answers that differ from the first. */
  readonly defects: string[] = []
  readonly inFlight = new Map<string, Write>()
  /** Keys of signings that were in flight when something was killed. */
  readonly caught = new Set<string>()
  retries = 0
  isOver = false
  private readonly origin: string
  private sent = 0
  constructor(origin: string) { this.origin = origin }

  signing = (): Write[] => [...this.inFlight.values()].filter(({ kind }) => kind === 'sign')

  /** Sends until there is an answer. Every seventh is clicked twice, every fifth is sent twice more afterwards, every twelfth is given up when no answer came. */
  async persist(write: Write): Promise<any> {
    const nth = ++this.sent
    for (;;) {
      this.inFlight.set(write.key, write)
      const answers = await Promise.all(nth % 7 === 0 ? [this.send(write), this.send(write)] : [this.send(write)])
      this.inFlight.delete(write.key)
      const [answer, twin] = answers.filter((one) => one !== undefined)
      if (answer) {
        if (twin && twin.text !== answer.text) this.defects.push(`${write.path}: two clicks, two answers: ${answer.text} ${twin.text}`)
        this.acknowledged.push({ ...write, text: answer.text, isReplay: answers.every((one) => one?.isReplay !== false) })
        if (nth % 5 === 0) for (const again of await Promise.all([this.send(write), this.send(write)])) this.compare(write, answer.text, again)
        return JSON.parse(answer.text)
      }
      if (nth % 12 === 0) {
        this.abandoned.push(write)
        return undefined
      }
      this.retries++
      await sleep(100)
    }
  }

  /** Sends what was acknowledged once more: the same answer, from the store. */
  async repeat(write: Acknowledged): Promise<void> {
    const again = await this.send(write)
    if (!again) this.defects.push(`${write.path}: no answer when all was quiet`)
    else this.compare(write, write.text, again)
  }
  private compare(write: Write, first: string, again: Answer | undefined): void {
    if (again && (again.text !== first || !again.isReplay)) this.defects.push(`${write.path}: another answer to the same key: ${first} ${again.text}`)
  }

  /** One attempt; nothing when the connection broke or the answer was 5xx. @throws Error for a refusal */
  private async send({ path, cookie, key, body }: Write): Promise<Answer | undefined> {
    const answer = await this.post(path, cookie, body, { 'idempotency-key': key })
    return answer && { text: answer.text, isReplay: answer.headers.get('idempotent-replay') === 'true' }
  }
  /** A question, asked until it is answered. */
  async ask(path: string, cookie: string, body?: Record<string, unknown>): Promise<any> {
    for (;;) {
      const answer = await this.post(path, cookie, body)
      if (answer) return JSON.parse(answer.text)
      await sleep(100)
    }
  }
  private async post(path: string, cookie: string, body?: Record<string, unknown>, headers: Record<string, string> = {}): Promise<{ text: string; headers: Headers } | undefined> {
    let answer: Response
    let text: string
    try {
      answer = await fetch(`${this.origin}${path}`, {
        signal: AbortSignal.timeout(30_000), headers: { cookie, ...headers, ...(body && { 'content-type': 'application/json' }) }, ...(body && { method: 'POST', body: JSON.stringify(body) }),
      })
      text = await answer.text()
    } catch {
      return undefined
    }
    if (answer.status === 500) this.defects.push(`${path}: ${text}`)
    if (answer.status >= 500) return undefined
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return { text, headers: answer.headers }
  }
}

/** Signs a demo doctor in and fetches who has no contract yet. */
export async function openDesk(journal: Journal, place: Place, account: string): Promise<Desk> {
  const { cookie, close } = await signIn(place, account)
  await close()
  const residents: string[] = []
  for (let after = ''; residents.length < 1000; ) {
    const page = await journal.ask(`${listToSignEndpoint.path}?most=100${after}`, cookie)
    residents.push(...page.items.map(({ residentId }: { residentId: string }) => residentId))
    if (page.next === null) break
    after = `&after=${encodeURIComponent(page.next)}`
  }
  const villages = (await journal.ask(listVillagesEndpoint.path, cookie)).items as { code: string; isOwn: boolean }[]
  return { cookie, residents, villageCode: (villages.find(({ isOwn }) => isOwn) ?? villages[0])?.code as string }
}

/** What one doctor does until the journal is over: signs somebody, registers somebody else, tags and edits them. */
export async function workAtDesk(journal: Journal, { cookie, residents, villageCode }: Desk): Promise<void> {
  const write = (kind: Kind, body: Record<string, unknown>, residentId?: string) => {
    const path = paths[kind].replace(':residentId', residentId ?? '')
    return journal.persist({ kind, key: randomUUID(), cookie, path, body })
  }
  const home = { villageCode, residenceKind: 'registered', livesHereSince: '2000-01-01' }
  while (!journal.isOver) {
    const residentId = residents.shift()
    // With nobody to sign just now, somebody is registered, who is signed next.
    if (residentId !== undefined) {
      const proposal = await journal.ask(proposeSigningEndpoint.path, cookie, { residentId })
      if (proposal.reasons.length > 0) continue
      await write('sign', signingOf(proposal))
    }
    const person = await write('register', { name: '杨核验', document: { kind: 'identity_card', number: aNumber() }, isAnotherPerson: true, ...home })
    const tag = person && (await write('tag', { population: 'hypertension', validFrom: '2026-11-01', evidence: { document: '诊断证明' } }, person.residentId))
    // Registered is version 1, tagged 2.
    if (tag) await write('edit', { version: 2, phone: '13812340417', ...home }, person.residentId)
    if (person) residents.push(person.residentId)
  }
}

/** What the desk sends after the proposal. */
function signingOf(proposal: any): Record<string, unknown> {
  return {
    residentId: proposal.resident.id, teamId: proposal.teamId, doctorStaffId: proposal.doctorStaffId, years: proposal.term.chosen, unit: 'person', channel: 'desk', offerHash: proposal.offerHash, hospitals: [],
    packageIds: proposal.packages.filter((one: { isChosen: boolean }) => one.isChosen).map((one: { id: string }) => one.id),
    consents: proposal.consents.map(({ id }: { id: string }) => ({ id, agreed: true })),
    representative: proposal.resident.needsRepresentative ? { name: '杨代签', relation: 'parent' } : null,
    residentSignature: { kind: 'drawn', png: signature, strokes: [[{ x: 1, y: 2, at: 3 }]] },
  }
}

let serial = 0
/** A number like no other of this run; the demo county's own end in sequences from 800. */
function aNumber(): string {
  const born = new Date(Date.UTC(1961, 0, 1 + Math.floor(serial / 700))).toISOString().slice(0, 10).replaceAll('-', '')
  const first = `500112${born}${String((serial++ % 700) + 1).padStart(3, '0')}`
  return first + identityCheckCharacter(first)
}
