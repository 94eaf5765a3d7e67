import { Navigate, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemSummary } from '../../kit/error-summary.tsx'
import { PageSkeleton } from '../../kit/skeleton.tsx'
import { StatusTag } from '../../kit/status-tag.tsx'
import { type Post, useForgetSession, useSession } from '../session.ts'
import { switchPostEndpoint } from '#api/access.ts'
import { useCommand } from '../use-endpoint.ts'
import './own-pages.css'

/** One person, several posts: which one now. */
export default function SelectRolePage() {
  const { t } = useTranslation('shell')
  const session = useSession()
  const change = useCommand(switchPostEndpoint)
  const forget = useForgetSession()
  const navigate = useNavigate()
  if (session.isPending) return <PageSkeleton />
  if (session.isError)
    return session.error.kind === 'Unauthenticated' ? <Navigate to="/login" /> : <ProblemSummary problem={session.error} />
  const choose = async (post: Post) => {
    try {
      if (!post.isCurrent) await change.mutateAsync({ postId: post.postId })
      await forget()
      await navigate({ to: '/' })
    } catch {
      /* shown below */
    }
  }
  return (
    <section className="posts">
      <h1>{t('selectRole.title')}</h1>
      <p className="mute">{t('selectRole.text')}</p>
      <ProblemSummary problem={change.error} />
      <ul>
        {session.data.posts.map((post) => (
          <li key={post.postId}>
            <button
              type="button"
              disabled={change.isPending}
              onClick={() => {
                void choose(post)
              }}
            >
              <span>
                <b>{t(`role.${post.role}`)}</b>
                <small lang="zh-CN">{[post.countyName, post.institutionName, post.teamName].filter(Boolean).join(' · ')}</small>
              </span>
              <span className="push">
                {post.isCurrent ? <StatusTag tone="brand">{t('selectRole.current')}</StatusTag> : t('selectRole.choose')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
