import { useTranslation } from 'react-i18next'
import { listTeamsEndpoint } from '#api/organisations.ts'
import type { Filter } from '../kit/use-list-filters.ts'
import { useMe } from './session.ts'
import { useRead } from './use-endpoint.ts'

/** The filter by team, for who sees several. */
export function useTeamFilter(): Filter[] {
  const { t } = useTranslation('kit')
  const me = useMe()
  const isOfTeam = me.teamName !== null
  const teams = useRead(listTeamsEndpoint, {}, { enabled: !isOfTeam })
  const options = (teams.data?.items ?? []).map(({ teamId, name }) => ({ value: teamId, label: name }))
  return isOfTeam || options.length < 2 ? [] : [{ key: 'teamId', label: t('team'), kind: 'choice', wide: true, options }]
}
