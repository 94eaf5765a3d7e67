import type { TrialResult } from '#api/what-if.ts'
import { type PanelCap, panelCap } from '#policy/index.ts'
import { ask, ofBoth, type Sides } from './side.ts'

/** A doctor or a team with the contracts it holds; a team with its family doctors. */
export type Panel = { scope: 'doctor' | 'team'; unit: 'person' | 'household'; contracts: number; familyDoctors: number }
const step = 250

/** Whether a panel is over a cap; null where the cap is not of it, or counts what nobody counts here. A cap on doctors is a team's as many times as it has doctors. */
export function isOver({ scope, unit, limit }: PanelCap, panel: Panel): boolean | null {
  if (unit !== panel.unit || (scope === 'team' && panel.scope === 'doctor')) return null
  return panel.contracts > (panel.scope === 'team' && scope === 'doctor' ? limit * panel.familyDoctors : limit)
}

/** Doctors and teams over the cap of each side, and doctors by how many contracts they hold, in steps of 250. */
export function countPanels(sides: Sides, panels: readonly Panel[]): TrialResult['caps'] {
  const caps = ofBoth((side) => ask(() => panelCap(sides[side].pack, sides[side].on)))
  const sumOf = (scope: Panel['scope']) => {
    const those = panels.filter((one) => one.scope === scope)
    return {
      holders: those.length,
      over: ofBoth((side) => {
        const cap = caps[side].value
        const judged = cap ? those.map((one) => isOver(cap, one)) : [null]
        return judged.includes(null) ? null : judged.filter(Boolean).length
      }),
    }
  }
  const doctors = panels.filter(({ scope }) => scope === 'doctor').map(({ contracts }) => Math.floor(contracts / step))
  const last = Math.max(-1, ...doctors)
  const bins = Array.from({ length: last + 1 }, (_, i) => ({ from: i * step, to: (i + 1) * step, doctors: doctors.filter((one) => one === i).length }))
  return { ...caps, doctors: sumOf('doctor'), teams: sumOf('team'), bins }
}
