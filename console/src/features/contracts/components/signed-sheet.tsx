import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { SigningProposal, signContractEndpoint } from '#api/contracts.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Facts } from '../../../kit/field.tsx'
import { MoneyFen } from '../../../kit/money.tsx'
import { PrintFrame } from '../../../kit/print-frame.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { paperOf } from '../paper-of.ts'
import { FamilyList } from './family-list.tsx'

export type Signed = OutputOf<typeof signContractEndpoint> & { proposal: SigningProposal; seconds: number }

/** Signed: what to tell the resident, the paper to print, and the next person. */
export function SignedSheet({ signed, next, sign }: { signed: Signed; next: () => void; sign: (residentId: string) => void }) {
  const { t } = useTranslation('contracts')
  const unsigned = signed.proposal.household.filter((one) => !one.isSigned)
  return (
    <div className="signed">
      <Sheet padded>
        <div className="signed-head" role="status">
          <CircleCheck size={30} strokeWidth={1.6} aria-hidden="true" />
          <div>
            <h2 lang="zh-CN">{t('done.head', { name: signed.proposal.resident.name })}</h2>
            <p className="mute xs num">{t('done.seconds', { seconds: signed.seconds })}</p>
          </div>
        </div>
        <Facts
          rows={[
            { label: t('done.number'), value: <span className="num">{signed.number}</span> },
            {
              label: t('done.until'),
              value: <span className="num">{t('packages.period', { from: signed.from, lastDay: signed.lastDay })}</span>,
            },
            { label: t('done.fee'), value: <MoneyFen fen={signed.residentFeeFen} /> },
            { label: t('done.verify'), value: <span className="num verify-code">{signed.verifyCode.match(/.{1,5}/g)?.join(' ')}</span> },
          ]}
        />
        <p className="mute xs">{t('done.sealing')}</p>
        <div className="signed-acts">
          <Button kind="primary" keys="F2" onClick={next}>
            {t('done.next')}
          </Button>
          <ButtonLink to={`/w/sign/${signed.contractId}`}>{t('done.open')}</ButtonLink>
        </div>
        {unsigned.length > 0 ? <FamilyList family={unsigned} sign={sign} /> : null}
      </Sheet>
      <Sheet label={t('done.paper')}>
        <PrintFrame src={paperOf(signed.contractId)} title={t('done.paper')} isPrintedAtOnce />
      </Sheet>
    </div>
  )
}
