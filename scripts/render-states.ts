import { writeFileSync } from 'node:fs'
import { contractMoves, contractStates } from '../server/modules/contracts/domain/contract-states.ts'

/** docs/states.md: every life cycle as a picture and a table, made from the tables the product itself asks. */
export function renderStates(): string {
  const rows = contractMoves.map(({ from, event, to, zh, en, by }) => `| ${from ?? '—'} | \`${event}\` | ${to} | ${zh} | ${en} | ${by === 'person' ? '人' : '平台'} |`)
  const arrows = contractMoves.map(({ from, event, to }) => `  ${from ?? '[*]'} --> ${to}: ${event}`)
  return [
    '# 状态与事件', '', '由 `node scripts/render-states.ts` 生成；表里没有的事不会发生。', '',
    '## 签约协议 contracts.contract', '', '```mermaid', 'stateDiagram-v2', ...arrows, '```', '',
    `存储的状态：${contractStates.map((state) => `\`${state}\``).join('、')}。未生效、即将到期、已到期由日期推得，不存储。`, '',
    '| 之前 | 事件 | 之后 | 意思 | in English | 谁 |', '|---|---|---|---|---|---|', ...rows, '',
  ].join('\n')
}

export const statesFile = new URL('../docs/states.md', import.meta.url)
if (import.meta.main) writeFileSync(statesFile, renderStates())
