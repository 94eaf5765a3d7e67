import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Tag } from '../../../kit/status-tag.tsx'

/** Who lives with the resident: who is not signed yet can be the next. */
export function FamilyList({
  family,
  sign,
  of,
}: {
  family: SigningProposal['household']
  sign: (residentId: string) => void
  of?: string
}) {
  const { t } = useTranslation('contracts')
  if (family.length === 0) return null
  return (
    <section className="sign-family">
      <h3>{t('read.family')}</h3>
      {of && family.some(({ isSigned }) => !isSigned) ? (
        <ButtonLink small to="/w/sign/household" search={{ residentId: of }}>
          {t('read.together')}
        </ButtonLink>
      ) : null}
      {family.map((one) => (
        <div key={one.residentId} className="family-row">
          <span>
            <b lang="zh-CN">{one.name}</b> {t(`sex.${one.sex}`)} {t('age', { age: one.age })}
            {one.populations.length > 0 ? <small>{one.populations.map(nameOf).join(' · ')}</small> : null}
            {one.suggested ? (
              <small>
                {t('household.suggestedShort', {
                  patient: one.suggested.patient,
                  illnesses: one.suggested.illnesses.map(nameOf).join(t('household.and')),
                })}
              </small>
            ) : null}
          </span>
          {one.isSigned ? (
            <span className="push">
              <Tag>{one.lastDay ? t('read.signedUntil', { day: one.lastDay.slice(0, 7) }) : t('read.signed')}</Tag>
            </span>
          ) : (
            <span className="push">
              <Button small icon={<Plus size={14} strokeWidth={1.8} aria-hidden="true" />} onClick={() => sign(one.residentId)}>
                {t('read.signToo')}
              </Button>
            </span>
          )}
        </div>
      ))}
    </section>
  )
}
