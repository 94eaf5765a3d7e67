import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginReEvaluationEndpoint, listReEvaluationsEndpoint, reEvaluationPacksEndpoint } from '#api/re-evaluations.ts'
import { useMe } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { useSurface } from '../../../app/use-surface.ts'
import { Button } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'

type Basis = 'ownDay' | 'oneDay'
const bases: readonly Basis[] = ['ownDay', 'oneDay']

/** Which pack, by the rules of which day, and off it goes. */
export function BeginSheet() {
  const { t } = useTranslation('re-evaluations')
  const navigate = useNavigate()
  const surface = useSurface()
  const { today } = useMe()
  const read = useRead(reEvaluationPacksEndpoint, {})
  const begin = useCommand(beginReEvaluationEndpoint, { refreshes: [listReEvaluationsEndpoint] })
  const [pack, setPack] = useState('')
  const [basis, setBasis] = useState<Basis>('ownDay')
  const [day, setDay] = useState(today)
  const [isMissing, setMissing] = useState(false)
  if (read.isError) return <ProblemSummary problem={read.error} />
  if (!read.data) return <LinesSkeleton lines={5} />
  const { packs } = read.data
  const options = packs.map((one) => ({
    value: `${one.packCode} ${one.version}`,
    label: t(one.isInForce ? 'begin.optionNow' : 'begin.option', { name: one.name, version: one.version, day: one.effectiveFrom }),
  }))
  const chosen = pack || (options[packs.findIndex(({ isInForce }) => isInForce)] ?? options[0])?.value || ''
  const send = () => {
    if (basis === 'oneDay' && !day) return setMissing(true)
    const [packCode = '', version = ''] = chosen.split(' ')
    begin.mutate(
      { packCode, version: Number(version), judgedOn: basis === 'oneDay' ? day : null },
      { onSuccess: ({ reEvaluationId }) => void navigate({ to: `/${surface}/re-evaluation/${reEvaluationId}` }) },
    )
  }
  return (
    <Sheet className="re-gap" title={t('begin.title')} padded>
      <form
        className="re-begin"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ProblemSummary problem={begin.error} />
        <SelectField label={t('begin.pack')} options={options} value={chosen} onChange={(event) => setPack(event.target.value)} />
        <fieldset>
          <legend>{t('begin.basis')}</legend>
          {bases.map((one) => (
            <label key={one} className="re-basis">
              <input type="radio" name="basis" checked={basis === one} onChange={() => setBasis(one)} />
              <span>
                {t(`begin.${one}`)}
                <small>{t(`begin.${one}Text`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {basis === 'oneDay' ? (
          <TextField
            type="date"
            label={t('begin.day')}
            value={day}
            error={isMissing && !day ? t('begin.dayMissing') : undefined}
            onChange={(event) => setDay(event.target.value)}
          />
        ) : null}
        <div>
          <Button kind="primary" type="submit" busy={begin.isPending}>
            {t('begin.act')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
