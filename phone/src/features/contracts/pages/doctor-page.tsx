import type { OutputOf } from '#api/endpoint.ts'
import { useTranslation } from 'react-i18next'
import { readDoctorEndpoint } from '#api/find-doctor.ts'
import { actFor, useActing } from '../../../app/account.tsx'
import { dayText, listOf } from '../../../app/i18n.ts'
import { Failed, type PageProps, Waiting } from '../../../app/later.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { writeStored } from '../../../app/stored.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { Page } from '../../../kit/page.tsx'
import { DoctorTags } from '../components/doctor-tags.tsx'
import { useSigningDraft } from '../signing-draft.ts'
import { draftFor } from '../signing-page.tsx'
import { pathOf } from '../steps.ts'
import '../contracts.css'
import '../doctors.css'

type Team = OutputOf<typeof readDoctorEndpoint>['teams'][number]

/** One doctor: what they speak, where and when they are, whether they still take people; and the way to signing with them. */
export default function DoctorPage({ id = '' }: PageProps) {
  const { t } = useTranslation('phone-doctors')
  const acting = useActing()
  const [draft] = useSigningDraft()
  const input = acting ? { residentId: acting.residentId, staffId: id } : null
  const { answer, problem, again } = useAsked(readDoctorEndpoint, input, `${acting?.residentId}${id}`)
  if (!acting) return <NobodyPage title={t('title')} />
  if (!answer) return problem ? <Failed texts={problemTexts(problem)} retry={again} /> : <Waiting />
  const { teams } = answer
  const { name, titleName, languages, stars, awards } = teams[0]!
  const open = teams.filter(({ isFull }) => !isFull)
  const signWith = ({ teamId, staffId }: Team) => {
    actFor(acting.residentId)
    writeStored('sessionStorage', 'sign', { ...draftFor(draft, acting.residentId), teamId, doctorStaffId: staffId })
    go(pathOf('team'))
  }
  return (
    <Page
      title={t('page.title', { name })}
      dock={open.length > 0 ? <Button onClick={() => signWith(open[0]!)}>{t('page.sign', { name })}</Button> : undefined}
    >
      <p lang="zh-CN" className="strong">
        {titleName}
      </p>
      <section className="card">
        <dl className="facts">
          {stars ? (
            <div>
              <dt>{t('page.stars')}</dt>
              <dd>
                <span className="tag stars">
                  <span aria-hidden="true">{'★'.repeat(stars.stars)}</span> {t('stars', { count: stars.stars })}
                </span>
                <span className="small quiet below">
                  {t('page.starsWhat', { name: stars.roundName, held: dayText(stars.heldOn), last: dayText(stars.lastDay) })}
                </span>
              </dd>
            </div>
          ) : null}
          {awards.length > 0 ? (
            <div>
              <dt>{t('page.awards')}</dt>
              {awards.map((award) => (
                <dd key={`${award.title}${award.givenOn}`} lang="zh-CN">
                  <span className="strong">{award.title}</span>
                  <span className="small quiet below">
                    {award.givenBy} · {award.givenOn.slice(0, 4)}
                  </span>
                </dd>
              ))}
            </div>
          ) : null}
          <div>
            <dt>{t('page.languages')}</dt>
            <dd>{listOf(languages.map((one) => t(`spoken.${one}`))) || t('page.noLanguages')}</dd>
          </div>
        </dl>
      </section>
      {open.length === 0 ? (
        <>
          <p>{t('page.fullText')}</p>
          <ButtonLink kind="plain" to="/m/doctors">
            {t('page.other')}
          </ButtonLink>
        </>
      ) : null}
      {teams.map((team) => (
        <TeamCard key={team.teamId} team={team} sign={open.length > 1 && !team.isFull ? () => signWith(team) : null} />
      ))}
    </Page>
  )
}

function TeamCard({ team, sign }: { team: Team; sign: (() => void) | null }) {
  const { t } = useTranslation('phone-doctors')
  const { teamName, institutionName, place, address, hours, villages, techniques, phone } = team
  return (
    <section className="card" aria-label={teamName}>
      <h2 lang="zh-CN">{teamName}</h2>
      <DoctorTags doctor={{ ...team, languages: [], stars: null, awards: [] }} />
      <dl className="facts">
        <div>
          <dt>{t('page.where')}</dt>
          <dd lang="zh-CN">{[institutionName, address ?? place].filter(Boolean).join(' · ')}</dd>
        </div>
        {hours ? (
          <div>
            <dt>{t('page.hours')}</dt>
            <dd lang="zh-CN">{hours}</dd>
          </div>
        ) : null}
        {techniques.length > 0 ? (
          <div>
            <dt>{t('page.techniques')}</dt>
            <dd lang="zh-CN">{techniques.join('、')}</dd>
          </div>
        ) : null}
        {villages.length > 0 ? (
          <div>
            <dt>{t('page.villages')}</dt>
            <dd lang="zh-CN">{villages.join('、')}</dd>
          </div>
        ) : null}
      </dl>
      {sign ? (
        <Button kind="plain" onClick={sign}>
          {t('page.signIn', { team: teamName })}
        </Button>
      ) : null}
      <CallLink phone={phone} text={t('page.call')} isLink />
    </section>
  )
}
