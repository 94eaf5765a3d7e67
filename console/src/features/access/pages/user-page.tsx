import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { userEndpoint } from '#api/access.ts'
import { Problem } from '../../../app/problem.ts'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { ButtonLink } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Facts } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { dayOf, minuteOf } from '../../../kit/instants.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { AccountActs } from '../components/account-acts.tsx'
import { FirstPassword } from '../components/first-password.tsx'
import { PostList } from '../components/post-list.tsx'
import { useDesk } from '../shown.ts'
import '../access.css'

/** One account: who, which posts, and what an officer may do about it. */
export default function UserPage() {
  const { t } = useTranslation('access')
  const accountId = useParam('accountId')
  const desk = useDesk()
  const may = useMay()
  const [password, setPassword] = useState<string | null>(null)
  const read = useRead(userEndpoint, { accountId })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} />
  const user = read.data
  const facts = [
    { label: t('user.account'), value: user.account },
    { label: t('user.staff'), value: user.staffName ?? t('user.noStaff') },
    { label: t('users.factor'), value: user.hasSecondFactor ? t('users.bound') : t('users.unbound') },
    { label: t('user.sso'), value: user.hasSso ? t('user.linked') : t('user.notLinked') },
    { label: t('user.sessions'), value: t('user.sessionsCount', { count: user.sessions }) },
    { label: t('users.lastSignIn'), value: user.lastSignInAt ? minuteOf(user.lastSignInAt) : t('users.never') },
    { label: t('user.created'), value: dayOf(user.createdAt) },
  ]
  const tone = !user.isActive ? 'none' : user.mustChangePassword ? 'mid' : 'low'
  const word = !user.isActive ? 'disabled' : user.mustChangePassword ? 'firstPassword' : 'active'
  return (
    <>
      <AnswerHead
        title={
          <>
            <span lang="zh-CN">{user.displayName}</span> <StatusTag tone={tone}>{t(`users.${word}`)}</StatusTag>
          </>
        }
        crumb={[{ label: t('title.users'), to: `${desk}/users` }, { label: user.account }]}
      >
        {may('audit.read') ? (
          <ButtonLink to="/g/logs" search={{ subjectId: accountId }}>
            {t('user.toLog')}
          </ButtonLink>
        ) : null}
      </AnswerHead>
      {user.whyNot.length > 0 ? (
        <ProblemSummary
          problem={
            new Problem(
              'Refused',
              user.whyNot.map(({ code, params }) => ({ code, ...(params ? { params } : {}) })),
            )
          }
        />
      ) : null}
      <div className="access-user">
        <div className="side">
          <PostList user={user} />
          {user.mayManage ? <AccountActs user={user} showPassword={setPassword} /> : null}
        </div>
        <Sheet title={t('user.facts')} padded>
          <Facts rows={facts} />
        </Sheet>
      </div>
      <FirstPassword password={password} close={() => setPassword(null)} />
    </>
  )
}
