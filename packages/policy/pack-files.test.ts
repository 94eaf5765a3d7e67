import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentsFile, filesOfPack, type PackBundle, readCatalogue, readPolicies, withGivers } from './index.ts'

const shipped = join(import.meta.dirname, '..', '..', 'policies')
const { packs } = readPolicies(shipped)
const { entries } = readCatalogue(shipped).catalogue
const bundles = new Map([...packs].map(([region, { bundle }]) => [region, bundle]))
let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pack-files-')) })
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes packs as files and reads them again. */
function readAgain(written: readonly PackBundle[], takenFrom = bundles) {
  copyFileSync(join(shipped, 'catalogue.yaml'), join(folder, 'catalogue.yaml'))
  writeFileSync(join(folder, 'documents.yaml'), documentsFile(written))
  const owned = written.flatMap((bundle) => {
    const { files, ownedNow } = filesOfPack(bundle, entries, takenFrom)
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, `${bundle.region}-again`, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    return ownedNow
  })
  return { ...readPolicies(folder), owned }
}

describe('every shipped pack, written as files beside the packs it takes from', () => {
  it.each([...bundles.values()])('$region $name reads again as the same bundle', (bundle) => {
    const again = readAgain(withGivers(bundle, bundles))
    expect(again.problems).toEqual([])
    expect(again.packs.get(bundle.region)?.bundle).toEqual(bundle)
    expect(again.owned).toEqual([])
  })
})

it('what an act laid over stays in a file of its document', () => {
  const { files } = filesOfPack(bundles.get('500112') as PackBundle, entries, bundles)
  expect(files['acts/act-yb-2026-1.yaml']).toContain('panel.cap:')
  expect(files['parameters/panel.yaml']).toContain('# 签约数上限\ncap:\n  unknown: ')
})

it('a value that the other pack no longer gives so is written as the pack’s own, and said', () => {
  const bundle = bundles.get('500112') as PackBundle
  const moved = structuredClone(bundles.get('000000')) as PackBundle
  const age = Object.values(moved.answers['population.elderly_age']?.values ?? {})[0] as { value: unknown }
  age.value = '60'
  const again = readAgain([bundle, moved], new Map([...bundles, ['000000', moved]]))
  expect(again.owned).toEqual(['population.elderly_age'])
  expect(again.packs.get('500112')?.bundle.answers['population.elderly_age']).toEqual({ status: 'value', values: bundle.answers['population.elderly_age']?.values })
})
