import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getContractEndpoint, listContractsEndpoint, undoEndingEndpoint, workbenchEndpoint } from '#api/contracts.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { reasonText } from '../../../app/problem.ts'
import { useMay } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { contractPath, useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Facts } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { PrintFrame } from '../../../kit/print-frame.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { AfterTerm } from '../components/after-term.tsx'
import { BrokenYear } from '../components/broken-year.tsx'
import { ContractTerms } from '../components/contract-terms.tsx'
import { ContractVersions } from '../components/contract-versions.tsx'
import { ContractTimeline } from '../components/contract-timeline.tsx'
import { CorrectDialog } from '../components/correct-dialog.tsx'
import { LaterCorrected } from '../components/corrections.tsx'
import { EndDialog } from '../components/end-dialog.tsx'
import { MarkPrintedDialog } from '../components/mark-printed-dialog.tsx'
import { ReEvaluationNotice } from '../components/re-evaluation-notice.tsx'
import { ServicesSheet } from '../components/services-sheet.tsx'
import { ContractStandingTag } from '../components/standing-tag.tsx'
import { paperOf } from '../paper-of.ts'
import '../contracts.css'

/** What is said of a contract without a paper of its own, by how it came about. */
const unpapered: Partial<Record<string, 'takenOver' | 'underUnit' | 'followedItself'>> = {
  import: 'takenOver',
  community: 'underUnit',
  automatic: 'followedItself',
}

