import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Pack, type Policies, readPolicies } from '#policy/index.ts'
import { BadUsage } from './command-line.ts'

/** Where the shipped packs are. */
export const policiesFolder = join(import.meta.dirname, '..', 'policies')

/** The folders of the packs, `<code>-<name>`, in the order of their codes. */
export const packFolders = (folder = policiesFolder): string[] => readdirSync(folder).filter((name) => /^\d{6}-/.test(name)).sort()

/** The pack of a region out of the shipped ones. @throws BadUsage naming the regions there are */
export function packOf(region: string | undefined, folder = policiesFolder): { pack: Pack; policies: Policies } {
  const policies = readPolicies(folder)
  const pack = region === undefined ? undefined : policies.packs.get(region)
  if (pack) return { pack, policies }
  const offered = [...policies.packs.values()].map((one) => `${one.region} ${one.name}`).join('、')
  const broken = policies.problems.map(({ file, line, reason }) => `\n${file}:${line} ${reason}`).join('')
  throw new BadUsage(`${region === undefined ? '要写 --region' : `没有地区 ${region} 的政策包`}。现有：${offered}${broken}`)
}
