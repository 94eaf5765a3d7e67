import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { beginOfferingEndpoint, listOfferersEndpoint, listTechniquesEndpoint, techniquesOfEndpoint } from '#api/techniques.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

type Item = OutputOf<typeof techniquesOfEndpoint>['items'][number]
export const offeringRefreshes = [techniquesOfEndpoint, listTechniquesEndpoint, listOfferersEndpoint]

/** From when an institution offers something, and how many pieces it owns. */
export function BeginDialog({ institutionId, item, close }: { institutionId: string; item: Item; close: () => void }) {
  const { t } = useTranslation('skills')
  const { today } = useMe()
  const say = useSay()
  const begin = useCommand(beginOfferingEndpoint, { refreshes: offeringRefreshes })
  const [since, setSince] = useState(today)
  const [pieces, setPieces] = useState('')
  const [note, setNote] = useState('')
  const isWhole = since !== '' && (pieces === '' || /^[1-9]\d{0,2}$/.test(pieces))
  const send = () =>
    begin.mutate(
      { institutionId, techniqueId: item.techniqueId, since, pieces: pieces === '' ? null : Number(pieces), note: note.trim() || null },
      {
        onSuccess: () => {
          close()
          say.done(t('technique.begun', { name: item.name }))
        },
      },
    )
  return (
    <Dialog
      title={t('technique.beginOf', { name: item.name })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" disabled={!isWhole} busy={begin.isPending} onClick={send}>
          {t('technique.begin')}
        </Button>
      }
    >
      <ProblemSummary problem={begin.error} />
      {item.needsTraining ? <p>{t('technique.needs', { course: item.courseName, count: item.trained })}</p> : null}
      <div className="fields">
        <TextField label={t('technique.since')} type="date" max={today} value={since} onChange={(event) => setSince(event.target.value)} />
        {item.kind === 'equipment' ? (
          <TextField
            label={t('technique.pieces')}
            optional
            inputMode="numeric"
            maxLength={3}
            value={pieces}
            onChange={(event) => setPieces(event.target.value)}
          />
        ) : null}
        <TextField label={t('technique.note')} optional maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
    </Dialog>
  )
}
