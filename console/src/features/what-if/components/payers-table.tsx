import { useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { countText } from '../../../kit/figures.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useTrialWords } from '../use-trial-words.ts'

type Money = TrialResult['money']

/** More with its plus, less with its minus. */
function Change({ fen }: { fen: number }) {
  return (
    <b>
      {fen > 0 ? '+' : ''}
      <MoneyFen bare fen={fen} />
    </b>
  )
}

/** Who pays what a year: now, then and the change; and what could not be compared. */
export function PayersTable({ money }: { money: Money }) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const { payers, totals } = money
  return (
    <Sheet title={t('money.title')} sub={t('money.sub', { count: countText(money.contracts) as never })}>
      {payers.length === 0 ? (
        <p className="trial-none mute">{t('money.none')}</p>
      ) : (
        <TableTwin
          caption={t('money.title')}
          rows={payers}
          rowKey={({ payer }) => payer}
          columns={[
            { key: 'payer', title: t('money.payer'), isHeader: true, render: ({ payer }) => words.word(payer) },
            { key: 'now', title: t('money.now'), align: 'right', render: ({ ownFen }) => <MoneyFen bare fen={ownFen} /> },
            { key: 'then', title: t('money.then'), align: 'right', render: ({ otherFen }) => <MoneyFen bare fen={otherFen} /> },
            { key: 'change', title: t('money.change'), align: 'right', render: ({ changeFen }) => <Change fen={changeFen} /> },
          ]}
          foot={[
            t('money.total'),
            <MoneyFen key="now" bare fen={totals.ownFen} />,
            <MoneyFen key="then" bare fen={totals.otherFen} />,
            <Change key="change" fen={totals.changeFen} />,
          ]}
        />
      )}
      {money.left.length > 0 ? <LeftOut left={money.left} /> : null}
    </Sheet>
  )
}

function LeftOut({ left }: Pick<Money, 'left'>) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  const why = (row: Money['left'][number]) => {
    const absent = (['own', 'other'] as const)
      .filter((side) => row[side] === 'absent')
      .map((side) => t('money.absent', { side: words.side(side) }))
    const gaps = row.gaps.map(({ side, question }) =>
      question ? t('money.unpriced', { side: words.side(side), question }) : t('money.unknown', { side: words.side(side) }),
    )
    return [...absent, ...gaps]
  }
  return (
    <>
      <p className="trial-note">
        <b>{t('money.left')}</b> {t('money.leftSub')}
      </p>
      <TableTwin
        caption={t('money.left')}
        rows={left}
        rowKey={({ kind, packageId }) => `${kind}:${packageId}`}
        columns={[
          {
            key: 'package',
            title: t('money.package'),
            isHeader: true,
            render: ({ name }) => (name === null ? t('money.elsewhere') : <span lang="zh-CN">{name}</span>),
          },
          { key: 'contracts', title: t('money.contracts'), align: 'right', render: ({ contracts }) => countText(contracts) },
          {
            key: 'why',
            title: t('money.why'),
            width: '56%',
            render: (row) =>
              why(row).map((one) => (
                <span key={one} className="trial-line" lang="zh-CN">
                  {one}
                </span>
              )),
          },
        ]}
      />
    </>
  )
}
