import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { checkpointVerifier } from '../../server/platform/audit-seal/seal-job.ts'
import { type AuditFault, type Verification, verifyCounty } from '../../server/platform/audit-seal/verify-county.ts'
import { loadKeys } from '../../server/platform/crypto/load-keys.ts'
import { openDatabase } from '../../server/platform/database/database.ts'
import { urlOf } from '../../server/platform/database/url.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'
import { databaseOrSay, dataFolder } from '../data-folder.ts'

const faultTexts: Record<AuditFault['fault'], string> = {
  row_deleted: '记录被删除', row_changed: '记录被改动', place_missing: '封存的位置缺失', root_differs: '与封存时的根不符', chain_broken: '封存链不相接', signature_wrong: '封存签名不成立',
  slipped_in: '封存之后插入了更早的记录（条数）', time_goes_back: '此处起的记录早于前一条（服务器时钟被拨回，或事后补进）', truncated: '尾部被截去（留存的检查点更长）', rewritten: '与留存的检查点不符，整链可能被重写', not_a_checkpoint: '留存的文件不是有效的检查点',
}

export const command: Command = {
  summary: '核验审计：逐条重算，与封存和外部留存的检查点对照',
  help: `用法：verify-audit [--county <六位代码>] [--checkpoint 文件 …] [--json]
  数据库须在运行（npm start，或 DATABASE_URL）。不写 --county 核验全部县区。--checkpoint 给出由他方留存的检查点，截尾和整链重写只有靠它才能发现。
  有任何不符退出码 1。检查点由平台每十分钟放在数据目录的 checkpoints 里，请由另一方定期取走保存。`,
  run: (args) => answering(async () => {
    const { values } = readArguments(args, { county: { type: 'string' }, checkpoint: { type: 'string', multiple: true } })
    const kept = ((values.checkpoint as string[] | undefined) ?? []).map(readCheckpoint)
    const ownerUrl = databaseOrSay()
    const verify = checkpointVerifier(loadKeys(join(dataFolder(), 'keys.json'), process.env.JIAYI_PRODUCTION === '1' ? 'production' : 'demo'))
    const counties = values.county === undefined ? await sealedCounties(ownerUrl) : [countyOf(values.county as string)]
    const database = openDatabase({ url: urlOf(ownerUrl, 'jiayi_bulk'), lines: 1 })
    try {
      const results: Verification[] = []
      for (const county of counties) results.push(await verifyCounty((statement, params) => database.run(statement, params, [county]), county, verify, kept))
      const ok = results.every(({ faults }) => faults.length === 0)
      if (values.json) printJson({ ok, counties: results })
      else print(results)
      return ok ? 0 : 1
    } finally {
      await database.close()
    }
  }),
}

function print(results: readonly Verification[]): void {
  if (results.length === 0) console.log('还没有封存过的审计记录。')
  for (const { countyCode, size, seals, waiting, faults } of results) {
    const said = faults.length > 0 ? `${faults.length} 处不符` : size > 0 ? '全部相符' : '尚无可核对'
    console.log(`${countyCode}  ${size} 条，${seals} 次封存：${said}${waiting > 0 ? `；另有 ${waiting} 条待封存（发生满 5 分钟后，每 10 分钟封存一次）` : ''}`)
    for (const { fault, position, detail } of faults) console.log(`  ${faultTexts[fault]}${position === null ? '' : `，第 ${position} 条`}  ${detail}`)
  }
}

function readCheckpoint(path: string): string {
  if (!existsSync(path)) throw new BadUsage(`没有文件 ${path}`)
  return readFileSync(path, 'utf8')
}

function countyOf(text: string): number {
  if (!/^\d{6}$/.test(text)) throw new BadUsage(`--county 应是六位代码，不是 ${text}`)
  return Number(text)
}

async function sealedCounties(ownerUrl: string): Promise<number[]> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    return (await client.query<{ code: number }>("SELECT DISTINCT county_code AS code FROM policy.county_pack ORDER BY 1")).rows.map(({ code }) => code)
  } finally {
    await client.end()
  }
}
