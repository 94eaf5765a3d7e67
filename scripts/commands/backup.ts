import { resolve } from 'node:path'
import { backup } from '../../server/platform/backup/backup.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { dataFolder, showProgress } from '../data-folder.ts'

export const command: Command = {
  summary: '备份：运行中的内置数据库和文件，存到一个空目录',
  help: `用法：backup <目录> [--with-keys] [--json]
  服务照常运行。密钥 keys.json 不在备份里（拿到备份的人不应能解开身份证号），请另行保管；--with-keys 一并存入，只用于演示。
  用自己的 PostgreSQL（DATABASE_URL）时，数据库用它自带的 pg_basebackup 备份。`,
  run: (args) => answering(async () => {
    const { values, positionals } = readArguments(args, { 'with-keys': { type: 'boolean', default: false } })
    const [to] = positionals
    if (to === undefined || positionals.length > 1) throw new BadUsage('要写：backup <目录>')
    const began = Date.now()
    try {
      const bytes = await backup({ dataFolder: dataFolder(), to: resolve(to), withKeys: values['with-keys'] === true, at: new Date(began).toISOString(), onProgress: showProgress })
      if (values.json) printJson({ folder: resolve(to), bytes, seconds: (Date.now() - began) / 1000 })
      else console.log(`已备份 ${(bytes / 1e6).toFixed(0)} MB 到 ${resolve(to)}，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒。${values['with-keys'] ? '' : '密钥 keys.json 请另行保管。'}`)
      return 0
    } catch (error) {
      console.error((error as Error).message)
      return 1
    }
  }),
}
