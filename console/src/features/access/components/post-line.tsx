import { useTranslation } from 'react-i18next'
import { placeOf, type UserPost } from '../shown.ts'

/** A role and where it reaches, on one line. */
export function PostLine({ post }: { post: UserPost }) {
  const { t } = useTranslation('shell')
  return (
    <span className="access-post">
      {t(`role.${post.role}`)} <small lang="zh-CN">{placeOf(post)}</small>
    </span>
  )
}
