import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../../app/i18n.ts'
import { go } from '../../../app/router.tsx'
import { Button } from '../../../kit/button.tsx'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { SelectField } from '../../../kit/field.tsx'
import { Page } from '../../../kit/page.tsx'
import { hospitalOn, openTiers } from '../offer.ts'
import { type Signing, signingPage } from '../signing-page.tsx'
import { after, stepOf } from '../steps.ts'

/** More than so many stand in a list that opens. */
const mostCards = 6

/** For how long, and where to go when referred. */
function TermPage({ proposal, hindrance, draft, change }: Signing) {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const [faults, setFaults] = useState<Fault[]>([])
  const { term, combination, previous } = proposal
  const years = draft.years ?? term.chosen
  const tiers = openTiers(proposal)
  const choose = (tier: string, institutionId: string) => {
    setFaults([])
    change({ hospitals: { ...draft.hospitals, [tier]: institutionId } })
  }
  const send = () => {
    if (draft.years !== null && draft.years !== term.chosen && hindrance.length > 0) return setFaults(hindrance)
    const missing = tiers.filter((tier) => tier.least > 0 && hospitalOn(tier, draft) === '')
    setFaults(missing.map(({ tier }) => ({ field: `tier-${tier}`, text: t('term.fill') })))
    if (missing.length > 0) return
    change({ years, hospitals: Object.fromEntries(tiers.map((tier) => [tier.tier, hospitalOn(tier, draft)])) })
    go(after('term', draft))
  }
  const period = t('term.period', { from: dayText(term.from), lastDay: dayText(term.lastDay) })
  return (
    <Page title={t('term.title')} step={stepOf('term', draft)} send={send} dock={<Button type="submit">{t('phone:next')}</Button>}>
      <ErrorSummary faults={faults} />
      {term.years.length > 1 ? (
        <ChoiceCards
          id="years"
          label={t('term.years')}
          value={years}
          options={term.years.map((value) => ({
            value,
            label: t('term.year', { years: value }),
            text: value === term.chosen ? period : undefined,
          }))}
          onChange={(value) => change({ years: value })}
        />
      ) : (
        <section className="card">
          <p>
            {t('term.only', { years: term.years[0] })} <span className="strong">{period}</span>
          </p>
        </section>
      )}
      <p className="small quiet">
        {draft.replaces
          ? t('term.replaces')
          : previous
            ? t('term.follows', { lastDay: dayText(previous.lastDay) })
            : t('term.fromApproval')}
      </p>
      {combination.tiers
        .filter((tier) => tier.isOwn)
        .map((tier) => (
          <section key={tier.tier} className="card">
            <p className="small quiet">{t('term.own')}</p>
            <p className="strong" lang="zh-CN">
              {tier.institutions.map(({ name }) => name).join('、')}
            </p>
          </section>
        ))}
      {tiers.length > 0 ? <h2>{t('term.hospital')}</h2> : null}
      {tiers.map((tier) => {
        const id = `tier-${tier.tier}`
        const label = t('term.hospitalOf', { tier: tier.label })
        const value = hospitalOn(tier, draft)
        const none = tier.least === 0 ? [{ value: '', label: t('term.later'), text: t('term.laterText') }] : []
        if (tier.institutions.length > mostCards)
          return (
            <SelectField
              key={id}
              id={id}
              label={label}
              fault={faultOf(faults, id)}
              value={value}
              onChange={(event) => choose(tier.tier, event.target.value)}
            >
              <option value="">{tier.least === 0 ? t('term.later') : t('term.choose')}</option>
              {tier.institutions.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </SelectField>
          )
        return (
          <ChoiceCards
            key={id}
            id={id}
            label={label}
            isLabelShown
            value={value}
            fault={faultOf(faults, id)}
            options={[...none, ...tier.institutions.map((one) => ({ value: one.id, label: one.name, lang: 'zh-CN' }))]}
            onChange={(institutionId) => choose(tier.tier, institutionId)}
          />
        )
      })}
    </Page>
  )
}
export default signingPage('term', TermPage)
