import { useTranslation } from 'react-i18next'
import { SignOutButton } from '../sign-out-button.tsx'
import { ChangePasswordForm, leastLength } from './change-password-form.tsx'

/** A first password was made by somebody else, so it is replaced before anything can be seen. */
export function FirstPasswordForm({ enter }: { enter: () => Promise<void> }) {
  const { t } = useTranslation('shell')
  return (
    <>
      <h1>{t('signIn.firstTitle')}</h1>
      <p className="s mute">{t('signIn.firstText', { least: leastLength })}</p>
      <ChangePasswordForm label={t('signIn.firstSend')} done={enter} />
      <div className="sign-leave">
        <SignOutButton />
      </div>
    </>
  )
}
