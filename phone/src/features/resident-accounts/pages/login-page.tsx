import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askSignInCodeEndpoint } from '#api/resident-accounts.ts'
import { parsePhoneNumber } from '#kernel/phone-number.ts'
import { reasonText } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { useSend } from '../../../app/use-send.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Page } from '../../../kit/page.tsx'
import { LookBar } from '../components/look-bar.tsx'
import { faultsOf } from '../faults.ts'
import { sentNow } from '../sent.ts'
import { useSignIn } from '../signing-in.ts'

/** Signing in, first page: which telephone. */
export default function LoginPage() {
  const { t } = useTranslation('phone')
  const [draft, change] = useSignIn()
  const [faults, setFaults] = useState<Fault[]>([])
  const asking = useSend(askSignInCodeEndpoint, (problem) => setFaults(faultsOf(problem, 'phone')))
  const send = async () => {
    const { phone } = draft
    if (phone.trim() === '') return setFaults([{ field: 'phone', text: t('login.phoneFill') }])
    const read = parsePhoneNumber(phone)
    if (!read.allowed)
      return setFaults(read.reasons.map((reason) => ({ field: 'phone', text: reasonText(reason) ?? t('login.phoneFill') })))
    // Who comes back within the minute to the same number goes on with the code that is on its way.
    const { sent } = draft
    if (sent?.phone === read.value && Date.now() < sent.sentMs + sent.resendSeconds * 1000) return go('/m/login/code')
    setFaults([])
    const answer = await asking.send({ phone: read.value })
    if (!answer) return
    change({ sent: { ...sentNow(answer), phone: read.value, ticket: answer.ticket }, code: '' })
    go('/m/login/code')
  }
  return (
    <Page
      title={t('login.title')}
      bar={<LookBar hasLanguage />}
      send={() => void send()}
      dock={
        <Button type="submit" isBusy={asking.isBusy}>
          {t('login.send')}
        </Button>
      }
    >
      <ErrorSummary faults={faults} />
      <p>{t('login.text')}</p>
      <TextField
        id="phone"
        label={t('login.phone')}
        hint={t('login.phoneHint')}
        fault={faultOf(faults, 'phone')}
        className="wide"
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        maxLength={20}
        value={draft.phone}
        onType={(phone) => change({ phone })}
      />
      <p className="small quiet">{t('login.privacy')}</p>
    </Page>
  )
}
