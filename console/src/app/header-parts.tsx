import { Link } from '@tanstack/react-router'
import { ChevronsUpDown, Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Popover } from '../kit/popover.tsx'
import { Face } from '../kit/face.tsx'
import { CountMark } from '../kit/count-mark.tsx'
import { Bell } from './bell.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useMay, useMe, type Me } from './session.ts'
import { useExportsToDecide } from './exports-to-decide.ts'
import { SignOutButton } from './sign-out-button.tsx'

const placeOf = (me: Me) => me.institutionName ?? me.countyName ?? ''

/** 机构·团队·角色: where one works now; opens the choice of post when there are several. */
export function WhereSwitch() {
  const { t } = useTranslation('shell')
  const me = useMe()
  const role = t(`role.${me.role}`)
  const parts = (
    <>
      <b lang="zh-CN">{placeOf(me)}</b>
      {me.teamName ? (
        <>
          <span className="sep" />
          <span lang="zh-CN">{me.teamName}</span>
        </>
      ) : null}
      <span className="sep" />
      {role}
    </>
  )
  if (me.posts.length < 2) return <span className="where">{parts}</span>
  return (
    <Link className="where" to="/select-role" aria-label={t('switchPost', { place: placeOf(me), team: me.teamName ?? '', role })}>
      {parts}
      <ChevronsUpDown size={16} strokeWidth={1.6} aria-hidden="true" />
    </Link>
  )
}

/** Jobs, messages, language, oneself. */
export function Tools({ withPost = false }: { withPost?: boolean }) {
  const { t } = useTranslation('shell')
  const me = useMe()
  const may = useMay()
  const waiting = useExportsToDecide()
  const jobs = waiting > 0 ? t('jobsWaiting', { count: waiting }) : t('jobs')
  return (
    <div className="tools">
      {may('job.read') ? (
        <Link className="ib" to="/jobs" aria-label={jobs} title={jobs}>
          <Inbox size={20} strokeWidth={1.6} aria-hidden="true" />
          <CountMark count={waiting} />
        </Link>
      ) : null}
      <Bell />
      <LanguageSwitch />
      <Popover
        label={t('meMenu', { name: withPost ? `${me.displayName} · ${t(`role.${me.role}`)}` : me.displayName })}
        className="who"
        trigger={<Who me={me} withPost={withPost} />}
      >
        <div className="who-menu">
          <p>
            <b lang="zh-CN">{me.displayName}</b>
            <br />
            <span className="mute s">
              <span lang="zh-CN">{placeOf(me)}</span> {t(`role.${me.role}`)}
            </span>
          </p>
          <Link to="/me">{t('title.me')}</Link>
          {me.posts.length > 1 ? <Link to="/select-role">{t('title.selectRole')}</Link> : null}
          <Link to="/help">{t('title.help')}</Link>
          <SignOutButton />
        </div>
      </Popover>
    </div>
  )
}

function Who({ me, withPost }: { me: Me; withPost: boolean }) {
  const { t } = useTranslation('shell')
  return (
    <>
      <Face name={me.displayName} />
      <span className="who-name">
        <span lang="zh-CN">{me.displayName}</span>
        {withPost ? <small> · {t(`role.${me.role}`)}</small> : null}
      </span>
    </>
  )
}
