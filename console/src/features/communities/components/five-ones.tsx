import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Community, enteredOnes, FiveOne } from '#api/communities.ts'
import { Button } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { GoalBar } from '../../../kit/goal-bar.tsx'
import { Sheet } from '../../../kit/sheet.tsx'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { DoneDialog } from './done-dialog.tsx'

type Entered = (typeof enteredOnes)[number]
const isEntered = (one: FiveOne['one']): one is Entered => one !== 'team' && one !== 'record'

/** The five ones as five plain tiles: whether each stands, since when, for how many, and who does what next. */
export function FiveOnes({ community, mayEdit }: { community: Community; mayEdit: boolean }) {
  const { t } = useTranslation('communities')
  const [entering, setEntering] = useState<Entered | null>(null)
  const isRunning = community.fiveOnes.some(({ one, isStanding }) => one === 'team' && isStanding)
  return (
    <Sheet title={t('one_page.ones')} sub={t('one_page.onesSub')} className="community-ones-sheet">
      <ul className="community-ones">
        {community.fiveOnes.map((each) => (
          <li key={each.one} className={each.isStanding ? 'stands' : ''}>
            <h3>{t(`one.${each.one}`)}</h3>
            <StatusTag plain tone={each.isStanding ? 'low' : 'none'}>
              {each.isStanding ? t('one_page.stands') : t('one_page.lacks')}
            </StatusTag>
            {each.one === 'team' ? (
              <p className="community-figure is-name" lang="zh-CN">
                {each.isStanding ? community.teamName : '—'}
              </p>
            ) : (
              <>
                <p className="community-figure num">
                  {each.of === 0 ? '—' : t('one_page.countOf', { done: countText(each.done), of: countText(each.of) })}
                </p>
                <GoalBar
                  label={t(`one.${each.one}`)}
                  value={Math.min(each.done, each.of)}
                  whole={Math.max(each.of, 1)}
                  size="s"
                  tone={each.isStanding && each.next === null ? 'low' : 'brand'}
                />
              </>
            )}
            <p className="mute xs num">{each.since ? t('one_page.since', { day: each.since }) : ' '}</p>
            <p className="s community-next">{t(`next.${each.next ?? 'none'}`)}</p>
            {mayEdit && isRunning && isEntered(each.one) ? (
              <p className="no-print">
                <Button
                  small
                  aria-label={t('done.title', { one: t(`entered.${each.one}`) })}
                  onClick={() => setEntering(each.one as Entered)}
                >
                  {t('one_page.record')}
                </Button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {entering ? <DoneDialog community={community} one={entering} close={() => setEntering(null)} /> : null}
    </Sheet>
  )
}
