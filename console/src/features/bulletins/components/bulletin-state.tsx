import { useTranslation } from 'react-i18next'
import type { BulletinRow } from '#api/bulletins.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'

const tones = { draft: 'none', waiting: 'mid', approved: 'brand', sending: 'brand', sent: 'low', withdrawn: 'none' } as const

/** How far a bulletin is. */
export function BulletinState({ state }: { state: BulletinRow['state'] }) {
  const { t } = useTranslation('bulletins')
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
}
