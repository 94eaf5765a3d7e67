import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { type listDraftsEndpoint, takeBackAdoptionEndpoint } from '#api/policy-drafts.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { refreshes } from './shown.ts'
import { useNote } from './use-note.tsx'

type Read = OutputOf<typeof listDraftsEndpoint>
type Adoption = Read['adoptions'][number]

/** The packs the county goes by, day by day; one whose day is yet to come can be taken back, and those that were stay to be read. */
export function Adoptions({ read: { adoptions, takenBack } }: { read: Read }) {
  const { t } = useTranslation('policy-drafts')
  const [asked, ask] = useState<Adoption | null>(null)
  if (adoptions.length === 0 && takenBack.length === 0) return null
  return (
    <Sheet title={t('list.adoptions')} padded>
      <ul className="drafts-versions">
        {adoptions.map((one) => (
          <li key={one.from} lang="zh-CN">
            <p>
              <b>{one.packName}</b>
              <span className="num">{t('list.since', { from: one.from })}</span>
            </p>
            <p className="mute drafts-acts">
              {one.decidedBy}
              {one.mayTakeBack ? (
                <Button kind="quiet" small aria-label={`${t('list.takeBack')} ${one.packName} ${one.from}`} onClick={() => ask(one)}>
                  {t('list.takeBack')}
                </Button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      {takenBack.length > 0 ? (
        <>
          <h3 className="drafts-past">{t('list.takenBack')}</h3>
          <ul className="drafts-versions">
            {takenBack.map((one) => (
              <li key={one.takenBackAt} lang="zh-CN" className="mute">
                <p>
                  <s>{one.packName}</s>
                  <span className="num">{t('list.since', { from: one.from })}</span>
                </p>
                <p>{t('list.takenBackBy', { at: dayAndClockOf(one.takenBackAt), by: one.takenBackBy, note: one.note })}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {asked ? <TakeBackDialog adoption={asked} close={() => ask(null)} /> : null}
    </Sheet>
  )
}

function TakeBackDialog({ adoption: { from, packCode, packName }, close }: { adoption: Adoption; close: () => void }) {
  const { t } = useTranslation('policy-drafts')
  const say = useSay()
  const { note, demand, field } = useNote()
  const takeBack = useCommand(takeBackAdoptionEndpoint, { refreshes })
  const send = () => {
    if (!demand() || takeBack.isPending) return
    takeBack.mutate(
      { from, packCode, note },
      {
        onSuccess: () => {
          say.done(t('list.takeBackDone'))
          close()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('list.takeBackTitle', { from, name: packName })}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={takeBack.isPending} onClick={send}>
          {t('list.takeBack')}
        </Button>
      }
    >
      <ProblemSummary problem={takeBack.error} />
      <p>{t('list.takeBackText')}</p>
      {field}
    </Dialog>
  )
}
