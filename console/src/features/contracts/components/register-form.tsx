import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listVillagesEndpoint, registerResidentEndpoint } from '#api/residents.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { PickField } from '../../../kit/pick-field.tsx'
import { villageOptions } from '../../../kit/village-options.ts'
import type { FoundDocument } from '../use-identify.ts'

/** Somebody the county does not know: what the card does not say is asked, and signing goes on. */
export function RegisterForm({ found, done }: { found: FoundDocument; done: (residentId: string) => void }) {
  const { t } = useTranslation('contracts')
  const me = useMe()
  const villages = useRead(listVillagesEndpoint, {})
  const register = useCommand(registerResidentEndpoint)
  const [name, setName] = useState(found.name)
  const [village, setVillage] = useState('')
  const [residence, setResidence] = useState<'registered' | 'migrant'>('registered')
  const [since, setSince] = useState('')
  const [phone, setPhone] = useState('')
  const [sex, setSex] = useState('')
  const [bornOn, setBornOn] = useState('')
  const options = villageOptions(villages.data?.items ?? [], t('kit:ownVillages'))
  const send = () =>
    register.mutate(
      {
        name: name.trim(),
        document: { kind: found.kind, number: found.number },
        ...(found.sex === null && sex ? { sex: Number(sex) as 1 } : {}),
        ...(found.bornOn === null && bornOn ? { bornOn } : {}),
        villageCode: village,
        residenceKind: residence,
        livesHereSince: since,
        phone: phone.trim() || null,
        address: found.address || null,
      },
      { onSuccess: ({ residentId }) => done(residentId) },
    )
  return (
    <form
      className="register-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h3>{t('register.title')}</h3>
      <p className="mute xs">{found.isFromCard ? t('register.text') : t('register.typed', { number: found.masked })}</p>
      <ProblemSummary problem={register.error} />
      <TextField
        label={t('register.name')}
        value={name}
        maxLength={60}
        required
        autoFocus={name === ''}
        onChange={(event) => setName(event.target.value)}
      />
      {found.sex === null ? (
        <SelectField
          label={t('residents:new.sex')}
          blank={t('register.choose')}
          value={sex}
          required
          options={(['1', '2', '9'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
          onChange={(event) => setSex(event.target.value)}
        />
      ) : null}
      {found.bornOn === null ? (
        <TextField
          label={t('residents:new.bornOn')}
          type="date"
          max={me.today}
          value={bornOn}
          required
          onChange={(event) => setBornOn(event.target.value)}
        />
      ) : null}
      <PickField label={t('register.village')} blank={t('register.choose')} value={village} options={options} choose={setVillage} />
      <Segments
        label={t('register.residence')}
        value={residence}
        options={[
          { value: 'registered', label: t('register.registered') },
          { value: 'migrant', label: t('register.migrant') },
        ]}
        onChange={setResidence}
      />
      <TextField
        label={t('register.since')}
        type="date"
        value={since}
        max={me.today}
        required
        onChange={(event) => setSince(event.target.value)}
      />
      <TextField
        label={t('register.phone')}
        optional
        inputMode="tel"
        maxLength={20}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button
        kind="primary"
        type="submit"
        busy={register.isPending}
        disabled={!name.trim() || !village || !since || (found.sex === null && !sex) || (found.bornOn === null && !bornOn)}
      >
        {t('register.save')}
      </Button>
    </form>
  )
}
