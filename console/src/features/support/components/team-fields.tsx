import { useTranslation } from 'react-i18next'
import { titleLevels } from '#api/organisations.ts'
import type { ExpertTeam } from '#api/support.ts'
import { Button } from '../../../kit/button.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import type { Parts } from './agreement-fields.tsx'

type Member = ExpertTeam['members'][number]
const emptyMember: Member = { name: '', titleLevel: 'associate_senior', specialty: '' }
const replaced = <T,>(list: readonly T[], at: number, one: T) => list.map((it, index) => (index === at ? one : it))
const without = <T,>(list: readonly T[], at: number) => list.filter((_, index) => index !== at)

/** Expert teams and who is in them. */
export function TeamFields({ draft, change, errorOf }: Parts) {
  const { t } = useTranslation('support')
  const set = (teams: ExpertTeam[]) => change({ teams })
  return (
    <Sheet title={t('form.experts')} padded>
      <div id="experts" tabIndex={-1} className="support-choice">
        {errorOf('experts') ? <p className="field-error">{errorOf('experts')}</p> : null}
        {draft.teams.map((team, at) => (
          <Team
            key={String(at)}
            team={team}
            change={(next) => set(replaced(draft.teams, at, next))}
            remove={() => set(without(draft.teams, at))}
          />
        ))}
        <div>
          <Button onClick={() => set([...draft.teams, { name: '', specialty: '', members: [emptyMember] }])}>{t('form.addTeam')}</Button>
        </div>
      </div>
    </Sheet>
  )
}

function Team({ team, change, remove }: { team: ExpertTeam; change: (next: ExpertTeam) => void; remove: () => void }) {
  const { t } = useTranslation('support')
  const setMembers = (members: Member[]) => change({ ...team, members })
  return (
    <section className="support-team" aria-label={team.name || t('form.team')}>
      <div className="support-line is-team">
        <TextField
          label={t('form.team')}
          maxLength={30}
          value={team.name}
          onChange={(event) => change({ ...team, name: event.target.value })}
        />
        <TextField
          label={t('form.specialty')}
          optional
          maxLength={30}
          value={team.specialty}
          onChange={(event) => change({ ...team, specialty: event.target.value })}
        />
        <Button kind="quiet" onClick={remove}>
          {t('form.removeTeam')}
        </Button>
      </div>
      {team.members.map((member, at) => (
        <MemberLine
          key={String(at)}
          member={member}
          change={(next) => setMembers(replaced(team.members, at, next))}
          remove={() => setMembers(without(team.members, at))}
        />
      ))}
      <div>
        <Button small onClick={() => setMembers([...team.members, emptyMember])}>
          {t('form.addMember')}
        </Button>
      </div>
    </section>
  )
}

function MemberLine({ member, change, remove }: { member: Member; change: (next: Member) => void; remove: () => void }) {
  const { t } = useTranslation(['support', 'organisations'])
  return (
    <div className="support-line">
      <TextField
        label={t('form.member')}
        maxLength={20}
        value={member.name}
        onChange={(event) => change({ ...member, name: event.target.value })}
      />
      <SelectField
        label={t('form.titleLevel')}
        value={member.titleLevel}
        options={titleLevels.map((value) => ({ value, label: t(`organisations:titleLevel.${value}`) }))}
        onChange={(event) => change({ ...member, titleLevel: event.target.value as Member['titleLevel'] })}
      />
      <TextField
        label={t('form.specialty')}
        optional
        maxLength={30}
        value={member.specialty}
        onChange={(event) => change({ ...member, specialty: event.target.value })}
      />
      <Button kind="quiet" onClick={remove}>
        {t('form.removeMember', { name: member.name || t('form.unnamed') })}
      </Button>
    </div>
  )
}
