import { useTranslation } from 'react-i18next'
import type { SupportAgreement } from '#api/support.ts'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'

/** Expert teams with their members, each against how many were promised. */
export function ExpertTeams({ agreement }: { agreement: SupportAgreement }) {
  const { t } = useTranslation(['support', 'organisations'])
  const { teams, promisedTeams, promisedMembers, fullTeams } = agreement
  return (
    <Sheet title={t('one.teams')} sub={t('one.teamsSub', { promised: promisedTeams, formed: teams.length, full: fullTeams })}>
      {teams.length === 0 ? <p className="support-none">{t('one.noTeams')}</p> : null}
      <ul className="support-teams">
        {teams.map((team) => {
          const missing = promisedMembers - team.members.length
          return (
            <li key={team.name}>
              <p>
                <b lang="zh-CN">{team.name}</b>{' '}
                {missing > 0 ? (
                  <StatusTag tone="mid">{t('one.short', { count: missing })}</StatusTag>
                ) : (
                  <StatusTag tone="low">{t('one.members', { count: team.members.length })}</StatusTag>
                )}
              </p>
              <ul>
                {team.members.map((member, index) => (
                  <li key={`${member.name} ${index}`}>
                    <span lang="zh-CN">{member.name}</span>
                    <small className="mute">
                      {t(`organisations:titleLevel.${member.titleLevel}`)}
                      {member.specialty ? <span lang="zh-CN">{` · ${member.specialty}`}</span> : null}
                    </small>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
