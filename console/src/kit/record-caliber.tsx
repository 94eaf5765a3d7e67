import { useTranslation } from 'react-i18next'
import { CaliberPopover } from './caliber.tsx'

/**
 * ⓘ beside counts of the register: who is a resident on record (not the usual residents of the census), who of them counts as signed, and
 * why a panel holds more than that.
 */
export function RecordCaliber({ name, withLoad = false }: { name: string; withLoad?: boolean }) {
  const { t } = useTranslation('kit')
  const rows = (['residents', 'signed', ...(withLoad ? (['load'] as const) : [])] as const).map((of) => ({
    label: t(`record.${of}.name`),
    text: t(`record.${of}.text`),
  }))
  return <CaliberPopover caliber={{ name, rows }} />
}
