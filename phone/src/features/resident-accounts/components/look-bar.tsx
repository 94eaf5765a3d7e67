import { useTranslation } from 'react-i18next'
import { useSession } from '../../../app/account.tsx'
import { Icon } from '../../../kit/icon.tsx'

/** The mark, and the two ways to read more easily: the elder view and the other language. */
export function LookBar({ hasLanguage = false }: { hasLanguage?: boolean }) {
  const { t } = useTranslation('phone')
  const { look, changeLook } = useSession()
  const isZh = look.language === 'zh'
  const change = (patch: Partial<typeof look>) => void changeLook(patch).catch(() => {})
  return (
    <>
      <span className="brandmark">
        <img src="/mark.svg" alt="" />
        {t('product')}
      </span>
      <span className="grow" />
      {hasLanguage ? (
        <button type="button" className="pill" lang={isZh ? 'en' : 'zh-CN'} onClick={() => change({ language: isZh ? 'en' : 'zh' })}>
          {t('otherLanguage')}
        </button>
      ) : null}
      <button type="button" className="pill" onClick={() => change({ isElderMode: !look.isElderMode })}>
        {look.isElderMode ? null : <Icon name="letters" />}
        {t(look.isElderMode ? 'elderOff' : 'elderOn')}
      </button>
    </>
  )
}
