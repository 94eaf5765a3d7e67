import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isOfProvince } from '#kernel/identity-number.ts'
import { didYouMean, type Policies, readText } from '#policy/index.ts'

/** One thing a source document says, and where it went. */
export type Figure = { id: string; region: string; clause: string; kind: string; topic: string; value: string; rest: string; mapsTo: string; line: number }
export type FigureProblem = { file: string; line: number; reason: string }

export const figuresFile = 'figures.tsv'
const columns = ['id 编号', 'region 地区', 'clause 条款', 'kind 种类', 'topic 事项', 'value 数值', 'unit 单位', 'condition 条件', 'maps_to 归入']

/** The checked-in list of what the source documents say: policies/figures.tsv, one a line, and the rows that are none, each with its line. */
export function readFigures(folder: string, packs: Policies['packs']): { figures: Figure[]; problems: FigureProblem[] } {
  const path = join(folder, figuresFile)
  const figures: Figure[] = []
  const problems: FigureProblem[] = []
  const read = existsSync(path) ? readText(path) : { text: '' }
  if ('reason' in read) return { figures, problems: [{ file: figuresFile, line: 1, reason: read.reason }] }
  const lines = read.text.replace(/^\uFEFF/, '').split(/\r?\n/)
  lines.forEach((text, i) => {
    if (text.trim() === '' || text.startsWith('#') || text.startsWith('id\t')) return
    const [id = '', region = '', clause = '', kind = '', topic = '', value = '', unit = '', condition = '', mapsTo = ''] = text.split('\t').map((one) => one.trim())
    const figure = { id, region, clause, kind, topic, value, rest: `${unit} ${condition}`, mapsTo, line: i + 1 }
    const reason = whyNoRow(text) ?? whyNoFigure(figure, figures) ?? whyNoRegion(figure, figures, packs)
    if (reason === null) figures.push(figure)
    else problems.push({ file: figuresFile, line: i + 1, reason })
  })
  return { figures, problems }
}

function whyNoRow(text: string): string | null {
  const { length } = text.split('\t')
  if (length === columns.length) return null
  return `${length === 1 ? '这一行没有制表符' : `这一行有 ${length} 列`}：要写 ${columns.length} 列（${columns.join('、')}），两列之间一个制表符，空着的列也留着；编辑器不要把制表符换成空格`
}

function whyNoFigure(figure: Figure, before: readonly Figure[]): string | null {
  const { id } = figure
  if (!/^[A-Z]{2}-\d+$/.test(id)) return `编号“${id}”不是两个大写字母、连字符和数字，如 XX-001`
  const twin = before.find((one) => one.id === id)
  if (twin) return `编号 ${id} 和第 ${twin.line} 行相同：换一个没用过的编号，重复的行删去`
  const same = before.find((one) => ['region', 'clause', 'kind', 'topic', 'value', 'rest', 'mapsTo'].every((part) => one[part as keyof Figure] === figure[part as keyof Figure]))
  return same ? `${id} 除编号外和第 ${same.line} 行一字不差：同一件只写一行，删去一行` : null
}

/** A region is one that has a pack, or that may get one; all figures that begin with the same letters are of one. */
function whyNoRegion({ id, region }: Figure, before: readonly Figure[], packs: Policies['packs']): string | null {
  const letters = id.slice(0, 2)
  const other = before.find((one) => one.id.startsWith(letters) && one.region !== region)
  if (other) return `${id} 的地区写的是 ${region}，而编号 ${letters} 开头的第 ${other.line} 行是 ${other.region}：一个地区用一组字母，两处要一样`
  if (packs.has(region)) return null
  if (!/^\d{6}$/.test(region)) return `${id} 的地区“${region}”不是六位区划代码`
  return isOfProvince(region) ? null : `${id} 的地区 ${region} 没有政策包，也不是哪个省的代码${didYouMean(region, packs.keys())}`
}
