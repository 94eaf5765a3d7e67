import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readSettings } from '../server/settings.ts'
import { startJiayi } from '../server/start.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    preparedCounty: string
  }
}

/** Makes the demo county once, minutes before the day of the tests begins; each file of tests works on a copy. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-county-'))
  const settings = readSettings({ PORT: '0', JIAYI_DATA: folder, JIAYI_NOW: '2026-11-24T08:50:00+08:00' }, [])
  const running = await startJiayi(settings, { step: () => {}, report: (error, where) => console.error(where, error) })
  await running.stop()
  provide('preparedCounty', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
