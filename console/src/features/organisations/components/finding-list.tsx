import { useTranslation } from 'react-i18next'
import type { TeamFinding } from '#api/organisations.ts'
import { listed } from '../../../app/i18n.ts'
import { reasonText } from '../../../app/problem.ts'
import { type CheckItem, CheckList } from '../../../kit/check-list.tsx'
import { CiteChip, PolicySource } from '../../../kit/cite-chip.tsx'
import { countText } from '../../../kit/figures.ts'

/** What the server says to a composition: basic members, every point against it with its clause, warnings, and the cap. */
export function FindingList({ finding, isBusy = false }: { finding: TeamFinding; isBusy?: boolean }) {
  const { t } = useTranslation('organisations')
  // Lacking basic members are told by their own lines, with the clause at the end.
  const lacking = new Map(
    finding.reasons.filter(({ code }) => code === 'POLICY.TEAM_LACKS_MEMBER').map((reason) => [reason.params?.role, reason]),
  )
  const others = finding.reasons.filter(({ code }) => code !== 'POLICY.TEAM_LACKS_MEMBER')
  const items: CheckItem[] = [
    ...finding.required.map(({ role, least, has }): CheckItem => {
      const source = lacking.get(role)?.source
      return {
        key: role,
        state: has >= least ? 'ok' : 'no',
        title: t('form.need', { role: t(`role.${role}` as 'role.nurse'), has, least }),
        detail: source ? <CiteChip source={source} /> : undefined,
      }
    }),
    ...others.map(
      (reason, i): CheckItem => ({
        key: `no-${i}`,
        state: 'no',
        title: wordsOf(reason),
        detail: reason.source ? <CiteChip source={reason.source} /> : undefined,
      }),
    ),
    ...finding.warnings.map((reason, i): CheckItem => ({ key: `warn-${i}`, state: 'warn', title: wordsOf(reason) })),
  ]
  const { cap } = finding
  const capText = ({ team, perDoctor, room }: NonNullable<TeamFinding['cap']>) =>
    [
      team > 0 ? t('form.cap', { team: countText(team) }) : null,
      perDoctor === null ? null : t('form.capDoctor', { perDoctor: countText(perDoctor) }),
      team > 0 ? t('form.room', { count: countText(room) as never }) : null,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <div className={isBusy ? 'orgs-finding is-busy' : 'orgs-finding'} aria-live="polite" aria-busy={isBusy}>
      <CheckList label={t('form.check')} items={items} />
      <p className="s">
        {cap ? capText(cap) : t('form.noCap')} {cap ? <PolicySource because={cap.because} what={t('team.capBasis')} /> : null}
      </p>
      <p className="s mute">
        {finding.optional.length > 0
          ? t('form.optional', {
              roles: listed(finding.optional.map((role) => t(`role.${role}` as 'role.nurse', { defaultValue: role }))),
            })
          : ''}{' '}
        <PolicySource because={finding.because} what={t('team.basis')} />
      </p>
    </div>
  )
}

const wordsOf = ({ code, params, source }: TeamFinding['reasons'][number]): string =>
  reasonText({ code, params: { ...params, ...(source ? { basis: [source.document, source.clause].filter(Boolean).join(' ') } : {}) } })
