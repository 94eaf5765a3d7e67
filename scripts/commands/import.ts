import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { importKinds } from '#api/imports.ts'
import { zh } from '#api/wording/index.ts'
import { readCatalogue } from '#policy/index.ts'
import { findActor } from '../../server/modules/access/index.ts'
import { importFile, reasonText } from '../../server/modules/imports/index.ts'
import { openPolicies } from '../../server/modules/policy/index.ts'
import { loadKeys } from '../../server/platform/crypto/load-keys.ts'
import { openDatabase } from '../../server/platform/database/database.ts'
import { urlOf } from '../../server/platform/database/url.ts'
import { openFileStore } from '../../server/platform/file-store.ts'
import { BadFile } from '../../server/platform/spreadsheet/table.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { databaseOrSay, dataFolder } from '../data-folder.ts'

export const command: Command = {
  summary: '导入：把一个区县的居民名册、重点人群认定写入正在运行的数据库',
  help: `用法：import <种类> <文件.xlsx|.csv> --as <账号> [--dry-run] [--update] [--resume] [--json]
  种类：${importKinds.map((kind) => `${kind}（${zh.imports.kind[kind]}）`).join('、')}。
  数据库须在运行（npm start，或 DATABASE_URL）。以该账号的岗位和管理范围导入，逐行核对；先用 --dry-run 看结果，不写入。
  --update 用表里的内容更新已登记的人，不写则跳过；只用于 residents。中断后用同一文件加 --resume 接着写，不会重复。
  有错误的行写到 <文件>-错误行.xlsx，改正后可再导入。退出码：0 全部写入；2 写入了，但有错误行；1 没有写入。
  例：import residents 居民.xlsx --as wumin --dry-run`,
  run: (args) => answering(async () => {
    const { values, positionals: [asked, path] } = readArguments(args, { as: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, update: { type: 'boolean', default: false }, resume: { type: 'boolean', default: false } })
    const kind = importKinds.find((one) => one === asked)
    if (kind === undefined || path === undefined) throw new BadUsage(`要写：import <${importKinds.join('|')}> <文件>`)
    if (typeof values.as !== 'string') throw new BadUsage('--as 要写以谁的账号导入')
    const bytes = await readFile(path).catch(() => { throw new BadUsage(`读不到文件 ${path}`) })
    const database = openDatabase({ url: urlOf(databaseOrSay(), 'jiayi_bulk'), lines: 2, most: 4 })
    try {
      const actor = await findActor(database, values.as, 'import.run')
      if (!actor) throw new BadUsage(`账号 ${values.as} 不存在、已停用、没有改过初始密码，或没有导入的权限`)
      const using = { keys: loadKeys(join(dataFolder(), 'keys.json'), process.env.JIAYI_PRODUCTION === '1' ? 'production' : 'demo'), files: openFileStore(join(dataFolder(), 'files')), policies: openPolicies(database, readCatalogue(join(import.meta.dirname, '..', '..', 'policies')).catalogue) }
      const done = await importFile(using, database, actor, { kind, fileName: basename(path), bytes, mode: values.update ? 'update' : 'skip', isDryRun: values['dry-run'] === true, isResumed: values.resume === true, now: Date.now(), tell: values.json ? () => {} : tellProgress })
      return await report(done, path, values.json === true)
    } catch (error) {
      if (!(error instanceof BadFile)) throw error
      return await report({ outcome: 'refused', reasons: [{ code: `IMPORTS.${error.fault}` }] }, path, values.json === true)
    } finally {
      await database.close()
    }
  }),
}

async function report(done: Awaited<ReturnType<typeof importFile>>, path: string, isJson: boolean): Promise<number> {
  if (done.outcome === 'refused') {
    if (isJson) printJson({ outcome: done.outcome, reasons: done.reasons })
    else for (const one of done.reasons) console.error(reasonText(one))
    return 1
  }
  if (done.outcome === 'unfinished' || done.outcome === 'nothing to resume') {
    if (isJson) printJson({ outcome: done.outcome })
    else console.error(done.outcome === 'unfinished' ? '这份文件上次没有写完。加 --resume 接着写。' : '没有写到一半的同一份文件。去掉 --resume 再试。')
    return 1
  }
  const { counts, errorFile, importId, total } = done
  const errorPath = errorFile ? `${path.replace(/\.\w+$/, '')}-错误行.xlsx` : null
  if (errorFile && errorPath) await writeFile(errorPath, errorFile, { mode: 0o600 })
  if (isJson) printJson({ outcome: done.outcome, importId, total, ...counts, errorFile: errorPath, highestMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024) })
  else console.log(`\n${done.outcome === 'checked' ? '核对完，没有写入' : '已写入'}：共 ${total} 行，新增 ${counts.newRows}，更新 ${counts.updatedRows}，跳过 ${counts.duplicateRows}，错误 ${counts.errorRows}${errorPath ? `（见 ${errorPath}）` : ''}`)
  return counts.errorRows > 0 ? 2 : 0
}

function tellProgress(what: 'read' | 'judged', done: number, total: number | null): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${what === 'read' ? '已读' : '已办'} ${done}${total === null ? '' : ` / ${total}`} 行 `)
}
