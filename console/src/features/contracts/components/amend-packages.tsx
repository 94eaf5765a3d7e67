import { useTranslation } from 'react-i18next'
import type { AmendmentProposal } from '#api/contract-changes.ts'
import { nameOf } from '../../../app/i18n.ts'
import { TextField } from '../../../kit/field.tsx'
import { type Choice, PackageChoice } from '../../../kit/package-choice.tsx'
import { Tag } from '../../../kit/status-tag.tsx'
import { StepColumn } from '../../../kit/step-column.tsx'
import type { AmendDraft } from '../missing-for-amending.ts'
import { packagesAtHand } from '../packages-at-hand.ts'
import { AgreedItems } from './agreed-items.tsx'
import { choiceOf, type Say } from './packages-column.tsx'

type Props = { proposal: AmendmentProposal; draft: AmendDraft; change: (part: Partial<AmendDraft>) => void }
type Package = AmendmentProposal['packages'][number]

/** First step: the packages as they are today, ticked as they shall be. */
export function AmendPackages({ proposal, draft, change }: Props) {
  const { t } = useTranslation('contracts')
  // Ticked at once; what it comes to follows from the server.
  const isTicked = (one: Package) => (draft.packageIds ? draft.packageIds.includes(one.id) : one.isChosen)
  const rows = proposal.packages.filter((one) => one.isCurrent || one.kind !== 'agreed').map((one) => ({ ...one, isChosen: isTicked(one) }))
  const chosen = rows.filter((one) => one.isChosen).map(({ id }) => id)
  const toggle = (id: string, on: boolean) => change({ packageIds: on ? [...chosen, id] : chosen.filter((one) => one !== id) })
  const { atHand, others } = packagesAtHand(rows)
  const hasAnnex = rows.some((one) => one.kind === 'agreed' && one.isChosen)
  return (
    <StepColumn
      number={1}
      state={proposal.offerHash ? 'done' : 'now'}
      title={t('amend.packages')}
      end={<span className="mute xs">{t('amend.packagesSub')}</span>}
    >
      <PackageChoice label={t('amend.packages')} onToggle={toggle} choices={atHand.map((one) => rowOf(one, t))} />
      {others.length > 0 ? (
        <details className="pick-more">
          <summary>{t('packages.more', { count: others.length })}</summary>
          <PackageChoice
            label={t('packages.more', { count: others.length })}
            onToggle={toggle}
            choices={others.map((one) => rowOf(one, t))}
          />
        </details>
      ) : null}
      {rows
        .filter((one) => one.isChosen && !one.isCurrent && one.fit === 'ask')
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
      {hasAnnex ? null : (
        <AgreedItems
          proposal={{ agreeable: proposal.agreeable, packages: proposal.packages.filter((one) => !one.isCurrent) }}
          draft={draft}
          change={change}
        />
      )}
    </StepColumn>
  )
}

/** A row to tick. What the contract has already stands under its own sign. */
function rowOf(one: Package, t: Say): Choice {
  const choice = choiceOf(one, t)
  if (!one.isCurrent) return choice
  return {
    ...choice,
    name: (
      <>
        <span lang="zh-CN">{nameOf(one)}</span> <Tag>{t('amend.current', {})}</Tag>
      </>
    ),
    ...(one.kind === 'basic' ? { reason: t('amend.basicStays', {}) } : {}),
  }
}
