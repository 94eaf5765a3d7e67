import {
  BadgeCheck,
  FilePen,
  FilePlus2,
  FolderInput,
  PencilLine,
  RefreshCw,
  RotateCcw,
  ScrollText,
  Smartphone,
  SquareSlash,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#api/endpoint.ts'
import type { getContractEndpoint } from '#api/contracts.ts'
import { clockOf, dayOf } from '../../../kit/instants.ts'
import { Timeline } from '../../../kit/timeline.tsx'
import { changeText } from './contract-versions.tsx'
import { useCorrectionText } from './corrections.tsx'

type Told = OutputOf<typeof getContractEndpoint>['timeline'][number]
const icons = {
  sign: FilePen,
  renew: ScrollText,
  'renew-automatically': RefreshCw,
  'take-over': FolderInput,
  seal: BadgeCheck,
  correct: PencilLine,
  amend: FilePlus2,
  end: SquareSlash,
  'undo-end': RotateCcw,
  applied: Smartphone,
}

/** What happened to a contract, newest first, by whom and why. */
export function ContractTimeline({ events }: { events: readonly Told[] }) {
  const { t } = useTranslation('contracts')
  const textOf = useCorrectionText()
  return (
    <Timeline
      label={t('contract.timeline')}
      entries={events.map((one, index) => {
        const Icon = icons[one.event]
        return {
          key: `${one.at}-${index}`,
          day: dayOf(one.at),
          icon: <Icon size={15} strokeWidth={1.6} />,
          title: t(`event.${one.event}`),
          end: (
            <span className="num" lang="zh-CN">
              {one.actorName} {clockOf(one.at)}
            </span>
          ),
          ...(one.reason ? { text: t(`endReason.${one.reason}`) } : {}),
          ...(one.corrections ? { text: <span lang="zh-CN">{one.corrections.map(textOf).join('；')}</span> } : {}),
          ...(one.amended ? { text: <span lang="zh-CN">{changeText(one.amended, t)}</span> } : {}),
          ...(one.note ? { proof: <span lang="zh-CN">{one.note}</span> } : {}),
          ...(one.event === 'end' ? { tone: 'high' as const } : {}),
        }
      })}
    />
  )
}
