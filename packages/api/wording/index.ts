/** Every module's words in both languages. One line per module and language; the screens load the same files by themselves. */
import { access as accessEn } from './en/access.ts'
import { contracts as contractsEn } from './en/contracts.ts'
import { kit as kitEn } from './en/kit.ts'
import { organisations as organisationsEn } from './en/organisations.ts'
import { overview as overviewEn } from './en/overview.ts'
import { platform as platformEn } from './en/platform.ts'
import { policy as policyEn } from './en/policy.ts'
import { residents as residentsEn } from './en/residents.ts'
import { shell as shellEn } from './en/shell.ts'
import { targets as targetsEn } from './en/targets.ts'
import { access as accessZh } from './zh/access.ts'
import { contracts as contractsZh } from './zh/contracts.ts'
import { kit as kitZh } from './zh/kit.ts'
import { organisations as organisationsZh } from './zh/organisations.ts'
import { overview as overviewZh } from './zh/overview.ts'
import { platform as platformZh } from './zh/platform.ts'
import { policy as policyZh } from './zh/policy.ts'
import { residents as residentsZh } from './zh/residents.ts'
import { shell as shellZh } from './zh/shell.ts'
import { targets as targetsZh } from './zh/targets.ts'

export const zh = { access: accessZh, contracts: contractsZh, kit: kitZh, organisations: organisationsZh, overview: overviewZh, platform: platformZh, policy: policyZh, residents: residentsZh, shell: shellZh, targets: targetsZh }
export const en = { access: accessEn, contracts: contractsEn, kit: kitEn, organisations: organisationsEn, overview: overviewEn, platform: platformEn, policy: policyEn, residents: residentsEn, shell: shellEn, targets: targetsEn }
