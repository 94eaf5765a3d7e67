import { useTranslation } from 'react-i18next'
import { unsignedDictionary } from '#api/unsigned-reasons.ts'
import { KeyHints } from '../../../kit/key-hints.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

export type ReasonEntry = (typeof unsignedDictionary)[number]

/** The dictionary with its keys: for the fingers, and to press for who uses a mouse. */
export function ReasonKeys({
  name,
  current,
  press,
  mayDo,
}: {
  name: string | null
  current: string | null
  press: (entry: ReasonEntry) => void
  mayDo: (entry: ReasonEntry) => boolean
}) {
  const { t } = useTranslation('unsigned')
  return (
    <Sheet title={t('keys.title')} sub={name === null ? t('keys.none') : <span lang="zh-CN">{t('keys.who', { name })}</span>}>
      <ul className="unsigned-keys">
        {unsignedDictionary.filter(mayDo).map((entry) => (
          <li key={entry.code}>
            <button
              type="button"
              disabled={name === null || (entry.does === 'take_back' && current === null)}
              aria-pressed={entry.code === current}
              aria-keyshortcuts={entry.key}
              onClick={() => press(entry)}
            >
              <kbd aria-hidden="true">{entry.key.toUpperCase()}</kbd>
              {t(`reason.${entry.code}`)}
            </button>
          </li>
        ))}
      </ul>
      <p className="unsigned-hints">
        <KeyHints hints={[{ keys: ['J', 'K'], does: t('keys.move') }]} />
      </p>
    </Sheet>
  )
}
