import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { PolicySource } from '../../../kit/cite-chip.tsx'
import { countText, percentText, shareText } from '../../../kit/figures.ts'
import { type Kpi, KpiStrip } from '../../../kit/kpi-strip.tsx'
import { StandingTag, standing } from '../../../kit/status-tag.tsx'
import type { Totals } from '../figures.ts'
import type { County } from './county-answer.tsx'

const most = 2 // populations with a goal of their own shown beside the common figures

/** Coverage of everyone and of key populations against their goals, populations with a goal of their own, and what ends soon. */
export function CountyKpis({ county, totals }: { county: County; totals: Totals }) {
  const { t } = useTranslation('overview')
  const mayContracts = useMay()('contract.read')
  const goalOf = (of: string) => county.goals.find((goal) => goal.of === of)?.atLeastBasisPoints ?? null
  const difference = (have: number, need: number) =>
    have >= need ? t('kpi.over', { count: countText(have - need) as never }) : t('kpi.short', { count: countText(need - have) as never })
  const rate = (key: string, name: string, signed: number, whole: number, goalPoints: number | null, extra: Partial<Kpi>): Kpi => {
    const goal = goalPoints === null ? null : goalPoints / 100
    const percent = whole > 0 ? (signed / whole) * 100 : 0
    const need = goalPoints === null ? null : Math.ceil((whole * goalPoints) / 10_000)
    return {
      key,
      name,
      value: shareText(signed, whole),
      unit: whole > 0 ? '%' : '',
      tag: whole > 0 ? <StandingTag done={percent} goal={goal} /> : null,
      bar: { value: percent, goal, label: `${name} ${shareText(signed, whole)}%`, tone: standing(percent, goal) },
      lines: [
        goal === null ? (
          t('kpi.noGoal')
        ) : (
          <>
            {t('kpi.goal', { goal: Number(goal.toFixed(2)) })}
            {need === null ? null : (
              <>
                {' '}
                · <b>{difference(signed, need)}</b>
              </>
            )}
          </>
        ),
        t('kpi.signedOf', { signed: countText(signed), whole: countText(whole) }),
      ],
      ...extra,
    }
  }
  const data = { label: t('caliber.data'), text: t('caliber.dataText') }
  const quotaPoints = totals.hasQuota && totals.persons > 0 ? (totals.quota / totals.persons) * 10_000 : null
  const own = county.populations.filter(({ population }) => goalOf(population) !== null).slice(0, most)
  const kpis: Kpi[] = [
    rate('all', t('kpi.all'), totals.signed, totals.persons, quotaPoints, {
      caliber: {
        name: t('kpi.all'),
        top: { label: t('caliber.signed'), value: countText(totals.signed) },
        bottom: { label: t('caliber.persons'), value: countText(totals.persons) },
        result: percentText(totals.signed, totals.persons, 2),
        rows: [
          { label: t('caliber.who'), text: t('caliber.whoAll') },
          { label: t('caliber.basis'), text: <PolicySource because={county.planBecause} /> },
          data,
        ],
      },
      lines: [
        totals.hasQuota ? (
          <>
            {t('kpi.goal', { goal: shareText(totals.quota, totals.persons, 2) })} · <b>{difference(totals.signed, totals.quota)}</b>
          </>
        ) : (
          t('kpi.noGoal')
        ),
        t('kpi.signedOf', { signed: countText(totals.signed), whole: countText(totals.persons) }),
      ],
    }),
    rate('key', t('kpi.key'), totals.keySigned, totals.keyResidents, goalOf('key'), {
      to: '/g/residents',
      search: { population: 'key', signed: 'no' },
      toLabel: t('kpi.unsigned'),
      caliber: {
        name: t('kpi.key'),
        top: { label: t('caliber.keySigned'), value: countText(totals.keySigned) },
        bottom: { label: t('caliber.keyResidents'), value: countText(totals.keyResidents) },
        result: percentText(totals.keySigned, totals.keyResidents, 2),
        rows: [
          { label: t('caliber.who'), text: t('caliber.whoKey') },
          { label: t('caliber.basis'), text: <PolicySource because={county.goalsBecause} /> },
          data,
        ],
      },
    }),
    ...own.map(({ population, zh, en, residents, signed }) =>
      rate(population, t('kpi.population', { name: nameOf({ zh, en }) }), signed, residents, goalOf(population), {
        to: '/g/residents',
        search: { population, signed: 'no' },
        toLabel: t('kpi.unsigned'),
        caliber: {
          name: t('kpi.population', { name: nameOf({ zh, en }) }),
          top: { label: t('caliber.keySigned'), value: countText(signed) },
          bottom: { label: t('caliber.ofPopulation', { name: nameOf({ zh, en }) }), value: countText(residents) },
          result: percentText(signed, residents, 2),
          rows: [
            { label: t('caliber.who'), text: t('caliber.whoPopulation') },
            { label: t('caliber.basis'), text: <PolicySource because={county.goalsBecause} /> },
            data,
          ],
        },
      }),
    ),
    {
      key: 'ending',
      name: t('kpi.ending'),
      value: countText(county.endingIn30Days),
      ...(mayContracts ? { to: '/g/contracts', search: { standing: 'expiring' }, toLabel: t('kpi.endingList') } : {}),
      unit: t('kpi.contracts'),
      lines: [t('kpi.dueSoon')],
    },
  ]
  return <KpiStrip label={t('kpi.label')} kpis={kpis} />
}
