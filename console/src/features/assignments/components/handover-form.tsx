import { useTranslation } from 'react-i18next'
import { Segments } from '../../../kit/button.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { PickField } from '../../../kit/pick-field.tsx'
import { countText } from '../../../kit/figures.ts'
import { type Choices, type Draft, emptyDraft, type Kind, type Team } from '../handover-draft.ts'
import { handoverKinds } from '#api/assignments.ts'

/** What passes from whom to whom, and on which day. Each choice offers only what fits those before. */
export function HandoverForm({ choices, draft, change }: { choices: Choices; draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation('assignments')
  const choose = (kind: Kind) => change(emptyDraft(kind, choices.on))
  return (
    <>
      <Segments
        label={t('form.kind')}
        value={draft.kind}
        options={handoverKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={choose}
      />
      <p className="mute s">{t(`about.${draft.kind}`)}</p>
      <div className="fields">
        {draft.kind === 'doctor' ? (
          <DoctorFields choices={choices} draft={draft} change={change} />
        ) : draft.kind === 'village' ? (
          <VillageFields choices={choices} draft={draft} change={change} />
        ) : (
          <ResidentFields choices={choices} draft={draft} change={change} />
        )}
        {draft.kind === 'residents' ? null : (
          <TextField
            label={t('form.on')}
            type="date"
            min={choices.on}
            value={draft.on}
            onChange={(event) => change({ on: event.target.value })}
          />
        )}
      </div>
    </>
  )
}

type Fields = { choices: Choices; draft: Draft; change: (part: Partial<Draft>) => void }

function useTeamOptions(teams: readonly Team[]) {
  const { t } = useTranslation('assignments')
  return teams.map((team) => ({
    value: team.teamId,
    label: t('form.teamOf', { name: team.name, contracts: countText(team.contracts) }),
    group: team.institutionName,
  }))
}

function DoctorField({
  team,
  without,
  label,
  blank,
  value,
  choose,
}: {
  team: Team | undefined
  without?: string
  label: string
  blank: string
  value: string
  choose: (id: string) => void
}) {
  const { t } = useTranslation('assignments')
  const doctors = (team?.doctors ?? []).filter((doctor) => doctor.staffId !== without)
  return (
    <SelectField
      label={label}
      lang="zh-CN"
      blank={blank}
      value={value}
      disabled={team === undefined}
      options={doctors.map((doctor) => ({
        value: doctor.staffId,
        label: t('form.personOf', { name: doctor.name, contracts: countText(doctor.contracts) }),
      }))}
      onChange={(event) => choose(event.target.value)}
    />
  )
}

function DoctorFields({ choices, draft, change }: Fields) {
  const { t } = useTranslation('assignments')
  const withDoctors = choices.teams.filter((team) => team.doctors.length > 0)
  const from = withDoctors.find((one) => one.teamId === draft.from)
  const to = withDoctors.find((one) => one.teamId === draft.to)
  const giving = useTeamOptions(withDoctors)
  const taking = useTeamOptions(withDoctors.filter((team) => team.institutionId === from?.institutionId))
  return (
    <>
      <SelectField
        label={t('form.from')}
        lang="zh-CN"
        blank={t('form.choose')}
        value={draft.from}
        options={giving}
        onChange={(event) => change({ from: event.target.value, to: event.target.value, fromDoctor: '', toDoctor: '' })}
      />
      <DoctorField
        team={from}
        label={t('form.fromDoctor')}
        blank={t('form.choose')}
        value={draft.fromDoctor}
        choose={(fromDoctor) => change({ fromDoctor, toDoctor: '' })}
      />
      <SelectField
        label={t('form.to')}
        lang="zh-CN"
        blank={t('form.choose')}
        disabled={from === undefined}
        value={draft.to}
        options={taking}
        onChange={(event) => change({ to: event.target.value, toDoctor: '' })}
      />
      <DoctorField
        team={to}
        without={draft.fromDoctor}
        label={t('form.toDoctor')}
        blank={t('form.choose')}
        value={draft.toDoctor}
        choose={(toDoctor) => change({ toDoctor })}
      />
    </>
  )
}

function VillageFields({ choices, draft, change }: Fields) {
  const { t } = useTranslation('assignments')
  const from = choices.teams.find((one) => one.teamId === draft.from)
  const to = choices.teams.find((one) => one.teamId === draft.to)
  const giving = useTeamOptions(choices.teams.filter((team) => team.villages.length > 0))
  const taking = useTeamOptions(choices.teams.filter((team) => team.teamId !== draft.from))
  const mayTakeContracts = from !== undefined && to !== undefined && from.institutionId === to.institutionId
  return (
    <>
      <SelectField
        label={t('form.from')}
        lang="zh-CN"
        blank={t('form.choose')}
        value={draft.from}
        options={giving}
        onChange={(event) => change({ from: event.target.value, village: '', to: '', toDoctor: '' })}
      />
      <SelectField
        label={t('form.village')}
        lang="zh-CN"
        blank={t('form.choose')}
        disabled={from === undefined}
        value={draft.village}
        options={(from?.villages ?? []).map((village) => ({ value: village.code, label: village.name }))}
        onChange={(event) => change({ village: event.target.value })}
      />
      <SelectField
        label={t('form.to')}
        lang="zh-CN"
        blank={t('form.choose')}
        value={draft.to}
        options={taking}
        onChange={(event) => change({ to: event.target.value, toDoctor: '' })}
      />
      <DoctorField
        team={mayTakeContracts ? to : undefined}
        label={t('form.withContracts')}
        blank={t('form.noContracts')}
        value={draft.toDoctor}
        choose={(toDoctor) => change({ toDoctor })}
      />
    </>
  )
}

function ResidentFields({ choices, draft, change }: Fields) {
  const { t } = useTranslation('assignments')
  const village = choices.villages.find((one) => one.code === draft.village)
  const all = useTeamOptions(choices.teams)
  return (
    <>
      <PickField
        label={t('form.village')}
        blank={t('form.choose')}
        value={draft.village}
        options={choices.villages.map(({ code, name, townshipName, spellings, unsigned, withoutTeam }) => ({
          value: code,
          group: townshipName,
          words: [...spellings, code],
          label:
            unsigned === null || withoutTeam === null
              ? name
              : t('form.villageOf', { name, unsigned: countText(unsigned), withoutTeam: countText(withoutTeam) }),
        }))}
        choose={(code) => change({ village: code, grid: '' })}
      />
      {village && village.grids.length > 0 ? (
        <SelectField
          label={t('form.grid')}
          blank={t('form.gridAll')}
          value={draft.grid}
          options={village.grids.map((value) => ({ value, label: value.slice(12) }))}
          onChange={(event) => change({ grid: event.target.value })}
        />
      ) : null}
      <SelectField
        label={t('form.from')}
        lang="zh-CN"
        blank={t('form.fromAny')}
        value={draft.from}
        options={all.filter(({ value }) => value !== draft.to)}
        onChange={(event) => change({ from: event.target.value })}
      />
      <SelectField
        label={t('form.to')}
        lang="zh-CN"
        blank={t('form.choose')}
        value={draft.to}
        options={all}
        onChange={(event) => change({ to: event.target.value, ...(draft.from === event.target.value ? { from: '' } : {}) })}
      />
    </>
  )
}
