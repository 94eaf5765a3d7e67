import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListOfRows } from '#api/exports.ts'
import { Button } from '../kit/button.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { useMay } from './session.ts'

export type ExportFilter = Readonly<Record<string, string | undefined>>

/** Has the list in sight made as a file, with the filter as it is. Not shown to who may not export. */
export function ExportButton({ list, filter, disabled = false }: { list: ListOfRows; filter: ExportFilter; disabled?: boolean }) {
  const { t } = useTranslation('exports')
  const may = useMay()
  const [isOpen, open] = useState(false)
  if (!may('export.run')) return null
  return (
    <>
      <Button icon={<Download size={16} strokeWidth={1.6} aria-hidden="true" />} disabled={disabled} onClick={() => open(true)}>
        {t('ask.open')}
      </Button>
      {isOpen ? <ExportDialog list={list} filter={filter} close={() => open(false)} /> : null}
    </>
  )
}
