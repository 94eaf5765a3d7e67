import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  demoCardsEndpoint,
  listContractsEndpoint,
  listToSignEndpoint,
  proposeSigningEndpoint,
  signContractEndpoint,
  workbenchEndpoint,
} from '#api/contracts.ts'
import { Problem } from '../../../app/problem.ts'
import { keepDesk, useSigningDesk } from '../../../app/signing-desk.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { useHotkeys } from '../../../kit/hotkeys.ts'
import { clockOf } from '../../../kit/instants.ts'
import type { Signature } from '../../../kit/signature-pad.tsx'
import { StepColumns } from '../../../kit/step-column.tsx'
import { useDeviceBridge } from '../../../kit/use-device-bridge.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { ActBar } from '../components/act-bar.tsx'
import { DeskNotice } from '../components/desk-notice.tsx'
import { AgreementColumn } from '../components/agreement-column.tsx'
import { AgreementText } from '../components/agreement-text.tsx'
import { PackagesColumn } from '../components/packages-column.tsx'
import { ReadColumn } from '../components/read-column.tsx'
import { RefusalNotice } from '../components/refusal-notice.tsx'
import { type Signed, SignedSheet } from '../components/signed-sheet.tsx'
import { missingForSigning } from '../missing-for-signing.ts'
import { sentOf } from '../sent-signature.ts'
import { keepDraft, useSigningDraft } from '../signing-draft.ts'
import { useIdentify } from '../use-identify.ts'
import '../contracts.css'

/** Signing at the desk, one page: read the document, confirm the packages, sign. */
export default function SignPage() {
  const cards = useRead(demoCardsEndpoint, {}, { staleMs: 60_000 })
  const simulated = useMemo(() => (cards.data?.isDemo ? cards.data.cards : undefined), [cards.data])
  if (cards.isPending) return null
  return <SigningDesk cards={simulated} />
}

