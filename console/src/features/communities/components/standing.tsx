import { useTranslation } from 'react-i18next'
import type { CommunityMember, CommunityRow } from '#api/communities.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'

const tones = { none: 'none', draft: 'brand', running: 'low', ending: 'mid', over: 'high', ended: 'none' } as const
const stateTones = { signed_here: 'low', signed_elsewhere: 'brand', waits: 'mid', left: 'none' } as const

/** Where the unit's agreement stands in its term. */
export function CommunityStanding({ standing }: { standing: CommunityRow['standing'] }) {
  const { t } = useTranslation('communities')
  return <StatusTag tone={tones[standing]}>{t(`standing.${standing}`)}</StatusTag>
}

/** Where a member is signed. */
export function MemberState({ state }: { state: CommunityMember['state'] }) {
  const { t } = useTranslation('communities')
  return (
    <StatusTag plain tone={stateTones[state]}>
      {t(`state.${state}`)}
    </StatusTag>
  )
}
