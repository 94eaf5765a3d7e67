import { join } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { readSettings, type Settings } from './settings.ts'
import { type Running, startJiayi } from './start.ts'

/** `npm start`: reads the settings, starts everything, says where it is; Ctrl-C stops it cleanly. One JSON line a request when JIAYI_LOG=1 or in production. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2))
  const isLogging = settings.isProduction || process.env.JIAYI_LOG === '1'
  const began = Date.now()
  const running = await startJiayi(settings, {
    step: (text) => console.log(`· ${text}`),
    report: (error, where) => console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', where, error: error instanceof Error ? error.stack : String(error) })),
    databaseDied: (how) => {
      console.error(`内置数据库意外停止（${how}），本进程随之退出。已答复的都在，请重新启动；原因见 ${join(settings.dataFolder, 'postgres.log')}`)
      process.exit(1)
    },
    ...(isLogging ? { log: (line) => console.log(JSON.stringify(line)) } : {}),
  })
  sayWhere(settings, running, Date.now() - began)
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      console.log('\n正在停止……')
      void running.stop().then(() => process.exit(0), (error: unknown) => { console.error(error); process.exit(1) })
    })
  }
}

function sayWhere(settings: Settings, { origin, composition }: Running, ms: number): void {
  console.log(`\n家医已启动（${(ms / 1000).toFixed(1)} 秒）  ${origin}\n接口说明  ${origin}/docs/api`)
  if (!settings.isDemo) return
  console.log(`\n演示账号（在登录页点姓名即可进入；密码都是 ${composition.demo.password}）：`)
  for (const { account, displayName, place } of composition.demo.people) console.log(`  ${account.padEnd(12)} ${displayName}  ${place}`)
  console.log('\n居民手机端  /m：任意手机号都能登录，验证码显示在页面上；在医生的居民页点“出示绑定码”，手机上输入即可绑定本人\n按 Ctrl-C 停止。')
}

await main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
