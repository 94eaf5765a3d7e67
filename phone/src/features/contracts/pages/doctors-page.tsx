import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DoctorCard, findDoctorsEndpoint } from '#api/find-doctor.ts'
import { type SpokenLanguage, spokenLanguages } from '#api/spoken-languages.ts'
import { useActing, useFreshAccount } from '../../../app/account.tsx'
import { problemTexts } from '../../../app/problem.ts'
import { Link } from '../../../app/router.tsx'
import { useDraft } from '../../../app/stored.ts'
import { useAsked } from '../../../app/use-asked.ts'
import { Button } from '../../../kit/button.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { NobodyPage } from '../../../kit/nobody-page.tsx'
import { Page } from '../../../kit/page.tsx'
import { TickCard } from '../../../kit/tick-card.tsx'
import { DoctorTags } from '../components/doctor-tags.tsx'
import '../contracts.css'
import '../doctors.css'

type Wanted = { text: string; language: SpokenLanguage | ''; leastStars: number; onlyWithRoom: boolean }
const anybody: Wanted = { text: '', language: '', leastStars: 0, onlyWithRoom: false }

/** Looks for a doctor by name, place, language and room left. What was asked stays while a doctor's page is looked at. */
export default function DoctorsPage() {
  const { t } = useTranslation('phone-doctors')
  useFreshAccount()
  const acting = useActing()
  const [wanted, want] = useDraft('doctors', anybody)
  const [typed, type] = useState(wanted.text)
  const [cursors, setCursors] = useState<string[]>([])
  const { text, language, leastStars, onlyWithRoom } = wanted
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing asks
  useEffect(() => {
    const timer = setTimeout(() => want({ text: typed.trim() }), 300)
    return () => clearTimeout(timer)
  }, [typed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first page
  useEffect(() => setCursors([]), [text, language, leastStars, onlyWithRoom])
  if (!acting) return <NobodyPage title={t('title')} />
  const input = { residentId: acting.residentId, text, language: language || null, leastStars: leastStars || null, onlyWithRoom }
  return (
    <Page title={t('title')}>
      <p>
        <span className="strong" lang="zh-CN">
          {t('forWhom', { name: acting.name })}
        </span>{' '}
        <span className="small quiet">{t('text')}</span>
      </p>
      <search className="card" aria-label={t('search')}>
        <TextField
          id="search"
          label={t('search')}
          hint={t('searchHint')}
          type="search"
          autoComplete="off"
          maxLength={40}
          value={typed}
          onType={type}
        />
        <SelectField
          id="language"
          label={t('language')}
          value={language}
          onChange={(event) => want({ language: event.target.value as Wanted['language'] })}
        >
          <option value="">{t('anyLanguage')}</option>
          {spokenLanguages.map((one) => (
            <option key={one} value={one}>
              {t(`spoken.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="stars"
          label={t('leastStars')}
          value={leastStars}
          onChange={(event) => want({ leastStars: Number(event.target.value) })}
        >
          <option value={0}>{t('anyStars')}</option>
          {[3, 4, 5].map((count) => (
            <option key={count} value={count}>
              {count === 5 ? t('stars', { count }) : t('starsUp', { count })}
            </option>
          ))}
        </SelectField>
        <TickCard id="room" isTicked={onlyWithRoom} label={t('withRoom')} onTick={(isTicked) => want({ onlyWithRoom: isTicked })} />
      </search>
      <div className="doctors">
        {['', ...cursors].map((cursor, index) => (
          <FoundPage
            key={cursor}
            input={{ ...input, ...(cursor && { after: cursor }) }}
            isFirst={cursor === ''}
            more={index === cursors.length ? (next) => setCursors([...cursors, next]) : null}
          />
        ))}
      </div>
    </Page>
  )
}

type Found = {
  input: {
    residentId: string
    text: string
    language: SpokenLanguage | null
    leastStars: number | null
    onlyWithRoom: boolean
    after?: string
  }
  isFirst: boolean
  more: ((next: string) => void) | null
}

function FoundPage({ input, isFirst, more }: Found) {
  const { t } = useTranslation('phone-doctors')
  const { answer, isCurrent, problem } = useAsked(findDoctorsEndpoint, input, JSON.stringify(input))
  if (!answer) return problem ? <p className="fault">{problemTexts(problem)[0]}</p> : <div className="skeleton" />
  const { items, next } = answer
  return (
    <>
      {isFirst ? (
        <p className="sr" role="status">
          {isCurrent ? t(next ? 'foundMore' : 'found', { count: items.length }) : ''}
        </p>
      ) : null}
      {items.length === 0 && isFirst ? <p>{t('none')}</p> : null}
      {items.length > 0 ? (
        <ul className="doctors" aria-label={t('list')}>
          {items.map((doctor) => (
            <DoctorLine key={`${doctor.teamId}${doctor.staffId}`} doctor={doctor} />
          ))}
        </ul>
      ) : null}
      {more && next ? (
        <Button kind="plain" onClick={() => more(next)}>
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}

function DoctorLine({ doctor }: { doctor: DoctorCard }) {
  const { t } = useTranslation('phone-doctors')
  return (
    <li>
      <Link to={`/m/doctors/${doctor.staffId}`} className="card doctor-line">
        <span>
          <span className="strong" lang="zh-CN">
            {t('doctor', { name: doctor.name })}
          </span>{' '}
          <span className="small" lang="zh-CN">
            {doctor.titleName}
          </span>
          <span className="small quiet below" lang="zh-CN">
            {doctor.institutionName} · {doctor.teamName}
          </span>
          <DoctorTags doctor={doctor} />
        </span>
        <Icon name="go" />
      </Link>
    </li>
  )
}
