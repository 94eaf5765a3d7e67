import { IdCard } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningProposal } from '#api/contracts.ts'
import { Button } from '../../../kit/button.tsx'
import { CheckList } from '../../../kit/check-list.tsx'
import type { BridgeState } from '../../../kit/device-bridge.ts'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { StepColumn } from '../../../kit/step-column.tsx'
import { DeviceStatus } from '../../../kit/use-device-bridge.tsx'
import type { useIdentify } from '../use-identify.ts'
import { EligibilityChecks } from './eligibility-checks.tsx'
import { FamilyList } from './family-list.tsx'
import { ManualEntry } from './manual-entry.tsx'
import { PersonCard } from './person-card.tsx'
import { RegisterForm } from './register-form.tsx'

type Props = {
  proposal: SigningProposal | undefined
  isLoading: boolean
  problem: unknown
  person: ReturnType<typeof useIdentify>
  device: { state: BridgeState; isSimulated: boolean; failed: boolean; read: () => void }
  begin: (residentId: string) => void
}

/** First step: who it is, and whether this person may be signed. */
export function ReadColumn({ proposal, isLoading, problem, person, device, begin }: Props) {
  const { t } = useTranslation('contracts')
  const [isManual, setManual] = useState(false)
  const { found } = person
  const isNew = found !== null && !found.isKnownHere && !found.outside && !found.elsewhere
  const isDone = proposal !== undefined && proposal.reasons.length === 0
  return (
    <StepColumn
      number={1}
      state={isDone ? 'done' : 'now'}
      title={t('read.title')}
      sub={<DeviceStatus state={device.state} isSimulated={device.isSimulated} />}
      end={
        <Button small keys="F2" busy={device.state === 'reading' || person.busy} onClick={device.read}>
          {proposal ? t('read.again') : t('read.act')}
        </Button>
      }
    >
      {device.failed ? (
        <p className="bad s" role="alert">
          {t('read.failed')}
        </p>
      ) : null}
      <ProblemSummary problem={person.problem ?? problem} />
      {proposal ? (
        <>
          <PersonCard resident={proposal.resident} masked={found?.isKnownHere ? found.masked : null} />
          <EligibilityChecks proposal={proposal} />
          <FamilyList family={proposal.household} sign={begin} of={proposal.resident.id} />
        </>
      ) : isLoading ? (
        <LinesSkeleton lines={8} />
      ) : (
        <>
          {found?.outside ? (
            <CheckList
              items={[
                {
                  key: 'outside',
                  state: 'no',
                  title: found.outside.isSigned
                    ? t('read.outsideSigned', { institution: found.outside.institutionName ?? '' })
                    : t('read.outsideUnsigned'),
                  detail: t(found.outside.isSigned ? 'read.outsideSignedText' : 'read.outsideUnsignedText'),
                },
              ]}
            />
          ) : null}
          {found?.elsewhere ? (
            <CheckList
              items={[
                {
                  key: 'elsewhere',
                  state: 'no',
                  title: t('read.elsewhere', { county: found.elsewhere.countyName }),
                  detail: found.elsewhere.isSigned
                    ? t('read.elsewhereSigned', { institution: found.elsewhere.institutionName ?? '' })
                    : t('read.elsewhereUnsigned'),
                },
              ]}
            />
          ) : null}
          {isNew ? <RegisterForm key={found.number} found={found} done={begin} /> : null}
          {found ? null : (
            <div className="read-empty">
              <IdCard size={44} strokeWidth={1.1} aria-hidden="true" />
              <EmptyState title={t('read.waiting')} text={t('read.waitingText')} />
            </div>
          )}
        </>
      )}
      {proposal ? null : (
        <div className="read-manual">
          <Button kind="quiet" small aria-expanded={isManual} onClick={() => setManual(!isManual)}>
            {t('read.manual')}
          </Button>
          {isManual ? <ManualEntry busy={person.busy} find={(document) => void person.identify(document)} /> : null}
        </div>
      )}
    </StepColumn>
  )
}
