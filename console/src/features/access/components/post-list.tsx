import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { givePostEndpoint, postChoicesEndpoint, userEndpoint, usersEndpoint, withdrawPostEndpoint } from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { useCommand, useRead } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { dayOf } from '../../../kit/instants.ts'
import { LinesSkeleton } from '../../../kit/skeleton.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { placeOf, type UserPost } from '../shown.ts'
import { type Chosen, nothingChosen, PostFields, postOf } from './post-fields.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

const refreshes = [userEndpoint, usersEndpoint]

/** The posts of an account: give one more, take one back. */
export function PostList({ user }: { user: OutputOf<typeof userEndpoint> }) {
  const { t } = useTranslation(['access', 'shell'])
  const say = useSay()
  const [leaving, setLeaving] = useState<UserPost | null>(null)
  const [isGiving, setGiving] = useState(false)
  const withdraw = useCommand(withdrawPostEndpoint, { refreshes })
  const take = async (reason: string) => {
    try {
      await withdraw.mutateAsync({ accountId: user.accountId, postId: leaving?.postId ?? '', reason })
      setLeaving(null)
      say.done(t('user.done.withdraw'))
    } catch {
      /* shown in the dialog */
    }
  }
  return (
    <Sheet
      title={t('user.posts')}
      sub={t('user.postsSub')}
      end={
        user.mayManage ? (
          <Button small onClick={() => setGiving(true)}>
            {t('user.give')}
          </Button>
        ) : undefined
      }
    >
      {user.posts.length === 0 ? <p className="sheet-body mute">{t('users.noPost')}</p> : null}
      <ul className="access-posts">
        {user.posts.map((post) => (
          <li key={post.postId}>
            <div>
              <b>{t(`shell:role.${post.role}`)}</b>
              <small>
                <span lang="zh-CN">{placeOf(post)}</span> <span className="dot">{t('user.since', { day: dayOf(post.givenAt) })}</span>
              </small>
            </div>
            {user.mayManage ? (
              <span className="push">
                <Button small kind="quiet" onClick={() => setLeaving(post)}>
                  {t('user.withdraw')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <ReasonDialog
        title={t('user.withdraw')}
        text={leaving ? `${t(`shell:role.${leaving.role}`)}：${placeOf(leaving)}` : ''}
        act={t('user.withdraw')}
        isOpen={leaving !== null}
        isDanger
        busy={withdraw.isPending}
        problem={withdraw.error}
        close={() => {
          setLeaving(null)
          withdraw.reset()
        }}
        send={(reason) => {
          void take(reason)
        }}
      >
        <p style={{ marginBottom: 12 }}>{t('user.withdrawText')}</p>
      </ReasonDialog>
      <GiveDialog accountId={user.accountId} isOpen={isGiving} close={() => setGiving(false)} />
    </Sheet>
  )
}

function GiveDialog({ accountId, isOpen, close }: { accountId: string; isOpen: boolean; close: () => void }) {
  const { t } = useTranslation('access')
  const say = useSay()
  const choices = useRead(postChoicesEndpoint, {}, { enabled: isOpen })
  const give = useCommand(givePostEndpoint, { refreshes })
  const [chosen, setChosen] = useState<Chosen>(nothingChosen)
  const post = choices.data ? postOf(choices.data, chosen) : undefined
  const leave = () => {
    setChosen(nothingChosen)
    give.reset()
    close()
  }
  const send = async (reason: string) => {
    if (!post) return
    try {
      await give.mutateAsync({ accountId, post, reason })
      leave()
      say.done(t('user.done.give'))
    } catch {
      /* shown in the dialog */
    }
  }
  return (
    <ReasonDialog
      title={t('user.give')}
      act={t('post.sendGive')}
      isOpen={isOpen}
      isReady={post !== undefined}
      busy={give.isPending}
      problem={give.error ?? choices.error}
      close={leave}
      send={(reason) => {
        void send(reason)
      }}
    >
      <div className="access-form" style={{ marginBottom: 12 }}>
        {choices.data ? <PostFields choices={choices.data} chosen={chosen} choose={setChosen} /> : <LinesSkeleton lines={2} />}
      </div>
    </ReasonDialog>
  )
}
