import { useTranslation } from 'react-i18next'
import { handOverConversationEndpoint } from '#api/messages.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { useSay } from '../../../kit/undo-toast.tsx'
import type { Desk } from './conversation-sheet.tsx'

type Props = {
  conversationId: string
  members: Desk['members']
  handedTo: string | null
  refreshes: readonly { path: string }[]
  fail: (problem: unknown) => void
}

/** Who of the team is to answer; whoever it is handed to is told. */
export function HandOver({ conversationId, members, handedTo, refreshes, fail }: Props) {
  const { t } = useTranslation('conversations')
  const say = useSay()
  const handing = useCommand(handOverConversationEndpoint, { refreshes })
  const give = async (staffId: string | null, before: string | null): Promise<void> => {
    try {
      await handing.mutateAsync({ conversationId, staffId })
      const name = members.find((member) => member.staffId === staffId)?.name
      say.done(name ? t('handed', { name }) : t('unhanded'), () => void give(before, staffId))
    } catch (problem) {
      fail(problem)
    }
  }
  return (
    <label className="chat-hand">
      <span>{t('handOver')}</span>
      <select value={handedTo ?? ''} disabled={handing.isPending} onChange={(event) => void give(event.target.value || null, handedTo)}>
        <option value="">{t('nobody')}</option>
        {members.map(({ staffId, name, isMe }) => (
          <option key={staffId} value={staffId} lang="zh-CN">
            {isMe ? t('meOf', { name }) : name}
          </option>
        ))}
      </select>
    </label>
  )
}