function SigningDesk({ cards }: { cards: Parameters<typeof useDeviceBridge>[0] }) {
  const { t } = useTranslation('contracts')
  const [query, changeQuery] = useQueryString()
  const navigate = useNavigate()
  const { bridge, state } = useDeviceBridge(cards)
  const desk = useSigningDesk()
  const { draft, channel, savedAt, wasKept, begin, change, choose, clear } = useSigningDraft(query.residentId, desk ? 'event' : 'desk')
  const [signature, setSignature] = useState<Signature | null>(null)
  const [doctorSignature, setDoctorSignature] = useState<Signature | null>(null)
  const [typedReason, setTypedReason] = useState('')
  const [isReadFailed, setReadFailed] = useState(false)
  const [isTextOpen, setTextOpen] = useState(false)
  const [signed, setSigned] = useState<Signed | null>(null)

  const start = (residentId: string) => {
    setSignature(null)
    setDoctorSignature(null)
    setTypedReason('')
    setSigned(null)
    send.reset()
    begin(residentId)
  }
  const person = useIdentify(start)
  const { residentId, packageIds, agreed, years, unit, teamId, doctorStaffId } = draft ?? {}
  const asked = {
    residentId: residentId ?? '',
    ...(packageIds ? { packageIds } : {}),
    ...(agreed ? { agreed } : {}),
    ...(years ? { years } : {}),
    ...(unit ? { unit } : {}),
    ...(teamId ? { teamId } : {}),
    ...(doctorStaffId ? { doctorStaffId } : {}),
  }
  const read = useRead(proposeSigningEndpoint, asked, { enabled: residentId !== undefined, keep: true, staleMs: 0 })
  const proposal = residentId !== undefined && read.data?.resident.id === residentId ? read.data : undefined
  const send = useCommand(signContractEndpoint, { refreshes: [workbenchEndpoint, listToSignEndpoint, listContractsEndpoint] })
  const missing = missingForSigning(proposal, draft, signature, typedReason)

  const refusedBy = (proposal?.checks ?? []).filter(({ state }) => state === 'no').map(({ check }) => t(`act.no.${check}`))
  const isRefused = missing.includes('refused')
  // Who cannot be signed is no unfinished work: the next walk-in does not begin with them.
  useEffect(() => {
    if (isRefused && draft) keepDraft(null)
  }, [isRefused, draft])

  const forget = () => {
    clear()
    person.forget()
    setSigned(null)
    setSignature(null)
    if (query.residentId) changeQuery({ residentId: undefined })
  }
  const readCard = async () => {
    setReadFailed(false)
    forget()
    try {
      await person.identifyCard(await bridge.readIdentityCard())
    } catch {
      setReadFailed(true)
    }
  }
  const submit = () => {
    if (!proposal || !draft || !signature || missing.length > 0 || send.isPending || read.isPlaceholderData) return
    const input = {
      residentId: proposal.resident.id,
      teamId: proposal.teamId,
      doctorStaffId: proposal.doctorStaffId,
      years: proposal.term.chosen,
      unit: proposal.unit.chosen,
      channel: draft.channel,
      signingDay: desk && draft.channel === 'event' ? { id: desk.signingDayId, desk: desk.desk } : null,
      packageIds: proposal.packages.filter((one) => one.isChosen && one.kind !== 'agreed').map((one) => one.id),
      agreed: draft.agreed ?? null,
      offerHash: proposal.offerHash,
      hospitals: Object.entries(draft.hospitals)
        .filter(([, institutionId]) => institutionId)
        .map(([tier, institutionId]) => ({ tier, institutionId })),
      consents: proposal.consents.map(({ id }) => ({ id, agreed: draft.consents[id] === true })),
      packageReasons: Object.entries(draft.packageReasons ?? {})
        .map(([id, reason]) => ({ id, reason: reason.trim() }))
        .filter(({ id, reason }) => reason.length >= 2 && proposal.packages.some((one) => one.id === id && one.isChosen)),
      representative: draft.representative ? { ...draft.representative, name: draft.representative.name.trim() } : null,
      residentSignature: sentOf(signature, typedReason),
      doctorSignature: doctorSignature ? sentOf(doctorSignature, '') : null,
    }
    send.mutate(input, {
      onSuccess: (answer) => {
        setSigned({ ...answer, proposal, seconds: Math.round((Date.now() - draft.startedAt) / 1000) })
        keepDraft(null)
        clear()
        if (query.residentId) changeQuery({ residentId: undefined })
      },
      onError: (problem) => {
        if (problem.kind === 'Conflict' || problem.kind === 'Refused') void read.refetch()
      },
    })
  }
  const leave = () => void navigate({ to: '/w' })
  useHotkeys({ f2: () => void readCard(), f8: () => setTextOpen(proposal !== undefined), 'ctrl+enter': submit, esc: leave })
  const hasRead = useRef(false)
  useEffect(() => {
    if (query.read !== '1' || hasRead.current) return
    hasRead.current = true
    changeQuery({ read: undefined })
    void readCard()
  })

  const name = proposal ? proposal.resident.name : null
  const step = missing.includes('needResident') || missing.includes('refused') ? 1 : 3
  return (
    <div className="sign-page">
      <PageHead
        title={name ? t('sign.head', { name }) : t('sign.begin')}
        sub={
          signed
            ? null
            : name
              ? [t('sign.step', { step }), savedAt && !isRefused ? t('sign.saved', { at: clockOf(savedAt) }) : '']
                  .filter(Boolean)
                  .join(' · ')
              : t('sign.beginText')
        }
      >
        <Segments
          label={t('sign.channel')}
          value={channel}
          options={(['desk', 'home_visit', 'event'] as const).map((one) => ({ value: one, label: t(`sign.channels.${one}`) }))}
          onChange={choose}
        />
        {proposal ? <Button onClick={forget}>{t('sign.another')}</Button> : null}
      </PageHead>
      {desk ? <DeskNotice desk={desk} isUsed={channel === 'event'} leave={() => keepDesk(null)} /> : null}
      {wasKept && proposal && !signed ? (
        <p className="mute xs sign-kept" role="status">
          {t('sign.kept')}
        </p>
      ) : null}
      {proposal && !signed ? <RefusalNotice residentId={proposal.resident.id} /> : null}
      {send.error instanceof Problem && send.error.kind === 'Offline' ? (
        <p className="bad s" role="alert">
          {t('act.offline')}
        </p>
      ) : (
        <ProblemSummary problem={send.error} />
      )}
      {signed ? (
        <SignedSheet signed={signed} next={() => void readCard()} sign={start} />
      ) : (
        <>
          <StepColumns>
            <ReadColumn
              proposal={proposal}
              isLoading={residentId !== undefined && read.isFetching}
              problem={residentId === undefined ? null : read.error}
              person={person}
              device={{ state, isSimulated: bridge.isSimulated, failed: isReadFailed, read: () => void readCard() }}
              begin={start}
            />
            <PackagesColumn proposal={proposal} draft={draft} change={change} />
            <AgreementColumn
              proposal={proposal}
              draft={draft}
              change={change}
              signed={signature}
              onSigned={setSignature}
              onDoctorSigned={setDoctorSignature}
              typedReason={typedReason}
              onTypedReason={setTypedReason}
              readText={() => setTextOpen(true)}
            />
          </StepColumns>
          <ActBar missing={missing} refusedBy={refusedBy} busy={send.isPending} leave={leave} submit={submit} />
        </>
      )}
      {proposal ? <AgreementText proposal={proposal} isOpen={isTextOpen} close={() => setTextOpen(false)} /> : null}
    </div>
  )
}
