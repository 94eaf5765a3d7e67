import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { readReEvaluationEndpoint } from '#api/re-evaluations.ts'
import { countText } from '../../../kit/figures.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'

/** Who pays what a year: as signed, by the pack, and the difference. */
export function MoneyTable({ money }: { money: OutputOf<typeof readReEvaluationEndpoint>['money'] }) {
  const { t } = useTranslation(['re-evaluations', 'policy'])
  const { payers, totals } = money
  return (
    <Sheet
      title={t('re-evaluations:result.money')}
      sub={t('re-evaluations:result.moneySub', { count: countText(money.contracts) as never })}
    >
      {payers.length === 0 ? (
        <p className="re-none mute">{t(money.contracts > 0 ? 're-evaluations:result.free' : 're-evaluations:result.noMoney')}</p>
      ) : (
        <TableTwin
          caption={t('re-evaluations:result.money')}
          rows={payers}
          rowKey={({ payer }) => payer}
          columns={[
            {
              key: 'payer',
              title: t('re-evaluations:result.payer'),
              isHeader: true,
              render: ({ payer }) => t(`policy:words.${payer}`, { defaultValue: payer }),
            },
            {
              key: 'signed',
              title: t('re-evaluations:result.signed'),
              align: 'right',
              render: ({ signedFen }) => <MoneyFen bare fen={signedFen} />,
            },
            {
              key: 'pack',
              title: t('re-evaluations:result.byPack'),
              align: 'right',
              render: ({ packFen }) => <MoneyFen bare fen={packFen} />,
            },
            {
              key: 'difference',
              title: t('re-evaluations:result.difference'),
              align: 'right',
              render: ({ differenceFen }) => <MoneyFen bare fen={differenceFen} />,
            },
          ]}
          foot={[
            t('re-evaluations:result.total'),
            <MoneyFen key="signed" bare fen={totals.signedFen} />,
            <MoneyFen key="pack" bare fen={totals.packFen} />,
            <MoneyFen key="difference" bare fen={totals.differenceFen} />,
          ]}
        />
      )}
      {payers.length > 0 && payers.every(({ differenceFen }) => differenceFen === 0) ? (
        <p className="re-none mute">{t('re-evaluations:result.same')}</p>
      ) : null}
    </Sheet>
  )
}
