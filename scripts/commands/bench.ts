import { benches } from '../../bench/benches.ts'
import { signIn } from '../../bench/running-product.ts'
import { runningDatabase } from '../../server/platform/backup/backup.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { dataFolder } from '../data-folder.ts'

export const command: Command = {
  summary: '测量：真实请求与它的下限并排，给出中位数之比',
  help: `用法：bench <${Object.keys(benches).join('|')}|all> [--origin 网址] [--json]
  对正在运行的演示（npm start，量大时 npm start -- --scale full）测量；--origin 默认 http://127.0.0.1:3000。
  启动时设 JIAYI_REQUESTS_PER_MINUTE=0，否则会碰到限速；数据目录不是 ./data 时，这里也写明 JIAYI_DATA。目标是对全量人口（--scale full）说的。两者轮流进行，比值是同一轮里的中位数之比。
  sign 会真的为悦来第三团队签下 512 位演示居民。`,
  run: (args) => answering(async () => {
    const { values, positionals } = readArguments(args, { origin: { type: 'string', default: 'http://127.0.0.1:3000' } })
    const [name = ''] = positionals
    const chosen = name === 'all' ? Object.keys(benches) : [name]
    if (!chosen.every((one) => Object.hasOwn(benches, one))) throw new BadUsage(`没有测量 ${name}。现有：${Object.keys(benches).join('、')}、all`)
    let ownerUrl: string
    try {
      ownerUrl = process.env.DATABASE_URL ?? runningDatabase(dataFolder())
    } catch (error) {
      throw new BadUsage((error as Error).message)
    }
    const product = await signIn({ origin: values.origin as string, ownerUrl, dataFolder: dataFolder() }, 'wumin').catch((error: Error) => {
      throw new BadUsage(`连不上 ${values.origin}（${(error.cause as Error | undefined)?.message ?? error.message}）。先启动演示，或用 --origin 写明它的网址`)
    })
    try {
      const figures = []
      for (const one of chosen) {
        const figure = await (benches[one] as (typeof benches)[string])(product)
        figures.push(figure)
        if (!values.json) console.log(`${figure.name.padEnd(10)} ${figure.value} ${figure.unit}（p95 ${figure.p95}），下限 ${figure.floor}（p95 ${figure.floorP95}），比 ${figure.ratio}，${figure.runs} 次`)
      }
      if (values.json) printJson(figures)
      else console.log(figures[0]?.machine ?? '')
      return 0
    } finally {
      await product.close()
    }
  }),
}
