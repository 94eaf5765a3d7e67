import { useTranslation } from 'react-i18next'
import { TickBox } from '../../../kit/field.tsx'
import { PickField } from '../../../kit/pick-field.tsx'
import { villageOptions } from '../../../kit/village-options.ts'

type Village = { code: string; name: string; spellings: string[]; townshipName: string; isOwn: boolean }
type Choice = { chosen: readonly string[]; choose: (next: string[]) => void; error?: string | undefined }
const toggled = (chosen: readonly string[], one: string) => (chosen.includes(one) ? chosen.filter((it) => it !== one) : [...chosen, one])

/** The villages a signing day is for: one's own to tick, others to add. */
export function VillageChoice({ villages, chosen, choose, error }: Choice & { villages: readonly Village[] }) {
  const { t } = useTranslation('signing-days')
  const shown = villages.filter(({ isOwn, code }) => isOwn || chosen.includes(code))
  const others = villages.filter((one) => !shown.includes(one))
  return (
    <fieldset className="day-choice" id="villages" tabIndex={-1}>
      <legend>{t('form.villages')}</legend>
      <p className="field-hint">{t('form.villagesHint')}</p>
      {error ? <p className="field-error">{error}</p> : null}
      <div className="day-ticks">
        {shown.map(({ code, name, townshipName }) => (
          <TickBox key={code} checked={chosen.includes(code)} note={townshipName} onChange={() => choose(toggled(chosen, code))}>
            <span lang="zh-CN">{name}</span>
          </TickBox>
        ))}
      </div>
      {others.length > 0 ? (
        <PickField
          label={t('form.otherVillages')}
          optional
          blank="—"
          value=""
          options={villageOptions(others, t('kit:ownVillages'))}
          choose={(code) => code && choose([...chosen, code])}
        />
      ) : null}
    </fieldset>
  )
}

/** The teams that take part, of one institution. */
export function TeamChoice({ teams, chosen, choose, error }: Choice & { teams: readonly { teamId: string; name: string }[] }) {
  const { t } = useTranslation('signing-days')
  return (
    <fieldset className="day-choice" id="teams" tabIndex={-1}>
      <legend>{t('form.teams')}</legend>
      {error ? <p className="field-error">{error}</p> : null}
      <div className="day-ticks">
        {teams.map(({ teamId, name }) => (
          <TickBox key={teamId} checked={chosen.includes(teamId)} onChange={() => choose(toggled(chosen, teamId))}>
            <span lang="zh-CN">{name}</span>
          </TickBox>
        ))}
      </div>
    </fieldset>
  )
}
