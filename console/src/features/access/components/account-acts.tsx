import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  disableUserEndpoint,
  enableUserEndpoint,
  resetPasswordEndpoint,
  resetSecondFactorEndpoint,
  userEndpoint,
  usersEndpoint,
} from '#api/access.ts'
import type { OutputOf } from '#api/endpoint.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type Act = 'disable' | 'enable' | 'resetPassword' | 'resetFactor'
const refreshes = [userEndpoint, usersEndpoint]

/** What may be done about an account; each asks for a reason. */
export function AccountActs({ user, showPassword }: { user: OutputOf<typeof userEndpoint>; showPassword: (password: string) => void }) {
  const { t } = useTranslation('access')
  const say = useSay()
  const [open, setOpen] = useState<Act | null>(null)
  const commands = {
    disable: useCommand(disableUserEndpoint, { refreshes }),
    enable: useCommand(enableUserEndpoint, { refreshes }),
    resetPassword: useCommand(resetPasswordEndpoint, { refreshes }),
    resetFactor: useCommand(resetSecondFactorEndpoint, { refreshes }),
  }
  const acts: Act[] = user.isActive ? ['resetPassword', ...(user.hasSecondFactor ? (['resetFactor'] as const) : []), 'disable'] : ['enable']
  const close = () => {
    if (open) commands[open].reset()
    setOpen(null)
  }
  const send = async (act: Act, reason: string) => {
    try {
      const answer = await commands[act].mutateAsync({ accountId: user.accountId, reason })
      setOpen(null)
      if ('firstPassword' in answer) showPassword(answer.firstPassword)
      else if (act !== 'resetPassword') say.done(t(`user.done.${act}`))
    } catch {
      /* shown in the dialog */
    }
  }
  return (
    <Sheet title={t('user.keep')}>
      <ul className="access-acts">
        {acts.map((act) => (
          <li key={act}>
            <div>
              <b>{t(`user.${act}`)}</b>
              <p>{t(`user.${act}Text`)}</p>
            </div>
            <Button kind={act === 'disable' ? 'danger' : 'plain'} onClick={() => setOpen(act)}>
              {t(`user.${act}`)}
            </Button>
            <ReasonDialog
              title={t(`user.${act}`)}
              text={t(`user.${act}Text`)}
              act={t(`user.${act}`)}
              isOpen={open === act}
              isDanger={act === 'disable'}
              busy={commands[act].isPending}
              problem={commands[act].error}
              close={close}
              send={(reason) => {
                void send(act, reason)
              }}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
