import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { beginTrialEndpoint, listTrialsEndpoint, trialChoicesEndpoint } from '#api/what-if.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { useQueryString } from '../../../kit/use-param.ts'

const mostVisits = 100_000

/** Which pack or draft to try, and off it goes; the address may name the pack. */
export function BeginTrial() {
  const { t } = useTranslation('what-if')
  const navigate = useNavigate()
  const read = useRead(trialChoicesEndpoint, {}, { staleMs: 0 })
  const begin = useCommand(beginTrialEndpoint, { refreshes: [listTrialsEndpoint] })
  const [{ pack }] = useQueryString()
  const [picked, setPicked] = useState('')
  const [visits, setVisits] = useState('')
  const [isChecked, setChecked] = useState(false)
  if (read.isError) return <ProblemSummary problem={read.error} />
  if (!read.data) return <LinesSkeleton lines={4} />
  const { own, packs, draft } = read.data
  const options = [
    ...(draft
      ? [
          {
            value: draft.draftId,
            label: draft.isSound
              ? t('begin.draft', { title: draft.title, day: draft.effectiveFrom })
              : t('begin.draftWrong', { title: draft.title }),
          },
        ]
      : []),
    ...packs.map(({ packCode, name, version, effectiveFrom }) => ({
      value: `${packCode} ${version}`,
      label: t('begin.option', { name, version, day: effectiveFrom }),
    })),
  ]
  const asked = options.find(({ value }) => pack !== undefined && value.split(' ')[0] === pack)?.value
  const chosen = picked || asked || ((draft?.isSound === false ? options[1] : options[0])?.value ?? '')
  const isWrongDraft = draft?.isSound === false && chosen === draft.draftId
  const visitsPerYear = visits.trim() === '' ? null : Number(visits)
  const isWrong = visitsPerYear !== null && !(Number.isInteger(visitsPerYear) && visitsPerYear >= 1 && visitsPerYear <= mostVisits)
  const send = () => {
    setChecked(true)
    if (isWrong || isWrongDraft) return
    const [packCode = '', version = ''] = chosen.split(' ')
    const other =
      chosen === draft?.draftId
        ? { kind: 'draft' as const, draftId: chosen }
        : { kind: 'pack' as const, packCode, version: Number(version) }
    begin.mutate({ other, visitsPerYear }, { onSuccess: ({ trialId }) => void navigate({ to: `/g/policy/what-if/${trialId}` }) })
  }
  if (options.length === 0)
    return (
      <Sheet padded>
        <EmptyState title={t('begin.none')} text={t('begin.noneText')} />
      </Sheet>
    )
  return (
    <Sheet
      className="trial-below"
      title={t('begin.title')}
      sub={<Trans t={t} i18nKey="begin.text" values={{ name: own.name, version: own.version }} />}
      padded
    >
      <form
        className="trial-begin"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ProblemSummary problem={begin.error} />
        <SelectField
          label={t('begin.pick')}
          options={options}
          value={chosen}
          error={isChecked && isWrongDraft ? t('begin.wrongDraft') : undefined}
          onChange={(event) => setPicked(event.target.value)}
        />
        <TextField
          label={t('begin.visits')}
          hint={t('begin.visitsHint')}
          optional
          inputMode="numeric"
          value={visits}
          error={isChecked && isWrong ? t('begin.visitsWrong') : undefined}
          onChange={(event) => setVisits(event.target.value)}
        />
        <div>
          <Button kind="primary" type="submit" busy={begin.isPending}>
            {t('begin.act')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
