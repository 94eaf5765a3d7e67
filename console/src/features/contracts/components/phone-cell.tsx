import { useTranslation } from 'react-i18next'
import { revealEndpoint, revealedEndpoint } from '#api/residents.ts'
import { call } from '../../../app/call.ts'
import { useMay } from '../../../app/session.ts'
import { MaskedText } from '../../../kit/masked-text.tsx'

const hidden = '*** **** ****'

/** A resident's telephone in a queue: hidden, and shown for one of the reasons to who may see it, which is audited. `reasons` stand in one text, parted by |. */
export function PhoneCell({ residentId, reasons }: { residentId: string; reasons: string }) {
  const { t } = useTranslation('contracts')
  const may = useMay()
  const reveal = { reasons: reasons.split('|'), reveal: (reason: string) => phoneOf(residentId, reason) }
  return <MaskedText masked={hidden} what={t('renewals.phone')} {...(may('resident.reveal') ? reveal : {})} />
}

async function phoneOf(residentId: string, reason: string): Promise<string> {
  await call(revealEndpoint, { residentId, what: 'phone', reason })
  return (await call(revealedEndpoint, { residentId, what: 'phone' })).value
}
