import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'

/** The password to hand over, this once. */
export function FirstPassword({ password, close }: { password: string | null; close: () => void }) {
  const { t } = useTranslation('access')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    // Plain-http intranet addresses have no clipboard; the text can still be marked by hand.
    await navigator.clipboard?.writeText(password ?? '')
    setCopied(navigator.clipboard !== undefined)
  }
  return (
    <Dialog
      title={t('first.title')}
      isOpen={password !== null}
      close={close}
      acts={
        <>
          <Button
            onClick={() => {
              void copy()
            }}
          >
            {isCopied ? t('first.copied') : t('first.copy')}
          </Button>
          <Button kind="primary" onClick={close}>
            {t('first.close')}
          </Button>
        </>
      }
    >
      <div className="access-first">
        <p>{t('first.text')}</p>
        <output>{password}</output>
      </div>
    </Dialog>
  )
}
