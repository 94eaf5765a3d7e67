import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { nameOf } from '../../../app/i18n.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { type Choice, PackageChoice } from '../../../kit/package-choice.tsx'
import { PayerSplit } from '../../../kit/payer-split.tsx'
import { PriceLine, PriceTable } from '../../../kit/price-lines.tsx'
import { Tag } from '../../../kit/status-tag.tsx'
import { StepColumn } from '../../../kit/step-column.tsx'
import { packagesAtHand } from '../packages-at-hand.ts'
import type { SigningDraft } from '../signing-draft.ts'
import { AgreedItems } from './agreed-items.tsx'
import { PopulationList } from './population-list.tsx'

type Props = { proposal: SigningProposal | undefined; draft: SigningDraft | null; change: (part: Partial<SigningDraft>) => void }

/** Second step: populations, packages, who pays, the term, the hospitals, the team. Every figure is the server's. */
export function PackagesColumn({ proposal, draft, change }: Props) {
  const { t } = useTranslation('contracts')
  if (!proposal || !draft)
    return (
      <StepColumn number={2} state="later" title={t('packages.title')}>
        <p className="mute s sign-later">{t('packages.later')}</p>
      </StepColumn>
    )
  const offered = proposal.packages.filter((one) => one.kind !== 'agreed')
  const chosen = offered.filter((one) => one.isChosen).map((one) => one.id)
  const { atHand, others } = packagesAtHand(offered.map((one) => ({ ...one, isCurrent: one.kind === 'basic' })))
  const toggle = (id: string, on: boolean) => change({ packageIds: on ? [...chosen, id] : chosen.filter((one) => one !== id) })
  const times = proposal.planned.reduce((sum, one) => sum + one.times, 0)
  return (
    <StepColumn
      number={2}
      state={proposal.reasons.length === 0 ? 'done' : 'later'}
      title={t('packages.title')}
      end={<span className="mute xs">{t('packages.sub')}</span>}
    >
      <h3>
        {t('packages.populations')} <span>{t('packages.populationsSub')}</span>
      </h3>
      <PopulationList populations={proposal.resident.populations} age={proposal.resident.age} />
      <h3>{t('packages.packages')}</h3>
      <PackageChoice label={t('packages.packages')} onToggle={toggle} choices={atHand.map((one) => choiceOf(one, t))} />
      {others.length > 0 ? (
        <details className="pick-more">
          <summary>{t('packages.more', { count: others.length })}</summary>
          <PackageChoice
            label={t('packages.more', { count: others.length })}
            onToggle={toggle}
            choices={others.map((one) => choiceOf(one, t))}
          />
        </details>
      ) : null}
      {proposal.packages
        .filter((one) => one.isChosen && one.fit === 'ask')
        .map((one) => (
          <TextField
            key={one.id}
            label={t('packages.why', { name: nameOf(one) })}
            hint={t('packages.whyHint')}
            maxLength={200}
            value={draft.packageReasons?.[one.id] ?? ''}
            onChange={(event) => change({ packageReasons: { ...draft.packageReasons, [one.id]: event.target.value } })}
          />
        ))}
      <AgreedItems key={draft.residentId} proposal={proposal} draft={draft} change={change} />
      {times > 0 ? (
        <p className="sign-plan num">
          <b>
            {t('packages.planned')} {t('packages.plannedSum', { count: times })}
          </b>
          {proposal.planned.map((one) => (
            <span key={one.item} lang="zh-CN">
              {nameOf(one)} {one.times}
            </span>
          ))}
        </p>
      ) : null}
      <h3>{t('packages.fee')}</h3>
      {proposal.fee.totalFen === 0 ? (
        <p className="sign-free">{t('packages.nothing')}</p>
      ) : (
        <PayerSplit
          residentLabel={t('packages.today')}
          residentFen={proposal.fee.residentFen}
          totalLabel={t('packages.total', { yuan: shortYuanText(proposal.fee.totalFen) })}
          shares={sharesOf(proposal).map((share) => ({
            key: share.party,
            name: t(`policy:words.${share.party}`),
            fen: share.fen,
            because: share.fen > 0 ? share.because : [],
            ...(share.fen > 0 ? {} : { note: '—' }),
          }))}
        />
      )}
      <div className="sign-ends">
        <div>
          <h3>
            {t('packages.term')} <PolicySource because={proposal.term.because} what={t('packages.term')} />
          </h3>
          <div className="sign-segs">
            <Segments
              label={t('packages.term')}
              value={proposal.term.chosen}
              options={proposal.term.years.map((years) => ({ value: years, label: t('packages.years', { years }) }))}
              onChange={(years) => change({ years })}
            />
            {proposal.unit.units.length > 1 ? (
              <Segments
                label={t('packages.unit')}
                value={proposal.unit.chosen}
                options={(['person', 'household'] as const)
                  .filter((unit) => proposal.unit.units.includes(unit))
                  .map((unit) => ({ value: unit, label: t(`policy:words.${unit}`) }))}
                onChange={(unit) => change({ unit })}
              />
            ) : null}
          </div>
          <p className="xs mute num">{t('packages.period', { from: proposal.term.from, lastDay: proposal.term.lastDay })}</p>
        </div>
        <Combination proposal={proposal} draft={draft} change={change} />
      </div>
      <TeamChoice proposal={proposal} change={change} />
    </StepColumn>
  )
}

