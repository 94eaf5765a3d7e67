import { useTranslation } from 'react-i18next'
import { ButtonLink, Segments } from '../../kit/button.tsx'
import { Facts } from '../../kit/field.tsx'
import { PageHead } from '../../kit/head.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { Tag } from '../../kit/status-tag.tsx'
import { useSay } from '../../kit/undo-toast.tsx'
import { language, speak } from '../i18n.ts'
import { useMe } from '../session.ts'
import { ChangePasswordForm } from './change-password-form.tsx'
import './own-pages.css'

/** Oneself: post and scope, language, password, and what the post allows. */
export default function MePage() {
  const { t } = useTranslation('shell')
  const me = useMe()
  const say = useSay()
  const rows = [
    { label: t('me.name'), value: me.displayName },
    { label: t('me.post'), value: t(`role.${me.role}`) },
    { label: t('me.county'), value: me.countyName },
    { label: t('me.place'), value: me.institutionName },
    { label: t('me.team'), value: me.teamName },
    { label: t('me.scope'), value: t(`me.scopeOf.${me.scope.kind}`) },
    { label: t('me.today'), value: me.today },
  ].filter((row) => row.value)
  return (
    <>
      <PageHead title={t('title.me')} sub={me.displayName}>
        {me.posts.length > 1 ? <ButtonLink to="/select-role">{t('title.selectRole')}</ButtonLink> : null}
      </PageHead>
      <div className="own-cols">
        <div className="side">
          <Sheet title={t('me.post')} padded>
            <Facts rows={rows} />
          </Sheet>
          <Sheet title={t('me.allowed')} sub={t('me.allowedText')} padded>
            <p className="own-tags">
              {me.permissions.map((permission) => (
                <Tag key={permission}>{t(`permission.${permission.replace('.', '_')}`)}</Tag>
              ))}
            </p>
          </Sheet>
        </div>
        <div className="side">
          <Sheet title={t('me.language')} sub={t('me.languageText')} padded>
            <Segments
              label={t('me.language')}
              value={language()}
              onChange={(to) => {
                void speak(to)
              }}
              options={[
                { value: 'zh' as const, label: t('me.chinese'), lang: 'zh-CN' },
                { value: 'en' as const, label: t('me.english'), lang: 'en' },
              ]}
            />
          </Sheet>
          <Sheet title={t('me.security')} padded>
            <ChangePasswordForm label={t('me.change')} done={() => say.done(t('me.changed'))} />
          </Sheet>
        </div>
      </div>
    </>
  )
}
