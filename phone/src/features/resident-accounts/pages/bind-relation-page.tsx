import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bondRelations } from '#api/resident-accounts.ts'
import { useAccount } from '../../../app/account.tsx'
import { go, Link } from '../../../app/router.tsx'
import { Button } from '../../../kit/button.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { Page } from '../../../kit/page.tsx'
import { useBinding } from '../binding.ts'
import { RelationChoice } from '../components/relation-choice.tsx'

/** Binding, first page: for whom. */
export default function BindRelationPage() {
  const { t } = useTranslation('phone')
  const { people } = useAccount()
  const [draft, change] = useBinding()
  const [faults, setFaults] = useState<Fault[]>([])
  const free = bondRelations.filter((relation) => relation !== 'self' || !people.some((one) => one.relation === 'self'))
  const relation = free.find((one) => one === draft.relation) ?? null
  return (
    <Page
      title={t('bind.relationTitle')}
      step={{ now: 1, all: 3, what: t('bind.what') }}
      send={() => (relation ? go('/m/bind/person') : setFaults([{ field: 'relation', text: t('chooseOne') }]))}
      dock={<Button type="submit">{t('next')}</Button>}
    >
      <ErrorSummary faults={faults} />
      <RelationChoice
        relations={free}
        value={relation}
        fault={faultOf(faults, 'relation')}
        onChange={(chosen) => change({ relation: chosen })}
      />
      <Link to="/m/bind/desk" className="link">
        {t('bind.byDesk')}
      </Link>
    </Page>
  )
}
