import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listServicesEndpoint, type ServiceEntry, type ServiceProgress } from '#api/services.ts'
import { nameOf } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { CaliberPopover } from '../../../kit/caliber.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { RiskTag } from '../../../kit/status-tag.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { RecordServiceDialog } from './record-service-dialog.tsx'
import { TakeBackServiceDialog } from './take-back-service-dialog.tsx'

/** What a contract owes item by item, what was done of it, and the way to enter more. */
export function ServicesSheet({ contract }: { contract: { contractId: string; residentName: string } }) {
  const { t } = useTranslation('contracts')
  const may = useMay()
  const read = useRead(listServicesEndpoint, { contractId: contract.contractId })
  const [isRecording, setRecording] = useState(false)
  const [takingBack, takeBack] = useState<ServiceEntry | null>(null)
  const services = read.data
  const caliber = { name: t('services.owedByNow'), rows: [{ label: t('services.owedByNow'), text: t('services.caliber') }] }
  return (
    <Sheet
      title={t('services.head')}
      sub={t('services.sub')}
      end={
        services?.mayRecord && services.items.length > 0 ? (
          <Button kind="primary" small onClick={() => setRecording(true)}>
            {t('services.record')}
          </Button>
        ) : null
      }
    >
      {read.isError ? <ProblemSummary problem={read.error} /> : null}
      {services ? (
        services.items.length === 0 ? (
          <p className="services-none mute s">{t('services.noItems')}</p>
        ) : (
          <>
            <TableTwin
              caption={t('services.head')}
              rows={services.items}
              rowKey={({ item }) => item}
              columns={[
                { key: 'item', title: t('services.item'), isHeader: true, render: (one) => <span lang="zh-CN">{nameOf(one)}</span> },
                {
                  key: 'year',
                  title: t('services.timesAYear'),
                  align: 'right',
                  render: ({ timesAYear }) => (timesAYear === null ? t('services.asNeeded') : t('services.times', { times: timesAYear })),
                },
                {
                  key: 'owed',
                  title: (
                    <>
                      {t('services.owedByNow')} <CaliberPopover caliber={caliber} />
                    </>
                  ),
                  align: 'right',
                  render: ({ timesAYear, owedByNow }) => (timesAYear === null ? '—' : owedByNow),
                },
                { key: 'done', title: t('services.done'), align: 'right', render: (one) => <Done one={one} /> },
                { key: 'last', title: t('services.lastOn'), render: ({ lastOn }) => <LastOn lastOn={lastOn} /> },
              ]}
            />
            <h3 className="services-entries-head">{t('services.entries')}</h3>
            {services.entries.length === 0 ? <p className="services-none mute s">{t('services.noEntries')}</p> : null}
            <ul className="services-entries">
              {services.entries.map((entry) => (
                <Entry
                  key={entry.entryId}
                  entry={entry}
                  takeBack={may('service.record') && entry.takenBack === null ? () => takeBack(entry) : null}
                />
              ))}
            </ul>
          </>
        )
      ) : read.isError ? null : (
        <LinesSkeleton lines={4} />
      )}
      {isRecording ? <RecordServiceDialog contract={contract} close={() => setRecording(false)} /> : null}
      {takingBack ? <TakeBackServiceDialog contractId={contract.contractId} entry={takingBack} close={() => takeBack(null)} /> : null}
    </Sheet>
  )
}

function Done({ one }: { one: ServiceProgress }) {
  const { t } = useTranslation('contracts')
  return (
    <>
      {one.isBehind ? <RiskTag risk="mid">{t('services.behind', { missing: one.owedByNow - one.done })}</RiskTag> : null} {one.done}
    </>
  )
}

function LastOn({ lastOn }: { lastOn: string | null }) {
  const { t } = useTranslation('contracts')
  return lastOn ? <span className="num nw">{lastOn}</span> : <span className="mute">{t('services.never')}</span>
}

function Entry({ entry, takeBack }: { entry: ServiceEntry; takeBack: (() => void) | null }) {
  const { t } = useTranslation('contracts')
  const { takenBack } = entry
  return (
    <li>
      <span className={takenBack ? 'services-back' : undefined} lang="zh-CN">
        <span className="num nw">{entry.servedOn}</span> <b>{nameOf(entry)}</b> · {t(`services.ways.${entry.way}`)} · {entry.staffName}
        {entry.note ? ` · ${entry.note}` : ''}
      </span>
      <small className="mute" lang="zh-CN">
        {' '}
        {t('services.by', { name: entry.actorName })}
        {takenBack ? ` · ${t('services.takenBack', { name: takenBack.actorName, reason: takenBack.reason })}` : ''}
      </small>
      {takeBack ? (
        <Button small kind="quiet" aria-label={`${t('services.takeBack')} ${entry.servedOn} ${nameOf(entry)}`} onClick={takeBack}>
          {t('services.takeBack')}
        </Button>
      ) : null}
    </li>
  )
}
