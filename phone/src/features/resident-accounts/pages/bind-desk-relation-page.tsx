import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bondByDeskEndpoint, bondRelations } from '#api/resident-accounts.ts'
import { actFor, useAccount, useSession } from '../../../app/account.tsx'
import { go } from '../../../app/router.tsx'
import { useSend } from '../../../app/use-send.ts'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { Page } from '../../../kit/page.tsx'
import { deskCodeEnded, emptyBinding, useBinding } from '../binding.ts'
import { RelationChoice } from '../components/relation-choice.tsx'
import { faultsOf } from '../faults.ts'

/** Binding at an institution, second page: who that person is to the holder of the phone. */
export default function BindDeskRelationPage() {
  const { t } = useTranslation('phone')
  const { people } = useAccount()
  const { reload } = useSession()
  const [{ deskCode, relation: drafted }, change] = useBinding()
  const [faults, setFaults] = useState<Fault[]>([])
  const binding = useSend(bondByDeskEndpoint, (problem) => {
    if (!problem.reasons.some(({ code }) => code === deskCodeEnded.code)) return setFaults(faultsOf(problem))
    change({ endedCode: deskCode })
    go('/m/bind/desk', true)
  })
  const isEarly = deskCode.length !== 8
  useEffect(() => {
    if (isEarly) go('/m/bind/desk', true)
  }, [isEarly])
  const free = bondRelations.filter((one) => one !== 'self' || !people.some(({ relation }) => relation === 'self'))
  const relation = free.find((one) => one === drafted) ?? null
  const send = async () => {
    if (!relation) return setFaults([{ field: 'relation', text: t('chooseOne') }])
    setFaults([])
    const done = await binding.send({ deskCode, relation })
    if (!done) return
    await reload()
    actFor(done.residentId)
    change({ ...emptyBinding, done: { ...done, isSelf: relation === 'self' } })
    go('/m/bind/done', true)
  }
  return (
    <Page
      title={t('bind.deskRelationTitle')}
      step={{ now: 2, all: 2, what: t('bind.what') }}
      send={() => void send()}
      dock={
        <Button type="submit" isBusy={binding.isBusy}>
          {t('bind.confirm')}
        </Button>
      }
    >
      <ErrorSummary faults={faults} />
      <RelationChoice
        relations={free}
        value={relation}
        fault={faultOf(faults, 'relation')}
        onChange={(chosen) => change({ relation: chosen })}
      />
    </Page>
  )
}
