import type pg from 'pg'

type Node = { 'Node Type': string; Operation?: string; Schema?: string; 'Relation Name'?: string; Alias?: string; Output?: string[]; Plans?: Node[] } & Record<string, unknown>
export type Finding = { tables: string[]; untied: string[] }

/** The tenant tables of a migrated database (a county, and not named as a table of all counties), with the place of `county_code` among their columns; partitions under their parent. */
export async function tenantTables(owner: pg.Client, withoutCounty: readonly string[]): Promise<Map<string, { table: string; place: number }>> {
  const { rows } = await owner.query(`
    SELECT n.nspname || '.' || c.relname AS name, coalesce(pn.nspname || '.' || p.relname, n.nspname || '.' || c.relname) AS table,
           (SELECT count(*)::int - 1 FROM pg_attribute b WHERE b.attrelid = c.oid AND b.attnum > 0 AND b.attnum <= a.attnum AND NOT b.attisdropped) AS place
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'county_code' AND NOT a.attisdropped
    LEFT JOIN pg_inherits h ON h.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = h.inhparent LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
    WHERE c.relkind IN ('r', 'p')`)
  return new Map(rows.filter(({ table }) => !withoutCounty.includes(table) && !table.startsWith('access.')).map(({ name, ...rest }) => [name, rest]))
}

/**
 * How PostgreSQL would run a statement whatever its parameters are: which tenant tables it touches, and which of those references nothing ties to
 * one county. Tied is what is compared with a parameter or a constant on `county_code`, what equals something tied there, and a row written
 * with such a county. Run by the owner, whom row security does not touch, so that only the statement's own conditions count.
 */
export async function planOf(owner: pg.Client, text: string, tenants: Awaited<ReturnType<typeof tenantTables>>): Promise<Finding> {
  const { rows } = await owner.query(`EXPLAIN (GENERIC_PLAN, VERBOSE, COSTS OFF, FORMAT JSON) ${text}`)
  const nodes = flatten(rows[0]['QUERY PLAN'][0].Plan)
  const tied = tiedAliases(nodes)
  const touched = nodes.flatMap((node) => {
    const tenant = node['Relation Name'] === undefined ? undefined : tenants.get(`${node.Schema}.${node['Relation Name']}`)
    return tenant ? [{ node, ...tenant }] : []
  })
  const untied = touched.filter(({ node, place }) => {
    if (node['Node Type'] !== 'ModifyTable') return !tied.has(node.Alias as string)
    return node.Operation === 'Insert' && !isTied(writtenAt(node, place), tied)
  })
  return { tables: [...new Set(touched.map(({ table }) => table))], untied: untied.map(({ node, table }) => `${node.Operation ?? 'read'} ${table} ${node.Alias}`) }
}

const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)]

const column = String.raw`(?:"[^"]+"|\w+)\.county_code`
const fixed = String.raw`\(?\$\d+\)?(?:::\w+)?|\d+`
const comparison = new RegExp(`(?<![\\w."])(${column}|${fixed}) = (${column}|${fixed})(?=[\\s)])`, 'g')

/** Spreads "compared with a fixed county" over the equalities until nothing is added. A condition ties only the rows it can keep out. */
function tiedAliases(nodes: readonly Node[]): Set<string> {
  const ties = nodes.flatMap((node) => {
    const kept = keptOutBy(node)
    const conditions = Object.entries(node).flatMap(([key, value]) => (/(Cond|Filter)$/.test(key) && typeof value === 'string' ? [withoutAlternatives(value)] : []))
    const pairs = conditions.flatMap((one) => [...one.matchAll(comparison)].map(([, left, right]) => [left as string, right as string] as const))
    return pairs.flatMap(([left, right]) => [{ side: left, by: right }, { side: right, by: left }]).filter(({ side }) => isCounty(side) && kept.has(aliasOf(side)))
  })
  const tied = new Set<string>()
  for (let before = -1; before !== tied.size; ) {
    before = tied.size
    for (const { side, by } of ties) if (!isCounty(by) || tied.has(aliasOf(by))) tied.add(aliasOf(side))
  }
  return tied
}

/** The aliases whose rows a node's conditions can keep out: a scan its own; a join those of both sides, but never the side that an outer or anti join gives whole. */
function keptOutBy(node: Node): ReadonlySet<string> {
  const kind = node['Join Type'] as string | undefined
  if (kind === undefined) return new Set(node.Alias === undefined ? [] : [node.Alias])
  const sides = { Outer: /^(Inner|Semi|Right|Right Semi|Right Anti)$/, Inner: /^(Inner|Semi|Left|Right Semi|Anti)$/ }
  const below = (node.Plans ?? []).filter((one) => sides[one['Parent Relationship'] as 'Outer' | 'Inner']?.test(kind))
  return new Set(below.flatMap(flatten).flatMap(({ Alias }) => (Alias === undefined ? [] : [Alias])))
}

/** A condition without what stands in parentheses that hold an OR: none of it needs to be true of a row. */
function withoutAlternatives(condition: string): string {
  const kept: string[] = []
  let rest = condition
  for (let found = innermost.exec(rest); found; found = innermost.exec(rest)) {
    kept.push(/ OR /.test(found[1] as string) ? '' : (found[1] as string))
    rest = `${rest.slice(0, found.index)}<${kept.length - 1}>${rest.slice(found.index + found[0].length)}`
  }
  const open = (text: string): string => text.replace(/<(\d+)>/g, (_, at: string) => `(${open(kept[Number(at)] as string)})`)
  return open(rest)
}
const innermost = /\(([^()]*)\)/

const isCounty = (side: string): boolean => side.endsWith('.county_code')
const aliasOf = (side: string): string => side.slice(0, -'.county_code'.length).replaceAll('"', '')
const isTied = (expression: string, tied: ReadonlySet<string>): boolean =>
  new RegExp(`^\\(*(${fixed})\\)*$`).test(expression) || (/\.county_code$/.test(expression) && tied.has(aliasOf(expression)))

/** What an INSERT writes at a place, followed down through subqueries that only pass it on. */
function writtenAt(insert: Node, place: number): string {
  let node = insert.Plans?.find((one) => one['Parent Relationship'] === 'Outer') ?? insert.Plans?.at(-1)
  for (;;) {
    const written = node?.Output?.[place] ?? ''
    const inner = node?.Plans?.find((one) => one['Parent Relationship'] === 'Subquery')
    if (!/^"\*SELECT\*(_\d+)?"/.test(written) || !inner) return written
    node = inner
  }
}
