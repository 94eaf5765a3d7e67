import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amendContractEndpoint, type AmendmentProposal, proposeAmendmentEndpoint } from '#api/contract-changes.ts'
import { getContractEndpoint, listContractsEndpoint } from '#api/contracts.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { listed } from '../../../app/i18n.ts'
import { reasonText } from '../../../app/problem.ts'
import { listServicesEndpoint, listUnservedEndpoint } from '#api/services.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Signature, SignaturePad } from '../../../kit/signature-pad.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { StepColumn, StepColumns } from '../../../kit/step-column.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { AmendChanges } from '../components/amend-changes.tsx'
import { AmendPackages } from '../components/amend-packages.tsx'
import { DoctorSignature } from '../components/doctor-signature.tsx'
import { RepresentativeFields } from '../components/representative-fields.tsx'
import { type AmendDraft, type AmendMissing, missingForAmending } from '../missing-for-amending.ts'
import { sentOf } from '../sent-signature.ts'
import '../contracts.css'

const chosenByChoosing = ['CONTRACTS.AMEND_NOTHING', 'CONTRACTS.AMEND_BASIC_STAYS']

/** Changes the packages of a running contract on one page: tick, see what differs and what it costs, sign. */
export default function AmendPage() {
  const { t } = useTranslation('contracts')
  const contractId = useParam('contractId')
  const [draft, setDraft] = useState<AmendDraft>({})
  const asked = {
    contractId,
    ...(draft.packageIds ? { packageIds: draft.packageIds } : {}),
    ...(draft.agreed ? { agreed: draft.agreed } : {}),
  }
  const read = useRead(proposeAmendmentEndpoint, asked, { keep: true, staleMs: 0 })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const proposal = read.data
  const stop = draft.packageIds || draft.agreed ? [] : proposal.reasons.filter(({ code }) => !chosenByChoosing.includes(code))
  if (stop.length > 0)
    return (
      <>
        <AmendHead proposal={proposal} />
        <Sheet title={t('amend.cannot')} padded>
          {stop.map((reason) => (
            <p key={reason.code}>{reasonText(reason)}</p>
          ))}
          <ButtonLink to={`/w/sign/${contractId}`}>{t('amend.leave')}</ButtonLink>
        </Sheet>
      </>
    )
  return (
    <AmendForm
      proposal={proposal}
      isLoading={read.isPlaceholderData}
      draft={draft}
      change={(part) => setDraft((now) => ({ ...now, ...part }))}
      again={() => void read.refetch()}
    />
  )
}

function AmendHead({ proposal }: { proposal: AmendmentProposal }) {
  const { t } = useTranslation('contracts')
  const { resident, number, from, lastDay } = proposal
  return (
    <PageHead
      title={<span lang="zh-CN">{t('amend.head', { name: resident.name })}</span>}
      sub={<span className="num">{t('amend.sub', { number, from, lastDay })}</span>}
    />
  )
}

