import { resolve } from 'node:path'
import { restore } from '../../server/platform/backup/restore.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { dataFolder, showProgress } from '../data-folder.ts'

export const command: Command = {
  summary: '恢复：把一份备份放成新的数据目录',
  help: `用法：restore <备份目录> [--json]
  数据目录（JIAYI_DATA，默认 data）须不存在或只有 keys.json。先逐个文件校验，有一处不符就什么也不恢复。之后 npm start 即可。`,
  run: (args) => answering(async () => {
    const { values, positionals } = readArguments(args, {})
    const [from] = positionals
    if (from === undefined || positionals.length > 1) throw new BadUsage('要写：restore <备份目录>')
    try {
      const { at, hasKeys } = restore({ from: resolve(from), dataFolder: dataFolder(), onProgress: showProgress })
      if (values.json) printJson({ from: resolve(from), dataFolder: dataFolder(), madeAt: at, hasKeys })
      else console.log(`已恢复到 ${dataFolder()}（备份时间 ${at}）。${hasKeys ? '' : '请把当时的 keys.json 放进该目录，否则身份证号、电话打不开。'}`)
      return 0
    } catch (error) {
      console.error((error as Error).message)
      return 1
    }
  }),
}
