import { useTranslation } from 'react-i18next'
import type { OwnPerson } from '#api/resident-accounts.ts'
import { useAccount } from '../../../app/account.tsx'
import { dayText, nameOf } from '../../../app/i18n.ts'
import { type Answer, Answers } from '../../../kit/answers.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { chosenPackages, doctorOf, hospitalOn, openTiers, payersOf } from '../offer.ts'
import type { Proposal, SigningDraft } from '../signing-draft.ts'
import { pathOf, type Step } from '../steps.ts'

type Props = { person: OwnPerson; proposal: Proposal; draft: SigningDraft; begin: () => void }

/** What was answered, each with the way to change it, and what it costs. */
export function CheckAnswers({ person, proposal, draft, begin }: Props) {
  const { t, i18n } = useTranslation(['phone-signing', 'phone'])
  const { people } = useAccount()
  const { team, term, fee, consents } = proposal
  const comma = i18n.language === 'zh' ? '、' : ', '
  const change = (step: Step | 'who') => ({
    to: step === 'who' ? '/m/sign' : pathOf(step),
    text: t('check.change'),
    then: step === 'who' ? () => {} : begin,
  })
  const { signature, signedBy } = draft
  const agreed = consents.filter(({ id }) => draft.consents[id]).map(({ text }) => text)
  const tiers = openTiers(proposal)
  const rows: Answer[] = [
    {
      label: t('check.who'),
      value: <span lang="zh-CN">{person.name}</span>,
      note: person.relation === 'self' ? t('check.self') : t(`phone:relation.${person.relation}`),
      ...(people.length > 1 && { change: change('who') }),
    },
    {
      label: t('check.team'),
      value: <span lang="zh-CN">{t('team.doctor', { name: doctorOf(proposal)?.name ?? '' })}</span>,
      note: <span lang="zh-CN">{t('check.teamNote', { team: team.name, institution: team.institutionName })}</span>,
      change: change('team'),
    },
    { label: t('check.packages'), value: chosenPackages(proposal).map(nameOf).join(comma), change: change('package') },
    {
      label: t('check.term'),
      value: t('term.year', { years: term.chosen }),
      note: t('term.period', { from: dayText(term.from), lastDay: dayText(term.lastDay) }),
      ...((term.years.length > 1 || tiers.length > 0) && { change: change('term') }),
    },
    ...tiers.map((tier) => {
      const hospital = tier.institutions.find(({ id }) => id === hospitalOn(tier, draft))
      return {
        label: tiers.length > 1 ? tier.label : t('check.hospitals'),
        value: hospital ? <span lang="zh-CN">{hospital.name}</span> : t('check.noHospital'),
        change: change('term'),
      }
    }),
    { label: t('check.consents'), value: <span lang="zh-CN">{agreed.join('；')}</span>, change: change('agreement') },
    {
      label: t('check.signature'),
      value:
        signature?.kind === 'drawn' ? (
          <img
            className="signed"
            src={`data:image/png;base64,${signature.png}`}
            alt={t('signature.picture', { who: signedBy || person.name })}
          />
        ) : (
          t('check.typed', { name: signature?.name ?? '', reason: signature?.reason ?? '' })
        ),
      ...(signedBy && { note: t('signature.other', { name: signedBy, for: person.name }) }),
      change: change('signature'),
    },
  ]
  return (
    <>
      <section className="card">
        <Answers rows={rows} />
      </section>
      <section className="card fee">
        <p className="sum">
          <span>{t('check.pays')}</span>
          <strong>{t('yuan', { yuan: yuan(fee.residentFen) })}</strong>
        </p>
        {fee.totalFen > 0 ? (
          <p className="small">
            {t('check.split', {
              total: yuan(fee.totalFen),
              parts: payersOf(fee.shares)
                .map(({ name, fen }) => t('check.splitPart', { name, yuan: yuan(fen) }))
                .join(t('check.splitJoin')),
            })}
          </p>
        ) : null}
      </section>
    </>
  )
}
