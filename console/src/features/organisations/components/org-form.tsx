import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#api/endpoint.ts'
import { type createInstitutionEndpoint, institutionKinds, listInstitutionsEndpoint } from '#api/organisations.ts'
import { listRegionsEndpoint } from '#api/regions.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { DateSpanFields } from '../../../kit/date-span-fields.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

export type OrgFields = InputOf<typeof createInstitutionEndpoint>
const orNull = (text: string) => (text === '' ? null : text)

/** An institution's record on one page. */
export function OrgForm({
  start,
  problem,
  isBusy,
  save,
}: {
  start: OrgFields
  problem: unknown
  isBusy: boolean
  save: (fields: OrgFields) => void
}) {
  const { t } = useTranslation('organisations')
  const [fields, setFields] = useState(start)
  const [isAsked, setAsked] = useState(false)
  const change = (part: Partial<OrgFields>) => setFields({ ...fields, ...part })
  const regions = useRead(listRegionsEndpoint, {}, { staleMs: 300_000 })
  const centres = useRead(
    listInstitutionsEndpoint,
    { township: fields.townshipCode || undefined, most: 100 },
    { enabled: fields.townshipCode !== '' },
  )
  const places = [...(regions.data?.items ?? []), ...(regions.data?.managed ?? [])]
    .filter(({ level }) => level === 'township')
    .map((one) => ({ value: one.code, label: one.name }))
  const parents = (centres.data?.items ?? [])
    .filter((one) => one.parentName === null)
    .map((one) => ({ value: one.institutionId, label: one.name }))
  const isWhole = fields.name.trim() !== '' && fields.shortName.trim() !== '' && fields.townshipCode !== '' && fields.validFrom !== ''
  const submit = () => {
    setAsked(true)
    if (isWhole) save(fields)
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
      <ErrorSummary errors={isAsked && !isWhole ? [{ text: t('orgs.missing'), field: 'org-name' }] : []} />
      <Sheet padded label={t('orgs.facts')}>
        <div className="fields">
          <TextField
            id="org-name"
            label={t('orgs.name')}
            value={fields.name}
            maxLength={60}
            onChange={(event) => change({ name: event.target.value })}
          />
          <TextField
            label={t('orgs.shortName')}
            value={fields.shortName}
            maxLength={20}
            onChange={(event) => change({ shortName: event.target.value })}
          />
          <SelectField
            label={t('orgs.kind')}
            value={fields.kind}
            options={institutionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(event) => {
              const kind = event.target.value as OrgFields['kind']
              change({ kind, hospitalLevel: kind === 'hospital' ? (fields.hospitalLevel ?? 2) : null })
            }}
          />
          {fields.kind === 'hospital' ? (
            <SelectField
              label={t('orgs.level')}
              value={String(fields.hospitalLevel ?? 2)}
              options={[1, 2, 3].map((level) => ({ value: String(level), label: t(`level.${level}` as 'level.1') }))}
              onChange={(event) => change({ hospitalLevel: Number(event.target.value) })}
            />
          ) : null}
          <SelectField
            label={t('orgs.ownership')}
            value={fields.ownership}
            options={(['public', 'private'] as const).map((value) => ({ value, label: t(`ownership.${value}`) }))}
            onChange={(event) => change({ ownership: event.target.value as OrgFields['ownership'] })}
          />
          <TextField
            label={t('orgs.credit')}
            optional
            value={fields.creditCode ?? ''}
            maxLength={30}
            onChange={(event) => change({ creditCode: orNull(event.target.value) })}
          />
          <SelectField
            label={t('orgs.township')}
            blank="—"
            value={fields.townshipCode}
            options={places}
            onChange={(event) => change({ townshipCode: event.target.value, parentId: null })}
          />
          <SelectField
            label={t('orgs.parent')}
            optional
            blank={t('orgs.parentNone')}
            value={fields.parentId ?? ''}
            options={parents}
            onChange={(event) => change({ parentId: orNull(event.target.value) })}
          />
          <TextField
            label={t('orgs.address')}
            optional
            value={fields.address ?? ''}
            maxLength={120}
            onChange={(event) => change({ address: orNull(event.target.value) })}
          />
          <TextField
            label={t('orgs.phone')}
            optional
            value={fields.phone ?? ''}
            maxLength={30}
            onChange={(event) => change({ phone: orNull(event.target.value) })}
          />
          <TextField
            label={t('orgs.hours')}
            hint={t('orgs.hoursHint')}
            optional
            value={fields.hours ?? ''}
            maxLength={60}
            onChange={(event) => change({ hours: orNull(event.target.value) })}
          />
          <DateSpanFields from={t('orgs.from')} until={t('orgs.until')} span={fields} change={change} />
        </div>
        <div className="orgs-save">
          <Button kind="primary" type="submit" busy={isBusy}>
            {t('orgs.save')}
          </Button>
        </div>
      </Sheet>
    </form>
  )
}
