import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import {
  allianceKinds,
  getInstitutionEndpoint,
  listAlliancesEndpoint,
  listInstitutionsEndpoint,
  saveAllianceEndpoint,
} from '#api/organisations.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { TickList } from '../../../kit/tick-list.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

type Alliance = OutputOf<typeof listAlliancesEndpoint>['items'][number]
const main = ['hospital', 'community_health_centre', 'township_health_centre'] as const

/** Forms an alliance, or names its members anew: hospitals, centres and township hospitals; their stations go with them. */
export function AllianceForm({ alliance }: { alliance?: Alliance }) {
  const { t } = useTranslation('organisations')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {alliance ? t('orgs.editAlliance') : t('orgs.newAlliance')}
      </Button>
      {isOpen ? <Form {...(alliance ? { alliance } : {})} close={() => setOpen(false)} /> : null}
    </>
  )
}

function Form({ alliance, close }: { alliance?: Alliance; close: () => void }) {
  const { t } = useTranslation('organisations')
  const say = useSay()
  const [name, setName] = useState(alliance?.name ?? '')
  const [kind, setKind] = useState(alliance?.kind ?? 'county_medical_community')
  const [lead, setLead] = useState(alliance?.leadInstitutionId ?? '')
  const [members, setMembers] = useState(alliance?.members.map((one) => one.institutionId) ?? [])
  const lists = [
    useRead(listInstitutionsEndpoint, { kind: main[0], most: 100 }),
    useRead(listInstitutionsEndpoint, { kind: main[1], most: 100 }),
    useRead(listInstitutionsEndpoint, { kind: main[2], most: 100 }),
  ]
  const options = lists.flatMap((list) => list.data?.items ?? []).map((one) => ({ value: one.institutionId, label: one.name }))
  const command = useCommand(saveAllianceEndpoint, { refreshes: [listAlliancesEndpoint, getInstitutionEndpoint] })
  const save = () =>
    command.mutate(
      { allianceId: alliance?.allianceId ?? null, name: name.trim(), kind, leadInstitutionId: lead, memberIds: members },
      {
        onSuccess: () => {
          say.done(t('orgs.saved'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={alliance ? t('orgs.editAlliance') : t('orgs.newAlliance')}
      isOpen
      close={close}
      wide
      acts={
        <Button kind="primary" busy={command.isPending} disabled={!name.trim() || !lead} onClick={save}>
          {t('orgs.save')}
        </Button>
      }
    >
      <ProblemSummary problem={command.error} />
      <div className="fields">
        <TextField label={t('orgs.allianceName')} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        <SelectField
          label={t('orgs.allianceKind')}
          value={kind}
          options={allianceKinds.map((value) => ({ value, label: t(`alliance.${value}`) }))}
          onChange={(event) => setKind(event.target.value as Alliance['kind'])}
        />
        <SelectField label={t('orgs.lead')} blank="—" value={lead} options={options} onChange={(event) => setLead(event.target.value)} />
      </div>
      <TickList
        className="orgs-areas"
        lang="zh-CN"
        label={t('orgs.pick')}
        options={options.filter(({ value }) => value !== lead)}
        chosen={members}
        choose={setMembers}
      />
    </Dialog>
  )
}
