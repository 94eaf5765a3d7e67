import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createRoundEndpoint, editRoundEndpoint, getRoundEndpoint, listRoundsEndpoint, type StarRound } from '#api/stars.ts'
import { addDays, isLocalDate, localDate } from '#kernel/local-date.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'

const moved = (day: string, days: number) => (isLocalDate(day) ? addDays(localDate(day), days) : day)
const yearLater = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28')

/** Name and days of an assessment: a new one, or a draft's. Until when it holds is asked by the last day. */
export function RoundDialog({ round, close, saved }: { round: StarRound | null; close: () => void; saved: (roundId: string) => void }) {
  const { t } = useTranslation('skills')
  const { today } = useMe()
  const refreshes = [listRoundsEndpoint, getRoundEndpoint]
  const create = useCommand(createRoundEndpoint, { refreshes })
  const edit = useCommand(editRoundEndpoint, { refreshes })
  const [name, setName] = useState(round?.name ?? '')
  const [heldOn, setHeldOn] = useState(round?.heldOn ?? today)
  const [lastDay, setLastDay] = useState(round ? moved(round.validUntil, -1) : moved(yearLater(today), -1))
  const isWhole = name.trim().length >= 2 && isLocalDate(heldOn) && isLocalDate(lastDay)
  const save = () => {
    const fields = { name: name.trim(), heldOn, validUntil: moved(lastDay, 1) }
    const after = { onSuccess: ({ roundId }: { roundId: string }) => saved(roundId) }
    if (round) edit.mutate({ ...fields, roundId: round.roundId, version: round.version }, after)
    else create.mutate(fields, after)
  }
  return (
    <Dialog
      title={round ? t('round.editTitle') : t('round.newTitle')}
      isOpen
      close={close}
      acts={
        <Button kind="primary" disabled={!isWhole} busy={create.isPending || edit.isPending} onClick={save}>
          {round ? t('round.save') : t('round.begin')}
        </Button>
      }
    >
      <ProblemSummary problem={create.error ?? edit.error} />
      <div className="fields">
        <TextField
          label={t('round.name')}
          hint={t('round.nameHint')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField label={t('round.heldOn')} type="date" max={today} value={heldOn} onChange={(event) => setHeldOn(event.target.value)} />
        <TextField label={t('round.lastDay')} type="date" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
      </div>
    </Dialog>
  )
}
