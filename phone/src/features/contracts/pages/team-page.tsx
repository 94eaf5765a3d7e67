import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findOwnTeamsEndpoint, type OwnTeam } from '#api/online-signing.ts'
import { problemTexts } from '../../../app/problem.ts'
import { go } from '../../../app/router.tsx'
import { useAsked } from '../../../app/use-asked.ts'
import { Button } from '../../../kit/button.tsx'
import { CallLink } from '../../../kit/call-link.tsx'
import { ErrorSummary, type Fault, faultOf } from '../../../kit/error-summary.tsx'
import { TextField } from '../../../kit/field.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { Page } from '../../../kit/page.tsx'
import { TickCard } from '../../../kit/tick-card.tsx'
import { TeamChoice } from '../components/team-choice.tsx'
import { tellReasons } from '../components/stop-page.tsx'
import { isFull } from '../offer.ts'
import { type Signing, signingPage } from '../signing-page.tsx'
import { after, stepOf, teamOn } from '../steps.ts'

/** With whom: the own village's team first; any other may be looked for. */
function TeamPage({ person, proposal, isCurrent, hindrance, draft, change }: Signing): ReactNode {
  const { t } = useTranslation(['phone-signing', 'phone'])
  const [faults, setFaults] = useState<Fault[]>([])
  const [typed, type] = useState('')
  const [text, search] = useState('')
  const [onlyWithRoom, setOnlyWithRoom] = useState(false)
  const [cursors, setCursors] = useState<string[]>([])
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first page
  useEffect(() => setCursors([]), [text, onlyWithRoom])
  const { doctorStaffId } = proposal
  const { teamId } = proposal.team
  const chosen = teamOn(proposal, draft)
  // What stands against a team that nobody chose is nobody's concern.
  const reasons = chosen === null ? [] : tellReasonsOf(proposal.reasons)
  const send = () => {
    if (chosen === null) return setFaults([{ field: 'team', text: t('team.choose') }])
    // Another was just chosen: the next page knows whether it can be, as soon as the answer is there.
    if (draft.teamId !== null && draft.teamId !== teamId) return hindrance.length > 0 ? setFaults(hindrance) : go(after('team', draft))
    if (isFull(proposal)) return setFaults([{ field: 'team', text: t('team.takesFull') }])
    if (reasons.length > 0) return setFaults(reasons.map((reason) => ({ field: 'team', text: reason })))
    change({ teamId, doctorStaffId })
    go(after('team', draft))
  }
  const choose = (team: string, doctor: string | null) => {
    setFaults([])
    change({ teamId: team, doctorStaffId: doctor })
  }
  return (
    <Page
      title={t(draft.kind === 'change' ? 'team.titleChange' : 'team.title')}
      step={stepOf('team', draft)}
      send={send}
      dock={
        <>
          <p className="small">{t(`sign.forWhom.${draft.kind}`, { name: person.name })}</p>
          <Button type="submit">{t('phone:next')}</Button>
        </>
      }
    >
      <ErrorSummary faults={faults} />
      {draft.kind === 'change' && proposal.current ? (
        <Notice>
          <p>{t('team.textChange', { team: proposal.current.teamName, doctor: proposal.current.doctorName })}</p>
        </Notice>
      ) : null}
      <p>{t('team.text')}</p>
      {isCurrent && reasons.length > 0 && faults.length === 0 ? (
        <Notice tone="mid">
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </Notice>
      ) : null}
      <details className="more search-more">
        <summary>{t('team.other')}</summary>
        <TextField
          id="search"
          label={t('team.search')}
          hint={t('team.searchHint')}
          type="search"
          autoComplete="off"
          maxLength={40}
          value={typed}
          onType={type}
        />
        <TickCard id="room" isTicked={onlyWithRoom} label={t('team.withRoom')} onTick={setOnlyWithRoom} />
      </details>
      <fieldset className="choices teams">
        <legend className="sr">{t('team.list')}</legend>
        {faultOf(faults, 'team') ? (
          <p className="fault" id="team-fault">
            {faultOf(faults, 'team')}
          </p>
        ) : null}
        <FoundTeams
          {...{ residentId: person.residentId, text, onlyWithRoom, cursors, chosen, choose }}
          exceptTeamId={draft.replaces ? proposal.current?.teamId : undefined}
          chosenTeam={teamId === chosen ? proposal.team : null}
          doctorStaffId={draft.doctorStaffId ?? doctorStaffId}
          more={(next) => setCursors([...cursors, next])}
        />
      </fieldset>
      <CallLink phone={proposal.team.phone} text={t('team.call')} isLink />
    </Page>
  )
}
export default signingPage('team', TeamPage)

const tellReasonsOf = (reasons: Signing['proposal']['reasons']) => (reasons.length > 0 ? tellReasons(reasons) : [])

type Found = {
  residentId: string
  exceptTeamId: string | undefined
  text: string
  onlyWithRoom: boolean
  cursors: string[]
  chosen: string | null
  chosenTeam: OwnTeam | null
  doctorStaffId: string
  choose: (teamId: string, doctorStaffId: string | null) => void
  more: (next: string) => void
}

/** Every page of what was found; the team chosen stays in sight, also when it is not among them. */
function FoundTeams({ cursors, chosenTeam, ...rest }: Found) {
  const isSearching = rest.text !== '' || rest.onlyWithRoom
  return (
    <>
      {chosenTeam && isSearching ? <TeamChoice team={chosenTeam} isChosen {...rest} /> : null}
      {['', ...cursors].map((cursor, index) => (
        <FoundPage
          key={cursor}
          cursor={cursor}
          isLast={index === cursors.length}
          skip={isSearching ? chosenTeam?.teamId : undefined}
          {...rest}
        />
      ))}
    </>
  )
}

function FoundPage({
  cursor,
  isLast,
  skip,
  residentId,
  exceptTeamId,
  text,
  onlyWithRoom,
  more,
  ...rest
}: Omit<Found, 'cursors' | 'chosenTeam'> & { cursor: string; isLast: boolean; skip: string | undefined }) {
  const { t } = useTranslation('phone-signing')
  const input = { residentId, text, onlyWithRoom, ...(exceptTeamId && { exceptTeamId }), ...(cursor && { after: cursor }) }
  const { answer, isCurrent, problem } = useAsked(findOwnTeamsEndpoint, input, JSON.stringify(input))
  if (!answer) return problem ? <p className="fault">{problemTexts(problem)[0]}</p> : <div className="skeleton" />
  const { next } = answer
  const first = rest.chosen === null && cursor === '' ? answer.items.find(({ isFull }) => !isFull) : undefined
  return (
    <>
      <p role="status" className="sr">
        {isCurrent && text ? t(next ? 'team.foundMore' : 'team.found', { count: answer.items.length }) : ''}
      </p>
      {answer.items.length === 0 && cursor === '' ? <p>{t('team.none')}</p> : null}
      {answer.items
        .filter(({ teamId }) => teamId !== skip)
        .map((team) => (
          <TeamChoice key={team.teamId} team={team} isChosen={team.teamId === rest.chosen} isFirst={team === first} {...rest} />
        ))}
      {isLast && next ? (
        <Button kind="plain" onClick={() => more(next)}>
          {t('team.more')}
        </Button>
      ) : null}
    </>
  )
}
