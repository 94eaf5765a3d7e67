import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findByDocumentEndpoint, listResidentsEndpoint, listVillagesEndpoint, registerResidentEndpoint } from '#api/residents.ts'
import { type DocumentKind, documentKindCodes } from '#kernel/identity-document.ts'
import { Problem } from '../../../app/problem.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { CheckList } from '../../../kit/check-list.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { PickField } from '../../../kit/pick-field.tsx'
import { villageOptions } from '../../../kit/village-options.ts'
import '../residents.css'

type Kind = DocumentKind

/** Registering somebody by document: look it up first, then only what the document does not say. */
export default function RegisterPage() {
  const { t } = useTranslation('residents')
  const say = useSay()
  const navigate = useNavigate()
  const { today } = useMe()
  const villages = useRead(listVillagesEndpoint, {})
  const look = useCommand(findByDocumentEndpoint)
  const register = useCommand(registerResidentEndpoint, { refreshes: [listResidentsEndpoint] })
  const [{ guardianId }] = useQueryString()
  const [kind, setKind] = useState<Kind | 'none'>(guardianId ? 'none' : 'identity_card')
  const [number, setNumber] = useState('')
  const [form, setForm] = useState({
    name: '',
    sex: '',
    bornOn: '',
    villageCode: '',
    residenceKind: 'registered',
    livesHereSince: today,
    phone: '',
    address: '',
  })
  const set = (name: keyof typeof form) => (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value })
  const found = look.data
  const isNewborn = guardianId !== undefined && kind === 'none'
  const isFresh = isNewborn || (found !== undefined && !found.here && !found.outside && !found.elsewhere)
  const isAlike = register.error instanceof Problem && register.error.reasons.some(({ code }) => code === 'RESIDENTS.SAME_PERSON')
  const find = () => look.mutateAsync({ documentKind: kind as Kind, number }).catch(() => undefined)
  const save = async (isAnotherPerson: boolean) => {
    try {
      const { residentId } = await register.mutateAsync({
        name: form.name,
        document: kind === 'none' ? null : { kind, number },
        ...(isNewborn ? { guardianId: guardianId as string } : {}),
        ...(form.sex ? { sex: Number(form.sex) as 1 } : {}),
        ...(form.bornOn ? { bornOn: form.bornOn } : {}),
        villageCode: form.villageCode || (villages.data?.items[0]?.code ?? ''),
        residenceKind: form.residenceKind as 'registered',
        livesHereSince: form.livesHereSince,
        phone: form.phone || null,
        address: form.address || null,
        isAnotherPerson,
      })
      say.done(t('new.saved'))
      await navigate({ to: '/w/residents/$residentId', params: { residentId } as never })
    } catch {
      /* shown above the fields */
    }
  }
  return (
    <>
      <PageHead title={t('title.new')} sub={t('new.sub')} />
      <div className="register">
        <Sheet title={t('new.step1')} padded>
          <form
            className="fields"
            onSubmit={(event) => {
              event.preventDefault()
              void find()
            }}
          >
            <SelectField
              label={t('new.kind')}
              value={kind}
              options={[...documentKindCodes, ...(guardianId ? (['none'] as const) : [])].map((value) => ({
                value,
                label: t(`documentKind.${value}`),
              }))}
              onChange={(event) => setKind(event.target.value as Kind | 'none')}
            />
            {isNewborn ? (
              <p className="mute s">{t('new.newborn')}</p>
            ) : (
              <>
                <TextField label={t('new.number')} value={number} autoComplete="off" onChange={(event) => setNumber(event.target.value)} />
                <Button kind="primary" type="submit" busy={look.isPending} disabled={number.trim() === ''}>
                  {t('new.find')}
                </Button>
              </>
            )}
          </form>
          <ProblemSummary problem={look.error} />
          {found && !isNewborn ? (
            <CheckList
              items={
                [
                  found.here
                    ? {
                        key: 'here',
                        state: 'warn',
                        title: t('new.here'),
                        detail: (
                          <Link to="/w/residents/$residentId" params={{ residentId: found.here.residentId } as never}>
                            {t('new.openHere')}
                          </Link>
                        ),
                      }
                    : found.outside
                      ? {
                          key: 'outside',
                          state: 'no',
                          title: found.outside.isSigned
                            ? t('contracts:read.outsideSigned', { institution: found.outside.institutionName ?? '' })
                            : t('contracts:read.outsideUnsigned'),
                          detail: t(found.outside.isSigned ? 'contracts:read.outsideSignedText' : 'contracts:read.outsideUnsignedText'),
                        }
                      : found.elsewhere
                        ? {
                            key: 'elsewhere',
                            state: 'no',
                            title: t('new.elsewhere', {
                              county: found.elsewhere.countyName,
                              signed: found.elsewhere.isSigned
                                ? t('new.signedAt', { institution: found.elsewhere.institutionName ?? '' })
                                : t('new.notSignedThere'),
                            }),
                          }
                        : { key: 'fresh', state: 'ok', title: t('new.fresh'), detail: found.document.masked },
                ] as never
              }
            />
          ) : null}
        </Sheet>
        {isFresh ? (
          <Sheet title={t('new.step2')} padded>
            <ProblemSummary problem={register.error} />
            <div className="fields">
              <TextField label={t('new.name')} lang="zh-CN" autoComplete="off" value={form.name} onChange={set('name')} />
              {isNewborn || found?.document.sex === null ? (
                <SelectField
                  label={t('new.sex')}
                  blank="—"
                  value={form.sex}
                  options={(['1', '2', '9'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
                  onChange={set('sex')}
                />
              ) : null}
              {isNewborn || found?.document.bornOn === null ? (
                <TextField label={t('new.bornOn')} type="date" max={today} value={form.bornOn} onChange={set('bornOn')} />
              ) : null}
              <PickField
                label={t('new.village')}
                blank="—"
                value={form.villageCode || villages.data?.items[0]?.code || ''}
                options={villageOptions(villages.data?.items ?? [], t('kit:ownVillages'))}
                choose={(villageCode) => setForm({ ...form, villageCode })}
              />
              <SelectField
                label={t('new.residence')}
                value={form.residenceKind}
                options={(['registered', 'migrant'] as const).map((value) => ({ value, label: t(`residence.${value}`) }))}
                onChange={set('residenceKind')}
              />
              <TextField label={t('new.since')} type="date" max={today} value={form.livesHereSince} onChange={set('livesHereSince')} />
              <TextField label={t('new.phone')} optional inputMode="tel" autoComplete="off" value={form.phone} onChange={set('phone')} />
              <TextField label={t('new.address')} optional lang="zh-CN" autoComplete="off" value={form.address} onChange={set('address')} />
            </div>
            <p className="register-acts">
              {isAlike ? (
                <Button busy={register.isPending} onClick={() => void save(true)}>
                  {t('new.alike')}
                </Button>
              ) : null}
              <Button kind="primary" busy={register.isPending} disabled={form.name.trim() === ''} onClick={() => void save(false)}>
                {t('new.save')}
              </Button>
            </p>
          </Sheet>
        ) : null}
      </div>
    </>
  )
}
