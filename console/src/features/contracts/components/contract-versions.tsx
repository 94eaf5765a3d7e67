import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { getContractEndpoint } from '#api/contracts.ts'
import { listed, nameOf } from '../../../app/i18n.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { shortYuanText } from '../../../kit/figures.ts'
import { PrintFrame } from '../../../kit/print-frame.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { Tag } from '../../../kit/status-tag.tsx'
import { paperOf } from '../paper-of.ts'
import type { Say } from './packages-column.tsx'

type Contract = OutputOf<typeof getContractEndpoint>
type Version = Contract['versions'][number]

/** Every version of a contract that was amended, the newest first: since when, what it changed, what it costs, its paper. */
export function ContractVersions({ contract }: { contract: Contract }) {
  const { t } = useTranslation('contracts')
  const [printed, setPrinted] = useState<Version | null>(null)
  if (contract.versions.length < 2) return null
  return (
    <Sheet title={t('amend.versions')} padded>
      <ol className="contract-versions s">
        {contract.versions.map((one, index) => (
          <li key={one.version}>
            <p>
              <b>{t('amend.version', { version: one.version })}</b> <span className="num">{t('amend.since', { day: one.since })}</span>{' '}
              {index === 0 ? <Tag>{t('amend.now')}</Tag> : null}
            </p>
            <p lang="zh-CN">{changeText(one, t)}</p>
            <details className="pick-more">
              <summary>{t('amend.look')}</summary>
              <p lang="zh-CN">{listed(one.packages.map(nameOf))}</p>
              <p>{t('amend.pays', { yuan: shortYuanText(one.fee.residentFen) })}</p>
              {one.year ? (
                <>
                  <p lang="zh-CN">{one.year.text}</p>
                  <Amounts title={t('amend.due')} list={one.year.due} />
                  <Amounts title={t('amend.back')} list={one.year.back} />
                </>
              ) : null}
            </details>
            {one.paper ? (
              <p className="version-acts">
                <Button small onClick={() => setPrinted(one)}>
                  {t('amend.paper')}
                </Button>
                <Link to={`/verify/${one.paper.verifyCode}`}>{t('amend.verify')}</Link>
                {one.paper.sealedAt ? null : <span className="mute">{t('amend.notSealed')}</span>}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      <Dialog title={t('amend.text')} wide isOpen={printed !== null} close={() => setPrinted(null)}>
        {printed ? (
          <PrintFrame src={paperOf(contract.contractId, printed.version)} title={`${contract.number}-${printed.version}`} />
        ) : null}
      </Dialog>
    </Sheet>
  )
}

/** What a version changed, in words. */
export function changeText(one: { added: readonly string[]; dropped: readonly string[] }, t: Say) {
  const parts = [
    ...(one.added.length > 0 ? [t('amend.addedNames', { names: listed(one.added) })] : []),
    ...(one.dropped.length > 0 ? [t('amend.droppedNames', { names: listed(one.dropped) })] : []),
  ]
  return parts.length > 0 ? parts.join('，') : t('amend.first', {})
}

function Amounts({ title, list }: { title: string; list: NonNullable<Version['year']>['due'] }) {
  if (list.length === 0) return null
  return (
    <p>
      {title} <span className="num">{list.map(({ party, fen }) => `${party} ${shortYuanText(fen)}`).join(' · ')}</span>
    </p>
  )
}
