import { useTranslation } from 'react-i18next'
import { messageDeskEndpoint } from '#api/messages.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { CountMark } from '../../../kit/count-mark.tsx'

/** How many residents wait for the team's answer, beside the navigation's word. */
export function WaitingCount() {
  const { t } = useTranslation('conversations')
  const { data } = useRead(messageDeskEndpoint, {}, { everyMs: 20_000, keep: true })
  return <CountMark count={data?.waiting ?? 0} label={t('headWaiting', { count: data?.waiting ?? 0 })} />
}
