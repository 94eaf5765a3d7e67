import { useTranslation } from 'react-i18next'
import type { ComposedRow } from '#api/service-packages.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'

const tones = { draft: 'mid', published: 'low', withdrawn: 'none' } as const

export function StateTag({ state }: { state: ComposedRow['state'] }) {
  const { t } = useTranslation('service-packages')
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
}
