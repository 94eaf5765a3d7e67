import { useTranslation } from 'react-i18next'
import { listInstitutionsEndpoint } from '#api/organisations.ts'
import { listRegionsEndpoint } from '#api/regions.ts'
import { supportEvery, supportPer, supportWorks } from '#api/support.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import type { Draft, missingInDraft } from '../draft.ts'

export type Parts = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  errorOf: (key: ReturnType<typeof missingInDraft>[number]) => string | undefined
}
const toggled = <T extends string>(chosen: readonly T[], one: T): T[] =>
  chosen.includes(one) ? chosen.filter((it) => it !== one) : [...chosen, one]

/** The institutions that may support or be supported: hospitals, centres, township hospitals. */
function useMainInstitutions() {
  const kinds = ['hospital', 'community_health_centre', 'township_health_centre'] as const
  const lists = [
    useRead(listInstitutionsEndpoint, { kind: kinds[0], most: 100 }, { staleMs: 300_000 }),
    useRead(listInstitutionsEndpoint, { kind: kinds[1], most: 100 }, { staleMs: 300_000 }),
    useRead(listInstitutionsEndpoint, { kind: kinds[2], most: 100 }, { staleMs: 300_000 }),
  ]
  return lists.flatMap((list) => list.data?.items ?? [])
}

/** What the agreement is called, which round, for how long. */
export function AboutFields({ draft, change, errorOf }: Parts) {
  const { t } = useTranslation('support')
  return (
    <Sheet title={t('form.about')} padded>
      <div className="fields">
        <TextField
          id="title"
          label={t('form.title')}
          hint={t('form.titleHint')}
          error={errorOf('title')}
          maxLength={60}
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextField
          label={t('form.round')}
          type="number"
          min={1}
          max={99}
          value={draft.round}
          onChange={(event) => change({ round: event.target.value })}
        />
        <TextField
          id="from"
          label={t('form.from')}
          type="date"
          error={errorOf('from')}
          value={draft.validFrom}
          onChange={(event) => change({ validFrom: event.target.value })}
        />
        <TextField
          id="lastDay"
          label={t('form.lastDay')}
          type="date"
          error={errorOf('lastDay')}
          min={draft.validFrom}
          value={draft.lastDay}
          onChange={(event) => change({ lastDay: event.target.value })}
        />
      </div>
    </Sheet>
  )
}

type TicksOf = { id: string; legend: string; error?: string | undefined; options: readonly { value: string; label: string }[] }
function Ticks({ id, legend, error, options, chosen, choose }: TicksOf & { chosen: readonly string[]; choose: (one: string) => void }) {
  return (
    <fieldset className="support-choice" id={id} tabIndex={-1}>
      <legend>{legend}</legend>
      {error ? <p className="field-error">{error}</p> : null}
      <div className="support-ticks">
        {options.map(({ value, label }) => (
          <TickBox key={value} checked={chosen.includes(value)} onChange={() => choose(value)}>
            {label}
          </TickBox>
        ))}
      </div>
    </fieldset>
  )
}

/** Who supports, and which institutions or whole townships. */
export function WhoFields({ draft, change, errorOf }: Parts) {
  const { t } = useTranslation('support')
  const institutions = useMainInstitutions().map((one) => ({ value: one.institutionId, label: one.name }))
  const regions = useRead(listRegionsEndpoint, {}, { staleMs: 300_000 })
  const townships = (regions.data?.items ?? []).filter(({ level }) => level === 'township')
  return (
    <Sheet title={t('form.who')} padded>
      <SelectField
        id="hospital"
        label={t('form.hospital')}
        hint={t('form.hospitalHint')}
        error={errorOf('hospital')}
        blank="—"
        options={institutions}
        value={draft.hospitalId}
        onChange={(event) => change({ hospitalId: event.target.value })}
      />
      <Ticks
        id="places"
        legend={t('form.institutions')}
        error={errorOf('places')}
        options={institutions.filter(({ value }) => value !== draft.hospitalId)}
        chosen={draft.institutionIds}
        choose={(one) => change({ institutionIds: toggled(draft.institutionIds, one) })}
      />
      <Ticks
        id="townships"
        legend={t('form.townships')}
        options={townships.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={draft.townshipCodes}
        choose={(one) => change({ townshipCodes: toggled(draft.townshipCodes, one) })}
      />
    </Sheet>
  )
}

/** What is done there, and how much of it is promised. */
export function PromiseFields({ draft, change, errorOf }: Parts) {
  const { t } = useTranslation('support')
  const number = (key: 'promisedTeams' | 'promisedMembers' | 'promisedVisits', label: string, least: number) => (
    <TextField
      label={label}
      type="number"
      min={least}
      inputMode="numeric"
      value={draft[key]}
      onChange={(event) => change({ [key]: event.target.value })}
    />
  )
  return (
    <Sheet title={t('form.promise')} padded>
      <Ticks
        id="works"
        legend={t('form.what')}
        error={errorOf('works')}
        options={supportWorks.map((value) => ({ value, label: t(`work.${value}`) }))}
        chosen={draft.works}
        choose={(one) => change({ works: toggled(draft.works, one as (typeof supportWorks)[number]) })}
      />
      <div className="fields" id="numbers" tabIndex={-1}>
        {number('promisedTeams', t('form.teams'), 0)}
        {number('promisedMembers', t('form.members'), 0)}
        <SelectField
          label={t('form.every')}
          options={supportEvery.map((value) => ({ value, label: t(`every.${value}`) }))}
          value={draft.promiseEvery}
          onChange={(event) => change({ promiseEvery: event.target.value as Draft['promiseEvery'] })}
        />
        <SelectField
          label={t('form.per')}
          options={supportPer.map((value) => ({ value, label: t(`per.${value}`) }))}
          value={draft.promisePer}
          onChange={(event) => change({ promisePer: event.target.value as Draft['promisePer'] })}
        />
        {number('promisedVisits', t('form.visits'), 1)}
      </div>
      {errorOf('numbers') ? <p className="field-error">{errorOf('numbers')}</p> : null}
    </Sheet>
  )
}
