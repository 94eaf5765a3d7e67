import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  editResidentEndpoint,
  getResidentEndpoint,
  listResidentsEndpoint,
  listVillagesEndpoint,
  markDepartedEndpoint,
} from '#api/residents.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { PickField } from '../../../kit/pick-field.tsx'
import { villageOptions } from '../../../kit/village-options.ts'
import type { Person } from './facts-sheet.tsx'

const refreshes = [getResidentEndpoint, listResidentsEndpoint]
type Props = { person: Person; isOpen: boolean; close: () => void }

/** Where somebody lives and how to reach them. What is left empty stays as it is. */
export function EditDialog(props: Props) {
  return props.isOpen ? <EditForm {...props} /> : null
}

function EditForm({ person, close }: Props) {
  const { t } = useTranslation('residents')
  const say = useSay()
  const { today } = useMe()
  const villages = useRead(listVillagesEndpoint, {})
  const edit = useCommand(editResidentEndpoint, { refreshes })
  const [villageCode, setVillage] = useState(person.villageCode)
  const [residenceKind, setKind] = useState(person.residenceKind)
  const [livesHereSince, setSince] = useState(person.livesHereSince)
  const [phone, setPhone] = useState('')
  const [address, setAddress] = useState('')
  const save = async () => {
    try {
      await edit.mutateAsync({
        residentId: person.residentId,
        version: person.version,
        villageCode,
        residenceKind,
        livesHereSince,
        phone: phone || null,
        address: address || null,
      })
      say.done(t('editForm.saved'))
      close()
    } catch {
      /* shown above the fields */
    }
  }
  return (
    <Dialog
      title={t('editForm.title')}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={edit.isPending} onClick={() => void save()}>
          {t('editForm.save')}
        </Button>
      }
    >
      <ProblemSummary problem={edit.error} />
      <div className="fields">
        <PickField
          label={t('editForm.village')}
          blank="—"
          value={villageCode}
          options={villageOptions(villages.data?.items ?? [], t('kit:ownVillages'))}
          choose={setVillage}
        />
        <SelectField
          label={t('editForm.residence')}
          value={residenceKind}
          options={(['registered', 'migrant'] as const).map((value) => ({ value, label: t(`residence.${value}`) }))}
          onChange={(event) => setKind(event.target.value as 'registered')}
        />
        <TextField
          label={t('editForm.since')}
          type="date"
          max={today}
          value={livesHereSince}
          onChange={(event) => setSince(event.target.value)}
        />
        <TextField
          label={t('editForm.phone')}
          hint={t('editForm.phoneHint')}
          inputMode="tel"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <TextField
          label={t('editForm.address')}
          hint={t('editForm.addressHint')}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </div>
    </Dialog>
  )
}

/** Somebody moved away or died. A contract in force is ended first. */
export function DepartDialog(props: Props) {
  return props.isOpen ? <DepartForm {...props} /> : null
}

function DepartForm({ person, close }: Props) {
  const { t } = useTranslation('residents')
  const say = useSay()
  const { today } = useMe()
  const depart = useCommand(markDepartedEndpoint, { refreshes })
  const [status, setStatus] = useState<'moved' | 'deceased'>('moved')
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const save = async () => {
    try {
      await depart.mutateAsync({ residentId: person.residentId, version: person.version, status, on, reason })
      say.done(t('departForm.saved'))
      close()
    } catch {
      /* shown above the fields */
    }
  }
  return (
    <Dialog
      title={t('departForm.title')}
      isOpen
      close={close}
      acts={
        <Button kind="danger" busy={depart.isPending} disabled={reason.trim().length < 2} onClick={() => void save()}>
          {t('departForm.save')}
        </Button>
      }
    >
      <ProblemSummary problem={depart.error} />
      <p className="mute s">{t('departForm.text')}</p>
      <div className="fields">
        <SelectField
          label={t('departForm.status')}
          value={status}
          options={(['moved', 'deceased'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(event) => setStatus(event.target.value as 'moved')}
        />
        <TextField label={t('departForm.on')} type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
        <TextField label={t('departForm.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  )
}
