import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getSupportEndpoint, listSupportEndpoint, listVisitsEndpoint, recordVisitEndpoint, type SupportAgreement } from '#api/support.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

type Place = SupportAgreement['places'][number]
const keyOf = (place: Place) => place.institutionId ?? place.villageCode ?? ''

/** Records one visit: the day, what, where, by how many, for how many. */
export function VisitDialog({ agreement, close }: { agreement: SupportAgreement; close: () => void }) {
  const { t } = useTranslation('support')
  const { today } = useMe()
  const say = useSay()
  const { agreementId, works, places, teams } = agreement
  const [visit, setVisit] = useState({
    heldOn: today,
    work: works[0] as string,
    place: places[0] ? keyOf(places[0]) : '',
    team: '',
    experts: '1',
    halfDays: '1',
    persons: '',
    note: '',
  })
  const command = useCommand(recordVisitEndpoint, { refreshes: [listVisitsEndpoint, getSupportEndpoint, listSupportEndpoint] })
  const field = (key: keyof typeof visit) => ({
    label: t(`visit.${key}`),
    value: visit[key],
    onChange: (event: { target: { value: string } }) => setVisit({ ...visit, [key]: event.target.value }),
  })
  const isWhole = (text: string, least: number) => /^\d+$/.test(text) && Number(text) >= least
  const isReady = visit.heldOn !== '' && isWhole(visit.experts, 1) && isWhole(visit.halfDays, 1) && isWhole(visit.persons, 0)
  const save = () => {
    const place = places.find((one) => keyOf(one) === visit.place)
    const work = works.find((one) => one === visit.work)
    if (!place || !work) return
    command.mutate(
      {
        agreementId,
        heldOn: visit.heldOn,
        work,
        institutionId: place.institutionId,
        villageCode: place.villageCode,
        teamName: visit.team || null,
        experts: Number(visit.experts),
        halfDays: Number(visit.halfDays),
        persons: Number(visit.persons),
        note: visit.note.trim() || null,
      },
      {
        onSuccess: () => {
          say.done(t('visit.saved'))
          close()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('visit.title')}
      isOpen
      close={close}
      wide
      acts={
        <Button kind="primary" busy={command.isPending} disabled={!isReady} onClick={save}>
          {t('visit.save')}
        </Button>
      }
    >
      <ProblemSummary problem={command.error} />
      <div className="fields">
        <TextField {...field('heldOn')} type="date" min={agreement.validFrom} max={today} />
        <SelectField {...field('work')} options={works.map((value) => ({ value, label: t(`work.${value}`) }))} />
        <SelectField {...field('place')} options={places.map((one) => ({ value: keyOf(one), label: one.name }))} />
        <SelectField {...field('team')} blank={t('visit.noTeam')} options={teams.map(({ name }) => ({ value: name, label: name }))} />
        <TextField {...field('experts')} type="number" min={1} inputMode="numeric" />
        <TextField {...field('halfDays')} type="number" min={1} inputMode="numeric" />
        <TextField {...field('persons')} type="number" min={0} inputMode="numeric" />
        <TextField {...field('note')} optional maxLength={200} />
      </div>
    </Dialog>
  )
}
