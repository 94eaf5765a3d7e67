import type { InputOf, OutputOf } from '#api/endpoint.ts'
import type { getRegionEndpoint, listRegionsEndpoint, searchRegionsEndpoint } from '#api/regions.ts'
import type { Context } from '#platform/http/context.ts'
import { notFound } from '#platform/problem.ts'
import { rootOf, type Row, selectByText, selectChildren, selectManaged, selectManagers, selectPath, selectPopulations } from './region-rows.ts'

/** The regions below one, and the way down to it. A region out of reach is not found. */
export async function listRegions(context: Context, { parent }: InputOf<typeof listRegionsEndpoint>): Promise<OutputOf<typeof listRegionsEndpoint>> {
  const { run, on, actor } = context
  const root = rootOf(actor)
  const code = parent ?? root
  const path = await reach(context, code)
  const countyText = String(actor.countyCode)
  const [items, managed] = await Promise.all([run(selectChildren, { parent: code, on }), code === countyText ? run(selectManaged, { countyText, on }) : []])
  return { path, items, managed, next: null }
}

/** Finds regions within reach by name, spelling or code. */
export async function searchRegions({ run, on, actor }: Context, { text, level }: InputOf<typeof searchRegionsEndpoint>): Promise<OutputOf<typeof searchRegionsEndpoint>> {
  const root = rootOf(actor)
  // A township office searches its own township only; a county also what it manages elsewhere.
  const countyText = root.length > 6 ? '' : root
  return { items: await run(selectByText, { root, rootEnd: `${root}:`, countyText, on, text, level: level ?? null }), next: null }
}

/** One region within reach with its people by year and its managers by day. */
export async function getRegion(context: Context, { code }: InputOf<typeof getRegionEndpoint>): Promise<OutputOf<typeof getRegionEndpoint>> {
  const path = await reach(context, code)
  const [populations, managers] = await Promise.all([context.run(selectPopulations, { code }), context.run(selectManagers, { code })])
  return { region: path.at(-1) as Row, path, populations, managers }
}

/** The way down to a region, when it lies below the actor's own, in a township their county manages, or on the way up. */
async function reach({ run, on, actor }: Context, code: string): Promise<Row[]> {
  const root = rootOf(actor)
  const [path, managed] = await Promise.all([run(selectPath, { code, on }), root.length > 6 ? [] : run(selectManaged, { countyText: root, on })])
  if (path.length === 0) throw notFound('region')
  if (code.startsWith(root) || managed.some((one) => code.startsWith(one.code))) return path
  const above = await run(selectPath, { code: root, on })
  if (!above.some((one) => one.code === code)) throw notFound('region')
  return path
}
