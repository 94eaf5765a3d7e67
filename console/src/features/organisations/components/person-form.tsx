import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#api/endpoint.ts'
import { type createStaffEndpoint, licenceKinds, listInstitutionsEndpoint, staffCategories, titleLevels } from '#api/organisations.ts'
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
  const isWhole =
    fields.name.trim() !== '' &&
    fields.licences.every(({ number, validFrom }) => number.trim() && validFrom) &&
    fields.posts.every(({ institutionId, validFrom }) => institutionId && validFrom)
  const submit = () => {
    setAsked(true)
    if (isWhole) save({ ...fields, phone: fields.phone || null })
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
      <ErrorSummary errors={isAsked && !isWhole ? [{ text: t('person.missing'), field: 'person-name' }] : []} />
      <div className="side">
        <Sheet padded title={t('staff.facts')}>
          <div className="fields">
            <TextField
              id="person-name"
              label={t('person.name')}
              value={fields.name}
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
          <TickBox checked={fields.isActive} onChange={(event) => change({ isActive: event.target.checked })}>
            {t('person.active')}
          </TickBox>
        </Sheet>
        <Licences licences={fields.licences} today={today} set={(licences) => change({ licences })} />
        <Posts posts={fields.posts} options={options} today={today} set={(posts) => change({ posts })} />
        <div className="orgs-save">
          <Button kind="primary" type="submit" busy={isBusy}>
            {t('person.save')}
          </Button>
        </div>
      </div>
    </form>
  )
}

function Licences({ licences, today, set }: { licences: Licence[]; today: string; set: (licences: Licence[]) => void }) {
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
            label={t('person.number')}
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
          <DateSpanFields from={t('person.from')} until={t('person.until')} span={one} change={(part) => put(at, part)} />
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
  set,
}: {
  posts: Post[]
  options: readonly { value: string; label: string }[]
  today: string
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
            label={t('person.institution')}
            blank="—"
            value={one.institutionId}
            options={options}
            onChange={(event) => put(at, { institutionId: event.target.value })}
          />
          <DateSpanFields from={t('person.from')} until={t('person.until')} span={one} change={(part) => put(at, part)} />
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
