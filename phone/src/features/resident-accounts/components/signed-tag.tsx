import { useTranslation } from 'react-i18next'

/** Whether somebody has a family doctor: sign, colour and word. */
export function SignedTag({ isSigned }: { isSigned: boolean }) {
  const { t } = useTranslation('phone')
  return (
    <span className={`tag ${isSigned ? 'care' : ''}`}>
      <span aria-hidden="true">{isSigned ? '✓' : '●'}</span>
      {t(isSigned ? 'home.signed' : 'home.unsigned')}
    </span>
  )
}
