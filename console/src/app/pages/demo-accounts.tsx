import { useTranslation } from 'react-i18next'
import { Face } from '../../kit/face.tsx'
import { ProblemSummary } from '../../kit/error-summary.tsx'
import { type SignInStep, signInEndpoint, signInOptionsEndpoint } from '../session-endpoints.ts'
import { useCommand, useRead } from '../use-endpoint.ts'

/** The people of the demonstration, one press each. In production the server names none and nothing is shown. */
export function DemoAccounts({ proceed }: { proceed: (next: SignInStep) => Promise<void> }) {
  const { t } = useTranslation('shell')
  const options = useRead(signInOptionsEndpoint, {})
  const signIn = useCommand(signInEndpoint)
  if (!options.data?.isDemo) return null
  const password = options.data.demoPassword ?? ''
  const enter = async (account: string) => {
    try {
      await proceed(await signIn.mutateAsync({ account, password }))
    } catch {
      /* shown below */
    }
  }
  return (
    <section className="demo-list">
      <h2>{t('signIn.demo')}</h2>
      <p className="xs mute">{t('signIn.demoText', { password })}</p>
      <ProblemSummary problem={signIn.error} />
      <ul>
        {options.data.demoAccounts.map((demo) => (
          <li key={demo.account}>
            <button
              type="button"
              disabled={signIn.isPending}
              onClick={() => {
                void enter(demo.account)
              }}
            >
              <Face name={demo.displayName} />
              <span>
                <b>{demo.displayName}</b> {t(`role.${demo.role}`)}
                <small lang="zh-CN">{demo.place}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
