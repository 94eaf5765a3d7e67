import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#api/endpoint.ts'
import { type createStaffEndpoint, licenceKinds, listInstitutionsEndpoint, staffCategories, titleLevels } from '#api/organisations.ts'
import { spokenLanguages } from '#api/spoken-languages.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { DateSpanFields } from '../../../kit/date-span-fields.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField, TickBox } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

export type PersonFields = InputOf<typeof createStaffEndpoint>
type Licence = PersonFields['licences'][number]
type Post = PersonFields['posts'][number]
const orNull = (text: string) => (text === '' ? null : text)

/** Everything about one member of staff on one page. Institutions already held stay choosable though they may lie out of reach. */
export function PersonForm({
  start,
  held,
  today,
  problem,
  isBusy,
  save,
}: {
  start: PersonFields
  held: readonly { value: string; label: string }[]
  today: string
  problem: unknown
  isBusy: boolean
  save: (fields: PersonFields) => void
}) {
  const { t } = useTranslation('organisations')
  const [fields, setFields] = useState(start)
  const [isAsked, setAsked] = useState(false)
  const change = (part: Partial<PersonFields>) => setFields({ ...fields, ...part })
  const institutions = useRead(listInstitutionsEndpoint, { most: 100 })
  const found = (institutions.data?.items ?? []).map((one) => ({ value: one.institutionId, label: one.name }))
  const options = [...found, ...held.filter((one) => !found.some(({ value }) => value === one.value))]
  const submit = () => {
    setAsked(true)
    if (lacking(fields).length === 0) save({ ...fields, phone: fields.phone || null })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      noValidate
    >
      <ProblemSummary problem={problem} />
      <ErrorSummary errors={isAsked ? lacking(fields).map(({ text, field }) => ({ text: t(`person.${text}`), field })) : []} />
      <div className="side">
        <Sheet padded title={t('staff.facts')}>
          <div className="fields">
            <TextField
              id="person-name"
              label={t('person.name')}
              value={fields.name}
              error={isAsked && fields.name.trim() === '' ? t('person.nameMissing') : undefined}
              maxLength={40}
              onChange={(event) => change({ name: event.target.value })}
            />
            <SelectField
              label={t('person.sex')}
              value={String(fields.sex)}
              options={[1, 2, 9, 0].map((sex) => ({ value: String(sex), label: t(`sex.${sex}` as 'sex.1') }))}
              onChange={(event) => change({ sex: Number(event.target.value) as PersonFields['sex'] })}
            />
            <TextField
              label={t('person.born')}
              hint={held.length > 0 ? t('person.phoneHint') : undefined}
              type="date"
              optional
              value={fields.bornOn ?? ''}
              onChange={(event) => change({ bornOn: orNull(event.target.value) })}
            />
            <SelectField
              label={t('person.category')}
              value={fields.category}
              options={staffCategories.map((value) => ({ value, label: t(`category.${value}`) }))}
              onChange={(event) => change({ category: event.target.value as PersonFields['category'] })}
            />
            <SelectField
              label={t('person.titleLevel')}
              value={fields.titleLevel}
              options={titleLevels.map((value) => ({ value, label: t(`titleLevel.${value}`) }))}
              onChange={(event) => change({ titleLevel: event.target.value as PersonFields['titleLevel'] })}
            />
            <TextField
              label={t('person.phone')}
              optional
              hint={held.length > 0 ? t('person.phoneHint') : undefined}
              value={fields.phone ?? ''}
              maxLength={30}
              onChange={(event) => change({ phone: orNull(event.target.value) })}
            />
          </div>
          <fieldset className="orgs-areas orgs-spoken">
            <legend>
              {t('person.languages')} <small className="mute">{t('person.languagesHint')}</small>
            </legend>
            {spokenLanguages.map((one) => (
              <TickBox
                key={one}
                checked={fields.languages?.includes(one) ?? false}
                onChange={(event) => {
                  const others = (fields.languages ?? []).filter((held) => held !== one)
                  change({ languages: event.target.checked ? [...others, one] : others })
                }}
              >
                {t(`spoken.${one}`)}
              </TickBox>
            ))}
          </fieldset>
          <TickBox checked={fields.isActive} onChange={(event) => change({ isActive: event.target.checked })}>
            {t('person.active')}
          </TickBox>
        </Sheet>
        <Licences licences={fields.licences} today={today} isAsked={isAsked} set={(licences) => change({ licences })} />
        <Posts posts={fields.posts} options={options} today={today} isAsked={isAsked} set={(posts) => change({ posts })} />
        <div className="orgs-save">
          <Button kind="primary" type="submit" busy={isBusy}>
            {t('person.save')}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** What is still to be filled, each with its field. */
function lacking({ name, licences, posts }: PersonFields) {
  return [
    ...(name.trim() === '' ? [{ text: 'nameMissing' as const, field: 'person-name' }] : []),
    ...licences.flatMap(({ number, validFrom }, at) =>
      number.trim() && validFrom
        ? []
        : [{ text: number.trim() ? ('fromMissing' as const) : ('numberMissing' as const), field: `licence-${at}` }],
    ),
    ...posts.flatMap(({ institutionId, validFrom }, at) =>
      institutionId && validFrom
        ? []
        : [{ text: institutionId ? ('fromMissing' as const) : ('placeMissing' as const), field: `post-${at}` }],
    ),
  ]
}

type LicencesProps = { licences: Licence[]; today: string; isAsked: boolean; set: (licences: Licence[]) => void }

function Licences({ licences, today, isAsked, set }: LicencesProps) {
  const { t } = useTranslation('organisations')
  const put = (at: number, part: Partial<Licence>) => set(licences.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const add = () =>
    set([...licences, { licenceId: null, kind: 'licensed_doctor', number: '', scope: null, validFrom: today, validUntil: null }])
  return (
    <Sheet
      padded
      title={t('person.licences')}
      end={
        <Button small onClick={add}>
          {t('person.addLicence')}
        </Button>
      }
    >
      {licences.map((one, at) => (
        <fieldset className="orgs-row" key={one.licenceId ?? `new-${at}`}>
          <legend className="sr">{`${t('person.kind')} ${at + 1}`}</legend>
          <SelectField
            label={t('person.kind')}
            value={one.kind}
            options={licenceKinds.map((value) => ({ value, label: t(`licence.${value}`) }))}
            onChange={(event) => put(at, { kind: event.target.value as Licence['kind'] })}
          />
          <TextField
            id={`licence-${at}`}
            label={t('person.number')}
            error={isAsked && one.number.trim() === '' ? t('person.numberMissing') : undefined}
            value={one.number}
            maxLength={40}
            onChange={(event) => put(at, { number: event.target.value })}
          />
          <TextField
            label={t('person.scope')}
            optional
            value={one.scope ?? ''}
            maxLength={60}
            onChange={(event) => put(at, { scope: orNull(event.target.value) })}
          />
          <DateSpanFields
            byLastDay
            from={t('person.from')}
            until={t('person.until')}
            span={one}
            fromError={isAsked && one.validFrom === '' ? t('person.fromMissing') : undefined}
            untilHint={one.validUntil && one.validUntil <= today ? t('person.expired') : undefined}
            change={(part) => put(at, part)}
          />
          {one.licenceId === null ? (
            <Button small kind="quiet" onClick={() => set(licences.filter((_, index) => index !== at))}>
              {t('person.remove')}
            </Button>
          ) : (
            <span />
          )}
        </fieldset>
      ))}
      {licences.length === 0 ? <p className="mute s">{t('staff.noLicences')}</p> : null}
    </Sheet>
  )
}

function Posts({
  posts,
  options,
  today,
  isAsked,
  set,
}: {
  posts: Post[]
  options: readonly { value: string; label: string }[]
  today: string
  isAsked: boolean
  set: (posts: Post[]) => void
}) {
  const { t } = useTranslation('organisations')
  const put = (at: number, part: Partial<Post>) =>
    set(posts.map((one, index) => (index === at ? { ...one, ...part } : part.isPrimary ? { ...one, isPrimary: false } : one)))
  const add = () => set([...posts, { institutionId: '', isPrimary: posts.length === 0, validFrom: today, validUntil: null }])
  return (
    <Sheet
      padded
      title={t('person.posts')}
      end={
        <Button small onClick={add}>
          {t('person.addPost')}
        </Button>
      }
    >
      {posts.map((one, at) => (
        <fieldset className="orgs-row" key={`${at}-${one.validFrom}`}>
          <legend className="sr">{`${t('person.posts')} ${at + 1}`}</legend>
          <SelectField
            id={`post-${at}`}
            label={t('person.institution')}
            blank="—"
            error={isAsked && one.institutionId === '' ? t('person.placeMissing') : undefined}
            value={one.institutionId}
            options={options}
            onChange={(event) => put(at, { institutionId: event.target.value })}
          />
          <DateSpanFields
            byLastDay
            from={t('person.from')}
            until={t('person.until')}
            span={one}
            fromError={isAsked && one.validFrom === '' ? t('person.fromMissing') : undefined}
            change={(part) => put(at, part)}
          />
          <TickBox checked={one.isPrimary} onChange={(event) => put(at, { isPrimary: event.target.checked })}>
            {t('person.primary')}
          </TickBox>
          {posts.length > 1 ? (
            <Button small kind="quiet" onClick={() => set(posts.filter((_, index) => index !== at))}>
              {t('person.remove')}
            </Button>
          ) : (
            <span />
          )}
        </fieldset>
      ))}
    </Sheet>
  )
}
