import { writeFileSync } from 'node:fs'
import { roundStates } from '#api/stars.ts'
import { draftStates } from '#api/policy-drafts.ts'
import { composedStates } from '#api/service-packages.ts'
import { planStates } from '#api/targets.ts'
import { endingRequestStates } from '#api/endings.ts'
import { applicationStates } from '#api/online-signing.ts'
import { applicationMoves } from '../server/modules/contracts/domain/application-states.ts'
import { bulletinMoves, statesOfBulletin } from '../server/modules/bulletins/domain/bulletin-states.ts'
import { endingRequestMoves } from '../server/modules/contracts/domain/ending-request-states.ts'
import { statesOfUnitAgreement, unitAgreementMoves } from '../server/modules/communities/domain/agreement-states.ts'
import { contractMoves, contractStates } from '../server/modules/contracts/domain/contract-states.ts'
import { exportMoves, exportStates } from '../server/modules/exports/domain/export-states.ts'
import { signingDayMoves, statesOfDay } from '../server/modules/signing-days/domain/signing-day-states.ts'
import { draftMoves } from '../server/modules/policy/domain/draft-states.ts'
import { composedMoves } from '../server/modules/service-packages/domain/package-states.ts'
import { roundMoves } from '../server/modules/skills/domain/round-states.ts'
import { planMoves } from '../server/modules/targets/domain/plan-states.ts'

type Move = { from: string | null; event: string; to: string; zh: string; en: string; by: string }
type LifeCycle = { title: string; moves: readonly Move[]; states: readonly string[]; derived: string }

const lifeCycles: readonly LifeCycle[] = [
  { title: '签约协议 contracts.contract', moves: contractMoves, states: contractStates, derived: '未生效、即将到期、已到期由日期推得，不存储。' },
  { title: '手机签约申请 contracts.application', moves: applicationMoves, states: applicationStates, derived: '超过三天未答复为“超时”，由时间推得，不存储。' },
  { title: '手机解约申请 contracts.ending_request', moves: endingRequestMoves, states: endingRequestStates, derived: '超过三天未答复为“超时”，由时间推得，不存储。' },
  { title: '任务分解方案 targets.target_plan', moves: planMoves, states: planStates, derived: '同一年度只有一个已下达的方案。' },
  { title: '导出 exports.export', moves: exportMoves, states: exportStates, derived: '生成中、可下载、已删除由任务和保留时间推得，不存储。' },
  { title: '功能社区单位协议 communities.agreement', moves: unitAgreementMoves, states: statesOfUnitAgreement, derived: '快到期、已到期由日期推得，不存储。提前终止不影响员工自己的协议。' },
  { title: '集中签约会 signing_days.signing_day', moves: signingDayMoves, states: statesOfDay, derived: '开场、重新开场和签约只在当天。' },
  { title: '通知和活动 bulletins.bulletin', moves: bulletinMoves, states: statesOfBulletin, derived: '发给居民的晚上不发，等到早上，由时间推得。' },
  { title: '机构自组的服务包 service_packages.composed', moves: composedMoves, states: [...composedStates, 'gone'], derived: '一个服务包同时只有一版已发布。' },
  { title: '政策草案 policy.proposal', moves: draftMoves, states: draftStates, derived: '一个区县同时只有一份没有办完的草案。' },
  { title: '星级评定 skills.star_round', moves: roundMoves, states: roundStates, derived: '等待公布日、公布中、已过期由日期推得，不存储。' },
]
const who: Record<string, string> = { person: '人', anybody: '有权限的人', submitter: '提交人本人', another: '提交人以外的人', platform: '平台', resident: '居民', doctor: '医生' }

/** docs/states.md: each life cycle that is a table of states, as a picture and a table, made from the tables the product itself asks. */
export function renderStates(): string {
  return [
    '# 状态与事件', '', '由 `node scripts/render-states.ts` 生成；表里没有的事不会发生。', '',
    '居民（在册、迁出、死亡）、团队（在用、已解散）和账号的变化不在此页：由各自模块的命令判断，没有状态表。', '', ...lifeCycles.flatMap(renderLifeCycle),
  ].join('\n')
}

function renderLifeCycle({ title, moves, states, derived }: LifeCycle): string[] {
  const rows = moves.map(({ from, event, to, zh, en, by }) => `| ${from ?? '—'} | \`${event}\` | ${to} | ${zh} | ${en} | ${who[by]} |`)
  const arrows = moves.map(({ from, event, to }) => `  ${from ?? '[*]'} --> ${to}: ${event}`)
  return [
    `## ${title}`, '', '```mermaid', 'stateDiagram-v2', ...arrows, '```', '',
    `存储的状态：${states.map((state) => `\`${state}\``).join('、')}。${derived}`, '',
    '| 之前 | 事件 | 之后 | 意思 | in English | 谁 |', '|---|---|---|---|---|---|', ...rows, '',
  ]
}

export const statesFile = new URL('../docs/states.md', import.meta.url)
if (import.meta.main) writeFileSync(statesFile, renderStates())
