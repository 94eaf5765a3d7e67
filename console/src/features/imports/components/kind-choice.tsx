import { useTranslation } from 'react-i18next'
import { type ImportKind, importKinds, permissionsOfKind } from '#api/imports.ts'
import { useMay } from '../../../app/session.ts'

/** What to import: each kind with one sentence. */
export function KindChoice({ kind, choose }: { kind: ImportKind; choose: (kind: ImportKind) => void }) {
  const { t } = useTranslation('imports')
  const may = useMay()
  return (
    <fieldset className="import-kinds">
      <legend className="sr">{t('kind.label')}</legend>
      {importKinds
        .filter((one) => permissionsOfKind[one].every(may))
        .map((one) => (
          <label key={one} className={one === kind ? 'on' : ''}>
            <input type="radio" name="import-kind" checked={one === kind} onChange={() => choose(one)} />
            <b>{t(`kind.${one}`)}</b>
            <span className="mute">{t(`kind.text.${one}`)}</span>
          </label>
        ))}
    </fieldset>
  )
}
