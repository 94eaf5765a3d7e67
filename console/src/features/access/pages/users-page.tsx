import { Link, useNavigate } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usersEndpoint } from '#api/access.ts'
import { roles } from '#api/permissions.ts'
import { useMay } from '../../../app/session.ts'
import { usePages } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { AnswerHead } from '../../../kit/head.tsx'
import { minuteOf } from '../../../kit/instants.ts'
import { QueryTable } from '../../../kit/query-table.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { type Filter, useListFilters } from '../../../kit/use-list-filters.ts'
import { CreateUserDialog } from '../components/create-user-dialog.tsx'
import { PostLine } from '../components/post-line.tsx'
import { type User, useDesk } from '../shown.ts'
import '../access.css'

/** Everybody who can come in, with post and place; the name opens the account. */
export default function UsersPage() {
  const { t } = useTranslation(['access', 'shell'])
  const navigate = useNavigate()
  const desk = useDesk()
  const may = useMay()
  const [isCreating, setCreating] = useState(false)
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('users.find'), personal: true },
    {
      kind: 'choice',
      key: 'role',
      label: t('users.role'),
      options: roles.map((role) => ({ value: role, label: t(`shell:role.${role}`) })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('users.state'),
      options: (['active', 'disabled'] as const).map((state) => ({ value: state, label: t(`users.${state}`) })),
    },
  ]
  const state = useListFilters(filters)
  const pages = usePages(usersEndpoint, asked(state.values))
  const open = (row: User) => {
    void navigate({ to: `${desk}/users/${row.accountId}` })
  }
  return (
    <>
      <AnswerHead
        title={t('title.users')}
        sub={
          may('user.edit') ? (
            t('users.sub')
          ) : (
            <>
              {t('users.readOnly')}{' '}
              <Link to="." search={{ role: 'platform_admin' } as never}>
                {t('users.whoManages')}
              </Link>
            </>
          )
        }
      >
        {may('user.edit') ? (
          <Button kind="primary" icon={<UserPlus size={16} strokeWidth={1.6} aria-hidden="true" />} onClick={() => setCreating(true)}>
            {t('users.create')}
          </Button>
        ) : null}
      </AnswerHead>
      <Sheet label={t('title.users')}>
        <QueryTable
          caption={t('title.users')}
          pages={pages}
          rowKey={(row) => row.accountId}
          filters={filters}
          state={state}
          onOpen={open}
          empty={{ title: t('users.none'), text: t('users.noneText') }}
          columns={[
            {
              key: 'person',
              title: t('users.person'),
              isHeader: true,
              width: 130,
              render: (row) => <Who row={row} open={() => open(row)} />,
            },
            { key: 'account', title: t('user.account'), width: 150, render: (row) => row.account },
            { key: 'posts', title: t('users.posts'), render: (row) => <Posts row={row} /> },
            { key: 'state', title: t('users.state'), width: 190, render: (row) => <State row={row} /> },
            {
              key: 'factor',
              title: t('users.factor'),
              width: 110,
              render: (row) => (row.hasSecondFactor ? t('users.bound') : <span className="mute">{t('users.unbound')}</span>),
            },
            {
              key: 'last',
              title: t('users.lastSignIn'),
              width: 150,
              render: (row) =>
                row.lastSignInAt ? (
                  <span className="num">{minuteOf(row.lastSignInAt)}</span>
                ) : (
                  <span className="mute">{t('users.never')}</span>
                ),
            },
          ]}
        />
      </Sheet>
      <CreateUserDialog isOpen={isCreating} close={() => setCreating(false)} />
    </>
  )
}

function asked(values: Readonly<Record<string, string | undefined>>) {
  const role = roles.find((one) => one === values.role)
  const state = (['active', 'disabled'] as const).find((one) => one === values.state)
  return { ...(values.text ? { text: values.text } : {}), ...(role ? { role } : {}), ...(state ? { state } : {}) }
}

function Who({ row, open }: { row: User; open: () => void }) {
  return (
    <button type="button" className="access-open" lang="zh-CN" onClick={open}>
      <b>{row.displayName}</b>
    </button>
  )
}

function Posts({ row }: { row: User }) {
  const { t } = useTranslation('access')
  if (row.posts.length === 0) return <span className="mute">{t('users.noPost')}</span>
  return row.posts.map((post) => <PostLine key={post.postId} post={post} />)
}

function State({ row }: { row: User }) {
  const { t } = useTranslation('access')
  if (!row.isActive) return <StatusTag tone="none">{t('users.disabled')}</StatusTag>
  if (row.mustChangePassword) return <StatusTag tone="mid">{t('users.firstPassword')}</StatusTag>
  return (
    <StatusTag tone="low" plain>
      {t('users.active')}
    </StatusTag>
  )
}
