import { useTranslation } from 'react-i18next'
import type { postChoicesEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import type { Role } from '#api/permissions.ts'
import { SelectField } from '../../../kit/field.tsx'

export type Choices = OutputOf<typeof postChoicesEndpoint>
export type Chosen = { role: string; region: string; institution: string; team: string }
export const nothingChosen: Chosen = { role: '', region: '', institution: '', team: '' }

const reachesOf = (choices: Choices, role: string) => choices.roles.find((one) => one.role === role)?.reaches ?? []

/** Whether the role chosen is held in a team, at an institution, or over a region. */
function placeKindOf(choices: Choices, role: string): 'team' | 'institution' | 'region' {
  const reaches = reachesOf(choices, role)
  return reaches.includes('team') ? 'team' : reaches.includes('institution') ? 'institution' : 'region'
}

/** The post as the server wants it; nothing while something is still to be chosen. */
export function postOf(choices: Choices, { role, region, institution, team }: Chosen) {
  if (!role) return undefined
  const kind = placeKindOf(choices, role)
  const known = role as Role
  if (kind === 'region') return region ? { role: known, scope: { kind, code: region } } : undefined
  if (kind === 'institution') return institution ? { role: known, scope: { kind, institutionId: institution } } : undefined
  return institution && team ? { role: known, scope: { kind, institutionId: institution, teamId: team } } : undefined
}

/** The region a role can be held in when there is but one; otherwise it is chosen. */
function onlyRegion(choices: Choices, role: string): string {
  const reaches = reachesOf(choices, role)
  const [first, second] = choices.regions.filter(({ reach }) => reaches.includes(reach))
  return first && !second ? first.code : ''
}

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'zh-CN')

/** The role, then the place it may be held at, of what this officer may give. */
export function PostFields({
  choices,
  chosen,
  choose,
  isAsked = false,
}: {
  choices: Choices
  chosen: Chosen
  choose: (next: Chosen) => void
  isAsked?: boolean
}) {
  const { t } = useTranslation(['access', 'shell'])
  const kind = placeKindOf(choices, chosen.role)
  const reaches = reachesOf(choices, chosen.role)
  const field = (name: keyof Chosen, options: { value: string; label: string }[], change: (value: string) => Chosen) => (
    <SelectField
      label={t(`post.${name}`)}
      blank={t('post.choose')}
      error={isAsked && chosen[name] === '' ? t('post.missing') : undefined}
      options={options}
      value={chosen[name]}
      onChange={(event) => choose(change(event.target.value))}
    />
  )
  return (
    <>
      {field(
        'role',
        choices.roles.map(({ role }) => ({ value: role, label: t(`shell:role.${role}`) })),
        (role) => ({ ...chosen, role, region: onlyRegion(choices, role), team: '' }),
      )}
      {chosen.role && kind === 'region'
        ? field(
            'region',
            choices.regions.filter(({ reach }) => reaches.includes(reach)).map(({ code, name }) => ({ value: code, label: name })),
            (region) => ({ ...chosen, region }),
          )
        : null}
      {chosen.role && kind !== 'region'
        ? field(
            'institution',
            [...choices.institutions].sort(byName).map(({ institutionId, name }) => ({ value: institutionId, label: name })),
            (institution) => ({ ...chosen, institution, team: '' }),
          )
        : null}
      {chosen.role && kind === 'team'
        ? field(
            'team',
            choices.teams
              .filter(({ institutionId }) => institutionId === chosen.institution)
              .map(({ teamId, name }) => ({ value: teamId, label: name })),
            (team) => ({ ...chosen, team }),
          )
        : null}
    </>
  )
}
