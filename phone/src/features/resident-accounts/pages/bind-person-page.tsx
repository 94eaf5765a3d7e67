import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askBondEndpoint } from '#api/resident-accounts.ts'
import { type DocumentKind, documentKinds, parseIdentityDocument } from '#kernel/identity-document.ts'
import { dayOfInstant } from '#kernel/local-date.ts'
import { reasonText } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { useSend } from '../../../app/use-send.ts'
import { Button } from '../../../kit/button.tsx'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { Page } from '../../../kit/page.tsx'
import { useBinding } from '../binding.ts'
import { faultsOf } from '../faults.ts'
import { sentNow } from '../sent.ts'

/** Binding, second page: name and document. A number that cannot be is said at once: asking costs one of a few codes an hour. */
export default function BindPersonPage() {
  const { t } = useTranslation('phone')
  const [draft, change] = useBinding()
  const [faults, setFaults] = useState<Fault[]>([])
  const asking = useSend(askBondEndpoint, (problem) => setFaults(faultsOf(problem)))
  const { relation, name, documentKind, number, months } = draft
  const isEarly = relation === null
  useEffect(() => {
    if (isEarly) go('/m/bind', true)
  }, [isEarly])
  if (relation === null) return null
  const send = async () => {
    const read = parseIdentityDocument(documentKind, number, dayOfInstant(Date.now()))
    const missing: Fault[] = name.trim() === '' ? [{ field: 'name', text: t('bind.nameFill') }] : []
    if (number.trim() === '') missing.push({ field: 'number', text: t('bind.numberFill') })
    else if (!read.allowed)
      missing.push(...read.reasons.map((reason) => ({ field: 'number', text: reasonText(reason) ?? t('bind.numberFill') })))
    setFaults(missing)
    if (missing.length > 0) return
    const answer = await asking.send({ relation, name: name.trim(), documentKind, number: number.trim() })
    if (!answer) return
    change({ sent: { ...sentNow(answer), requestId: answer.requestId }, code: '' })
    go('/m/bind/code')
  }
  return (
    <Page
      title={t(relation === 'self' ? 'bind.selfTitle' : 'bind.personTitle')}
      step={{ now: 2, all: 3, what: t('bind.what') }}
      send={() => void send()}
      dock={
        <Button type="submit" isBusy={asking.isBusy}>
          {t('bind.send')}
        </Button>
      }
    >
      <ErrorSummary faults={faults} />
      <p>{t('bind.personText')}</p>
      <TextField
        id="name"
        label={t('bind.name')}
        fault={faultOf(faults, 'name')}
        autoComplete={relation === 'self' ? 'name' : 'off'}
        maxLength={60}
        value={name}
        onType={(name) => change({ name })}
      />
      <SelectField
        id="kind"
        label={t('bind.kind')}
        value={documentKind}
        onChange={(event) => change({ documentKind: event.target.value as DocumentKind })}
      >
        {(Object.keys(documentKinds) as DocumentKind[]).map((kind) => (
          <option key={kind} value={kind}>
            {t(`documentKind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        id="number"
        label={t('bind.number')}
        {...(documentKind === 'identity_card' && { hint: t('bind.numberHint') })}
        fault={faultOf(faults, 'number')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={number}
        onType={(number) => change({ number })}
      />
      {relation === 'self' ? null : (
        <>
          <ChoiceCards
            id="months"
            label={t('bind.months')}
            isLabelShown
            value={months}
            options={([12, 3] as const).map((value) => ({ value, label: t(`bind.month.${value}`) }))}
            onChange={(value) => change({ months: value })}
          />
          <p className="small quiet">{t('bind.monthsText')}</p>
        </>
      )}
    </Page>
  )
}
