import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Community,
  type CommunityMember,
  getCommunityEndpoint,
  leaveCommunityEndpoint,
  listCommunitiesEndpoint,
  listMembersEndpoint,
  memberStates,
  searchMembersEndpoint,
} from '#api/communities.ts'
import { ExportButton } from '../../../app/export-button.tsx'
import { useMe } from '../../../app/session.ts'
import { useCommand, usePages, useRead } from '../../../app/use-endpoint.ts'
import { contractPath, type Surface, useSurface } from '../../../app/use-surface.ts'
import { Button } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { type Column, QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { MemberState } from './standing.tsx'

/** The roster: each member and where they are signed today. */
export function MemberList({ community, mayEdit }: { community: Community; mayEdit: boolean }) {
  const { t } = useTranslation('communities')
  const surface = useSurface()
  const { communityId, counts } = community
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('member.state'),
      options: memberStates.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    { kind: 'text', key: 'name', label: t('member.find'), personal: true },
  ]
  const state = useListFilters(filters)
  const chosen = memberStates.find((one) => one === state.values.state)
  const name = state.values.name?.trim() ?? ''
  const pages = usePages(listMembersEndpoint, { communityId, state: chosen, most: 50 }, { enabled: name === '' })
  const found = useRead(searchMembersEndpoint, { communityId, name: name || '—' }, { enabled: name !== '' })
  const [leaving, setLeaving] = useState<CommunityMember | null>(null)
  const columns = columnsOf(t, surface, mayEdit, setLeaving)
  const fits = (found.data?.items ?? []).filter((one) => chosen === undefined || one.state === chosen)
  return (
    <Sheet
      title={t('one_page.members')}
      sub={t('one_page.memberCounts', {
        here: counts.signed_here,
        elsewhere: counts.signed_elsewhere,
        waits: counts.waits,
        left: counts.left,
      })}
      end={<ExportButton list="members" filter={{ communityId, state: chosen }} disabled={community.members + (counts.left ?? 0) === 0} />}
    >
      <p className="mute s community-note">{t('one_page.membersSub')}</p>
      <QueryTable
        caption={t('one_page.members')}
        pages={name === '' ? pages : { rows: fits, isLoading: found.isFetching, problem: found.error }}
        rowKey={(row) => row.memberId}
        filters={filters}
        state={state}
        columns={columns}
        compact
        empty={{ title: t('one_page.membersNone'), text: t('one_page.membersNoneText') }}
      />
      {leaving ? <LeaveDialog communityId={communityId} member={leaving} close={() => setLeaving(null)} /> : null}
    </Sheet>
  )
}

function columnsOf(
  t: TFunction<'communities'>,
  surface: Surface,
  mayEdit: boolean,
  leave: (member: CommunityMember) => void,
): Column<CommunityMember>[] {
  return [
    {
      key: 'name',
      title: t('member.name'),
      isHeader: true,
      render: (row) => (
        <span lang="zh-CN">
          {row.residentId ? <Link to={`/${surface}/residents/${row.residentId}`}>{row.name}</Link> : row.name}
          {row.hasRecord ? null : <small className="block mute">{t('member.noRecord')}</small>}
        </span>
      ),
    },
    { key: 'department', title: t('member.department'), render: (row) => <span lang="zh-CN">{row.department ?? '—'}</span> },
    { key: 'state', title: t('member.state'), render: (row) => <MemberState state={row.state} /> },
    {
      key: 'team',
      title: t('member.team'),
      render: (row) =>
        row.signedWith ? (
          <span lang="zh-CN">
            {row.contractId ? <Link to={contractPath(surface, row.contractId)}>{row.signedWith}</Link> : row.signedWith}
            {row.byRoster ? <small className="block mute">{t('member.byRoster')}</small> : null}
          </span>
        ) : (
          '—'
        ),
    },
    { key: 'lastDay', title: t('member.lastDay'), render: (row) => <span className="num nw">{row.lastDay ?? '—'}</span> },
    { key: 'consentedOn', title: t('member.consentedOn'), render: (row) => <span className="num nw">{row.consentedOn ?? '—'}</span> },
    {
      key: 'act',
      title: <span className="sr">{t('member.act')}</span>,
      align: 'right',
      render: (row) =>
        row.leftOn ? (
          <span className="mute num nw">{row.leftOn}</span>
        ) : mayEdit ? (
          <Button small kind="quiet" className="no-print" onClick={() => leave(row)}>
            {t('member.leave')}
          </Button>
        ) : null,
    },
  ]
}

function LeaveDialog({ communityId, member, close }: { communityId: string; member: CommunityMember; close: () => void }) {
  const { t } = useTranslation('communities')
  const { today } = useMe()
  const say = useSay()
  const [leftOn, setDay] = useState(today)
  const command = useCommand(leaveCommunityEndpoint, {
    refreshes: [listMembersEndpoint, searchMembersEndpoint, getCommunityEndpoint, listCommunitiesEndpoint],
  })
  const leave = () =>
    command.mutate(
      { communityId, memberId: member.memberId, leftOn },
      {
        onSuccess: () => {
          say.done(t('member.gone'))
          close()
        },
      },
    )
  return (
    <Dialog
      title={t('member.leaveTitle', { name: member.name })}
      isOpen
      close={close}
      acts={
        <Button kind="primary" busy={command.isPending} disabled={!leftOn} onClick={leave}>
          {t('member.leaveAct')}
        </Button>
      }
    >
      <p>{t('member.leaveText')}</p>
      <ProblemSummary problem={command.error} />
      <TextField
        label={t('member.day')}
        type="date"
        min={member.joinedOn}
        max={today}
        value={leftOn}
        onChange={(event) => setDay(event.target.value)}
      />
    </Dialog>
  )
}
