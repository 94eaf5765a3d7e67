import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { listServicesEndpoint, listUnservedEndpoint, recordServiceEndpoint, type ServiceProgress, serviceWays } from '#api/services.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

type Props = { contract: { contractId: string; residentName: string }; close: () => void }
const formId = 'record-service'

/** Enters a service that was done: which item, on which day, how and by whom. Enter keeps it. */
export function RecordServiceDialog({ contract: { contractId, residentName }, close }: Props) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const read = useRead(listServicesEndpoint, { contractId }, { staleMs: 0 })
  const send = useCommand(recordServiceEndpoint, { refreshes: [listServicesEndpoint, listUnservedEndpoint] })
  const [told, setTold] = useState<{ item?: string; servedOn?: string; way?: string; staffId?: string; note?: string }>({})
  const [isAsked, setAsked] = useState(false)
  const { items = [], staff = [], days = null } = read.data ?? {}
  const servedOn = told.servedOn ?? days?.last ?? ''
  const team = teamOn(staff, servedOn)
  const entry = {
    item: told.item ?? '',
    servedOn,
    way: told.way ?? '',
    staffId: team.find(({ staffId, isSelf }) => (told.staffId === undefined ? isSelf : staffId === told.staffId))?.staffId ?? '',
    note: told.note ?? '',
  }
  const way = serviceWays.find((one) => one === entry.way)
  const field = (key: keyof typeof entry) => ({
    value: entry[key],
    error: isAsked && key !== 'note' && entry[key] === '' ? t(`services.missing.${key}`) : undefined,
    onChange: (event: { target: { value: string } }) => setTold({ ...told, [key]: event.target.value }),
  })
  const keep = () => {
    setAsked(true)
    const item = items.find((one) => one.item === entry.item)
    if (!item || !way || entry.servedOn === '' || entry.staffId === '') return
    send.mutate(
      { contractId, item: item.item, servedOn: entry.servedOn, way, staffId: entry.staffId, note: entry.note.trim() || null },
      {
        onSuccess: () => {
          say.done(t('services.kept', { item: nameOf(item) }))
          close()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('services.title', { name: residentName })}
      isOpen
      close={close}
      acts={
        <Button type="submit" form={formId} kind="primary" busy={send.isPending} disabled={!read.data}>
          {t('services.keep')}
        </Button>
      }
    >
      <ProblemSummary problem={read.error ?? send.error} />
      {read.data ? (
        <form
          id={formId}
          className="service-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            keep()
          }}
        >
          <SelectField
            label={t('services.item')}
            blank={t('services.choose')}
            {...field('item')}
            options={items.map((one) => ({ value: one.item, label: itemLabel(one, t) }))}
          />
          <SelectField
            label={t('services.way')}
            blank={t('services.choose')}
            {...field('way')}
            options={serviceWays.map((value) => ({ value, label: t(`services.ways.${value}`) }))}
          />
          <TextField
            label={t('services.day')}
            type="date"
            min={days?.first}
            max={days?.last}
            hint={days ? t('services.dayHint', days) : undefined}
            {...field('servedOn')}
          />
          <SelectField
            label={t('services.staff')}
            blank={t('services.choose')}
            {...field('staffId')}
            options={team.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          />
          <TextField label={t('services.note')} hint={t('services.noteHint')} optional maxLength={200} {...field('note')} />
        </form>
      ) : read.isError ? null : (
        <LinesSkeleton lines={5} />
      )}
    </Dialog>
  )
}

type Staff = OutputOf<typeof listServicesEndpoint>['staff']
/** Who was of the team on the day; everybody where the day is none of the contract's, which the answer then says. */
function teamOn(staff: Staff, day: string): Staff {
  const team = staff.filter(({ spans }) => spans.some(({ from, until }) => from <= day && (until === null || day < until)))
  return team.length > 0 ? team : staff
}

const itemLabel = (one: ServiceProgress, t: ReturnType<typeof useTranslation<'contracts'>>['t']): string =>
  one.timesAYear === null
    ? nameOf(one)
    : `${nameOf(one)} · ${t('services.timesAYear')} ${t('services.times', { times: one.timesAYear })} · ${t('services.done')} ${one.done}`
