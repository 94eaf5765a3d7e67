import { useTranslation } from 'react-i18next'
import { getSigningDayEndpoint, joinDeskEndpoint, type SigningDay } from '#api/signing-days.ts'
import { problemTexts } from '../../../app/problem.ts'
import { useMay } from '../../../app/session.ts'
import { keepDesk, useSigningDesk } from '../../../app/signing-desk.ts'
import { useCommand } from '../../../app/use-endpoint.ts'
import { Button } from '../../../kit/button.tsx'
import { countText } from '../../../kit/figures.ts'
import { StatusTag } from '../../../kit/status-tag.tsx'
import { useSay } from '../../../kit/undo-toast.tsx'

/** The desks with their count and who sits there; one is taken by its button. */
export function DeskList({ day }: { day: SigningDay }) {
  const { t } = useTranslation('signing-days')
  const say = useSay()
  const may = useMay()
  const mine = useSigningDesk()
  const join = useCommand(joinDeskEndpoint, { refreshes: [getSigningDayEndpoint] })
  const take = (desk: number) =>
    join.mutate(
      { signingDayId: day.signingDayId, desk },
      {
        onSuccess: () => {
          keepDesk({ signingDayId: day.signingDayId, name: day.name, desk })
          say.done(t('day.joined', { desk }))
        },
        onError: (problem) => say.failed(problemTexts(problem).join(' ')),
      },
    )
  const mayJoin = may('contract.sign') && day.state === 'open' && day.heldOn === day.on
  return (
    <ul className="day-desks">
      {day.byDesk.map(({ desk, signed, actorName }) => {
        const isMine = mine?.signingDayId === day.signingDayId && mine.desk === desk
        return (
          <li key={desk} className={isMine ? 'mine' : undefined}>
            <span>
              {t('day.desk', { desk })}
              <small className="block mute" {...(actorName ? { lang: 'zh-CN' } : {})}>
                {actorName ?? t('day.nobody')}
              </small>
            </span>
            <b className="num">{countText(signed)}</b>
            {isMine ? (
              <StatusTag tone="brand">{t('day.mine')}</StatusTag>
            ) : mayJoin ? (
              <Button small busy={join.isPending} aria-label={`${t('day.join')} ${t('day.desk', { desk })}`} onClick={() => take(desk)}>
                {t('day.join')}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
