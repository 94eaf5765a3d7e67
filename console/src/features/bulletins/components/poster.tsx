import { useTranslation } from 'react-i18next'
import type { Bulletin } from '#api/bulletins.ts'
import { Sheet } from '../../../kit/sheet.tsx'

type Words = Pick<Bulletin, 'audience' | 'category' | 'title' | 'body' | 'heldFrom' | 'heldUntil' | 'place'> & {
  link: string | null
  heading?: string
}

/** What a bulletin says, as its readers see it. */
export function Poster({ heading, audience, category, title, body, link, heldFrom, heldUntil, place }: Words) {
  const { t } = useTranslation(['bulletins', 'messages'])
  return (
    <Sheet
      title={heading ?? t('one.words')}
      padded
      {...(audience === 'residents' ? { sub: `${t('one.category')} ${t(`messages:category.${category}`)}` } : {})}
    >
      <article className="bulletin-poster" lang="zh-CN">
        <h3>{title || '—'}</h3>
        {heldFrom && heldUntil ? <p className="num">{t('list.heldText', { from: heldFrom, until: heldUntil })}</p> : null}
        {place ? <p>{place}</p> : null}
        <p className="bulletin-body">{body || '—'}</p>
        {link ? <p className="mute s">{t(`link.${link as '/m/sign'}`)}</p> : null}
      </article>
    </Sheet>
  )
}
