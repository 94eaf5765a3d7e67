import { resolve } from 'node:path'
import { type KeyWeakness, newKeyFile, withNewKey } from '../../server/platform/crypto/key-file.ts'
import { checkKeyFile, createKeyFile, replaceKeyFile } from '../../server/platform/crypto/load-keys.ts'
import { sm2KeyPair } from '../../server/platform/crypto/sm2-curve.ts'
import { sm2PublicKeyToPem } from '../../server/platform/crypto/sm2-pem.ts'
import { answering, BadUsage, type Command, printJson, readArguments } from '../command-line.ts'

const purposes = ['field', 'signing', 'checkpoint'] as const
const saying: Record<KeyWeakness, string> = {
  missing: '没有这个文件', made_for_demo: '密钥是演示用的', key_used_twice: '同一个密钥用在两处', key_not_random: '有的密钥不是随机生成的',
  readable_by_others: '其他用户可以读这个文件，请改权限为 0600', owned_by_another: '文件属于另一个用户',
}
type Purpose = (typeof purposes)[number]

export const command: Command = {
  summary: '密钥：生成、检查、换新密钥文件，取检查点公钥',
  help: `用法：keys create <文件>                 生成正式密钥文件（权限 0600；已有的文件绝不覆盖）
      keys check <文件>                  能不能用于正式环境，逐条说明不能用的原因
      keys rotate <文件> field|signing|checkpoint <新密钥名>   换上新密钥，旧的留着解旧数据
      keys public <文件>                 审计检查点的公钥，交给保管检查点的一方
  密钥文件另行备份，不与数据库备份放在一起。丢了密钥，加密的身份证号、电话、住址都解不开。`,
  run: (args) => answering(() => {
    const { values, positionals: [action, path, purpose, id, ...rest] } = readArguments(args, {})
    if (action === undefined || path === undefined || rest.length > 0) throw new BadUsage('要写：keys create|check|rotate|public <文件>')
    const say = (text: string, json: unknown) => (values.json ? printJson(json) : console.log(text))
    try {
      return act(action, resolve(path), purpose, id, say)
    } catch (error) {
      if (error instanceof BadUsage) throw error
      console.error((error as Error).message)
      return 1
    }
  }),
}

function act(action: string, path: string, purpose: string | undefined, id: string | undefined, say: (text: string, json: unknown) => void): number {
  if (action === 'create') {
    createKeyFile(path, newKeyFile('production'))
    say(`已生成 ${path}，权限 0600。请另存一份，与数据库备份分开保管。`, { file: path })
    return 0
  }
  const { file, reasons } = checkKeyFile(path)
  if (action === 'check') {
    say(reasons.length === 0 ? '可以用于正式环境。' : `不能用于正式环境：\n${reasons.map((reason) => `  ${saying[reason]}`).join('\n')}`, { fit: reasons.length === 0, reasons })
    return reasons.length === 0 ? 0 : 1
  }
  if (action === 'public') {
    const pem = sm2PublicKeyToPem(sm2KeyPair(Buffer.from(file.checkpoint.keys[file.checkpoint.current] ?? '', 'base64')).publicKey)
    say(pem.trimEnd(), { key: file.checkpoint.current, pem })
    return 0
  }
  if (action !== 'rotate' || !purposes.includes(purpose as Purpose) || id === undefined) throw new BadUsage('要写：keys rotate <文件> field|signing|checkpoint <新密钥名>')
  replaceKeyFile(path, withNewKey(file, purpose as Purpose, id))
  say(`已换上 ${purpose} 密钥 ${id}，重启后生效；旧密钥保留。`, { purpose, current: id })
  return 0
}
