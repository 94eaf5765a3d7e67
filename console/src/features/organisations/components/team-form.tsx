import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#api/endpoint.ts'
import { checkTeamEndpoint, type formTeamEndpoint, listStaffEndpoint, type teamRoles } from '#api/organisations.ts'
import { listRegionsEndpoint } from '#api/regions.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { Button, Segments } from '../../../kit/button.tsx'
import { EmptyState } from '../../../kit/empty-state.tsx'
import { ProblemSummary } from '../../../kit/error-summary.tsx'
import { TextField, TickBox } from '../../../kit/field.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { roleOfCategory } from '../role-of-category.ts'
import { FindingList } from './finding-list.tsx'
import { MemberTable } from './member-table.tsx'

export type Member = { staffId: string; name: string; role: (typeof teamRoles)[number] }
export type Composed = Omit<InputOf<typeof formTeamEndpoint>, 'leaderStaffId' | 'members'> & {
  leaderStaffId: string | null
  members: Member[]
}
type Props = {
  teamId: string | null
  start: Composed
  institution: { name: string; townshipCode: string }
  problem: unknown
  isBusy: boolean
  act: string
  save: (composed: Composed & { leaderStaffId: string }) => void
}

/** Composes a team on one page: people at the left, the team in the middle, what the rules say at the right — the server's own check, asked while composing. */
export function TeamForm({ teamId, start, institution, problem, isBusy, act, save }: Props) {
  const { t } = useTranslation('organisations')
  const [team, setTeam] = useState(start)
  const [isAsked, setAsked] = useState(false)
  const change = (part: Partial<Composed>) => setTeam({ ...team, ...part })
  const { name: _, phone: __, ...composition } = team
  const question = useSettled({ ...composition, members: team.members.map(({ staffId, role }) => ({ staffId, role })), teamId })
  const check = useRead(checkTeamEndpoint, question, { keep: true, staleMs: 0 })
  const nameError = isAsked && team.name.trim() === '' ? t('form.nameMissing') : undefined
  const submit = () => {
    setAsked(true)
    if (team.name.trim() && team.leaderStaffId && check.data?.isAllowed)
      save({ ...team, name: team.name.trim(), leaderStaffId: team.leaderStaffId })
  }
  const add = (one: { staffId: string; name: string; category: string }) => {
    const role = team.kind === 'independent' ? 'family_doctor' : roleOfCategory(one.category)
    const isFirstDoctor = role === 'family_doctor' && team.leaderStaffId === null
    change({
      members: [...team.members, { staffId: one.staffId, name: one.name, role }],
      ...(isFirstDoctor ? { leaderStaffId: one.staffId } : {}),
    })
  }
  return (
    <>
      <ProblemSummary problem={problem} />
      <div className="orgs-compose">
        <PeopleSheet institutionId={team.institutionId} institutionName={institution.name} chosen={team.members} add={add} />
        <div className="side">
          <Sheet padded label={t('staff.facts')}>
            <div className="fields">
              <TextField
                label={t('form.name')}
                value={team.name}
                maxLength={40}
                error={nameError}
                onChange={(event) => change({ name: event.target.value })}
              />
              <TextField
                label={t('form.phone')}
                optional
                value={team.phone ?? ''}
                maxLength={30}
                onChange={(event) => change({ phone: event.target.value || null })}
              />
            </div>
            {teamId === null ? (
              <p className="orgs-kind">
                <Segments
                  label={t('form.kind')}
                  value={team.kind}
                  options={[
                    { value: 'team', label: t('form.kindTeam') },
                    { value: 'independent', label: t('form.kindIndependent') },
                  ]}
                  onChange={(kind) => change({ kind })}
                />
              </p>
            ) : null}
          </Sheet>
          <Sheet title={t('form.members')} sub={t('team.membersSub', { count: team.members.length })}>
            {team.members.length === 0 ? (
              <EmptyState title={t('form.none')} />
            ) : (
              <MemberTable members={team.members} leaderStaffId={team.leaderStaffId} change={change} />
            )}
          </Sheet>
          <Areas townshipCode={institution.townshipCode} chosen={team.areas} choose={(areas) => change({ areas })} />
        </div>
        <Sheet
          padded
          title={t('form.check')}
          sub={t('form.checkSub')}
          className="orgs-check"
          end={check.data ? <Verdict isAllowed={check.data.isAllowed} count={check.data.reasons.length} /> : undefined}
        >
          <ProblemSummary problem={check.error} />
          {check.data ? (
            <FindingList finding={check.data} isBusy={check.isFetching} />
          ) : check.isPending ? (
            <LinesSkeleton lines={4} />
          ) : null}
          <div className="orgs-save">
            <Button kind="primary" busy={isBusy} disabled={!check.data?.isAllowed || check.isFetching} onClick={submit}>
              {act}
            </Button>
          </div>
        </Sheet>
      </div>
    </>
  )
}

