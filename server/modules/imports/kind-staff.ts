import { zh } from '#api/wording/index.ts'
import { violatedConstraint } from '#platform/database/database.ts'
import { importStaff, type Joined, judgeStaff, layStaffGround, type StaffGround, type StaffJudgement, takeBackStaff } from '../organisations/index.ts'
import { readStaffRow, type StaffKey, staffSheet } from './domain/staff-columns.ts'
import { judgeRead } from './judge-read.ts'
import type { Kind, WrittenRow } from './kind.ts'
import { selectWithAccount } from './store.ts'

type Plan = Exclude<StaffJudgement, { outcome: 'error' }>
const choicesOf = (words: Readonly<Record<string, string>>): string[] => Object.values(words)

/** Staff with licences and posts, and the teams they form or join. A team takes its rows from the whole list, so the list is one chunk. */
export const staffKind: Kind<StaffGround, Plan> = {
  name: 'staff',
  sheet: staffSheet,
  sameBy: ['number'],
  isWhole: true,
  mayJudgeAhead: () => false,
  lay: ({ using, actor, on }, run) => layStaffGround(using, run, actor, on),

  judge: ({ using: { keys } }, run, laid, given) => judgeRead(given, ({ row, at, mergedAt }) => readStaffRow(row, at as ReadonlyMap<StaffKey, number>, mergedAt), (list) => judgeStaff(keys, run, laid, list)),

  async write({ newId }, run, laid, rows) {
    const good = rows.flatMap(({ number, judgement }) => (judgement && judgement.outcome !== 'duplicate' ? [{ number, judgement }] : []))
    const entered = await importStaff(run, laid, { newId }, good.map(({ judgement }) => judgement))
    return {
      rows: entered.map(({ staffId, joined }, i): WrittenRow => ({ number: good[i]?.number as number, outcome: good[i]?.judgement.outcome as 'new' | 'update', subject_id: staffId, before: joined })),
      written: entered.map((one, i) => JSON.stringify({ ...one, given: good[i]?.judgement.fresh && { ...good[i].judgement.fresh.given, number: good[i].judgement.fresh.digest.toString('hex') } })),
    }
  },
  isCrossed: (error) => ['staff_document_hmac_key', 'team_member_pkey'].includes(violatedConstraint(error) ?? ''),

  async takeBack({ actor: { countyCode }, on }, run, rows) {
    const held = new Set((await run(selectWithAccount, { staffIds: rows.map((one) => one.subject_id) })).map(({ staffId }) => staffId))
    return new Set(await takeBackStaff(run, { countyCode, on }, rows.map((one) => ({ staffId: one.subject_id, isNew: one.outcome === 'new', joined: one.before as Joined, mayGo: !held.has(one.subject_id) }))))
  },

  async offer(using, { run, actor, on }) {
    const { byId } = await layStaffGround(using, run, actor, on)
    const institution = [...byId.values()].map(({ name }) => name)
    const { category, titleLevel, licence, role } = zh.organisations
    return { choices: { category: choicesOf(category), titleLevel: choicesOf(titleLevel), institution, licence: choicesOf(licence), role: choicesOf(role), isLeader: ['是', '否'] }, examples: { institution: institution[0] ?? '' } }
  },
}
