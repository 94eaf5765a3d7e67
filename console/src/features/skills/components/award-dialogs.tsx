import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  awardLevels,
  type AwardRow,
  listAwardsEndpoint,
  recordAwardEndpoint,
  skillsOfStaffEndpoint,
  withdrawAwardEndpoint,
} from '#api/stars.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { StaffPicker } from './staff-picker.tsx'

const refreshes = [listAwardsEndpoint, skillsOfStaffEndpoint]

/** Records what somebody was honoured with. */
export function RecordDialog({ close }: { close: () => void }) {
  const { t } = useTranslation('skills')
  const { today } = useMe()
  const say = useSay()
  const record = useCommand(recordAwardEndpoint, { refreshes })
  const [staffId, setStaff] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [level, setLevel] = useState<(typeof awardLevels)[number]>('county')
  const [givenBy, setGivenBy] = useState('')
  const [givenOn, setGivenOn] = useState(today)
  const isWhole = staffId !== null && title.trim().length >= 2 && givenBy.trim().length >= 2 && givenOn !== ''
  const save = () =>
    record.mutate(
      { staffId: staffId!, title: title.trim(), level, givenBy: givenBy.trim(), givenOn },
      {
        onSuccess: () => {
          close()
          say.done(t('award.recorded'))
        },
      },
    )
  return (
    <Dialog
      title={t('award.record')}
      isOpen
      close={close}
      acts={
        <Button kind="primary" disabled={!isWhole} busy={record.isPending} onClick={save}>
          {t('award.save')}
        </Button>
      }
    >
      <ProblemSummary problem={record.error} />
      <StaffPicker chosen={staffId} choose={setStaff} />
      <div className="fields">
        <TextField
          label={t('award.title')}
          hint={t('award.titleHint')}
          maxLength={60}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <SelectField
          label={t('award.level')}
          value={level}
          options={awardLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
          onChange={(event) => setLevel(event.target.value as typeof level)}
        />
        <TextField label={t('award.givenBy')} maxLength={60} value={givenBy} onChange={(event) => setGivenBy(event.target.value)} />
        <TextField
          label={t('award.givenOn')}
          type="date"
          max={today}
          value={givenOn}
          onChange={(event) => setGivenOn(event.target.value)}
        />
      </div>
    </Dialog>
  )
}

/** Takes an award back, with the reason. */
export function WithdrawAwardDialog({ row, close }: { row: AwardRow; close: () => void }) {
  const { t } = useTranslation('skills')
  const say = useSay()
  const withdraw = useCommand(withdrawAwardEndpoint, { refreshes })
  return (
    <ReasonDialog
      title={t('award.withdrawTitle', { name: row.name })}
      text={t('award.withdrawText')}
      act={t('act.withdraw')}
      isBusy={withdraw.isPending}
      problem={withdraw.error}
      close={close}
      send={(reason) =>
        withdraw.mutate(
          { awardId: row.awardId, reason },
          {
            onSuccess: () => {
              close()
              say.done(t('award.withdrawn'))
            },
          },
        )
      }
    />
  )
}
