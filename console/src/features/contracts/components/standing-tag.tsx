import { useTranslation } from 'react-i18next'
import type { ContractRow } from '#api/contracts.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'

const toneOf = { upcoming: 'brand', active: 'low', expiring: 'mid', expired: 'high', ended: 'none' } as const

/** How a contract stands today, in a word with shape and colour. */
export function ContractStandingTag({ standing }: { standing: ContractRow['standing'] }) {
  const { t } = useTranslation('contracts')
  return <StatusTag tone={toneOf[standing]}>{t(`standing.${standing}`)}</StatusTag>
}
