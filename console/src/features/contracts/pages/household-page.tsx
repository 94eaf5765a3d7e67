import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeHeadEndpoint, leaveHouseholdEndpoint, readHouseholdContractEndpoint } from '#api/household-contracts.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { useMay } from '../../../app/session.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { contractPath, useSurface } from '../../../app/use-surface.ts'
import { Button, ButtonLink } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { SelectField, TextField } from '../../../kit/field.tsx'
import { PageHead } from '../../../kit/head.tsx'
import { dayAndClockOf } from '../../../kit/instants.ts'
import { MoneyFen } from '../../../kit/money.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { useParam } from '../../../kit/use-param.ts'
import { ContractStandingTag } from '../components/standing-tag.tsx'
import '../contracts.css'

const shortest = 2

/** A household's contract: who is under it, who may join, who left; the head and what happened. */
export default function HouseholdPage() {
  const { t } = useTranslation(['contracts', 'residents'])
  const householdContractId = useParam('householdContractId')
  const surface = useSurface()
  const may = useMay()
  const say = useSay()
  const read = useRead(readHouseholdContractEndpoint, { householdContractId })
  const leave = useCommand(leaveHouseholdEndpoint, { refreshes: [readHouseholdContractEndpoint] })
  const head = useCommand(changeHeadEndpoint, { refreshes: [readHouseholdContractEndpoint] })
  const [leaving, setLeaving] = useState<string | null>(null)
  const [isNaming, setNaming] = useState(false)
  const [headId, setHeadId] = useState('')
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} retry={() => void read.refetch()} />
  const one = read.data
  const running = one.members.filter(({ standing }) => standing !== 'ended' && standing !== 'expired')
  const who = one.members.find(({ contractId }) => contractId === leaving)
  const relation = (code: string | null) => (code === null ? '—' : t(`residents:relation.${code}`, { defaultValue: code }))
  const begin = () => {
    setNote('')
    setAsked(false)
    leave.reset()
    head.reset()
  }
  const isNoted = note.trim().length >= shortest
  const grownUps = one.members.filter(
    ({ isHead, isMinor, standing }) => !isHead && !isMinor && standing !== 'ended' && standing !== 'expired',
  )
  return (
    <>
      <PageHead
        title={<span lang="zh-CN">{t('contracts:household.of', { name: one.headName })}</span>}
        sub={`${one.householdNumber} · ${one.institutionName} · ${one.teamName} · ${t('contracts:household.since', { day: one.signedOn })}`}
      >
        {may('contract.sign') && surface === 'w' && one.others.some(({ isSigned }) => !isSigned) ? (
          <ButtonLink to="/w/sign/household" search={{ residentId: one.headResidentId, joins: one.householdContractId }}>
            {t('contracts:household.join')}
          </ButtonLink>
        ) : null}
        {may('contract.sign') && grownUps.length > 0 ? (
          <Button
            onClick={() => {
              begin()
              setHeadId('')
              setNaming(true)
            }}
          >
            {t('contracts:household.changeHead')}
          </Button>
        ) : null}
      </PageHead>
      {one.needsHead ? (
        <p className="bad s" role="status">
          {t('contracts:household.needsHead', { name: one.headName })}
        </p>
      ) : null}
      <Sheet title={t('contracts:household.members', { count: running.length })}>
        <TableTwin
          dense={false}
          caption={t('contracts:household.members', { count: running.length })}
          rows={one.members}
          rowKey={(row) => row.contractId}
          columns={[
            {
              key: 'name',
              title: t('contracts:list.name'),
              isHeader: true,
              render: (row) => (
                <Link to={contractPath(surface, row.contractId)} lang="zh-CN">
                  {row.name}
                </Link>
              ),
            },
            {
              key: 'about',
              title: t('residents:list.about'),
              render: (row) => `${t(`contracts:sex.${row.sex}`)} ${t('contracts:age', { age: row.age })}`,
            },
            {
              key: 'relation',
              title: t('residents:person.toHead'),
              render: (row) => (row.isHead ? t('residents:person.head') : relation(row.relation)),
            },
            {
              key: 'standing',
              title: t('contracts:list.filters.standing'),
              render: (row) => <ContractStandingTag standing={row.standing} />,
            },
            { key: 'until', title: t('contracts:list.until'), render: (row) => <span className="num">{row.lastDay}</span> },
            { key: 'packages', title: t('contracts:list.packages'), render: (row) => <span lang="zh-CN">{row.packages.join('、')}</span> },
            { key: 'fee', title: t('contracts:contract.pays'), align: 'right', render: (row) => <MoneyFen fen={row.residentFeeFen} /> },
            {
              key: 'act',
              title: <span className="sr">{t('contracts:list.act')}</span>,
              align: 'right',
              render: (row) =>
                may('contract.sign') && (row.standing === 'active' || row.standing === 'expiring') ? (
                  <Button
                    small
                    onClick={() => {
                      begin()
                      setLeaving(row.contractId)
                    }}
                  >
                    {t('contracts:household.leave')}
                  </Button>
                ) : null,
            },
          ]}
        />
      </Sheet>
      {one.others.length > 0 ? (
        <Sheet title={t('contracts:household.others')} sub={t('contracts:household.othersSub')} padded>
          <ul className="household-others">
            {one.others.map((row) => (
              <li key={row.residentId}>
                <ButtonLink small to={`/${surface}/residents/${row.residentId}`}>
                  <span lang="zh-CN">{row.name}</span>
                </ButtonLink>{' '}
                {t(`contracts:sex.${row.sex}`)} {t('contracts:age', { age: row.age })} · {relation(row.relation)} ·{' '}
                {t(row.isSigned ? 'contracts:household.signedAlone' : 'contracts:household.notSigned')}
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
      <Sheet title={t('contracts:household.happened')} padded>
        <ul className="household-others">
          {one.events.map((event) => (
            <li key={`${event.at}${event.event}${event.residentName}`}>
              <span className="num mute">{dayAndClockOf(event.at)}</span>{' '}
              {t(`contracts:household.event.${event.event}`, { name: event.residentName })}
              {event.agreed && event.event !== 'change-head' ? ` · ${t(`contracts:household.agreedWays.${event.agreed}`)}` : ''}
              {event.note ? ` · ${event.note}` : ''} <span className="mute">{event.actorName}</span>
            </li>
          ))}
        </ul>
      </Sheet>
      <Dialog
        title={t('contracts:household.leaveTitle', { name: who?.name ?? '' })}
        isOpen={who !== undefined}
        close={() => setLeaving(null)}
        acts={
          <Button
            kind="primary"
            busy={leave.isPending}
            onClick={() => {
              setAsked(true)
              if (!who || !isNoted) return
              leave.mutate(
                { householdContractId, contractId: who.contractId, note: note.trim() },
                {
                  onSuccess: ({ lastDay }) => {
                    setLeaving(null)
                    say.done(t('contracts:household.left', { name: who.name, lastDay }))
                  },
                },
              )
            }}
          >
            {t('contracts:household.leave')}
          </Button>
        }
      >
        <p className="s">{t('contracts:household.leaveText', { lastDay: who?.lastDay ?? '' })}</p>
        <ProblemSummary problem={leave.error} />
        <TextField
          label={t('contracts:household.why')}
          hint={t('contracts:household.whyHint')}
          error={isAsked && !isNoted ? t('contracts:household.whyMissing') : undefined}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Dialog>
      <Dialog
        title={t('contracts:household.changeHead')}
        isOpen={isNaming}
        close={() => setNaming(false)}
        acts={
          <Button
            kind="primary"
            busy={head.isPending}
            onClick={() => {
              setAsked(true)
              if (!headId || !isNoted) return
              head.mutate(
                { householdContractId, headResidentId: headId, version: one.version, note: note.trim() },
                {
                  onSuccess: () => {
                    setNaming(false)
                    say.done(t('contracts:household.headChanged'))
                  },
                },
              )
            }}
          >
            {t('contracts:household.changeHead')}
          </Button>
        }
      >
        <ProblemSummary problem={head.error} />
        <SelectField
          label={t('contracts:household.newHead')}
          blank={t('contracts:household.choose')}
          error={isAsked && !headId ? t('contracts:household.headMissing') : undefined}
          value={headId}
          options={grownUps.map(({ residentId, name }) => ({ value: residentId, label: name }))}
          onChange={(event) => setHeadId(event.target.value)}
        />
        <TextField
          label={t('contracts:household.why')}
          hint={t('contracts:household.headWhyHint')}
          error={isAsked && !isNoted ? t('contracts:household.whyMissing') : undefined}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Dialog>
    </>
  )
}
