import { useTranslation } from 'react-i18next'
import type { OwnTeam } from '#api/online-signing.ts'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'

type Props = {
  team: OwnTeam
  isChosen: boolean
  /** Where a fault of the choice leads while nothing is chosen. */
  isFirst?: boolean
  doctorStaffId: string
  choose: (teamId: string, doctorStaffId: string | null) => void
}

/** One team as a card: its doctor, its institution, the room left. With several doctors, which one is asked inside. */
export function TeamChoice({ team, isChosen, isFirst = false, doctorStaffId, choose }: Props) {
  const { t } = useTranslation('phone-signing')
  const { teamId, name, institutionName, place, isOfVillage, room, isFull, doctors } = team
  return (
    <div className={`team ${isFull ? 'off' : ''}`}>
      <label className="choice">
        <input
          type="radio"
          id={isChosen || isFirst ? 'team' : undefined}
          name="team"
          checked={isChosen}
          disabled={isFull && !isChosen}
          onChange={() => choose(teamId, doctors.find((one) => !one.isFull)?.staffId ?? null)}
        />
        <span>
          <span className="strong" lang="zh-CN">
            {doctors.length === 1 ? t('team.doctor', { name: doctors[0]!.name }) : name}
          </span>
          <span className="small" lang="zh-CN">
            {doctors.length === 1 ? `${name} · ` : ''}
            {institutionName}
          </span>
          {place ? (
            <span className="small quiet" lang="zh-CN">
              {place}
            </span>
          ) : null}
          <span className="tags">
            {isOfVillage ? <span className="tag care">{t('team.ofVillage')}</span> : null}
            {isFull ? (
              <span className="tag">{t('team.full')}</span>
            ) : room === null ? null : (
              <span className="small quiet">{t('team.room', { room })}</span>
            )}
          </span>
        </span>
      </label>
      {isChosen && doctors.length > 1 ? (
        <ChoiceCards
          id="doctor"
          label={t('team.doctors')}
          isLabelShown
          value={doctorStaffId}
          options={doctors
            .filter((one) => !one.isFull)
            .map(({ staffId, name: doctor, titleName }) => ({
              value: staffId,
              label: t('team.doctor', { name: doctor }),
              text: titleName,
            }))}
          onChange={(staffId) => choose(teamId, staffId)}
        />
      ) : null}
    </div>
  )
}
