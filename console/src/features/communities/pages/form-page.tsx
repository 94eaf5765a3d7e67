import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Community,
  communityKinds,
  communityTeamsEndpoint,
  editCommunityEndpoint,
  getCommunityEndpoint,
  listCommunitiesEndpoint,
  makeCommunityEndpoint,
} from '#api/communities.ts'
import { listVillagesEndpoint } from '#api/residents.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { PickField } from '../../../kit/pick-field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { villageOptions } from '../../../kit/village-options.ts'
import { draftOf, emptyUnit, missingInUnit, sentOf, type UnitDraft } from '../draft.ts'
import '../communities.css'

/** Opens a community, or changes one. */
export default function FormPage() {
  const { communityId } = useParams({ strict: false }) as { communityId?: string }
  const read = useRead(getCommunityEndpoint, { communityId: communityId ?? '' }, { enabled: communityId !== undefined, staleMs: 0 })
  if (read.error) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  if (communityId !== undefined && !read.data) return <PageSkeleton />
  return <Form known={read.data ?? null} />
}

function Form({ known }: { known: Community | null }) {
  const { t } = useTranslation('communities')
  const me = useMe()
  const say = useSay()
  const navigate = useNavigate()
  const base = `/${useSurface()}/communities`
  const [draft, setDraft] = useState<UnitDraft>(() => (known ? draftOf(known) : emptyUnit))
  const [isAsked, setAsked] = useState(false)
  const refreshes = [listCommunitiesEndpoint, getCommunityEndpoint]
  const make = useCommand(makeCommunityEndpoint, { refreshes })
  const edit = useCommand(editCommunityEndpoint, { refreshes })
  const missing = missingInUnit(draft, known !== null)
  const errorOf = (key: (typeof missing)[number]) => (isAsked && missing.includes(key) ? t(`form.missing.${key}`) : undefined)
  const send = () => {
    setAsked(true)
    if (missing.length > 0) return
    const done = (words: string) => ({
      onSuccess: ({ communityId }: { communityId: string }) => {
        say.done(words)
        void navigate({ to: `${base}/${communityId}` })
      },
    })
    const sent = sentOf(draft)
    if (known)
      edit.mutate(
        { ...sent, contactPhone: sent.contactPhone.trim() || null, communityId: known.communityId, version: known.version },
        done(t('form.saved')),
      )
    else make.mutate(sent, done(t('form.made')))
  }
  const title = t(known ? 'title.edit' : 'title.make')
  return (
    <div className="community-form">
      <AnswerHead
        title={title}
        crumb={[{ label: me.institutionName ?? me.countyName ?? '' }, { label: t('nav'), to: base }, { label: title }]}
      />
      <ErrorSummary errors={isAsked ? missing.map((key) => ({ text: t(`form.missing.${key}`), field: key })) : []} />
      <ProblemSummary problem={make.error ?? edit.error} />
      <Fields draft={draft} change={(part) => setDraft({ ...draft, ...part })} errorOf={errorOf} known={known} />
      <div className="act">
        <ButtonLink to={known ? `${base}/${known.communityId}` : base}>{t('kit:cancel')}</ButtonLink>
        <div className="push">
          <Button kind="primary" busy={make.isPending || edit.isPending} onClick={send}>
            {t(known ? 'form.save' : 'form.make')}
          </Button>
        </div>
      </div>
    </div>
  )
}

type FieldsProps = {
  draft: UnitDraft
  change: (part: Partial<UnitDraft>) => void
  errorOf: (key: ReturnType<typeof missingInUnit>[number]) => string | undefined
  known: Community | null
}
function Fields({ draft, change, errorOf, known }: FieldsProps) {
  const { t } = useTranslation('communities')
  const villages = useRead(listVillagesEndpoint, {}, { staleMs: 300_000 })
  const teams = useRead(communityTeamsEndpoint, {}, { staleMs: 60_000 })
  const team = teams.data?.items.find(({ id }) => id === draft.teamId)
  const chooseTeam = (teamId: string) => {
    const doctors = teams.data?.items.find(({ id }) => id === teamId)?.doctors ?? []
    change({ teamId, doctorStaffId: doctors.length === 1 ? (doctors[0]?.id ?? '') : '' })
  }
  const set = (key: 'name' | 'creditCode' | 'address' | 'headcount' | 'contactName' | 'contactPhone') => ({
    id: key,
    label: t(`form.${key}`),
    value: draft[key],
    onChange: (event: { target: { value: string } }) => change({ [key]: event.target.value }),
  })
  return (
    <>
      <Sheet title={t('form.about')} padded>
        <div className="fields">
          <SelectField
            label={t('form.kind')}
            options={communityKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={draft.kind}
            onChange={(event) => change({ kind: event.target.value as UnitDraft['kind'] })}
          />
          <TextField {...set('name')} hint={t('form.nameHint')} error={errorOf('name')} maxLength={60} lang="zh-CN" />
          <TextField
            {...set('creditCode')}
            hint={t('form.creditCodeHint')}
            error={errorOf('creditCode')}
            optional={draft.kind === 'building_site'}
            maxLength={18}
            autoComplete="off"
          />
          <TextField {...set('headcount')} error={errorOf('headcount')} inputMode="numeric" />
          <div id="village" tabIndex={-1}>
            <PickField
              label={t('form.village')}
              blank={t('form.pick')}
              error={errorOf('village')}
              value={draft.villageCode}
              options={villageOptions(villages.data?.items ?? [], t('form.ownVillages'))}
              choose={(villageCode) => change({ villageCode })}
            />
          </div>
          <TextField {...set('address')} error={errorOf('address')} maxLength={120} lang="zh-CN" autoComplete="off" />
        </div>
      </Sheet>
      <Sheet title={t('form.contact')} padded>
        <div className="fields">
          <TextField {...set('contactName')} error={errorOf('contactName')} maxLength={30} lang="zh-CN" autoComplete="off" />
          <TextField
            {...set('contactPhone')}
            error={errorOf('contactPhone')}
            {...(known ? { hint: t('form.keepPhone', { masked: known.contactPhoneMasked }), optional: true } : {})}
            inputMode="tel"
            autoComplete="off"
          />
        </div>
      </Sheet>
      <Sheet title={t('form.served')} padded>
        <div className="fields">
          <SelectField
            id="team"
            label={t('form.team')}
            blank={t('form.pick')}
            error={errorOf('team')}
            options={(teams.data?.items ?? []).map(({ id, name, institutionName }) => ({ value: id, label: name, group: institutionName }))}
            value={draft.teamId}
            onChange={(event) => chooseTeam(event.target.value)}
          />
          <SelectField
            id="doctor"
            label={t('form.doctor')}
            blank={t('form.pick')}
            error={errorOf('doctor')}
            options={(team?.doctors ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.doctorStaffId}
            onChange={(event) => change({ doctorStaffId: event.target.value })}
          />
        </div>
      </Sheet>
    </>
  )
}
