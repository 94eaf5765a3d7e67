import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  noteReasonEndpoint,
  reasonHistoryEndpoint,
  takeBackReasonEndpoint,
  unsignedMonthEndpoint,
  unsignedSummaryEndpoint,
} from '#api/unsigned.ts'
import type { UnsignedReason } from '#api/unsigned-reasons.ts'
import { problemTexts } from '../../app/problem.ts'
import { useMe } from '../../app/session.ts'
import { useCommand } from '../../app/use-endpoint.ts'
import { useSay } from '../../kit/undo-toast.tsx'
import type { Row, Said, Standing } from './shown.ts'

type Refusal = { by: NonNullable<Standing['refusedBy']>; on: string }
type More = { refusal?: Refusal | null; note?: string | null }

/**
 * Saying why somebody is not signed. The list stays as it is, so that nobody jumps away under the fingers: what was said is remembered
 * beside it, and the figures are read anew.
 */
export function useSayReason() {
  const { t } = useTranslation('unsigned')
  const { displayName, today } = useMe()
  const say = useSay()
  const refreshes = [unsignedSummaryEndpoint, unsignedMonthEndpoint, reasonHistoryEndpoint]
  const note = useCommand(noteReasonEndpoint, { refreshes })
  const takeBack = useCommand(takeBackReasonEndpoint, { refreshes })
  const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map())
  const remember = (residentId: string, what: Said) => setSaid((before) => new Map(before).set(residentId, what))
  const standingOf = (row: Pick<Row, 'residentId' | 'standing'>): Standing | null => {
    const known = said.get(row.residentId)
    return known && 'standing' in known ? known.standing : row.standing
  }
  const back = async (row: Pick<Row, 'residentId' | 'standing' | 'name'>, standing = standingOf(row)) => {
    if (standing === null) return
    try {
      await takeBack.mutateAsync({ residentId: row.residentId, reasonId: standing.reasonId })
      remember(row.residentId, { standing: null })
      say.done(t('say.back', { name: row.name }))
    } catch (problem) {
      say.failed(problemTexts(problem).join(' '))
    }
  }
  const give = async (row: Pick<Row, 'residentId' | 'standing' | 'name'>, reason: UnsignedReason, more: More = {}) => {
    const before = standingOf(row)
    try {
      const { reasonId } = await note.mutateAsync({
        residentId: row.residentId,
        reason,
        note: more.note || null,
        seen: before?.reasonId ?? null,
        refusal: more.refusal ?? null,
      })
      const now: Standing = {
        reasonId,
        reason,
        note: more.note || null,
        refusedBy: more.refusal?.by ?? null,
        refusedOn: more.refusal?.on ?? null,
        notedOn: today,
        notedBy: displayName,
      }
      remember(row.residentId, { standing: now })
      say.done(t('say.noted', { name: row.name, reason: t(`reason.${reason}`) }), () => void back(row, now))
      return true
    } catch (problem) {
      say.failed(problemTexts(problem).join(' '))
      return false
    }
  }
  const left = (residentId: string, status: 'deceased' | 'moved') => remember(residentId, { left: status })
  return { said, standingOf, give, back, left, isBusy: note.isPending || takeBack.isPending }
}
