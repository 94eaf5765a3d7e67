import { useTranslation } from 'react-i18next'
import { reasonHistoryEndpoint } from '#api/unsigned.ts'
import { useRead } from '../../../app/use-endpoint.ts'

/** Says before somebody is asked again that they refused, and whether it is too soon. It warns only: who wants to sign signs. */
export function RefusalNotice({ residentId }: { residentId: string }) {
  const { t } = useTranslation('unsigned')
  const read = useRead(reasonHistoryEndpoint, { residentId })
  const refusal = read.data?.items.find((one) => one.closedAt === null)
  const ask = read.data?.ask
  if (!ask || !refusal?.refusedBy || !refusal.refusedOn) return null
  const said = { day: refusal.refusedOn, who: t(`refuser.${refusal.refusedBy}`), again: ask.again }
  return (
    <p className="mute xs sign-kept" role="status">
      {ask.isTooSoon ? t('ask.tooSoon', said) : ask.isKey ? t('ask.key', said) : t('ask.again', said)}
    </p>
  )
}
