import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { unitOfferEndpoint } from '#api/communities.ts'
import { listed, nameOf } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'

type Offer = OutputOf<typeof unitOfferEndpoint>

/** What somebody else saved of the same draft meanwhile: whose to go on with is for the reader to say. */
export function OtherDraft({ offer, take, keep }: { offer: Offer; take: () => void; keep: () => void }) {
  const { t } = useTranslation('communities')
  const { draft, packages } = offer
  return (
    <div className="other-draft" role="status">
      <h2>{t('draft.other')}</h2>
      <p lang="zh-CN">
        {draft
          ? t('draft.otherText', {
              years: t('draft.years', { count: draft.years }),
              packages: listed(packages.filter(({ id }) => draft.packageIds.includes(id)).map(nameOf)),
              own: draft.ownClauses ?? t('draft.otherNone'),
            })
          : t('draft.otherGone')}
      </p>
      <p className="other-draft-acts">
        {draft ? <Button onClick={take}>{t('draft.takeOther')}</Button> : null}
        <Button onClick={keep}>{t('draft.keepOwn')}</Button>
      </p>
    </div>
  )
}
