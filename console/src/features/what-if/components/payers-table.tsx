import { Trans, useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { listed } from '../../../app/i18n.ts'
import { countText } from '../../../kit/figures.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { GapText } from './gap-text.tsx'
import { Unsaid } from './unsaid.tsx'
import { useTrialWords } from '../use-trial-words.ts'

type Money = TrialResult['money']

/** An amount, or that nobody wrote it. */
function Amount({ fen }: { fen: number | null }) {
  const { t } = useTranslation('what-if')
  return fen === null ? <Unsaid why={t('money.notWritten')} /> : <MoneyFen bare fen={fen} />
}

/** More with its plus, less with its minus. */
function Change({ fen }: { fen: number | null }) {
  const { t } = useTranslation('what-if')
  if (fen === null) return <Unsaid why={t('money.notCompared')} />
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
            { key: 'now', title: t('money.now'), align: 'right', render: ({ ownFen }) => <Amount fen={ownFen} /> },
            { key: 'then', title: t('money.then'), align: 'right', render: ({ otherFen }) => <Amount fen={otherFen} /> },
            { key: 'change', title: t('money.change'), align: 'right', render: ({ changeFen }) => <Change fen={changeFen} /> },
          ]}
          foot={[
            t('money.total'),
            <Amount key="now" fen={totals.ownFen} />,
            <Amount key="then" fen={totals.otherFen} />,
            <Change key="change" fen={totals.changeFen} />,
          ]}
        />
      )}
      <Unshared unshared={money.unshared} />
      {money.left.length > 0 ? <LeftOut left={money.left} /> : null}
    </Sheet>
  )
}

/** Of which basic packages only the residents' part is written, with the question that is open. */
function Unshared({ unshared }: Pick<Money, 'unshared'>) {
  const { t } = useTranslation('what-if')
  const words = useTrialWords()
  return (['own', 'other'] as const).map((side) => {
    const { packages, gap } = unshared[side]
    if (packages.length === 0) return null
    return (
      <p key={side} className="trial-note">
        <b>{words.side(side)}</b>{' '}
        <Trans
          t={t}
          i18nKey="money.unshared"
          values={{ names: listed(packages.map(({ name }) => name)) }}
          components={{ zh: <span lang="zh-CN" /> }}
        />
        {gap ? <GapText gap={gap} /> : null}
      </p>
    )
  })
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
