import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct } from './live-product.ts'

let product: Awaited<ReturnType<typeof openProduct>>
beforeAll(async () => {
  product = await openProduct()
}, 300_000)
afterAll(async () => {
  await product?.close()
  expect(product.troubles).toEqual([])
}, 60_000)

test('有数据却没有密钥时不启动，说清怎么办；放回密钥就照常', async () => {
  const [keys, away] = [join(product.folder, 'keys.json'), join(product.folder, 'elsewhere.json')]
  renameSync(keys, away)
  await expect(product.openAgainAt('2026-11-24T10:00:00+08:00')).rejects.toThrow(/却没有密钥文件 .*把另存的 keys\.json 放回去再启动/)
  renameSync(away, keys)
  await product.openAgainAt('2026-11-24T10:30:00+08:00')
  expect((await fetch(`${product.origin}/login`)).status).toBe(200)
}, 120_000)
