import { writeFileSync } from 'node:fs'
import { permissions, roles } from '#api/permissions.ts'
import { zh } from '#api/wording/index.ts'
import { type Reach, roleTable } from '../server/modules/access/domain/roles.ts'

const reachNames: Record<Reach, string> = { province: '省', city: '市', county: '区县', township: '镇街', institution: '机构', team: '团队' }
const roleName = (role: keyof typeof roleTable): string => zh.shell.role[role]
const permissionName = (permission: string): string => (zh.shell.permission as Record<string, string>)[permission.replace('.', '_')] ?? permission
export const permissionsFile = new URL('../docs/permissions.md', import.meta.url).pathname

/** docs/permissions.md: the role table as it is enforced, for people. Written by `node scripts/render-permissions.ts`. */
export function renderPermissions(): string {
  const rows = permissions.map((permission) => `| \`${permission}\` ${permissionName(permission)} | ${roles.map((role) => (roleTable[role].permissions.includes(permission) ? '●' : '')).join(' | ')} |`)
  const places = roles.map((role) => {
    const { reaches, secondFactor, mayGive } = roleTable[role]
    const gives = mayGive.length === roles.length - 1 ? '全部' : mayGive.map(roleName).join('、') || '—'
    return `| ${roleName(role)} \`${role}\` | ${reaches.map((reach) => reachNames[reach]).join('、')} | ${secondFactor === 'always' ? '每次' : '30 天内未记住的电脑'} | ${gives} |`
  })
  return `# 谁能做什么

由 \`server/modules/access/domain/roles.ts\` 生成（\`node scripts/render-permissions.ts\`），请勿手改。没有列出的，就是不能。

每项操作声明一个权限；服务器没有声明的操作不会启动。权限只在岗位的数据范围内有效：范围之外的人和事，与不存在的回答一样（404）。

## 岗位：在哪里、怎样登录、能授予谁

| 岗位 | 数据范围 | 动态验证码 | 可以授予的岗位 |
|---|---|---|---|
${places.join('\n')}

授予岗位还须：在自己的数据范围之内；修改一个账号时，它持有的每个岗位都须是自己可以授予的；不能改自己的账号。

## 权限

| 权限 | ${roles.map(roleName).join(' | ')} |
|---|${roles.map(() => ':-:').join('|')}|
${rows.join('\n')}

三条界线：管账号的看不到居民；看钱或看全区县数字的看不到姓名（卫健委查名单除外）；看日志的改不了任何东西。
`
}

if (process.argv[1] === import.meta.filename) writeFileSync(permissionsFile, renderPermissions())
