import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { listQuestionsEndpoint } from '#api/policy.ts'
import { localDate } from '#kernel/local-date.ts'
import type { Context } from '#platform/http/context.ts'
import { citation, type Key, type Pack } from '#policy/index.ts'
import type { Policies } from './open-policies.ts'
import { packsOn } from './packs-on.ts'

type Output = OutputOf<typeof listQuestionsEndpoint>

/** What the published packs leave open on a day, pack by pack in the catalogue's order. */
export async function listQuestions(policies: Policies, { on: today }: Context, input: InputOf<typeof listQuestionsEndpoint>): Promise<Output> {
  const on = input.on === undefined ? today : localDate(input.on)
  const packs = input.code === undefined ? await packsOn(policies, on) : [await policies.getPack(input.code, on)]
  return { on, questions: packs.flatMap(({ pack }) => openQuestions(pack, policies)) }
}

function openQuestions(pack: Pack, { catalogue }: Policies): Output['questions'] {
  return catalogue.entries.flatMap(({ key, zh, en, topic, consumer }) => {
    const { status, question, source, values } = pack.answers[key as Key]
    if (status !== 'unknown' || question === null) return []
    const demoFrom = Object.keys(values).sort()[0] ?? null
    return [{ code: pack.region, packName: pack.name, key, zh, en, topic, consumer, question, source: source === null ? null : citation(pack, source), demoFrom }]
  })
}
