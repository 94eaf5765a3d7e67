import { useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { GapText } from './gap-text.tsx'
import { useTrialWords } from '../use-trial-words.ts'

/** Who receives what of the contract fee, by each pack that says it. */
export function ReceiversTable({ receivers }: Pick<TrialResult['money'], 'receivers'>) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const names = [...new Set([...(receivers.own.value ?? []), ...(receivers.other.value ?? [])].map(({ receiver }) => receiver))]
  const cell = (side: 'own' | 'other', receiver: string) => {
    const row = receivers[side].value?.find((one) => one.receiver === receiver)
    return row ? <MoneyFen bare fen={row.fen} /> : '—'
  }
  return (
    <Sheet title={t('money.receivers')} sub={t('money.receiversSub')}>
      {names.length === 0 ? null : (
        <TableTwin
          caption={t('money.receivers')}
          rows={names}
          rowKey={(name) => name}
          columns={[
            { key: 'receiver', title: t('money.receiver'), isHeader: true, render: words.word },
            { key: 'now', title: t('money.now'), align: 'right', render: (name) => cell('own', name) },
            { key: 'then', title: t('money.then'), align: 'right', render: (name) => cell('other', name) },
          ]}
        />
      )}
      {(['own', 'other'] as const).map((side) => {
        const { gap } = receivers[side]
        return gap ? (
          <p key={side} className="trial-note">
            <b>{words.side(side)}</b> <GapText gap={gap} />
          </p>
        ) : null
      })}
    </Sheet>
  )
}
