import { useTranslation } from 'react-i18next'
import type { TrialResult } from '#api/what-if.ts'
import { countText, shortYuanText } from '../../../kit/figures.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'

type Kind = 'less' | 'same' | 'more'
const kinds: readonly Kind[] = ['less', 'same', 'more']
const marks: Record<Kind, string> = { less: '✓', same: '–', more: '▲' }
const isOf: Record<Kind, (change: number) => boolean> = {
  less: (change) => change < 0,
  same: (change) => change === 0,
  more: (change) => change > 0,
}

/** How many residents would pay less, the same or more, and by how much. */
export function ResidentsBars({ residents }: { residents: TrialResult['money']['residents'] }) {
  const { t } = useTranslation('what-if')
  const whole = residents.less + residents.same + residents.more
  const amount = (kind: Kind) => {
    const changes = residents.changes.filter(({ changeFen }) => isOf[kind](changeFen)).map(({ changeFen }) => Math.abs(changeFen))
    if (kind === 'same' || changes.length === 0) return null
    const [from, to] = [Math.min(...changes), Math.max(...changes)]
    return from === to
      ? t('residents.each', { from: shortYuanText(from) })
      : t('residents.range', { from: shortYuanText(from), to: shortYuanText(to) })
  }
  return (
    <Sheet title={t('residents.title')} sub={t('residents.sub')}>
      {whole === 0 ? (
        <p className="trial-none mute">{t('residents.none')}</p>
      ) : (
        <>
          <div
            className="trial-stack"
            role="img"
            aria-label={t('residents.bar', {
              less: countText(residents.less),
              same: countText(residents.same),
              more: countText(residents.more),
            })}
          >
            {kinds.map((kind) => (residents[kind] > 0 ? <i key={kind} className={kind} style={{ flexGrow: residents[kind] }} /> : null))}
          </div>
          <TableTwin
            caption={t('residents.title')}
            rows={kinds}
            rowKey={(kind) => kind}
            columns={[
              {
                key: 'kind',
                title: t('residents.kind'),
                isHeader: true,
                render: (kind) => (
                  <span className={`trial-kind ${kind}`}>
                    <span aria-hidden="true">{marks[kind]}</span> {t(`residents.${kind}`)}
                  </span>
                ),
              },
              { key: 'count', title: t('residents.count'), align: 'right', render: (kind) => countText(residents[kind]) },
              { key: 'amount', title: t('residents.amount'), render: (kind) => amount(kind) },
            ]}
            foot={[t('residents.total'), countText(whole), '']}
          />
        </>
      )}
    </Sheet>
  )
}
