import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { correctContractEndpoint, readCorrectableEndpoint } from '#api/contract-changes.ts'
import { getContractEndpoint, listContractsEndpoint, representativeRelations } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../../../kit/field.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { type Correctable, fieldsOf } from '../correctable.ts'

type Relation = (typeof representativeRelations)[number]
/** What was typed so far, by field; what is absent is as it was. */
type Typed = Record<string, string>
const shortestWhy = 2
const refreshes = [getContractEndpoint, listContractsEndpoint]

/** Corrects what was written wrongly of a contract, with a reason; shows only what this contract holds. */
export function CorrectDialog({ contractId, isOpen, close }: { contractId: string; isOpen: boolean; close: () => void }) {
  const { t } = useTranslation('contracts')
  const read = useRead(readCorrectableEndpoint, { contractId }, { enabled: isOpen, staleMs: 0 })
  if (read.data && isOpen)
    return <CorrectForm contractId={contractId} correctable={read.data} close={close} again={() => void read.refetch()} />
  return (
    <Dialog title={t('correct.title')} isOpen={isOpen} close={close}>
      <ProblemSummary problem={read.error} />
      {read.isPending ? <LinesSkeleton /> : null}
    </Dialog>
  )
}

type FormProps = { contractId: string; correctable: Correctable; close: () => void; again: () => void }
function CorrectForm({ contractId, correctable, close, again }: FormProps) {
  const { t } = useTranslation('contracts')
  const say = useSay()
  const [typed, setTyped] = useState<Typed>({})
  const [why, setWhy] = useState('')
  const [isAsked, setAsked] = useState(false)
  const send = useCommand(correctContractEndpoint, { refreshes })
  const type = (field: string) => (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value })
  const { representative, packageReasons, hospitals, takenOver, version } = correctable
  const { open, closed } = fieldsOf(correctable)
  const [first] = open
  const isEmpty = first === undefined
  const isSaid = why.trim().length >= shortestWhy
  const input = { contractId, version, why: why.trim(), ...correctionOf(correctable, typed) }
  const submit = () => {
    setAsked(true)
    if (!isSaid) return
    send.mutate(input, {
      onSuccess: ({ corrected }) => {
        close()
        say.done(t('correct.done', { count: corrected }))
      },
      // Somebody else changed it meanwhile: what is typed stays, over what holds now.
      onError: (problem) => {
        if (problem.kind === 'Conflict') again()
      },
    })
  }
  return (
    <Dialog
      title={t('correct.title')}
      isOpen
      close={close}
      cancel={isEmpty ? t('kit:close') : undefined}
      acts={
        isEmpty ? null : (
          <Button kind="primary" busy={send.isPending} onClick={submit}>
            {t('correct.submit')}
          </Button>
        )
      }
    >
      <p className="s">{isEmpty ? t('correct.nothing') : t('correct.text')}</p>
      <ProblemSummary problem={send.error} />
      {representative ? (
        <>
          <TextField
            label={t('correct.representative')}
            maxLength={40}
            autoComplete="off"
            value={typed.name ?? representative.name}
            onChange={type('name')}
          />
          <SelectField
            label={t('correct.relation')}
            value={typed.relation ?? representative.relation}
            options={representativeRelations.map((value) => ({ value, label: t(`relation.${value}`) }))}
            onChange={type('relation')}
          />
        </>
      ) : null}
      {packageReasons.map((one) => (
        <TextField
          key={one.id}
          label={t('correct.packageReason', { name: nameOf(one) })}
          maxLength={200}
          value={typed[`why ${one.id}`] ?? one.reason}
          onChange={type(`why ${one.id}`)}
        />
      ))}
      {hospitals.map((one) => (
        <SelectField
          key={one.institutionId}
          label={one.label}
          value={typed[one.institutionId] ?? one.institutionId}
          options={optionsOf(one)}
          onChange={type(one.institutionId)}
        />
      ))}
      {takenOver ? (
        <>
          <TextField label={t('correct.number')} maxLength={40} value={typed.number ?? takenOver.number} onChange={type('number')} />
          <TextField label={t('correct.from')} type="date" value={typed.from ?? takenOver.from} onChange={type('from')} />
          <TextField label={t('correct.lastDay')} type="date" value={typed.lastDay ?? takenOver.lastDay} onChange={type('lastDay')} />
        </>
      ) : null}
      {isEmpty ? null : (
        <TextArea
          label={t('correct.why')}
          hint={t(`correct.whyHint.${first}`)}
          error={isAsked && !isSaid ? t('correct.whyMissing') : undefined}
          maxLength={200}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      )}
      {isEmpty ? null : <h3>{t('correct.elsewhere')}</h3>}
      <ul className="correct-elsewhere s">
        {[
          ...closed.map((field) => `not.${field}` as const),
          ...([takenOver ? 'oldPackages' : 'packages', 'team', 'person', 'consents'] as const).map((what) => `other.${what}` as const),
        ].map((what) => (
          <li key={what}>{t(`correct.${what}`)}</li>
        ))}
      </ul>
    </Dialog>
  )
}

/** Also the hospital as it stands, which may not be on offer any more. */
const optionsOf = ({ institutionId, name, options }: Correctable['hospitals'][number]) => [
  ...(options.some(({ id }) => id === institutionId) ? [] : [{ value: institutionId, label: name }]),
  ...options.map((one) => ({ value: one.id, label: one.name })),
]

function correctionOf({ representative, packageReasons, hospitals, takenOver }: Correctable, typed: Typed) {
  return {
    representative: representative && {
      name: (typed.name ?? representative.name).trim(),
      relation: (typed.relation ?? representative.relation) as Relation,
    },
    packageReasons: packageReasons.map(({ id, reason }) => ({ id, reason: (typed[`why ${id}`] ?? reason).trim() })),
    hospitals: hospitals.flatMap(({ tier, institutionId }) => {
      const rightId = typed[institutionId] ?? institutionId
      return rightId === institutionId ? [] : [{ tier, wrongId: institutionId, rightId }]
    }),
    takenOver: takenOver && {
      number: (typed.number ?? takenOver.number).trim(),
      from: typed.from ?? takenOver.from,
      lastDay: typed.lastDay ?? takenOver.lastDay,
    },
  }
}
