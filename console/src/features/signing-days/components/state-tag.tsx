import { useTranslation } from 'react-i18next'
import type { SigningDayRow } from '#api/signing-days.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'

const tones = { planned: 'brand', open: 'low', closed: 'none', cancelled: 'none' } as const

/** How a signing day stands, with its shape; one left open after its day says so. */
export function DayStateTag({ day, on }: { day: Pick<SigningDayRow, 'state' | 'heldOn'>; on: string }) {
  const { t } = useTranslation('signing-days')
  const isLate = day.state === 'open' && day.heldOn < on
  return <StatusTag tone={isLate ? 'mid' : tones[day.state]}>{isLate ? t('day.late') : t(`state.${day.state}`)}</StatusTag>
}
