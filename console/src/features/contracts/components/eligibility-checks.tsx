import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { reasonText } from '../../../app/problem.ts'
import { CheckList } from '../../../kit/check-list.tsx'
import { PolicySource } from '../../../kit/cite-chip.tsx'

type Check = SigningProposal['checks'][number]

/** What the system checked, each with its finding or every reason why not, and the clause. */
export function EligibilityChecks({ proposal }: { proposal: SigningProposal }) {
  const { t } = useTranslation('contracts')
  const failed = proposal.checks.filter((check) => check.state === 'no').length
  const detailOf = (check: Check): string => {
    if (check.reasons.length > 0) return check.reasons.map(reasonText).join(' ')
    if (check.check === 'usual_resident') return t('check.since', { day: check.facts.since })
    if (check.check === 'provider') return t('check.providerDetail', { doctor: check.facts.doctor })
    if (check.check === 'room') return check.facts.cap === undefined ? t('check.roomFree') : t('check.roomDetail', check.facts)
    if (check.check === 'not_signed' && check.facts.lastDay) return t('check.follows', check.facts)
    return ''
  }
  const shown = proposal.checks.filter((check) => check.check !== 'living' || check.state !== 'ok')
  return (
    <>
      <h3>
        {t('read.checks')}
        <span role="status">{failed > 0 ? t('read.notPassed', { count: failed }) : t('read.passed', { count: shown.length + 1 })}</span>
      </h3>
      <CheckList
        label={t('read.checks')}
        items={[
          { key: 'known', state: 'ok', title: t('check.known'), detail: t('check.knownDetail') },
          ...shown.map((check) => ({
            key: check.check,
            state: check.state,
            title: t(`check.${check.check}`),
            detail: (
              <>
                {detailOf(check)}
                {check.check === 'usual_resident' && check.state === 'no' ? (
                  <>
                    {' '}
                    <Link to="/w/residents/$residentId" params={{ residentId: proposal.resident.id } as never}>
                      {t('check.correct')}
                    </Link>
                  </>
                ) : null}
              </>
            ),
            end: <PolicySource because={check.because} what={t(`check.${check.check}`)} />,
          })),
        ]}
      />
    </>
  )
}
