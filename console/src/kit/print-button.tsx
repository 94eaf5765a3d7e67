import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Prints the page as it stands; `label` where it is more than that. */
export function PrintButton({ label }: { label?: string }) {
  const { t } = useTranslation('kit')
  return (
    <Button className="no-print" icon={<Printer size={16} strokeWidth={1.6} aria-hidden="true" />} onClick={() => window.print()}>
      {label ?? t('print.print')}
    </Button>
  )
}