function Verdict({ isAllowed, count }: { isAllowed: boolean; count: number }) {
  const { t } = useTranslation('organisations')
  return <StatusTag tone={isAllowed ? 'low' : 'high'}>{isAllowed ? t('form.allowed') : t('form.notAllowed', { count })}</StatusTag>
}

/** The same value, once it has not changed for a moment. */
function useSettled<V>(value: V): V {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as V), 200)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function PeopleSheet({
  institutionId,
  institutionName,
  chosen,
  add,
}: {
  institutionId: string
  institutionName: string
  chosen: readonly Member[]
  add: (one: { staffId: string; name: string; category: string }) => void
}) {
  const { t } = useTranslation('organisations')
  const [text, setText] = useState('')
  const asked = useSettled(text)
  // Also the people of the stations and clinics that the institution supervises: all within reach, the server says who may join.
  const people = useRead(listStaffEndpoint, { text: asked, most: 100 }, { keep: true })
  return (
    <Sheet title={t('form.pick')} sub={<span lang="zh-CN">{t('form.pickSub', { name: institutionName })}</span>} className="orgs-people">
      <div className="sheet-body">
        <TextField
          label={t('form.search')}
          value={text}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ProblemSummary problem={people.error} />
      {people.data?.items.length === 0 ? <p className="orgs-none">{t('form.people')}</p> : null}
      <ul className="orgs-lines" data-institution={institutionId}>
        {people.data?.items.map((one) => {
          const isIn = chosen.some(({ staffId }) => staffId === one.staffId)
          return (
            <li key={one.staffId}>
              <span lang="zh-CN">
                {one.name}
                <small>
                  {t(`category.${one.category}`)} · {one.institutionName ?? '—'}
                  {one.teams[0] ? ` · ${one.teams[0].name}` : ''}
                </small>
              </span>
              <Button small disabled={isIn} onClick={() => add(one)} aria-label={`${isIn ? t('form.added') : t('form.add')} ${one.name}`}>
                {isIn ? t('form.added') : t('form.add')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

function Areas({ townshipCode, chosen, choose }: { townshipCode: string; chosen: readonly string[]; choose: (areas: string[]) => void }) {
  const { t } = useTranslation('organisations')
  const regions = useRead(listRegionsEndpoint, { parent: townshipCode }, { staleMs: 300_000 })
  return (
    <Sheet padded title={t('form.areas')} sub={t('form.areasSub')}>
      <ProblemSummary problem={regions.error} />
      {chosen.length === 0 ? <p className="mute s">{t('form.areasNone')}</p> : null}
      <div className="orgs-areas" lang="zh-CN">
        {regions.data?.items.map((one) => (
          <TickBox
            key={one.code}
            checked={chosen.includes(one.code)}
            onChange={(event) => choose(event.target.checked ? [...chosen, one.code] : chosen.filter((code) => code !== one.code))}
          >
            {one.name}
          </TickBox>
        ))}
      </div>
    </Sheet>
  )
}
