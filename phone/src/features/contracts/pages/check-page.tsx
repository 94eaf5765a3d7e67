import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { applyForSigningEndpoint } from '#api/online-signing.ts'
import { actFor } from '../../../app/account.tsx'
import { forgetAnswers } from '../../../app/answers.ts'
import { isFinal, newKey } from '../../../app/ask.ts'
import { nameOf } from '../../../app/i18n.ts'
import { type Problem, problemTexts } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { useSend } from '../../../app/use-send.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault } from '../../../kit/error-summary.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import { CheckAnswers } from '../components/check-answers.tsx'
import { Compared } from '../components/compared.tsx'
import { tellReasons } from '../components/stop-page.tsx'
import { goToNext, isFamily, readFamily, withReady } from '../family.ts'
import { changesSince, chosenPackages, consentsOf, doctorOf, hospitalsOf, reasonsAsked, signedThing } from '../offer.ts'
import { emptyDraft, type Proposal, type Signature, type SigningDraft } from '../signing-draft.ts'
import { type Signing, signingPage } from '../signing-page.tsx'
import { pathOf, stepOf } from '../steps.ts'

/** Everything once more before it goes to the doctor, with what the county offers asked anew, as every page does when it opens. */
function CheckPage({ person, proposal, isCurrent, hindrance, again, draft, change }: Signing) {
  const { t, i18n } = useTranslation(['phone-signing', 'phone'])
  const [faults, setFaults] = useState<Fault[]>([])
  const fail = (why: Problem) => {
    setFaults((why.reasons.length > 0 ? tellReasons(why.reasons as Proposal['reasons']) : problemTexts(why)).map((text) => ({ text })))
    if (!isFinal(why)) return
    // The server has decided: what stands there now is asked anew, and another try is another attempt.
    change({ key: null })
    again()
  }
  const applying = useSend(applyForSigningEndpoint, fail)
  const isSame = draft.signedFor === signedThing(proposal, draft)
  const { signature } = draft
  if (!signature) return null
  const send = async () => {
    setFaults([])
    const key = draft.key ?? newKey()
    change({ key })
    const answer = await applying.send(applicationOf(proposal, draft, signature), key)
    if (!answer) return
    forgetAnswers()
    actFor(person.residentId)
    const { team, fee } = proposal
    change({
      ...emptyDraft,
      done: {
        kind: proposal.kind,
        residentId: person.residentId,
        residentName: person.name,
        appliedAt: answer.appliedAt,
        answerBy: answer.answerBy,
        doctorName: doctorOf(proposal)?.name ?? team.name,
        institutionName: team.institutionName,
        phone: team.phone,
        residentFen: fee.residentFen,
      },
    })
    go('/m/sign/done', true)
  }
  const isStale = !isSame && isCurrent
  const family = readFamily()
  /** Kept with the others; it is sent when all are ready. */
  const keepReady = () => {
    const { team, fee, term } = proposal
    const [name, institutionName, residentFen, years] = [person.name, team.institutionName, fee.residentFen, term.chosen]
    const packages = chosenPackages(proposal)
      .map(nameOf)
      .join(i18n.language === 'zh' ? '、' : ', ')
    const doctorName = doctorOf(proposal)?.name ?? team.name
    const input = applicationOf(proposal, draft, signature)
    const fixed = { residentId: person.residentId, name, doctorName, institutionName, packages, years, residentFen }
    goToNext(withReady(family, { ...fixed, input, key: newKey(), state: 'ready', faults: [], answerBy: null }), draft)
  }
  return (
    <Page
      title={t('check.title')}
      step={stepOf('check', draft)}
      dock={
        isStale ? (
          <ButtonLink to={pathOf('agreement')}>{t('check.readAgain')}</ButtonLink>
        ) : (
          <>
            {isFamily(family) ? (
              <Button onClick={keepReady}>{t(family.waiting.length > 1 ? 'family.next' : 'family.toCheck')}</Button>
            ) : (
              <Button isBusy={applying.isBusy} onClick={() => void send()}>
                {t('check.send')}
              </Button>
            )}
            <p className="small quiet">{t('check.saved')}</p>
          </>
        )
      }
    >
      <ErrorSummary faults={faults} />
      {isStale ? (
        <Notice tone="mid">
          <p className="strong">{t(draft.isChecking ? 'check.editedTitle' : 'check.changedTitle')}</p>
          <p>{t(draft.isChecking ? 'check.editedText' : 'check.changedText')}</p>
          {draft.shown && !draft.isChecking ? (
            <ul className="ticks plain">
              {changesSince(draft.shown, proposal).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      {hindrance.length > 0 && faults.length === 0 ? <p className="fault">{hindrance[0]?.text}</p> : null}
      <Compared proposal={proposal} draft={draft} />
      <CheckAnswers person={person} proposal={proposal} draft={draft} begin={() => change({ isChecking: true })} />
      <Notice>
        <p>{t(proposal.kind === 'change' ? 'check.laterChange' : 'check.later')}</p>
      </Notice>
    </Page>
  )
}
export default signingPage('check', CheckPage)

const applicationOf = (proposal: Proposal, draft: SigningDraft, signature: Signature) => ({
  residentId: proposal.resident.id,
  teamId: proposal.team.teamId,
  doctorStaffId: proposal.doctorStaffId,
  years: proposal.term.chosen,
  packageIds: chosenPackages(proposal).map(({ id }) => id),
  offerHash: proposal.offerHash,
  hospitals: hospitalsOf(proposal, draft),
  consents: consentsOf(proposal, draft),
  packageReasons: reasonsAsked(proposal).map(({ id }) => ({ id, reason: (draft.packageReasons[id] ?? '').trim() })),
  signedBy: draft.signedBy.trim() || null,
  signature,
  replaces: draft.replaces,
})
