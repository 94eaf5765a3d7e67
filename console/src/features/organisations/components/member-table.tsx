import { useTranslation } from 'react-i18next'
import { teamRoles } from '#api/organisations.ts'
import { Button } from '../../../kit/button.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import type { Composed, Member } from './team-form.tsx'

/** The members of a team that is being composed: their role, who leads, and a way out. */
export function MemberTable({
  members,
  leaderStaffId,
  change,
}: {
  members: readonly Member[]
  leaderStaffId: string | null
  change: (part: Partial<Composed>) => void
}) {
  const { t } = useTranslation('organisations')
  const setRole = (staffId: string, role: Member['role']) =>
    change({ members: members.map((one) => (one.staffId === staffId ? { ...one, role } : one)) })
  const remove = (staffId: string) =>
    change({ members: members.filter((one) => one.staffId !== staffId), ...(staffId === leaderStaffId ? { leaderStaffId: null } : {}) })
  return (
    <table className="t">
      <caption className="sr">{t('form.members')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('team.name')}</th>
          <th scope="col">{t('form.role')}</th>
          <th scope="col">{t('team.leader')}</th>
          <th scope="col">
            <span className="sr">{t('person.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((one) => (
          <tr key={one.staffId}>
            <th scope="row" lang="zh-CN">
              {one.name}
            </th>
            <td>
              <select
                aria-label={`${t('form.role')} ${one.name}`}
                value={one.role}
                onChange={(event) => setRole(one.staffId, event.target.value as Member['role'])}
              >
                {teamRoles.map((role) => (
                  <option key={role} value={role}>
                    {t(`role.${role}`)}
                  </option>
                ))}
              </select>
            </td>
            <td>
              {one.staffId === leaderStaffId ? (
                <StatusTag plain tone="brand">
                  {t('form.isLeader')}
                </StatusTag>
              ) : one.role === 'family_doctor' ? (
                <Button small kind="quiet" onClick={() => change({ leaderStaffId: one.staffId })}>
                  {t('form.lead')}
                </Button>
              ) : null}
            </td>
            <td className="r">
              <Button small kind="quiet" aria-label={t('form.remove', { name: one.name })} onClick={() => remove(one.staffId)}>
                ×
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
