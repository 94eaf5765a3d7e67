import { useTranslation } from 'react-i18next'
import type { SigningDesk } from '../../../app/signing-desk.ts'
import { Button } from '../../../kit/button.tsx'

/** At which desk of which signing day this page signs. */
export function DeskNotice({ desk, isUsed, leave }: { desk: SigningDesk; isUsed: boolean; leave: () => void }) {
  const { t } = useTranslation('contracts')
  return (
    <p className="mute xs sign-kept" role="status">
      <span lang="zh-CN">{isUsed ? t('sign.signingDay', { name: desk.name, desk: desk.desk }) : t('sign.signingDayOff')}</span>{' '}
      <Button small kind="quiet" onClick={leave}>
        {t('sign.leaveDesk')}
      </Button>
    </p>
  )
}