type Chosen = { proposal: SigningProposal; draft: SigningDraft; change: (part: Partial<SigningDraft>) => void }
function Combination({ proposal, draft, change }: Chosen) {
  const { t } = useTranslation('contracts')
  return (
    <div>
      <h3>
        {t('packages.combination', { name: proposal.combination.name })}{' '}
        <PolicySource because={proposal.combination.because} what={proposal.combination.name} />
      </h3>
      {proposal.combination.tiers.map((tier) =>
        !tier.isOwn ? (
          <SelectField
            key={tier.tier}
            className="sign-tier"
            label={tier.label}
            blank={tier.least > 0 ? t('packages.mustChoose') : t('packages.notChosen')}
            value={draft.hospitals[tier.tier] ?? ''}
            options={tier.institutions.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(event) => change({ hospitals: { ...draft.hospitals, [tier.tier]: event.target.value } })}
          />
        ) : (
          <p key={tier.tier} className="sign-own-tier s" lang="zh-CN">
            <span className="mute xs">{tier.label}</span> {tier.institutions[0]?.name}
          </p>
        ),
      )}
    </div>
  )
}

/** With whom: the village's own team unless somebody chooses another. */
function TeamChoice({ proposal, change }: Omit<Chosen, 'draft'>) {
  const { t } = useTranslation('contracts')
  const [isChoosing, setChoosing] = useState(false)
  const team = proposal.teams.find((one) => one.teamId === proposal.teamId)
  const doctor = team?.doctors.find((one) => one.staffId === proposal.doctorStaffId)
  const named = (name: string, isFull: boolean, isOfVillage = false) =>
    isFull ? t('packages.full', { name }) : isOfVillage ? t('packages.ofVillage', { name }) : name
  if (!isChoosing)
    return (
      <p className="sign-team-line s">
        <b>{t('packages.team')}</b>
        <span lang="zh-CN">
          {t('agree.teamOf', { team: named(team?.name ?? '', team?.isFull ?? false, team?.isOfVillage), doctor: doctor?.name })}
        </span>
        <Button kind="quiet" small onClick={() => setChoosing(true)}>
          {t('packages.otherTeam')}
        </Button>
      </p>
    )
  return (
    <div className="sign-team">
      <SelectField
        label={t('packages.team')}
        value={proposal.teamId}
        options={proposal.teams.map((one) => ({
          value: one.teamId,
          label: named(one.name, one.isFull, one.isOfVillage),
          disabled: one.isFull,
        }))}
        onChange={(event) => change({ teamId: event.target.value, doctorStaffId: undefined })}
      />
      <SelectField
        label={t('packages.doctor')}
        value={proposal.doctorStaffId}
        options={(team?.doctors ?? []).map((one) => ({ value: one.staffId, label: named(one.name, one.isFull), disabled: one.isFull }))}
        onChange={(event) => change({ teamId: proposal.teamId, doctorStaffId: event.target.value })}
      />
    </div>
  )
}

export type Package = SigningProposal['packages'][number]
export type Say = (key: string, params: Record<string, unknown>) => string
export const choiceOf = (one: Package, t: Say): Choice => ({
  key: one.id,
  name: (
    <>
      <span lang="zh-CN">{nameOf(one)}</span> {one.kind === 'paid' && one.isProposed ? <Tag>{t('packages.suggested', {})}</Tag> : null}
    </>
  ),
  detail: one.price ? undefined : one.kind === 'basic' ? t('packages.items', { count: one.items.length }) : itemsText(one.items, t),
  end: t('packages.pays', { yuan: shortYuanText(one.residentFen) }),
  checked: one.isChosen,
  disabled: one.kind === 'basic' || one.question !== null || (one.fit === 'refused' && !one.isChosen),
  ...(one.fit === 'refused' ? { reason: t('packages.refused', {}) } : {}),
  ...(one.question ? { reason: t('packages.question', { question: one.question }) } : {}),
  ...(one.price
    ? {
        below: {
          lead: <PriceLine price={one.price} />,
          title: t('packages.lines', { count: one.price.lines.length }),
          content: <PriceTable price={one.price} caption={nameOf(one)} />,
        },
      }
    : {}),
})
const itemsText = (items: SigningProposal['packages'][number]['items'], t: Say) =>
  items.map((item) => (item.times === null ? nameOf(item) : t('packages.itemTimes', { name: nameOf(item), times: item.times }))).join(' · ')

/** The resident last, as the large figure at the left is theirs. */
const sharesOf = ({ fee }: SigningProposal) =>
  [...fee.shares].sort((one, other) => Number(one.party === 'resident') - Number(other.party === 'resident'))
