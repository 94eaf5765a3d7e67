import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from './call.ts'
import { useForgetSession } from './session.ts'
import { signOutEndpoint } from '#api/access.ts'

/** Ends the session on the server and forgets everything read under it. */
export function SignOutButton() {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const forget = useForgetSession()
  const leave = async () => {
    try {
      await call(signOutEndpoint, {})
    } finally {
      await forget()
      await navigate({ to: '/login' })
    }
  }
  return (
    <button
      type="button"
      onClick={() => {
        void leave()
      }}
    >
      {t('signOut')}
    </button>
  )
}
