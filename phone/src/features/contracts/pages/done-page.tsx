import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../../app/i18n.ts'
import { go } from '../../../app/router.tsx'
import { ButtonLink } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { Page } from '../../../kit/page.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { useSigningDraft } from '../signing-draft.ts'
import '../contracts.css'

/** Sent: who answers until when, what comes next, and whom to call. */
export default function DonePage() {
  const { t } = useTranslation('phone-signing')
  const [{ done }] = useSigningDraft()
  const isEarly = done === null
  useEffect(() => {
    if (isEarly) go('/m/sign', true)
  }, [isEarly])
  if (done === null) return null
  const { kind, residentName, appliedAt, answerBy, doctorName, institutionName, phone, residentFen } = done
  const day = dayText(answerBy)
  const steps = [
    { title: t('done.sent'), text: t('done.sentText', { day: dayText(appliedAt) }) },
    { title: t('done.wait'), text: t('done.waitText', { day }) },
    residentFen > 0
      ? { title: t('done.pay', { yuan: yuan(residentFen) }), text: t('done.payText', { institution: institutionName }) }
      : { title: t(`done.starts.${kind}`), text: t(`done.startsText.${kind}`) },
  ]
  return (
    <Page title={t('done.title')} hasBack={false} dock={<ButtonLink to="/m">{t('done.home')}</ButtonLink>}>
      <div className="result">
        <Icon name="done" />
      </div>
      <p className="middle">{t('done.text', { doctor: doctorName, day, name: residentName })}</p>
      <section className="card stamped" aria-labelledby="next">
        <h2 id="next">{t('done.next')}</h2>
        <span className="stamp" aria-hidden="true">
          {t('done.seal')}
        </span>
        <ol className="next-steps">
          {steps.map(({ title, text }, index) => (
            <li key={title} data-state={['done', 'now', 'later'][index]}>
              <span className="dot" aria-hidden="true">
                {index === 0 ? '✓' : index + 1}
              </span>
              <span>
                <span className="strong">{title}</span>
                <span className="small quiet">{text}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      <CallLink phone={phone} text={t('done.call')} />
      <ButtonLink kind="plain" to="/m/contract">
        {t('done.progress')}
      </ButtonLink>
    </Page>
  )
}
