import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { getRoundEndpoint, listResultsEndpoint, listRoundsEndpoint, publishRoundEndpoint, withdrawRoundEndpoint } from '#api/stars.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { countText } from '../../../kit/figures.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import { PasteStars } from './paste-stars.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RoundDialog } from './round-dialog.tsx'

type Round = OutputOf<typeof getRoundEndpoint>
const refreshes = [getRoundEndpoint, listRoundsEndpoint, listResultsEndpoint]

/** What the reader may do next with an assessment, each in a dialog of its own. */
export function RoundActs({ round }: { round: Round }) {
  const { t } = useTranslation('skills')
  const [open, setOpen] = useState<'edit' | 'paste' | 'publish' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  const can = (step: Round['next'][number]) => round.next.includes(step)
  return (
    <>
      {can('edit') ? (
        <>
          <Button onClick={() => setOpen('edit')}>{t('act.edit')}</Button>
          <Button kind={can('publish') ? 'plain' : 'primary'} onClick={() => setOpen('paste')}>
            {t('act.paste')}
          </Button>
        </>
      ) : null}
      {can('publish') ? (
        <Button kind="primary" onClick={() => setOpen('publish')}>
          {t('act.publish')}
        </Button>
      ) : null}
      {can('withdraw') ? (
        <Button kind="danger" onClick={() => setOpen('withdraw')}>
          {t('act.withdraw')}
        </Button>
      ) : null}
      {open === 'edit' ? <RoundDialog round={round} close={close} saved={close} /> : null}
      {open === 'paste' ? <PasteStars round={round} close={close} /> : null}
      {open === 'publish' ? <PublishDialog round={round} close={close} /> : null}
      {open === 'withdraw' ? <WithdrawDialog round={round} close={close} /> : null}
    </>
  )
}

function PublishDialog({ round, close }: { round: Round; close: () => void }) {
  const { t } = useTranslation('skills')
  const { today } = useMe()
  const say = useSay()
  const [from, setFrom] = useState(today)
  const publish = useCommand(publishRoundEndpoint, { refreshes })
  const rated = round.counts.reduce((sum, count) => sum + count, 0)
  const send = () =>
    publish.mutate(
      { roundId: round.roundId, version: round.version, from },
      {
        onSuccess: () => {
          close()
          say.done(t('publish.done', { day: from }))
        },
      },
    )
  return (
    <Dialog
      title={t('publish.title', { name: round.name })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={publish.isPending} disabled={from === ''} onClick={send}>
          {t('act.publish')}
        </Button>
      }
    >
      <ProblemSummary problem={publish.error} />
      <p>{t('publish.text', { rated: countText(rated), none: countText(round.unrated) })}</p>
      <TextField label={t('publish.from')} type="date" min={today} value={from} onChange={(event) => setFrom(event.target.value)} />
    </Dialog>
  )
}

function WithdrawDialog({ round, close }: { round: Round; close: () => void }) {
  const { t } = useTranslation('skills')
  const say = useSay()
  const withdraw = useCommand(withdrawRoundEndpoint, { refreshes })
  return (
    <ReasonDialog
      title={t('withdraw.title', { name: round.name })}
      text={t('withdraw.text')}
      act={t('act.withdraw')}
      isBusy={withdraw.isPending}
      problem={withdraw.error}
      close={close}
      send={(reason) =>
        withdraw.mutate(
          { roundId: round.roundId, version: round.version, reason },
          {
            onSuccess: () => {
              close()
              say.done(t('withdraw.done'))
            },
          },
        )
      }
    />
  )
}
