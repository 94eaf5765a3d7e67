import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askSignInCodeEndpoint, signInByCodeEndpoint } from '#api/resident-accounts.ts'
import { useSession } from '../../../app/account.tsx'
import { go } from '../../../app/router.tsx'
import { writeStored } from '../../../app/stored.ts'
import { useSend } from '../../../app/use-send.ts'
import type { Fault } from '../../../kit/error-summary.tsx'
import { CodePage } from '../components/code-page.tsx'
import { faultsOf } from '../faults.ts'
import { sentNow } from '../sent.ts'
import { useSignIn } from '../signing-in.ts'

/** Signing in, second page: the code that came. */
export default function LoginCodePage() {
  const { t } = useTranslation('phone')
  const { signedIn } = useSession()
  const [draft, change] = useSignIn()
  const [faults, setFaults] = useState<Fault[]>([])
  const fail = (problem: Parameters<typeof faultsOf>[0]) => setFaults(faultsOf(problem, 'code'))
  const asking = useSend(askSignInCodeEndpoint, fail)
  const entering = useSend(signInByCodeEndpoint, fail)
  const { sent, code } = draft
  const isEarly = sent === null
  useEffect(() => {
    if (isEarly) go('/m/login', true)
  }, [isEarly])
  if (sent === null) return null
  const { phone, ticket } = sent
  const resend = async () => {
    setFaults([])
    const answer = await asking.send({ phone })
    if (answer) change({ sent: { ...sentNow(answer), phone, ticket: answer.ticket }, code: '' })
    return answer !== undefined
  }
  const send = async () => {
    setFaults([])
    const answer = await entering.send({ phone, ticket, code })
    if (!answer) return
    writeStored('sessionStorage', 'login', null)
    await signedIn(answer.isNew)
  }
  return (
    <CodePage
      title={t('login.codeTitle')}
      text={t('login.codeText', { phone: phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ') })}
      act={t('login.enter')}
      help={t('code.none')}
      step={{ now: 2, all: 2, what: t('login.enter') }}
      sent={sent}
      code={code}
      faults={faults}
      setFaults={setFaults}
      isBusy={entering.isBusy}
      change={(typed) => change({ code: typed })}
      resend={resend}
      send={() => void send()}
    />
  )
}
