import { combineServices, type PlannedService, servicesByPopulation, type ServicePackage } from '#policy/index.ts'
import { ask, type Side } from './side.ts'

/** What a side's norms and packages count a year for somebody; the norms are asked once. `named`: the populations they name. */
export function workloadOf({ pack, on }: Side) {
  const told = ask(() => servicesByPopulation(pack, on))
  const norms = told.value ?? []
  return {
    told,
    named: norms.map(({ tag }) => tag),
    plan: (tags: readonly string[], packages: readonly ServicePackage[]): PlannedService[] => combineServices(norms, tags, packages),
  }
}
