import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { readCatalogue } from '#policy/index.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { policiesFolder } from '../policies-folder.ts'
import { beginPack } from '../policy/new-region.ts'

const scopes = ['country', 'province', 'city', 'county', 'institution']

export const command: Command = {
  summary: '新地区：写出一个政策包的骨架，目录每一条都带着该问的问题',
  help: `用法：new-region <六位代码> <名称> --slug <拼音> [--scope ${scopes.join('|')}] [--folder 目录] [--json]
      例：new-region 640000 宁夏回族自治区 --slug ningxia --scope province
  不写 --scope 为 county。已有这个地区的政策包时不动它。写好之后怎样填，见 docs/packs-howto.md。`,
  run: (args) => answering(() => {
    const { values, positionals: [code, name, ...rest] } = readArguments(args, { slug: { type: 'string' }, scope: { type: 'string', default: 'county' }, folder: { type: 'string' } })
    const { slug, scope, folder = policiesFolder } = values as { slug?: string; scope: string; folder?: string }
    if (code === undefined || name === undefined || rest.length > 0) throw new BadUsage('要写：new-region <六位代码> <名称>')
    if (!/^\d{6}$/.test(code)) throw new BadUsage(`${code} 不是六位区划代码`)
    if (!/^[\p{L}\p{N}][\p{L}\p{N}（）·]{0,39}$/u.test(name.trim())) throw new BadUsage('名称不能为空，也不能带标点（括号与间隔号可以），不超过 40 字')
    if (slug === undefined || !/^[a-z][a-z0-9-]{0,39}$/.test(slug)) throw new BadUsage('要写 --slug：地名的拼音，小写，如 ningxia')
    if (!scopes.includes(scope)) throw new BadUsage(`--scope 只能是 ${scopes.join('、')}`)
    if (!existsSync(folder)) throw new BadUsage(`没有目录 ${folder}`)
    const { catalogue: { entries }, problems } = readCatalogue(folder)
    if (problems.length > 0) throw new BadUsage(`${folder} 里的目录读不通，没有写：${problems.map(({ file, line, reason }) => `\n${file}:${line} ${reason}`).join('')}`)
    const place = beginPack(folder, { code, slug, name: name.trim(), scope }, entries)
    if (place === null) throw new BadUsage(`已有 ${code} 的政策包，没有动它`)
    if (values.json) printJson({ folder: basename(place), questions: entries.length })
    else console.log(`写好了 policies/${basename(place)}：${entries.length} 个问题待答。\n先在 policies/documents.yaml 登记文件与条款，再逐条回答；每改一批运行 policy check。`)
    return 0
  }),
}
