import { zh } from '#api/wording/index.ts'
import type { Pack } from '#policy/index.ts'
import { auditOf, insertAuditEvent } from '#platform/audit.ts'
import type { Run } from '#platform/database/database.ts'
import type { CommandContext } from '#platform/http/context.ts'
import { insertOutbox } from '#platform/outbox.ts'
import { refused } from '#platform/problem.ts'
import { lockPanels } from '../organisations/index.ts'
import { selectContract } from './contract-rows.ts'
import { endRow } from './end-contract.ts'
import { changedMeanwhile } from './errors.ts'

type Next = { teamId: string; doctorStaffId: string }

/**
 * Ends the running contract because another team's takes its place, within the transaction that signs that one. The panels of both are locked in their
 * order first, so that two who change places with each other do not wait for one another. @throws Conflict when it was ended meanwhile, Refused when it was handed over to the
 * next one's team meanwhile
 */
export async function replaceContract(context: CommandContext, run: Run, contractId: string, next: Next, pack: Pack): Promise<void> {
  const { actor: { countyCode }, at } = context
  const [row] = await run(selectContract, { countyCode, contractId })
  if (!row) throw changedMeanwhile()
  if (row.teamId === next.teamId) throw refused([{ code: 'CONTRACTS.CHANGE_NEEDS_OTHER_TEAM' }])
  await run(lockPanels, { countyCode, panelUnit: 'person', holderIds: [row.teamId, row.doctorStaffId, next.teamId, next.doctorStaffId] })
  const { audit, announce } = await endRow(context, run, row, { reason: 'transferred', note: zh.contracts.ending.noteOfChange, lastDay: null }, pack)
  for (const happening of audit) await run(insertAuditEvent, auditOf(context, countyCode, happening))
  for (const { topic, subjectId } of announce) await run(insertOutbox, { countyCode, outboxId: context.newId(), topic, topicSubjectId: subjectId, at })
}
