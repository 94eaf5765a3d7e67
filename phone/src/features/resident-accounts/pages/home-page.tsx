import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { useActing, useFreshAccount, useSession } from '../../../app/account.tsx'
import { dayText } from '../../../app/i18n.ts'
import { Link } from '../../../app/router.tsx'
import { ButtonLink } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { Page } from '../../../kit/page.tsx'
import { ReadAloud } from '../../../kit/read-aloud.tsx'
import { LookBar } from '../components/look-bar.tsx'
import { BindCard } from '../components/bind-card.tsx'
import { SignedTag } from '../components/signed-tag.tsx'
import '../resident-accounts.css'

/** Home: who I am, for whom I act, the one next thing, and the few things that can be done. */
export default function HomePage({ DoctorCard }: { DoctorCard: ComponentType<{ person: OwnPerson }> }) {
  const { t } = useTranslation('phone')
  const { look } = useSession()
  const { people, phoneMasked } = useFreshAccount()
  const acting = useActing()
  const self = people.find(({ relation }) => relation === 'self')
  return (
    <Page title={t('home.title')} heading={self ? t('home.helloTo', { name: self.name }) : t('home.hello')} tab="home" bar={<LookBar />}>
      <p className="quiet phone-line">{t('home.phone', { phone: phoneMasked })}</p>
      {acting ? <DoctorCard key={acting.residentId} person={acting} /> : <BindCard />}
      {acting ? (
        <section className="card" aria-labelledby="acting">
          <h2 id="acting" className="small quiet">
            {t('home.acting')}
          </h2>
          <p className="who">
            <span className="strong" lang="zh-CN">
              {acting.name}
            </span>
            <span className="small">{t(`relation.${acting.relation}`)}</span>
            <SignedTag isSigned={acting.isSigned} />
          </p>
          <p className="small">{t('home.about', { sex: t(`sex.${acting.sex}`), age: acting.age, village: acting.villageName })}</p>
          {acting.until ? <p className="small quiet">{t('home.actingUntil', { day: dayText(acting.until) })}</p> : null}
          {people.length > 1 ? (
            <ButtonLink kind="plain" to="/m/people">
              {t('home.switch')}
            </ButtonLink>
          ) : null}
        </section>
      ) : null}
      {acting && !self ? <BindCard isLess /> : null}
      <nav aria-label={t('home.services')}>
        <ul className="tiles">
          {acting ? (
            <li>
              <Link to="/m/contract" className="tile jade">
                <span className="disc">
                  <Icon name="paper" />
                </span>
                <span>
                  <span className="strong">{t('home.contractTile')}</span>
                  <span className="small">{t('home.contractTileText')}</span>
                </span>
              </Link>
            </li>
          ) : null}
          {acting ? (
            <li>
              <Link to="/m/doctors" className="tile jade">
                <span className="disc">
                  <Icon name="search" />
                </span>
                <span>
                  <span className="strong">{t('home.doctorsTile')}</span>
                  <span className="small">{t('home.doctorsTileText')}</span>
                </span>
              </Link>
            </li>
          ) : null}
          <li>
            <Link to="/m/bind" className="tile amber">
              <span className="disc">
                <Icon name="family" />
              </span>
              <span>
                <span className="strong">{t('home.family')}</span>
                <span className="small">{t('home.familyText')}</span>
              </span>
            </Link>
          </li>
          <li>
            <Link to="/m/bind/desk" className="tile blue">
              <span className="disc">
                <Icon name="code" />
              </span>
              <span>
                <span className="strong">{t('home.deskCode')}</span>
                <span className="small">{t('home.deskCodeText')}</span>
              </span>
            </Link>
          </li>
        </ul>
      </nav>
      {look.isElderMode ? <ReadAloud isWide /> : null}
    </Page>
  )
}
