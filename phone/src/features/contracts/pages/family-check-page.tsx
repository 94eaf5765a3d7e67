import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { applyForSigningEndpoint } from '#api/online-signing.ts'
import { forgetAnswers } from '../../../app/answers.ts'
import { ask, isFinal, newKey } from '../../../app/ask.ts'
import { dayText } from '../../../app/i18n.ts'
import { Problem, problemTexts } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { writeStored } from '../../../app/stored.ts'
import { signedOut } from '../../../app/account.tsx'
import { Answers } from '../../../kit/answers.tsx'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { leaveFamily, type Member, useFamily, without } from '../family.ts'
import { emptyDraft, type Proposal } from '../signing-draft.ts'
import { tellReasons } from '../components/stop-page.tsx'
import { pathOf } from '../steps.ts'
import '../contracts.css'

/** All who sign together, once more; one button sends them one after another. What failed says why by name, and what went stays gone. */
export default function FamilyCheckPage() {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const [family, change] = useFamily()
  const [isBusy, setBusy] = useState(false)
  const { members } = family
  const isEarly = members.length === 0
  useEffect(() => {
    if (isEarly) go('/m/sign', true)
  }, [isEarly])
  if (isEarly) return null
  const left = members.filter(({ state }) => state !== 'sent')
  const send = async () => {
    setBusy(true)
    let now = members
    for (const one of left) {
      const { isOver, ...outcome } = await sendOne(one)
      now = now.map((member) => (member.residentId === one.residentId ? { ...member, ...outcome } : member))
      // Kept after each, so that a line lost between two sends nobody twice.
      change({ members: now })
      if (isOver) break
    }
    forgetAnswers()
    setBusy(false)
  }
  const fillAnew = (residentId: string) => {
    change(without(family, residentId, true))
    writeStored('sessionStorage', 'sign', { ...emptyDraft, residentId })
    go(pathOf('team'))
  }
  const leave = () => {
    leaveFamily()
    go('/m', true)
  }
  return (
    <Page
      title={t(left.length > 0 ? 'family.check' : 'family.done')}
      dock={
        left.length > 0 ? (
          <Button isBusy={isBusy} onClick={() => void send()}>
            {t('family.send', { count: left.length })}
          </Button>
        ) : (
          <Button onClick={leave}>{t('done.home')}</Button>
        )
      }
    >
      <p role="status">{members.some(({ state }) => state === 'failed') ? t('family.some') : ''}</p>
      {members.map((one) => (
        <section key={one.residentId} className="card" aria-labelledby={`of-${one.residentId}`}>
          <h2 id={`of-${one.residentId}`} lang="zh-CN">
            {one.name}
          </h2>
          {one.state === 'sent' ? (
            <Notice tone="care">
              <p>{t('family.sent', { doctor: one.doctorName, day: dayText(one.answerBy ?? '') })}</p>
            </Notice>
          ) : null}
          {one.faults.map((text) => (
            <Notice key={text} tone="mid">
              <p>{text}</p>
            </Notice>
          ))}
          <Answers
            rows={[
              {
                label: t('check.team'),
                value: <span lang="zh-CN">{t('team.doctor', { name: one.doctorName })}</span>,
                note: <span lang="zh-CN">{one.institutionName}</span>,
              },
              { label: t('check.packages'), value: one.packages, note: t('term.year', { years: one.years }) },
              { label: t('check.pays'), value: t('yuan', { yuan: yuan(one.residentFen) }) },
              {
                label: t('check.signature'),
                value: (
                  <img
                    className="signed"
                    src={`data:image/png;base64,${one.input.signature.png}`}
                    alt={t('signature.picture', { who: one.input.signedBy || one.name })}
                  />
                ),
              },
            ]}
          />
          {one.state === 'sent' ? null : (
            <Button kind="plain" onClick={() => fillAnew(one.residentId)}>
              {t('family.anew')}
              <span className="sr">{one.name}</span>
            </Button>
          )}
        </section>
      ))}
      <p className="sum">
        <span>{t('family.sum')}</span>
        <strong>{t('yuan', { yuan: yuan(members.reduce((sum, { residentFen }) => sum + residentFen, 0)) })}</strong>
      </p>
      {left.length === 0 ? (
        <ButtonLink kind="plain" to="/m/contract">
          {t('done.progress')}
        </ButtonLink>
      ) : null}
    </Page>
  )
}

/** Sends for one; an answer that did not come is asked for again under the same key. `isOver`: the others would be refused too. */
async function sendOne(one: Member): Promise<Partial<Member> & { isOver: boolean }> {
  try {
    const { answerBy } = await ask(applyForSigningEndpoint, one.input, one.key)
    return { state: 'sent', faults: [], answerBy, isOver: false }
  } catch (error) {
    const why = error instanceof Problem ? error : new Problem('Defect')
    if (why.kind === 'Unauthenticated') signedOut()
    const faults = why.reasons.length > 0 ? tellReasons(why.reasons as Proposal['reasons']) : problemTexts(why)
    return {
      state: 'failed',
      faults,
      ...(isFinal(why) && { key: newKey() }),
      isOver: why.kind === 'Unauthenticated' || why.kind === 'TooMany',
    }
  }
}
