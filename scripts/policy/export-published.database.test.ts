import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPolicies } from '#policy/index.ts'
import { aDatabase } from '../../server/testing/test-database.ts'
import { command } from '../commands/policy.ts'
import { hearCommand } from '../testing/hear-command.ts'

it('a published version is written as it was in force on a day; before its first day there is none', async () => {
  const base = await aDatabase()
  const place = mkdtempSync(join(tmpdir(), 'export-'))
  process.env.DATABASE_URL = base.ownerUrl
  try {
    const [row] = await base.rows("SELECT bundle FROM policy.published_pack WHERE pack_code = '350200'")
    expect(await hearCommand(command, `export --region 350200 --on 2017-03-01 --to ${join(place, 'then')}`)).toMatchObject({ code: 0, says: expect.stringContaining('与原来的相同') })
    expect(readPolicies(join(place, 'then')).packs.get('350200')?.bundle).toEqual(row.bundle)
    expect(await hearCommand(command, `export --region 350200 --on 2010-01-01 --to ${join(place, 'before')}`)).toMatchObject({ code: 1, complains: expect.stringContaining('没有地区 350200 在 2010-01-01 起作用的已发布版本') })
  } finally {
    delete process.env.DATABASE_URL
    rmSync(place, { recursive: true })
    await base.close()
  }
})
