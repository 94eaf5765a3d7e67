import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import { type getOwnContractEndpoint, ownAgreementFileEndpoint } from '#api/online-signing.ts'
import { fileAddress } from '../../../app/ask.ts'
import { host } from '../../../app/host.ts'
import { dayText } from '../../../app/i18n.ts'
import { Icon } from '../../../kit/icon.tsx'
import { yuan } from '../../../kit/yuan.ts'
import { Pictures } from './paper-pages.tsx'

type Contract = OutputOf<typeof getOwnContractEndpoint>
type Version = Contract['versions'][number]

/** What was changed of a contract since it was signed: each version by the day it counts from, with its supplement to read, and what was corrected. */
export function ChangesSince({ residentId, contract }: { residentId: string; contract: Contract }) {
  const { t } = useTranslation('phone-signing')
  const { versions, corrections } = contract
  if (versions.length + corrections.length === 0) return null
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{t('changes.title')}</h2>
      <ul className="plain-list">
        {versions.map((one) => (
          <li key={one.version}>
            <OneVersion residentId={residentId} contract={contract} version={one} />
          </li>
        ))}
        {corrections.map((one) => (
          <li key={`${one.at} ${one.field}`}>
            <p>
              {t('changes.corrected', { day: dayText(one.at) })}{' '}
              <span lang="zh-CN">
                {t('changes.correction', {
                  field: t(`changes.field.${one.field}`, { of: one.of }),
                  before: said(one, one.before, t),
                  after: said(one, one.after, t),
                })}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Say = (key: string) => string
const said = ({ field }: Contract['corrections'][number], value: string, t: Say): string =>
  field === 'representative-relation' ? t(`changes.relation.${value}`) : value

function OneVersion({ residentId, contract, version }: { residentId: string; contract: Contract; version: Version }) {
  const { t } = useTranslation('phone-signing')
  const [isOpen, setOpen] = useState(false)
  const { contractId, number } = contract
  const paper = { residentId, contractId, version: version.version }
  const { since, added, dropped, packages, residentFen, year, pages } = version
  const names = (list: readonly string[]) => list.join(t('changes.and'))
  const parts = [
    ...(added.length > 0 ? [t('changes.added', { names: names(added) })] : []),
    ...(dropped.length > 0 ? [t('changes.dropped', { names: names(dropped) })] : []),
  ]
  const day = dayText(since)
  return (
    <>
      <p className="strong" lang="zh-CN">
        {parts.length > 0
          ? t('changes.since', { day, what: parts.join(t('changes.then')) })
          : t('changes.first', { day, names: names(packages) })}
      </p>
      <p className="small quiet">{t('changes.pays', { yuan: yuan(residentFen) })}</p>
      {year ? (
        <p className="small" lang="zh-CN">
          {year.text}
        </p>
      ) : null}
      {pages > 0 ? (
        <>
          <button type="button" className="btn plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'changes.close' : 'changes.read', { day })}
          </button>
          {isOpen ? <Pictures paper={paper} pages={pages} label={t('changes.paper')} /> : null}
          {isOpen && host.maySave ? (
            <a className="btn care" href={fileAddress(ownAgreementFileEndpoint, paper)} download={`${number}-${version.version}.pdf`}>
              <Icon name="save" />
              {t('one.save')}
            </a>
          ) : null}
        </>
      ) : null}
    </>
  )
}
