import { zh } from '#api/wording/index.ts'
import { endReasonCodes } from '#api/end-reasons.ts'
import { violatedConstraint } from '#platform/database/database.ts'
import { servicePackages } from '#policy/index.ts'
import { type BeforeTakeOver, type ContractGround, type ContractJudgement, judgeOldContracts, layContractGround, takeBackContracts, takeOverContracts } from '../contracts/index.ts'
import { type ContractKey, contractsSheet, readContractRow } from './domain/contract-columns.ts'
import { judgeRead } from './judge-read.ts'
import type { Kind } from './kind.ts'

type Plan = Exclude<ContractJudgement, { outcome: 'error' }>
const reasonWords: Readonly<Record<string, string>> = zh.contracts.endReason

/** Contracts of an older system, of residents who are registered already. */
export const contractsKind: Kind<ContractGround, Plan> = {
  name: 'contracts',
  sheet: contractsSheet,
  sameBy: ['paperNumber'],
  mayJudgeAhead: () => false,
  lay: ({ using, actor, on }, run) => layContractGround(using, run, actor, on),

  judge: ({ using: { keys } }, run, laid, given) => judgeRead(given, ({ row, at, mergedAt }) => readContractRow(row, at as ReadonlyMap<ContractKey, number>, mergedAt), (list) => judgeOldContracts(keys, run, laid, list), (column) => (column === 'paidFen' ? 'paid' : column)),

  async write(writing, run, laid, rows) {
    const fresh = rows.flatMap(({ number, judgement }) => (judgement?.outcome === 'new' ? [{ number, judgement }] : []))
    if (fresh.length === 0) return { rows: [], written: [] }
    const { ids, befores, written } = await takeOverContracts(run, laid, writing, fresh.map(({ judgement }) => judgement))
    return { rows: fresh.map(({ number }, i) => ({ number, outcome: 'new', subject_id: ids[i] as string, before: befores[i] })), written }
  },
  isCrossed: (error) => ['one_contract_at_a_time', 'contract_county_code_number_key'].includes(violatedConstraint(error) ?? ''),
  takeBack: async ({ actor: { countyCode }, on, newId }, run, rows) => new Set(await takeBackContracts(run, { countyCode, on, newId }, rows.map((one) => ({ contractId: one.subject_id, before: one.before as BeforeTakeOver })))),

  async offer(using, { run, actor, on }) {
    const { none: _, ...kinds } = zh.residents.documentKind
    const { teams, pack } = await layContractGround(using, run, actor, on)
    const unique = (words: readonly (string | null | undefined)[]) => [...new Set(words.filter((one) => typeof one === 'string'))]
    const packages = servicePackages(pack, on).value.map((one) => one.zh)
    return {
      choices: {
        documentKind: Object.values(kinds), institution: unique(teams.map(({ institutionNames }) => institutionNames[0])), team: unique(teams.map(({ name }) => name)), doctor: unique(teams.flatMap(({ doctors }) => doctors.map(({ name }) => name))),
        packages, endReason: endReasonCodes.map((code) => reasonWords[code] ?? code),
      },
      examples: { institution: teams[0]?.institutionNames[0] ?? '', team: teams[0]?.name ?? '', packages: packages[0] ?? '' },
    }
  },
}
