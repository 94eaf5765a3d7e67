import { sides as sideNames, type TrialResult, type TrialSide } from '#api/what-if.ts'
import { type PanelCap, panelCap } from '#policy/index.ts'
import { ask, ofBoth, type Sides } from './side.ts'

/** A doctor or a team with the contracts it holds; a team with its family doctors. */
export type Panel = { scope: 'doctor' | 'team'; holderId: string; unit: 'person' | 'household'; contracts: number; familyDoctors: number }
/** One that is over the cap of a side. */
export type OverCap = { side: TrialSide; scope: Panel['scope']; holderId: string; contracts: number; cap: number }
const step = 250

/** How many contracts a cap leaves a panel; null where the cap is not of it, or counts what nobody counts here. A cap on doctors is a team's as many times as it has doctors. */
export function capOf({ scope, unit, limit }: PanelCap, panel: Pick<Panel, 'scope' | 'unit' | 'familyDoctors'>): number | null {
  if (unit !== panel.unit || (scope === 'team' && panel.scope === 'doctor')) return null
  return panel.scope === 'team' && scope === 'doctor' ? limit * panel.familyDoctors : limit
}

const capsOf = (sides: Sides) => ofBoth((side) => ask(() => panelCap(sides[side].pack, sides[side].on)))

/** The panels of one kind over a side's cap; null where that of one of them cannot be told, or the pack sets none. */
function panelsOver(cap: PanelCap | null, panels: readonly Panel[]): { panel: Panel; cap: number }[] | null {
  if (cap === null) return null
  const over: { panel: Panel; cap: number }[] = []
  for (const panel of panels) {
    const most = capOf(cap, panel)
    if (most === null) return null
    if (panel.contracts > most) over.push({ panel, cap: most })
  }
  return over
}

const ofScope = (panels: readonly Panel[], scope: Panel['scope']) => panels.filter((one) => one.scope === scope)

/** Every doctor and team over the cap of a side that can be told: as many as `countPanels` counts. */
export function listOverCaps(sides: Sides, panels: readonly Panel[]): OverCap[] {
  const caps = capsOf(sides)
  return sideNames.flatMap((side) => (['doctor', 'team'] as const).flatMap((scope) =>
    (panelsOver(caps[side].value, ofScope(panels, scope)) ?? []).map(({ panel: { holderId, contracts }, cap }) => ({ side, scope, holderId, contracts, cap }))))
}

/** Doctors and teams over the cap of each side, and doctors by how many contracts they hold, in steps of 250. */
export function countPanels(sides: Sides, panels: readonly Panel[]): TrialResult['caps'] {
  const caps = capsOf(sides)
  const sumOf = (scope: Panel['scope']) => {
    const those = ofScope(panels, scope)
    return { holders: those.length, over: ofBoth((side) => panelsOver(caps[side].value, those)?.length ?? null) }
  }
  return { ...caps, doctors: sumOf('doctor'), teams: sumOf('team'), bins: binsOf(ofScope(panels, 'doctor')), isListed: true }
}

function binsOf(doctors: readonly Panel[]): TrialResult['caps']['bins'] {
  const steps = doctors.map(({ contracts }) => Math.floor(contracts / step))
  const last = Math.max(-1, ...steps)
  return Array.from({ length: last + 1 }, (_, i) => ({ from: i * step, to: (i + 1) * step, doctors: steps.filter((one) => one === i).length }))
}