/** One contract: what was signed, on what it rests, what happened, and what may be done next. */
export default function ContractPage() {
  const { t } = useTranslation(['contracts', 'policy'])
  const contractId = useParam('contractId')
  const say = useSay()
  const surface = useSurface()
  const read = useRead(getContractEndpoint, { contractId })
  const undo = useCommand(undoEndingEndpoint, { refreshes: [getContractEndpoint, listContractsEndpoint, workbenchEndpoint] })
  const [isEnding, setEnding] = useState(false)
  const [isCorrecting, setCorrecting] = useState(false)
  const [isPrinting, setPrinting] = useState(false)
  const [isMarking, setMarking] = useState(false)
  const may = useMay()
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const contract = read.data
  const { agreement } = contract
  const actOf = (event: 'amend' | 'correct' | 'end' | 'undo-end') => contract.acts.find((act) => act.event === event)
  const [end, back] = [actOf('end'), actOf('undo-end')]
  return (
    <>
      <PageHead
        title={<span lang="zh-CN">{t('contracts:contract.head', { name: contract.residentName })}</span>}
        sub={
          <>
            <ContractStandingTag standing={contract.standing} /> <span className="num">{contract.number}</span>
          </>
        }
      >
        <ButtonLink to={`/${surface}/residents/${contract.residentId}`}>{t('contracts:contract.person')}</ButtonLink>
        {agreement ? <Button onClick={() => setPrinting(true)}>{t('contracts:contract.print')}</Button> : null}
        {agreement && may('contract.sign') && contract.standing !== 'ended' ? (
          <Button onClick={() => setMarking(true)}>{t('contracts:contract.markPrinted')}</Button>
        ) : null}
        {surface === 'w' && actOf('amend')?.isAllowed ? (
          <ButtonLink to={`/w/sign/${contractId}/amend`}>{t('contracts:amend.act')}</ButtonLink>
        ) : null}
        {actOf('correct')?.isAllowed ? <Button onClick={() => setCorrecting(true)}>{t('contracts:correct.act')}</Button> : null}
        {back?.isAllowed ? (
          <Button
            kind="primary"
            busy={undo.isPending}
            onClick={() => undo.mutate({ contractId }, { onSuccess: () => say.done(t('contracts:end.undone')) })}
          >
            {t('contracts:contract.undo')}
          </Button>
        ) : null}
        {end ? (
          <Button kind="danger" disabled={!end.isAllowed} title={end.reasons.map(reasonText).join(' ')} onClick={() => setEnding(true)}>
            {t('contracts:contract.end')}
          </Button>
        ) : null}
      </PageHead>
      <ProblemSummary problem={undo.error} />
      <ReEvaluationNotice contractId={contractId} />
      <div className="contract-cols">
        <div>
          <Sheet padded label={t('contracts:contract.signed')}>
            <Facts
              rows={[
                {
                  label: t('contracts:contract.period'),
                  value: (
                    <span className="num">
                      {t(contract.lastDay < contract.from ? 'contracts:contract.sameDay' : 'contracts:packages.period', {
                        from: contract.from,
                        lastDay: contract.lastDay,
                      })}
                    </span>
                  ),
                },
                ...(contract.endReason
                  ? [{ label: t('contracts:standing.ended'), value: t(`contracts:endReason.${contract.endReason}`) }]
                  : []),
                {
                  label: t('contracts:contract.team'),
                  value: (
                    <span lang="zh-CN">
                      {contract.institutionName} · {contract.teamName}
                    </span>
                  ),
                },
                { label: t('contracts:contract.doctor'), value: <span lang="zh-CN">{contract.doctorName}</span> },
                { label: t('contracts:contract.unit'), value: t(`policy:words.${contract.unit}`) },
                { label: t('contracts:contract.channel'), value: t(`contracts:channel.${contract.channel}`) },
                { label: t('contracts:contract.pays'), value: <MoneyFen fen={contract.residentFeeFen} /> },
                ...(contract.renewal && (contract.renewal.isAutomaticHere || contract.renewal.outcome)
                  ? [{ label: t('contracts:contract.renewal'), value: <AfterTerm renewal={contract.renewal} lastDay={contract.lastDay} /> }]
                  : []),
                ...(contract.householdContractId
                  ? [
                      {
                        label: t('contracts:household.link'),
                        value: (
                          <Link
                            to={
                              surface === 't'
                                ? `/t/households/${contract.householdContractId}`
                                : `/w/sign/households/${contract.householdContractId}`
                            }
                          >
                            {t('contracts:household.openHousehold')}
                          </Link>
                        ),
                      },
                    ]
                  : []),
                ...(contract.previousId
                  ? [
                      {
                        label: t('contracts:contract.previous'),
                        value: <Link to={contractPath(surface, contract.previousId)}>{t('contracts:contract.seePrevious')}</Link>,
                      },
                    ]
                  : []),
                ...(contract.nextId
                  ? [
                      {
                        label: t('contracts:contract.next'),
                        value: <Link to={contractPath(surface, contract.nextId)}>{t('contracts:contract.seeNext')}</Link>,
                      },
                    ]
                  : []),
              ]}
            />
          </Sheet>
          {contract.endedYear ? (
            <Sheet title={t('contracts:brokenYear.title')} padded>
              <BrokenYear year={contract.endedYear} />
            </Sheet>
          ) : null}
          <ServicesSheet contract={contract} />
          <ContractTerms contract={contract} />
        </div>
        <div>
          <Sheet title={t('contracts:contract.signatures')} padded>
            <LaterCorrected timeline={contract.timeline} />
            {agreement ? (
              <>
                <Facts
                  rows={[
                    ...agreement.signatures.map((one) => ({
                      label: t(`contracts:party.${one.party}`),
                      value: (
                        <span className="num">
                          {minuteOf(one.signedAt)}{' '}
                          {one.party === 'institution'
                            ? ''
                            : one.isHandwritten
                              ? t('contracts:contract.handwritten')
                              : t('contracts:contract.byAccount')}
                          {one.party === 'resident' && contract.representative ? (
                            <span lang="zh-CN">
                              {' '}
                              {t('contracts:contract.signedBy', {
                                name: contract.representative.name,
                                relation: t(`contracts:relation.${contract.representative.relation}`),
                              })}
                            </span>
                          ) : null}
                        </span>
                      ),
                    })),
                    ...(agreement.sealedAt ? [] : [{ label: t('contracts:party.institution'), value: t('contracts:contract.notSealed') }]),
                  ]}
                />
                {agreement.printings > 0 ? (
                  <p className="mute s">{t('contracts:contract.printedTimes', { count: agreement.printings })}</p>
                ) : null}
                <p className="s">
                  <Link to={`/verify/${agreement.verifyCode}`}>{t('contracts:contract.verify')}</Link>
                </p>
              </>
            ) : (
              <p className="mute s">{t(`contracts:contract.${unpapered[contract.channel] ?? 'noPaper'}`)}</p>
            )}
          </Sheet>
          <ContractVersions contract={contract} />
          <Sheet title={t('contracts:contract.timeline')} padded>
            <ContractTimeline events={contract.timeline} />
          </Sheet>
        </div>
      </div>
      {isMarking ? (
        <MarkPrintedDialog contractIds={[contractId]} isAgain={(agreement?.printings ?? 0) > 0} close={() => setMarking(false)} />
      ) : null}
      <CorrectDialog contractId={contractId} isOpen={isCorrecting} close={() => setCorrecting(false)} />
      <EndDialog contractId={contractId} isOpen={isEnding} close={() => setEnding(false)} />
      <Dialog title={t('contracts:done.paper')} wide isOpen={isPrinting} close={() => setPrinting(false)}>
        <LaterCorrected timeline={contract.timeline} />
        {isPrinting ? <PrintFrame src={paperOf(contractId)} title={contract.number} /> : null}
      </Dialog>
    </>
  )
}
