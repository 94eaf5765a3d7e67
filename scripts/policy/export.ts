import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts'
import { documentsFile, filesOfPack, type PackBundle, readCatalogue, readPolicies, withGivers } from '#policy/index.ts'
import { openPolicies } from '../../server/modules/policy/index.ts'
import { openDatabase } from '../../server/platform/database/database.ts'
import { urlOf } from '../../server/platform/database/url.ts'
import { BadUsage, printJson, readArguments } from '../command-line.ts'
import { databaseOrSay } from '../data-folder.ts'
import { packFolders, packOf, policiesFolder } from '../policies-folder.ts'

/**
 * policy export: a pack written as files, with the catalogue, its documents and every pack it takes from, so that the folder is read as
 * `policies/` is. What was written is read again and must be the same.
 */
export async function exportPack(args: string[]): Promise<number> {
  const { values } = readArguments(args, { region: { type: 'string' }, on: { type: 'string' }, to: { type: 'string' } })
  const { region, on, to } = values as { region?: string; on?: string; to?: string }
  if (to === undefined) throw new BadUsage('要写 --to：写到哪个目录')
  if (existsSync(to) && readdirSync(to).length > 0) throw new BadUsage(`${to} 不是空目录，没有动它`)
  if (on !== undefined && !isLocalDate(on)) throw new BadUsage(`--on 不是存在的日期：${on}`)
  const bundles = on === undefined ? shipped(region) : await published(region, on)
  const bundle = bundles.get(region as string) as PackBundle
  const ownedNow = writePacks(resolve(to), bundle, bundles)
  const again = readPolicies(to)
  const problems = again.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`)
  const isSame = ownedNow.length === 0 && problems.length === 0 && isDeepStrictEqual(again.packs.get(bundle.region)?.bundle, bundle)
  if (values.json) printJson({ region: bundle.region, name: bundle.name, folders: packFolders(to), isSame, ownedNow, problems })
  else {
    console.log(`写好了 ${bundle.name}：${packFolders(to).join('、')}。${isSame ? '再读一遍，与原来的相同。' : ''}`)
    for (const key of ownedNow) console.log(`${key} 与上级现在的取值不同，写成了本地的取值，不再是取用`)
    for (const problem of problems) console.log(problem)
  }
  return problems.length === 0 && (isSame || ownedNow.length > 0) ? 0 : 1
}

/** The packs of the product's files. */
function shipped(region: string | undefined): Map<string, PackBundle> {
  const { policies } = packOf(region)
  return new Map([...policies.packs].map(([code, { bundle }]) => [code, bundle]))
}

/** Each published pack in the version that applies on a day, out of the running database. */
async function published(region: string | undefined, on: LocalDate): Promise<Map<string, PackBundle>> {
  const database = openDatabase({ url: urlOf(databaseOrSay(), 'jiayi_bulk'), lines: 1 })
  try {
    const policies = openPolicies(database, readCatalogue(policiesFolder).catalogue)
    const codes = [...new Set((await policies.listVersions()).filter(({ effectiveFrom }) => effectiveFrom <= on).map(({ packCode }) => packCode))]
    if (region === undefined || !codes.includes(region)) throw new BadUsage(`${region === undefined ? '要写 --region' : `没有地区 ${region} 在 ${on} 起作用的已发布版本`}。现有：${codes.join('、')}`)
    return new Map(await Promise.all(codes.map(async (code) => [code, (await policies.getPack(code, on)).pack.bundle] as const)))
  } finally {
    await database.close()
  }
}

/** Writes the folder whole; gives the entries of this pack that are its own now. */
function writePacks(to: string, bundle: PackBundle, bundles: ReadonlyMap<string, PackBundle>): string[] {
  const { entries } = readCatalogue(policiesFolder).catalogue
  const all = withGivers(bundle, bundles)
  mkdirSync(to, { recursive: true })
  copyFileSync(join(policiesFolder, 'catalogue.yaml'), join(to, 'catalogue.yaml'))
  writeFileSync(join(to, 'documents.yaml'), documentsFile(all))
  return all.flatMap((one) => {
    const { files, ownedNow } = filesOfPack(one, entries, bundles)
    const place = packFolders().find((name) => name.startsWith(`${one.region}-`)) ?? `${one.region}-exported`
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(to, place, file)), { recursive: true })
      writeFileSync(join(to, place, file), text)
    }
    return one === bundle ? ownedNow : []
  })
}
