import { useTranslation } from 'react-i18next'
import { listPlansEndpoint } from '#api/targets.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { ButtonLink } from '../../../kit/button.tsx'

/** The way to the plans of targets that wait for the reader to issue them; nothing when none does. */
export function PlansToReview() {
  const { t } = useTranslation('overview')
  const count = useRead(listPlansEndpoint, {}).data?.items.filter((one) => one.awaitsMe).length ?? 0
  return count === 0 ? null : (
    <ButtonLink to="/g/targets" kind="primary">
      {t('toReview', { count })}
    </ButtonLink>
  )
}
