import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { workbenchEndpoint } from '#api/contracts.ts'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { RecordCaliber } from '../../../kit/record-caliber.tsx'
import { Sheet } from '../../../kit/sheet.tsx'

/** How full the doctor's and the team's panels are. */
export function LoadSheet({ load }: { load: OutputOf<typeof workbenchEndpoint>['load'] }) {
  const { t } = useTranslation('contracts')
  if (load.length === 0) return null
  return (
    <Sheet title={t('home.load')} padded end={<RecordCaliber name={t('home.load')} withLoad />}>
      {load.map((one) => (
        <div key={`${one.scope}-${one.name}`} className="home-goal">
          <p>
            <span lang="zh-CN">
              {t(`home.loadOf.${one.scope}`)} {one.name}
            </span>
            <span className="push num">
              <b>{countText(one.contracts)}</b> {one.cap === null ? t('home.noCap') : `/ ${countText(one.cap)}`}
            </span>
          </p>
          {one.cap === null ? null : (
            <GoalBar
              label={`${one.name} ${one.contracts} / ${one.cap}`}
              value={one.contracts}
              whole={one.cap}
              tone={one.contracts >= one.cap ? 'high' : 'brand'}
            />
          )}
        </div>
      ))}
    </Sheet>
  )
}
