import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listContractsEndpoint, type SigningProposal, workbenchEndpoint } from '#api/contracts.ts'
import { readHouseholdContractEndpoint, signHouseholdEndpoint } from '#api/household-contracts.ts'
import { getResidentEndpoint } from '#api/residents.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TickBox } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { type Signature, SignaturePad } from '../../../kit/signature-pad.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useQueryString } from '../../../kit/use-param.ts'
import { AgreementText } from '../components/agreement-text.tsx'
import { HouseholdMemberCard, type MemberChoice } from '../components/household-member-card.tsx'
import { sentOf } from '../sent-signature.ts'
import '../contracts.css'

const shortest = 2
const untouched: MemberChoice = { isIn: true, packageReasons: {}, agreed: '' }
type Relative = SigningProposal['household'][number]

/** Without a household there is nothing to sign: the way to a resident, where one is registered. */
function NoHousehold() {
  const { t } = useTranslation('contracts')
  return (
    <EmptyState title={t('household.none')} text={t('household.noneText')}>
      <ButtonLink to="/w/residents" kind="primary">
        {t('household.toResidents')}
      </ButtonLink>
    </EmptyState>
  )
}

/** A household signs together: who of it, which packages, how each agreed; the head signs once for all. Also for those who join one that was signed. */
export default function HouseholdSignPage() {
  const { t } = useTranslation('contracts')
  const [query] = useQueryString()
  const navigate = useNavigate()
  const say = useSay()
  const person = useRead(getResidentEndpoint, { residentId: query.residentId ?? '' }, { enabled: query.residentId !== undefined })
  const joined = useRead(readHouseholdContractEndpoint, { householdContractId: query.joins ?? '' }, { enabled: query.joins !== undefined })
  const [choices, setChoices] = useState<Record<string, MemberChoice>>({})
  const [proposals, setProposals] = useState<Record<string, SigningProposal>>({})
  const [consents, setConsents] = useState<Record<string, boolean>>({})
  const [hospitals, setHospitals] = useState<Record<string, string>>({})
  const [isTextOpen, setTextOpen] = useState(false)
  const [signature, setSignature] = useState<Signature | null>(null)
  const send = useCommand(signHouseholdEndpoint, { refreshes: [workbenchEndpoint, listContractsEndpoint] })
  const keep = useCallback((proposal: SigningProposal) => setProposals((all) => ({ ...all, [proposal.resident.id]: proposal })), [])
  if (!query.residentId) return <NoHousehold />
  if (person.isError) return <ErrorPage problem={person.error} retry={() => void person.refetch()} />
  if (!person.data || (query.joins && !joined.data)) return <PageSkeleton />
  const { household } = person.data
  const head =
    household?.members.find(({ residentId, isHead }) => (joined.data ? residentId === joined.data.headResidentId : isHead)) ??
    household?.members.find(({ age }) => age >= 18)
  if (!household || !head) return <NoHousehold />
  const under = new Set(
    joined.data?.members.filter(({ standing }) => standing !== 'ended' && standing !== 'expired').map(({ residentId }) => residentId),
  )
  const relatives = Object.values(proposals).flatMap((one) => one.household)
  const placeOf = new Map(proposals[head.residentId]?.household.map(({ residentId }, nth) => [residentId, nth]))
  const suggestedOf = (residentId: string): Relative['suggested'] =>
    residentId === head.residentId ? null : (relatives.find((one) => one.residentId === residentId)?.suggested ?? null)
  const family = household.members
    .map((one) => ({ ...one, isHead: one.residentId === head.residentId }))
    .filter(({ residentId }) => !under.has(residentId))
    .sort(
      (one, other) =>
        Number(other.isHead) - Number(one.isHead) || (placeOf.get(one.residentId) ?? 0) - (placeOf.get(other.residentId) ?? 0),
    )
  const lead = proposals[head.residentId] ?? Object.values(proposals)[0]
  const with_ = { teamId: joined.data?.teamId ?? lead?.teamId, doctorStaffId: lead?.doctorStaffId, years: lead?.term.chosen }
  const choiceOf = (residentId: string) => choices[residentId] ?? { ...untouched, isIn: suggestedOf(residentId) === null }
  const change = (residentId: string) => (part: Partial<MemberChoice>) =>
    setChoices((all) => ({ ...all, [residentId]: { ...(all[residentId] ?? choiceOf(residentId)), ...part } }))
  const signing = family.flatMap((one) => {
    const proposal = proposals[one.residentId]
    return proposal && proposal.reasons.length === 0 && choiceOf(one.residentId).isIn
      ? [{ one, proposal, choice: choiceOf(one.residentId) }]
      : []
  })
  const isHeadRefused = !joined.data && (proposals[head.residentId]?.reasons.length ?? 0) > 0
  const total = signing.reduce((sum, { proposal }) => sum + proposal.fee.residentFen, 0)
  const needed = (lead?.consents ?? []).filter(({ isRequired }) => isRequired)
  const openTiers = (lead?.combination.tiers ?? []).filter((tier) => !tier.isOwn && tier.institutions.length > 0)
  const missing = [
    ...(signing.length === 0 ? ['nobody'] : []),
    ...(isHeadRefused ? ['headRefused'] : []),
    ...(signing.some(({ one, choice }) => !one.isHead && choice.agreed === '') ? ['agreed'] : []),
    ...(signing.some(({ proposal, choice }) =>
      proposal.packages.some(
        (pack) => pack.isChosen && pack.fit === 'ask' && (choice.packageReasons[pack.id] ?? '').trim().length < shortest,
      ),
    )
      ? ['packageReason']
      : []),
    ...(openTiers.some((tier) => tier.least > 0 && !hospitals[tier.tier]) ? ['hospital'] : []),
    ...(needed.some(({ id }) => consents[id] !== true) ? ['consent'] : []),
    ...(signature ? [] : ['signature']),
  ] as const
  const submit = () => {
    if (missing.length > 0 || !signature || !lead) return
    send.mutate(
      {
        householdId: household.householdId,
        householdContractId: joined.data?.householdContractId ?? null,
        headResidentId: head.residentId,
        teamId: lead.teamId,
        doctorStaffId: lead.doctorStaffId,
        years: lead.term.chosen,
        channel: 'desk',
        hospitals: Object.entries(hospitals)
          .filter(([, institutionId]) => institutionId)
          .map(([tier, institutionId]) => ({ tier, institutionId })),
        consents: lead.consents.map(({ id }) => ({ id, agreed: consents[id] === true })),
        members: signing.map(({ one, proposal, choice }) => ({
          residentId: one.residentId,
          packageIds: proposal.packages.filter(({ isChosen }) => isChosen).map(({ id }) => id),
          packageReasons: Object.entries(choice.packageReasons)
            .map(([id, reason]) => ({ id, reason: reason.trim() }))
            .filter(({ id, reason }) => reason.length >= shortest && proposal.packages.some((pack) => pack.id === id && pack.isChosen)),
          offerHash: proposal.offerHash,
          agreed: one.isHead || choice.agreed === '' ? ('present' as const) : choice.agreed,
        })),
        headSignature: sentOf(signature, ''),
        doctorSignature: null,
      },
      {
        onSuccess: ({ householdContractId, contracts }) => {
          say.done(t('household.signed', { count: contracts.length }))
          void navigate({ to: `/w/sign/households/${householdContractId}` })
        },
        onError: (problem) => {
          if (problem.kind === 'Conflict') void person.refetch()
        },
      },
    )
  }
  return (
    <>
      <PageHead
        title={<span lang="zh-CN">{t(joined.data ? 'household.joinHead' : 'household.head', { name: head.name })}</span>}
        sub={t('household.sub', { number: household.number })}
      >
        <Link to={`/w/residents/${query.residentId}`}>{t('contract.person')}</Link>
      </PageHead>
      <ProblemSummary problem={send.error} />
      <div className="household-page">
        <Sheet title={t('household.who')} sub={t('household.whoSub')} padded>
          <ul className="household-cards">
            {family.map((one) => (
              <HouseholdMemberCard
                key={one.residentId}
                member={one}
                choice={choiceOf(one.residentId)}
                suggested={suggestedOf(one.residentId)}
                with_={one.isHead ? {} : with_}
                change={change(one.residentId)}
                read={keep}
              />
            ))}
          </ul>
        </Sheet>
        <Sheet title={t('household.together')} padded>
          <div className="household-together">
            {lead ? (
              <>
                <p className="household-sum">
                  {t('household.sum', { count: signing.length })}{' '}
                  <b>
                    <MoneyFen fen={total} />
                  </b>
                </p>
                <p className="s" lang="zh-CN">
                  {lead.teams.find(({ teamId }) => teamId === lead.teamId)?.name} ·{' '}
                  {t('packages.period', { from: lead.term.from, lastDay: lead.term.lastDay })}
                </p>
                {openTiers.map((tier) => (
                  <SelectField
                    key={tier.tier}
                    label={tier.label}
                    blank={t('household.noHospital')}
                    value={hospitals[tier.tier] ?? ''}
                    options={tier.institutions.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(event) => setHospitals({ ...hospitals, [tier.tier]: event.target.value })}
                  />
                ))}
                <h3>{t('household.consents')}</h3>
                <Button small onClick={() => setTextOpen(true)}>
                  {t('household.readText')}
                </Button>
                {lead.consents.map(({ id, text, note, isRequired }) => (
                  <TickBox
                    key={id}
                    note={note}
                    checked={consents[id] === true}
                    onChange={(event) => setConsents({ ...consents, [id]: event.target.checked })}
                  >
                    <span lang="zh-CN">{text}</span> {isRequired ? <span className="mute s">{t('household.required')}</span> : null}
                  </TickBox>
                ))}
                <SignaturePad
                  who={head.name}
                  label={t('household.signature', { name: head.name })}
                  mayType={false}
                  onChange={setSignature}
                />
              </>
            ) : null}
            {missing.length > 0 ? (
              <p className="mute s" id="household-missing">
                {t('household.missing', { what: missing.map((one) => t(`household.missings.${one}`)).join(t('household.and')) })}
              </p>
            ) : null}
            <Button kind="primary" busy={send.isPending} disabled={missing.length > 0} onClick={submit}>
              {t('household.act', { count: signing.length })}
            </Button>
          </div>
        </Sheet>
      </div>
      {lead ? <AgreementText proposal={lead} isOpen={isTextOpen} close={() => setTextOpen(false)} /> : null}
    </>
  )
}
