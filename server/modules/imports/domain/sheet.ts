/** A column of a list: its heading in our template, other headings it is known by, and how the sheet of explanations explains it. */
export type ListColumn<Key extends string = string> = { key: Key; title: string; isRequired?: boolean; aliases: readonly string[]; example: string; about: string; width: number }
/** One kind of list as a sheet: what it is called, the version of its template, its columns and the headings they are known by. */
export type ListSheet<Key extends string = string> = { name: string; version: string; columns: readonly ListColumn<Key>[]; keyOf: ReadonlyMap<string, Key> }

/** What the error file adds at the end, and what an import passes over. */
export const faultTitle = '错误原因'
const plain = (heading: string): string => heading.normalize('NFKC').toLowerCase().replace(/[\s()（）*＊:：、/_\-·.]/g, '')
const overlooked = new Set([faultTitle, '序号', '备注', 'id', 'no', '年龄'].map(plain))

/** A sheet with all the headings its columns are known by. */
export const aSheet = <Key extends string>(name: string, version: string, columns: readonly ListColumn<Key>[]): ListSheet<Key> =>
  ({ name, version, columns, keyOf: new Map(columns.flatMap(({ key, title, aliases }) => [title, ...aliases].map((word) => [plain(word), key] as const))) })

export type Headings<Key extends string = string> = { at: Map<Key, number>; missing: string[]; unknown: string[]; twice: string[] }
/**
 * Which column stands where, by its heading: in any order, with spaces, brackets, full-width letters or another common name. What is missing, unknown or
 * there twice is told by name. Example: `[' 姓　名 ', '身份证号']` → name at 0, number at 1, missing 村（社区）and 本地居住起始日期.
 */
export function matchHeadings<Key extends string>({ columns, keyOf }: ListSheet<Key>, cells: readonly string[]): Headings<Key> {
  const at = new Map<Key, number>()
  const [unknown, twice]: [string[], string[]] = [[], []]
  cells.forEach((cell, place) => {
    const word = plain(cell)
    if (word === '') return
    const key = keyOf.get(word)
    if (key === undefined) { if (!overlooked.has(word)) unknown.push(cell.trim().slice(0, 30)) }
    else if (at.has(key)) twice.push(cell.trim().slice(0, 30))
    else at.set(key, place)
  })
  return { at, unknown, twice, missing: columns.filter(({ key, isRequired }) => isRequired && !at.has(key)).map(({ title }) => title) }
}
