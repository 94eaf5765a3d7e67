import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rolesEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { useRead } from '../../../app/use-endpoint.ts'
import { ErrorPage } from '../../../app/error-pages.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { PageSkeleton } from '../../../kit/skeleton.tsx'
import { TableTwin } from '../../../kit/table-twin.tsx'
import '../access.css'

type Roles = OutputOf<typeof rolesEndpoint>

/** Who may do what, as the server enforces it: one dot a permission, and where, how and by whom each role is held. */
export default function RolesPage() {
  const { t } = useTranslation(['access', 'shell'])
  const read = useRead(rolesEndpoint, {}, { staleMs: 300_000 })
  if (read.isPending) return <PageSkeleton />
  if (read.isError) return <ErrorPage problem={read.error} />
  const { roles, permissions } = read.data
  return (
    <>
      <AnswerHead title={t('roles.answer', { roles: roles.length, permissions: permissions.length })} sub={t('roles.sub')} />
      <div style={{ display: 'grid', gap: 16 }}>
        <Sheet title={t('roles.matrix')} sub={t('roles.matrixSub')}>
          <div className="list-scroll">
            <Matrix {...read.data} />
          </div>
        </Sheet>
        <Places roles={roles} />
      </div>
    </>
  )
}

function Matrix({ roles, permissions }: Roles) {
  const { t } = useTranslation(['access', 'shell'])
  const [on, setOn] = useState<string | null>(null)
  const groups = [...new Set(permissions.map(areaOf))]
  return (
    <table className="access-matrix" onMouseLeave={() => setOn(null)}>
      <caption className="sr">{t('roles.matrix')}</caption>
      <thead>
        <tr>
          <th scope="col" className="name">
            {t('roles.permission')}
          </th>
          {roles.map(({ role }) => (
            <th key={role} scope="col" className={role === on ? 'on' : undefined} onMouseEnter={() => setOn(role)}>
              {t(`shell:role.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group} aria-label={t(`roles.group.${group}`)}>
          {permissions
            .filter((one) => areaOf(one) === group)
            .map((permission) => (
              <tr key={permission}>
                <th scope="row" className="name">
                  {t(`shell:permission.${permission.replace('.', '_')}`)}
                  <code>{permission}</code>
                </th>
                {roles.map((one) => {
                  const may = one.permissions.includes(permission)
                  return (
                    <td key={one.role} className={one.role === on ? 'on' : undefined} onMouseEnter={() => setOn(one.role)}>
                      {may ? <i aria-hidden="true" /> : null}
                      <span className="sr">{may ? t('roles.may') : t('roles.mayNot')}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}

const areaOf = (permission: string): string => permission.split('.')[0] ?? permission

function Places({ roles }: Pick<Roles, 'roles'>) {
  const { t } = useTranslation(['access', 'shell'])
  const roleName = (role: string) => t(`shell:role.${role}`)
  return (
    <Sheet title={t('roles.places')}>
      <TableTwin
        dense={false}
        caption={t('roles.places')}
        rows={roles}
        rowKey={(row) => row.role}
        columns={[
          { key: 'role', title: t('users.role'), isHeader: true, render: (row) => roleName(row.role) },
          { key: 'place', title: t('roles.place'), render: (row) => row.reaches.map((reach) => t(`reach.${reach}`)).join(' · ') },
          { key: 'factor', title: t('roles.factor'), render: (row) => t(`roles.${row.secondFactor}`) },
          {
            key: 'gives',
            title: t('roles.gives'),
            render: ({ mayGive }) =>
              mayGive.length === roles.length ? (
                t('roles.givesAll')
              ) : mayGive.length === 0 ? (
                <span className="mute">{t('roles.givesNone')}</span>
              ) : (
                mayGive.map(roleName).join(' · ')
              ),
          },
        ]}
      />
    </Sheet>
  )
}
