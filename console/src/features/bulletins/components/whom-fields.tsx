import { useTranslation } from 'react-i18next'
import { bulletinSigned } from '#api/bulletins.ts'
import { listInstitutionsEndpoint } from '#api/organisations.ts'
import { roles } from '#api/permissions.ts'
import { listRegionsEndpoint } from '#api/regions.ts'
import { listVillagesEndpoint } from '#api/residents.ts'
import { useMe } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Segments } from '../../../kit/button.tsx'
import { SelectField, TickBox } from '../../../kit/field.tsx'
import { filterPopulations, usePopulationName } from '../../../kit/populations.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { villageOptions } from '../../../kit/village-options.ts'
import type { Parts } from './word-fields.tsx'

const toggled = <T extends string>(chosen: readonly T[], one: T): T[] =>
  chosen.includes(one) ? chosen.filter((it) => it !== one) : [...chosen, one]

/** Whom the bulletin is for. */
export function WhomFields({ draft, change }: Parts) {
  const { t } = useTranslation('bulletins')
  return (
    <Sheet title={t('form.whom')} sub={t('form.all')} padded>
      <div className="bulletin-lines">
        {draft.audience === 'residents' ? <Residents draft={draft} change={change} /> : <Staff draft={draft} change={change} />}
      </div>
    </Sheet>
  )
}

type TicksOf = {
  legend: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  choose: (one: string) => void
}
function Ticks({ legend, options, chosen, choose }: TicksOf) {
  return (
    <fieldset className="bulletin-choice">
      <legend>{legend}</legend>
      <div className="bulletin-ticks">
        {options.map(({ value, label }) => (
          <TickBox key={value} checked={chosen.includes(value)} onChange={() => choose(value)}>
            {label}
          </TickBox>
        ))}
      </div>
    </fieldset>
  )
}

function Residents({ draft, change }: Parts) {
  const { t } = useTranslation('bulletins')
  const me = useMe()
  const populationName = usePopulationName()
  const regions = useRead(listRegionsEndpoint, {}, { staleMs: 300_000 })
  const villages = useRead(listVillagesEndpoint, {}, { staleMs: 300_000 })
  const townships = (regions.data?.items ?? []).filter(({ level }) => level === 'township')
  const isOfInstitution = me.scope.kind === 'institution'
  // An institution writes to its own residents only.
  const known = (villages.data?.items ?? []).filter(({ isOwn }) => isOwn || !isOfInstitution)
  const chosenVillages = known.filter(({ code }) => draft.villageCodes.includes(code))
  return (
    <>
      <div className="bulletin-row">
        <Segments
          label={t('form.signed')}
          value={draft.signed}
          options={bulletinSigned.map((value) => ({ value, label: t(`signed.${value}`) }))}
          onChange={(signed) => change({ signed })}
        />
      </div>
      {isOfInstitution ? null : (
        <Ticks
          legend={t('form.townships')}
          options={townships.map(({ code, name }) => ({ value: code, label: name }))}
          chosen={draft.townshipCodes}
          choose={(one) => change({ townshipCodes: toggled(draft.townshipCodes, one) })}
        />
      )}
      <SelectField
        label={t('form.villages')}
        optional
        blank="—"
        value=""
        options={villageOptions(
          known.filter(({ code }) => !draft.villageCodes.includes(code)),
          t('kit:ownVillages'),
        )}
        onChange={(event) => event.target.value && change({ villageCodes: [...draft.villageCodes, event.target.value] })}
      />
      {chosenVillages.length > 0 ? (
        <Ticks
          legend={t('form.villages')}
          options={chosenVillages.map(({ code, name, townshipName }) => ({ value: code, label: `${townshipName} ${name}` }))}
          chosen={draft.villageCodes}
          choose={(one) => change({ villageCodes: toggled(draft.villageCodes, one) })}
        />
      ) : null}
      <Ticks
        legend={t('form.populations')}
        options={filterPopulations.map((value) => ({ value, label: populationName(value) }))}
        chosen={draft.populations}
        choose={(one) => change({ populations: toggled(draft.populations, one) })}
      />
    </>
  )
}

function Staff({ draft, change }: Parts) {
  const { t } = useTranslation(['bulletins', 'shell'])
  const me = useMe()
  const lists = [
    useRead(listInstitutionsEndpoint, { kind: 'community_health_centre', most: 100 }, { staleMs: 300_000 }),
    useRead(listInstitutionsEndpoint, { kind: 'township_health_centre', most: 100 }, { staleMs: 300_000 }),
  ]
  const institutions = lists.flatMap((list) => list.data?.items ?? [])
  const isOfInstitution = me.scope.kind === 'institution'
  return (
    <>
      {isOfInstitution ? null : (
        <Ticks
          legend={t('form.institutions')}
          options={institutions.map((one) => ({ value: one.institutionId, label: one.name }))}
          chosen={draft.institutionIds}
          choose={(one) => change({ institutionIds: toggled(draft.institutionIds, one) })}
        />
      )}
      <Ticks
        legend={t('form.roles')}
        options={roles.filter((role) => role !== 'resident').map((value) => ({ value, label: t(`shell:role.${value}`) }))}
        chosen={draft.roles}
        choose={(one) => change({ roles: toggled(draft.roles, one as (typeof roles)[number]) })}
      />
    </>
  )
}
