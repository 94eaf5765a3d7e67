import { useTranslation } from 'react-i18next'
import { reasonText } from '../../../app/problem.ts'
import { CheckList } from '../../../kit/check-list.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import type { Preview } from '../handover-draft.ts'

type Panel = Preview['panels'][number]

/** What a hand-over would do: how many people and contracts, every panel before and after, and what stands against it. */
export function PreviewSheet({ preview, moves }: { preview: Preview | undefined; moves: { residents: boolean; contracts: boolean } }) {
  const { t } = useTranslation('assignments')
  if (!preview)
    return (
      <Sheet title={t('preview.title')}>
        <p className="assign-none">{t('preview.fill')}</p>
      </Sheet>
    )
  const { residents, contracts, obstacles, panels } = preview
  const toneOf = ({ after, cap }: Panel) => (cap !== null && after > cap ? 'high' : cap !== null && after * 10 >= cap * 9 ? 'mid' : 'brand')
  return (
    <Sheet title={t('preview.title')} sub={t('preview.sub')}>
      <dl className="assign-counts">
        {moves.residents ? (
          <div>
            <dt>{t('preview.residents')}</dt>
            <dd className="num">{countText(residents)}</dd>
          </div>
        ) : null}
        {moves.contracts ? (
          <div>
            <dt>{t('preview.contracts')}</dt>
            <dd className="num">{countText(contracts)}</dd>
          </div>
        ) : null}
      </dl>
      {panels.length > 0 ? (
        <TableTwin
          dense={false}
          caption={t('preview.panels')}
          rows={panels}
          rowKey={(row) => `${row.scope} ${row.name}`}
          columns={[
            {
              key: 'name',
              title: t('preview.who'),
              isHeader: true,
              render: (row) => (
                <>
                  <span lang="zh-CN">{row.name}</span> <small className="mute">{t(`preview.scope.${row.scope}`)}</small>
                </>
              ),
            },
            { key: 'before', title: t('preview.before'), align: 'right', render: (row) => countText(row.before) },
            {
              key: 'after',
              title: t('preview.after'),
              width: '34%',
              render: (row) => (
                <span className="assign-after">
                  {row.cap === null ? (
                    <span />
                  ) : (
                    <GoalBar
                      label={t('preview.label', { name: row.name, after: row.after, cap: row.cap })}
                      value={row.after}
                      whole={row.cap}
                      tone={toneOf(row)}
                    />
                  )}
                  <b className="num">{countText(row.after)}</b>
                </span>
              ),
            },
            {
              key: 'cap',
              title: t('preview.cap'),
              align: 'right',
              render: (row) => (row.cap === null ? t('preview.noCap') : countText(row.cap)),
            },
          ]}
        />
      ) : null}
      <div className="assign-checks">
        <CheckList
          label={obstacles.length > 0 ? t('preview.obstacles') : t('preview.fine')}
          items={
            obstacles.length > 0
              ? obstacles.map((obstacle) => ({
                  key: `${obstacle.code} ${JSON.stringify(obstacle.params)}`,
                  state: 'no' as const,
                  title: reasonText(obstacle as never),
                }))
              : [{ key: 'fine', state: 'ok' as const, title: t('preview.fine') }]
          }
        />
      </div>
    </Sheet>
  )
}
