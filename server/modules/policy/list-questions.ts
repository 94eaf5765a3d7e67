import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listQuestionsEndpoint } from '#api/policy.ts'
import { type LocalDate, localDate } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import { inForce } from '#rules/start-dated.ts'
import { citation, type Key, type Pack } from '#policy/index.ts'
import type { Policies } from './open-policies.ts'
import { packsOn } from './packs-on.ts'

type Output = OutputOf<typeof listQuestionsEndpoint>

/** What the published packs leave open on a day, pack by pack in the catalogue's order. */
export async function listQuestions(policies: Policies, { on: today }: Context, input: InputOf<typeof listQuestionsEndpoint>): Promise<Output> {
  const on = input.on === undefined ? today : localDate(input.on)
  const packs = input.code === undefined ? await packsOn(policies, on) : [await policies.getPack(input.code, on)]
  return { on, questions: packs.flatMap(({ pack }) => openQuestions(pack, policies, on)) }
}

function openQuestions(pack: Pack, { catalogue }: Policies, on: LocalDate): Output['questions'] {
  return catalogue.entries.flatMap(({ key, zh, en, topic, consumer }) => {
    const { status, question: asked, source, values } = pack.answers[key as Key]
    const unreadable = inForce(values, on)?.value.unreadable
    const question = unreadable ?? (status === 'unknown' ? asked : null)
    if (question === null) return []
    const demoFrom = unreadable === undefined ? (Object.keys(values).sort()[0] ?? null) : null
    return [{ code: pack.region, packName: pack.name, key, zh, en, topic, consumer, question, source: source === null ? null : citation(pack, source), demoFrom }]
  })
}
