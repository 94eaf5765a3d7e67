import { useTranslation } from 'react-i18next'
import { listOwnContractsEndpoint } from '#api/online-signing.ts'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { dayText } from '../../../app/i18n.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { ButtonLink } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { Icon } from '../../../kit/icon.tsx'

/** The family doctor on the home page: the team with its telephone, else what waits, else the one thing to do: finding one. */
export function DoctorCard({ person }: { person: OwnPerson }) {
  const { t } = useTranslation('phone')
  const { residentId, name, relation, isSigned } = person
  const { answer, problem } = useAsked(listOwnContractsEndpoint, { residentId }, residentId)
  const isSelf = relation === 'self'
  if (!answer && !problem) return <div className="skeleton tall" />
  const current =
    answer?.contracts.find(({ standing }) => standing === 'active' || standing === 'expiring') ??
    answer?.contracts.find(({ standing }) => standing === 'upcoming')
  const isFollowed = answer?.contracts.some(({ standing }) => standing === 'upcoming')
  const [newest] = answer?.applications ?? []
  const ending = answer?.endings.find(({ state, contractId }) => state === 'waiting' && contractId === current?.contractId)
  const waiting = answer?.applications.find(({ state }) => state === 'waiting')
  if (current)
    return (
      <section className="card" aria-labelledby="doctor">
        <p className="small quiet">{isSelf ? t('home.myDoctor') : t('home.doctorOf', { name })}</p>
        <div className="doctor">
          <span className="disc" aria-hidden="true">
            <Icon name="doctor" />
          </span>
          <div>
            <h2 id="doctor" lang="zh-CN">
              {t('home.doctor', { name: current.doctorName })}
            </h2>
            <p className="small" lang="zh-CN">
              {current.teamName} · {current.institutionName}
            </p>
            <p className="small">
              {t('home.until', { day: dayText(current.lastDay) })}
              {current.standing === 'expiring' ? <strong> · {t('home.expiring', { days: current.daysLeft })}</strong> : null}
            </p>
          </div>
        </div>
        {current.phone ? <CallLink phone={current.phone} text={t('home.call')} /> : <p className="small quiet">{t('home.noPhone')}</p>}
        {current.standing === 'expiring' && !isFollowed && !waiting ? (
          <ButtonLink to={`/m/renew/${current.contractId}`}>{t('home.renew')}</ButtonLink>
        ) : null}
        <ButtonLink kind="plain" to={`/m/contract/${current.contractId}`}>
          {t('home.contract')}
        </ButtonLink>
        {waiting ? (
          <p className="small">
            {t(waiting.kind === 'change' ? 'home.waitingChange' : 'home.waitingText', {
              doctor: waiting.doctorName,
              day: dayText(waiting.answerBy),
              name,
            })}
          </p>
        ) : null}
        {ending ? <p className="small">{t('home.waitingEnding', { day: dayText(ending.answerBy) })}</p> : null}
        <p className="small quiet">{t('home.emergency')}</p>
      </section>
    )
  if (waiting) {
    const day = dayText(waiting.answerBy)
    const isLate = waiting.answerBy < (answer?.on ?? '')
    return (
      <section className="todo care" aria-labelledby="doctor">
        <h2 id="doctor">{t('home.waitingTitle')}</h2>
        <p>{isLate ? t('home.waitingLate', { day }) : t('home.waitingText', { doctor: waiting.doctorName, day, name })}</p>
        <ButtonLink kind="plain" to="/m/contract">
          {t('home.progress')}
        </ButtonLink>
      </section>
    )
  }
  // Without an answer the account still knows whether there is a doctor.
  if (!answer && isSigned)
    return (
      <section className="card" aria-labelledby="doctor">
        <h2 id="doctor">{isSelf ? t('home.myDoctor') : t('home.doctorOf', { name })}</h2>
        <ButtonLink kind="plain" to="/m/contract">
          {t('home.contract')}
        </ButtonLink>
      </section>
    )
  const isRejected = newest?.state === 'rejected'
  return (
    <section className="todo" aria-labelledby="doctor">
      <h2 id="doctor">{isRejected ? t('home.rejectedTitle') : isSelf ? t('home.unsignedTitle') : t('home.unsignedTitleFor', { name })}</h2>
      <p>{isRejected ? t('home.rejectedText', { doctor: newest.doctorName, name }) : t('home.unsignedText')}</p>
      {isRejected ? (
        <ButtonLink kind="plain" to="/m/contract">
          {t('home.why')}
        </ButtonLink>
      ) : null}
      <ButtonLink kind="plain" to="/m/sign">
        {t('home.find')}
      </ButtonLink>
    </section>
  )
}