type FormProps = {
  proposal: AmendmentProposal
  isLoading: boolean
  draft: AmendDraft
  change: (part: Partial<AmendDraft>) => void
  again: () => void
}
function AmendForm({ proposal, isLoading, draft, change, again }: FormProps) {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const say = useSay()
  const contractId = useParam('contractId')
  const [signature, setSignature] = useState<Signature | null>(null)
  const [doctorSignature, setDoctorSignature] = useState<Signature | null>(null)
  const [typedReason, setTypedReason] = useState('')
  const send = useCommand(amendContractEndpoint, {
    refreshes: [getContractEndpoint, listContractsEndpoint, proposeAmendmentEndpoint, listServicesEndpoint, listUnservedEndpoint],
  })
  const missing = missingForAmending(proposal, draft, signature, typedReason)
  const leave = () => void navigate({ to: `/w/sign/${contractId}` })
  const { resident, version, offerHash } = proposal
  const submit = () => {
    if (missing.length > 0 || !signature || !offerHash || isLoading || send.isPending) return
    const input = {
      contractId,
      version,
      offerHash,
      packageIds: proposal.packages.filter((one) => one.isChosen && (one.isCurrent || one.kind !== 'agreed')).map(({ id }) => id),
      packageReasons: reasonsOf(proposal, draft),
      agreed: draft.agreed ?? null,
      representative: draft.representative ? { ...draft.representative, name: draft.representative.name.trim() } : null,
      residentSignature: sentOf(signature, typedReason),
      doctorSignature: doctorSignature ? sentOf(doctorSignature, '') : null,
    }
    send.mutate(input, {
      onSuccess: (answer) => {
        say.done(t('amend.done', { name: resident.name, version: answer.version }))
        leave()
      },
      onError: (problem) => {
        if (problem.kind === 'Conflict' || problem.kind === 'Refused') again()
      },
    })
  }
  useHotkeys({ 'ctrl+enter': submit, esc: leave })
  return (
    <div className="sign-page amend-page">
      <AmendHead proposal={proposal} />
      <ProblemSummary problem={send.error} />
      {proposal.next ? (
        <p className="amend-next s" role="note">
          {t('amend.next', { ...proposal.next, packages: listed(proposal.next.packages), lastDay: proposal.lastDay })}
        </p>
      ) : null}
      <StepColumns>
        <AmendPackages proposal={proposal} draft={draft} change={change} />
        <AmendChanges proposal={proposal} />
        <StepColumn number={3} state={missing.length === 0 ? 'done' : proposal.offerHash ? 'now' : 'later'} title={t('amend.agree')}>
          <h3>{t('amend.text')}</h3>
          <ol className="amend-clauses s">
            {proposal.clauses.map((clause) => (
              <li key={clause} lang="zh-CN">
                {clause}
              </li>
            ))}
          </ol>
          <h3>{t('agree.signature')}</h3>
          <RepresentativeFields isNeeded={resident.needsRepresentative} draft={draft} change={change} />
          <SignaturePad
            who={resident.name}
            label={
              draft.representative?.name
                ? t('agree.representativeSign', { name: draft.representative.name })
                : t('amend.resident', { name: resident.name })
            }
            onChange={setSignature}
          />
          {signature?.kind === 'typed' ? (
            <TextField
              label={t('agree.typedReason')}
              hint={t('agree.typedHint')}
              maxLength={100}
              value={typedReason}
              onChange={(event) => setTypedReason(event.target.value)}
            />
          ) : null}
          <DoctorSignature name={proposal.doctorName} onSigned={setDoctorSignature} />
        </StepColumn>
      </StepColumns>
      <AmendBar missing={missing} busy={send.isPending} leave={leave} submit={submit} />
    </div>
  )
}

function AmendBar({
  missing,
  busy,
  leave,
  submit,
}: {
  missing: readonly AmendMissing[]
  busy: boolean
  leave: () => void
  submit: () => void
}) {
  const { t } = useTranslation('contracts')
  const isReady = missing.length === 0
  return (
    <div className="act">
      <span className={`sign-ready ${isReady ? 'good' : ''}`} role="status">
        {isReady ? t('act.ready') : t('amend.todo', { what: listed(missing.map((what) => t(`amend.needs.${what}`))) })}
      </span>
      <span className="push" />
      <Button onClick={leave}>{t('amend.leave')}</Button>
      <Button kind="primary" keys="Ctrl ↵" busy={busy} disabled={!isReady} onClick={submit}>
        {busy ? t('amend.submitting') : t('amend.submit')}
      </Button>
    </div>
  )
}

const reasonsOf = (proposal: AmendmentProposal, { packageReasons = {} }: AmendDraft) =>
  proposal.packages
    .filter((one) => one.isChosen && !one.isCurrent && one.fit === 'ask')
    .map(({ id }) => ({ id, reason: (packageReasons[id] ?? '').trim() }))
