import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askBondEndpoint, confirmBondEndpoint } from '#api/resident-accounts.ts'
import { actFor, useSession } from '../../../app/account.tsx'
import { go } from '../../../app/router.tsx'
import { useSend } from '../../../app/use-send.ts'
import type { Fault } from '../../../kit/error-summary.tsx'
import { emptyBinding, useBinding } from '../binding.ts'
import { CodePage } from '../components/code-page.tsx'
import { faultsOf } from '../faults.ts'
import { sentNow } from '../sent.ts'

/** Binding, third page: the code from that person's telephone, which is their consent. */
export default function BindCodePage() {
  const { t } = useTranslation('phone')
  const { reload } = useSession()
  const [draft, change] = useBinding()
  const [faults, setFaults] = useState<Fault[]>([])
  const fail = (problem: Parameters<typeof faultsOf>[0]) => setFaults(faultsOf(problem, 'code'))
  const asking = useSend(askBondEndpoint, fail)
  const confirming = useSend(confirmBondEndpoint, fail)
  const { relation, sent, name, documentKind, number, code, months } = draft
  const isEarly = relation === null || sent === null
  useEffect(() => {
    if (isEarly) go('/m/bind', true)
  }, [isEarly])
  if (isEarly) return null
  const isSelf = relation === 'self'
  const resend = async () => {
    setFaults([])
    const answer = await asking.send({ relation, name: name.trim(), documentKind, number: number.trim() })
    if (answer) change({ sent: { ...sentNow(answer), requestId: answer.requestId }, code: '' })
    return answer !== undefined
  }
  const send = async () => {
    setFaults([])
    const done = await confirming.send({ requestId: sent.requestId, code, months })
    if (!done) return
    await reload()
    actFor(done.residentId)
    change({ ...emptyBinding, done: { ...done, isSelf } })
    go('/m/bind/done', true)
  }
  return (
    <CodePage
      title={t(isSelf ? 'bind.selfCodeTitle' : 'bind.codeTitle')}
      text={t(isSelf ? 'bind.selfCodeText' : 'bind.codeText', { name })}
      act={t('bind.confirm')}
      help={t('bind.noPhone')}
      step={{ now: 3, all: 3, what: t('bind.what') }}
      sent={sent}
      code={code}
      faults={faults}
      setFaults={setFaults}
      isBusy={confirming.isBusy}
      change={(typed) => change({ code: typed })}
      resend={resend}
      send={() => void send()}
    />
  )
}
