import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'

/** Who lies on the reader: as little of the person as the desk needs, since others may look over the shoulder. */
export function PersonCard({ resident, masked }: { resident: SigningProposal['resident']; masked: string | null }) {
  const { t } = useTranslation('contracts')
  return (
    <div className="id-card">
      <dl>
        <dt>{t('read.name')}</dt>
        <dd lang="zh-CN">
          <b>{resident.name}</b>
        </dd>
        <dt>{t('read.sex')}</dt>
        <dd>{t(`sex.${resident.sex}`)}</dd>
        <dt>{t('read.born')}</dt>
        <dd className="num">
          {t('read.bornYear', { year: resident.bornYear })} · {t('age', { age: resident.age })}
        </dd>
        <dt>{t('read.home')}</dt>
        <dd lang="zh-CN">
          {resident.townshipName}
          <br />
          {resident.villageName}
        </dd>
      </dl>
      <svg className="id-card-face" viewBox="0 0 62 76" aria-hidden="true">
        <circle cx="31" cy="29" r="12" fill="currentColor" />
        <path d="M9 76c1-16 10-25 22-25s21 9 22 25z" fill="currentColor" />
      </svg>
      {masked ? <p className="id-card-number num">{masked}</p> : null}
    </div>
  )
}
