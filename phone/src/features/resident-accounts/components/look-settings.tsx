import { useTranslation } from 'react-i18next'
import { textSizes } from '#api/resident-accounts.ts'
import { useSession } from '../../../app/account.tsx'
import type { Look } from '../../../app/look.ts'
import { Problem } from '../../../app/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { ChoiceCards } from '../../../kit/choice-cards.tsx'
import type { Fault } from '../../../kit/error-summary.tsx'
import { faultsOf } from '../faults.ts'

/** How the pages look and speak; shown at once, kept in the account. The elder view begins at 20. */
export function LookSettings({ setFaults }: { setFaults: (faults: Fault[]) => void }) {
  const { t } = useTranslation('phone')
  const { look, changeLook } = useSession()
  const change = async (patch: Partial<Look>) => {
    setFaults([])
    try {
      await changeLook(patch)
    } catch (error) {
      setFaults(faultsOf(error instanceof Problem ? error : new Problem('Defect')))
    }
  }
  const { isElderMode } = look
  const sizes = textSizes.filter((size) => !isElderMode || size >= 20)
  return (
    <section className="card" aria-labelledby="look">
      <h2 id="look">{t('me.look')}</h2>
      <ChoiceCards
        id="textSize"
        label={t('me.textSize')}
        isLabelShown
        value={isElderMode ? (Math.max(20, look.textSize) as Look['textSize']) : look.textSize}
        options={sizes.map((size) => ({ value: size, label: t(`me.size.${size}`) }))}
        onChange={(textSize) => void change({ textSize })}
      />
      <p>
        <span className="strong">{t('me.elder')}</span> · {t(isElderMode ? 'me.on' : 'me.off')}
        <span className="small quiet below">{t('me.elderText')}</span>
      </p>
      <Button kind="plain" onClick={() => void change({ isElderMode: !isElderMode })}>
        {t(isElderMode ? 'me.turnOff' : 'me.turnOn')}
      </Button>
      <ChoiceCards
        id="language"
        label={t('me.language')}
        isLabelShown
        value={look.language}
        options={[
          { value: 'zh' as const, label: t('me.chinese'), lang: 'zh-CN' },
          { value: 'en' as const, label: t('me.english'), lang: 'en' },
        ]}
        onChange={(language) => void change({ language })}
      />
      <p className="small quiet">{t('me.kept')}</p>
    </section>
  )
}
