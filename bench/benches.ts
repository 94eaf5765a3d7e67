import { beside, type Figure } from './measure.ts'
import { ask, bare, type Product } from './running-product.ts'
import { sign } from './sign.ts'

/** What somebody types, letter by letter; each is one search. */
const typed = ['l', 'ly', 'lyz', 'wang', 'zhangw', '罗', '罗玉', '王', '陈静', 'cx', 'hg', 'liu', '李', '4428', '0013', 'zhou', '周', 'xj', 'tdf', '汤'] as const
const after = (text: string) => `${text}\u{10FFFF}`

/** Search while typing, over HTTP as the county's commission sees it, beside one bare probe of the name's index. */
const search = (product: Product): Promise<Figure> => beside('search',
  (turn) => ask(product, '/api/residents/search', { text: typed[turn % typed.length] }),
  (turn) => {
    const text = typed[turn % typed.length] as string
    const column = /^\p{Script=Han}/u.test(text) ? 'name' : 'initials'
    return bare(product, `probe-${column}`, `SELECT id, name FROM residents.resident WHERE county_code = $1 AND ${column} >= $2 AND ${column} < $3 ORDER BY ${column}, id LIMIT 21`, [product.countyCode, text, after(text)])
  })

/** The commission's overview over HTTP beside the bare sum of the rollup it shows. */
const coverage = (product: Product): Promise<Figure> => beside('coverage',
  () => ask(product, '/api/overview/county'),
  () => bare(product, 'bare-cover', `SELECT township_code, population, sum(residents), sum(signed) FROM statistics.stat_cover WHERE county_code = $1 GROUP BY 1, 2`, [product.countyCode]))

/** A page of the list of residents of one team, key populations not signed, beside the same page bare. */
const list = async (product: Product): Promise<Figure> => {
  const { rows } = await product.client.query<{ team: string }>(`BEGIN; SET LOCAL app.counties = '{${product.countyCode}}'`).then(() =>
    product.client.query(`SELECT team_id AS team FROM statistics.stat_cover WHERE county_code = $1 AND population = 'all' ORDER BY residents DESC LIMIT 1`, [product.countyCode]))
  await product.client.query('COMMIT')
  const team = rows[0]?.team
  return beside('list',
    () => ask(product, `/api/residents/list?team=${team}&population=key&signed=no`),
    () => bare(product, 'bare-list', `SELECT id, name, populations FROM residents.resident WHERE county_code = $1 AND team_id = $2 AND status = 'living' AND cardinality(populations) > 0 AND NOT is_signed ORDER BY initials, id LIMIT 31`, [product.countyCode, team]))
}

export const benches: Readonly<Record<string, (product: Product) => Promise<Figure>>> = { search, coverage, list, sign }
