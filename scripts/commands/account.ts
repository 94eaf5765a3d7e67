import { join } from 'node:path'
import { createFirstAdmin } from '../../server/modules/access/index.ts'
import { loadKeys } from '../../server/platform/crypto/load-keys.ts'
import { openDatabase } from '../../server/platform/database/database.ts'
import { urlOf } from '../../server/platform/database/url.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { databaseOrSay, dataFolder } from '../data-folder.ts'

export const command: Command = {
  summary: '账号：给一个区县开通第一位管理员',
  help: `用法：account create-admin --county <六位代码> --account <账号> --name <姓名> [--json]
  数据库须在运行（npm start，或 DATABASE_URL）。屏幕上的初始密码只显示这一次；本人首次登录时绑定动态验证码并改密码。
  之后的账号由他在“账号”页开通。账号已存在时不改动任何东西，退出码 1。
  例：account create-admin --county 990101 --account wanggang --name 王刚`,
  run: (args) => answering(async () => {
    const { values, positionals: [verb] } = readArguments(args, { county: { type: 'string' }, account: { type: 'string' }, name: { type: 'string' } })
    const { county, account, name } = values as { county?: string; account?: string; name?: string }
    if (verb !== 'create-admin') throw new BadUsage('要写：account create-admin')
    if (county === undefined || !/^\d{6}$/.test(county) || county.endsWith('00')) throw new BadUsage('--county 要写区县的六位代码')
    if (account === undefined || !/^[a-z0-9][a-z0-9._-]{1,31}$/.test(account)) throw new BadUsage('--account 要写账号：小写字母、数字、点、横线，2 至 32 位')
    if (name === undefined || name.trim().length < 2) throw new BadUsage('--name 要写姓名')
    const ownerUrl = databaseOrSay()
    const keys = loadKeys(join(dataFolder(), 'keys.json'), process.env.JIAYI_PRODUCTION === '1' ? 'production' : 'demo')
    const database = openDatabase({ url: urlOf(ownerUrl, 'jiayi_bulk'), lines: 1 })
    try {
      const password = await createFirstAdmin({ database, keys, countyCode: Number(county), account, displayName: name.trim(), now: Date.now() })
      if (values.json) printJson({ account, isCreated: password !== undefined, ...(password === undefined ? {} : { firstPassword: password }) })
      else console.log(password === undefined ? `账号 ${account} 已存在，没有改动。` : `已开通 ${account}（${name.trim()}，${county} 管理员）。初始密码：${password}`)
      return password === undefined ? 1 : 0
    } finally {
      await database.close()
    }
  }),
}
