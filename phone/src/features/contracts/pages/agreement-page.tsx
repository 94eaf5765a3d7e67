import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { go } from '../../../app/router.tsx'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { Page } from '../../../kit/page.tsx'
import { TickCard } from '../../../kit/tick-card.tsx'
import { AgreementText } from '../components/agreement-text.tsx'
import { Compared } from '../components/compared.tsx'
import { shownNow, textOf } from '../offer.ts'
import { type Signing, signingPage } from '../signing-page.tsx'
import { after, stepOf } from '../steps.ts'

/** The agreement, to read or to hear; what is agreed to can be ticked once its end was reached. Nothing is ticked beforehand. */
function AgreementPage({ proposal, isCurrent, hindrance, draft, change }: Signing) {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const [faults, setFaults] = useState<Fault[]>([])
  const end = useRef<HTMLParagraphElement>(null)
  const text = textOf(proposal)
  const isRead = isCurrent && draft.readText === text
  const read = () => {
    if (isCurrent && draft.readText !== text) change({ readText: text, consents: {}, shown: shownNow(proposal) })
  }
  const readNow = useRef(read)
  readNow.current = read
  // biome-ignore lint/correctness/useExhaustiveDependencies: watched anew when another text stands here
  useEffect(() => {
    if (!isCurrent || !end.current) return
    // Passed at one go it lies above the window, which counts as reached.
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && readNow.current(), {
      rootMargin: '1000000px 0px 0px 0px',
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [isCurrent, text])
  const isTicked = (id: string) => isRead && draft.consents[id] === true
  const send = () => {
    if (!isCurrent) return setFaults(hindrance.length > 0 ? hindrance : [{ text: t('agreement.wait') }])
    if (!isRead) return setFaults([{ field: 'agreement-end', text: t('agreement.unread') }])
    const missing = proposal.consents.filter(({ id, isRequired }) => isRequired && !isTicked(id))
    setFaults(missing.map((one) => ({ field: `consent-${one.id}`, text: t('agreement.tick', { text: one.text }) })))
    if (missing.length === 0) go(after('agreement', draft))
  }
  return (
    <Page
      title={t('agreement.title')}
      step={stepOf('agreement', draft)}
      send={send}
      onHeard={() => readNow.current()}
      dock={<Button type="submit">{t('phone:next')}</Button>}
    >
      <ErrorSummary faults={faults} />
      <Compared proposal={proposal} draft={draft} />
      <p>{t('agreement.text')}</p>
      {isCurrent ? null : <p role="status">{t('agreement.wait')}</p>}
      <AgreementText proposal={proposal} />
      <p ref={end} id="agreement-end" className="small quiet" tabIndex={-1}>
        {t('agreement.end')}
      </p>
      <fieldset className="choices">
        <legend className="label">{t('agreement.consents')}</legend>
        <p className="small quiet" role="status">
          {isRead ? '' : t('agreement.unread')}
        </p>
        {proposal.consents.map((one) => (
          <TickCard
            key={one.id}
            id={`consent-${one.id}`}
            isTicked={isTicked(one.id)}
            isOff={!isRead}
            label={<span lang="zh-CN">{one.text}</span>}
            fault={faultOf(faults, `consent-${one.id}`)}
            onTick={(ticked) => {
              setFaults([])
              change({ consents: { ...draft.consents, [one.id]: ticked } })
            }}
          >
            <span className="small quiet">
              {one.isRequired ? t('agreement.required') : t('agreement.optional')}
              {one.note ? <span lang="zh-CN"> · {one.note}</span> : null}
            </span>
          </TickCard>
        ))}
      </fieldset>
    </Page>
  )
}
export default signingPage('agreement', AgreementPage)
