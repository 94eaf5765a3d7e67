import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../../app/account.tsx'
import { nameOf } from '../../../app/i18n.ts'
import { go } from '../../../app/router.tsx'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Page } from '../../../kit/page.tsx'
import { pictureOfName } from '../../../kit/pen.ts'
import { SignaturePad } from '../../../kit/signature-pad.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { TypedName } from '../components/typed-name.tsx'
import { chosenPackages, signedThing } from '../offer.ts'
import type { SigningDraft } from '../signing-draft.ts'
import { type Signing, signingPage } from '../signing-page.tsx'
import { after, pathOf, stepOf } from '../steps.ts'

/** The name of who signs: by hand, or typed by who cannot, with the reason. Who signs for somebody else says who they are. */
function SignaturePage({ person, proposal, draft, change }: Signing) {
  const { t, i18n } = useTranslation(['phone-signing', 'phone'])
  const { people } = useAccount()
  const [faults, setFaults] = useState<Fault[]>([])
  const isFor = person.relation !== 'self'
  const ownName = people.find(({ relation }) => relation === 'self')?.name ?? ''
  const signedBy = isFor ? draft.signedBy || ownName : ''
  const signer = isFor ? signedBy.trim() : person.name
  const who = isFor ? (signer ? t('signature.other', { name: signer, for: person.name }) : '') : t('signature.self', { name: person.name })
  const now = signedThing(proposal, draft)
  const drawn = draft.signature?.kind === 'drawn' && draft.signedFor === now ? draft.signature : null
  const { isTyping, typed } = draft
  const sign = (patch: Partial<SigningDraft>) => {
    setFaults([])
    change({ signedFor: now, isChecking: false, ...patch })
  }
  const send = () => {
    const reason = typed.reason === 'other' ? typed.other.trim() : typed.reason ? t(`signature.reasons.${typed.reason}`) : ''
    const found: Fault[] = []
    if (isFor && signer.length < 2) found.push({ field: 'signedBy', text: t('signature.signedByFill') })
    if (!isTyping && !drawn) found.push({ field: 'pad', text: t('signature.fill') })
    if (isTyping && typed.name.trim().length < 2) found.push({ field: 'typedName', text: t('signature.typedNameFill') })
    if (isTyping && !typed.reason) found.push({ field: 'typedReason', text: t('signature.reasonFill') })
    if (isTyping && typed.reason === 'other' && reason.length < 2) found.push({ field: 'typedOther', text: t('signature.reasonOtherFill') })
    setFaults(found)
    if (found.length > 0) return
    const name = typed.name.trim()
    sign({
      ...(isFor && { signedBy: signer }),
      ...(isTyping && { signature: { kind: 'typed', name, reason, png: pictureOfName(name) } }),
    })
    go(after('signature', { ...draft, isChecking: false }))
  }
  const packages = chosenPackages(proposal)
    .map(nameOf)
    .join(i18n.language === 'zh' ? '、' : ', ')
  return (
    <Page
      title={t(isFor ? 'signature.titleFor' : 'signature.title')}
      step={stepOf('signature', draft)}
      send={send}
      dock={<Button type="submit">{t('phone:next')}</Button>}
    >
      <ErrorSummary faults={faults} />
      <p className="small">
        {t('signature.paper', {
          title: proposal.agreement.title,
          packages,
          years: proposal.term.chosen,
          yuan: yuan(proposal.fee.residentFen),
        })}
      </p>
      {isFor ? (
        <TextField
          id="signedBy"
          label={t('signature.signedBy')}
          hint={t('signature.signedByHint', { name: person.name })}
          fault={faultOf(faults, 'signedBy')}
          autoComplete="name"
          maxLength={40}
          value={draft.signedBy || ownName}
          onType={(signedBy) => change({ signedBy })}
        />
      ) : null}
      {isTyping ? (
        <TypedName typed={typed} faults={faults} change={(patch) => sign({ signature: null, typed: { ...typed, ...patch } })} />
      ) : (
        <>
          <p>{t('signature.text')}</p>
          <SignaturePad
            id="pad"
            who={who}
            name={signer}
            written={drawn}
            fault={faultOf(faults, 'pad')}
            onWrite={(written) => sign({ signature: written && { kind: 'drawn', ...written } })}
          />
        </>
      )}
      <button type="button" className="link" onClick={() => sign({ isTyping: !isTyping, signature: null })}>
        {t(isTyping ? 'signature.draw' : 'signature.cannot')}
      </button>
      <ButtonLink kind="plain" to={pathOf('agreement')}>
        {t('signature.look')}
      </ButtonLink>
    </Page>
  )
}
export default signingPage('signature', SignaturePage)
