import { useTranslation } from 'react-i18next'
import { Face } from '../../kit/face.tsx'
import { ProblemSummary } from '../../kit/error-summary.tsx'
import { codeEndpoint, type SignInStep, signInEndpoint, signInOptionsEndpoint } from '#api/access.ts'
import { call } from '../call.ts'
import { useCommand, useRead } from '../use-endpoint.ts'

/** The people of the demonstration, one press each: the code of this half minute is asked for and given. In production the server names none and nothing is shown. */
export function DemoAccounts({ proceed }: { proceed: (next: SignInStep) => Promise<void> }) {
  const { t } = useTranslation('shell')
  const options = useRead(signInOptionsEndpoint, {})
  const signIn = useCommand(signInEndpoint)
  const verify = useCommand(codeEndpoint)
  if (!options.data?.isDemo) return null
  const password = options.data.demoPassword ?? ''
  const enter = async (account: string) => {
    try {
      const first = await signIn.mutateAsync({ account, password })
      if (first.step === 'done') return await proceed(first)
      const now = await call(signInOptionsEndpoint, {})
      const code = now.demoAccounts.find((demo) => demo.account === account)?.code ?? ''
      const isGuarded = first.step === 'guarded'
      await proceed(
        isGuarded
          ? await signIn.mutateAsync({ account, password, code })
          : await verify.mutateAsync({ ticket: first.ticket ?? '', code, remember: false }),
      )
    } catch {
      /* shown below */
    }
  }
  return (
    <section className="demo-list">
      <h2>{t('signIn.demo')}</h2>
      <p className="xs mute">{t('signIn.demoText', { password })}</p>
      <ProblemSummary problem={signIn.error ?? verify.error} />
      <ul>
        {options.data.demoAccounts.map((demo) => (
          <li key={demo.account}>
            <button
              type="button"
              data-role={demo.role}
              disabled={signIn.isPending || verify.isPending}
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
