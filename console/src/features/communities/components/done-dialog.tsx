import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Community, type enteredOnes, getCommunityEndpoint, listCommunitiesEndpoint, recordDoneEndpoint } from '#api/communities.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

type Props = { community: Community; one: (typeof enteredOnes)[number]; close: () => void }

/** Enters that one of the five was done: the day, for how many, by what one knows. */
export function DoneDialog({ community, one, close }: Props) {
  const { t } = useTranslation('communities')
  const { today } = useMe()
  const say = useSay()
  const [done, setDone] = useState({ day: today, persons: '', note: '' })
  const command = useCommand(recordDoneEndpoint, { refreshes: [getCommunityEndpoint, listCommunitiesEndpoint] })
  const set = (key: keyof typeof done) => (event: { target: { value: string } }) => setDone({ ...done, [key]: event.target.value })
  const isReady = done.day !== '' && /^\d+$/.test(done.persons) && done.note.trim() !== ''
  const save = () =>
    command.mutate(
      { communityId: community.communityId, one, doneOn: done.day, persons: Number(done.persons), note: done.note.trim() },
      {
        onSuccess: () => {
          say.done(t('done.saved'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('done.title', { one: t(`entered.${one}`) })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={command.isPending} disabled={!isReady} onClick={save}>
          {t('done.save')}
        </Button>
      }
    >
      <ProblemSummary problem={command.error} />
      <div className="fields">
        <TextField label={t('done.day')} type="date" max={today} value={done.day} onChange={set('day')} />
        <TextField
          label={t('done.persons')}
          hint={t('done.personsHint', { members: community.members })}
          type="number"
          min={0}
          inputMode="numeric"
          value={done.persons}
          onChange={set('persons')}
        />
      </div>
      <TextField label={t('done.note')} hint={t('done.noteHint')} maxLength={200} value={done.note} onChange={set('note')} />
    </Dialog>
  )
}
