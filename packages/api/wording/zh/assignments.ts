/** Who is whose: residents to teams, villages and panels from hand to hand on a day. */
export const assignments = {
  nav: '分配移交',
  title: { assign: '分配移交' },
  kind: { residents: '分居民给团队', village: '村居换团队', doctor: '医生移交' },
  about: { residents: '把没签约的人分给一个团队。当天办理；已签的人跟协议走。', village: '到那天，村居和没签约的人一起换团队；选了医生，协议也一起交过去。', doctor: '到那天，一位医生名下的协议全部交给另一位医生，可以是本团队的，也可以是本机构别的团队的。协议内容、期限都不变。' },
  head: { sub: '先看会动多少人，再定日期；到期那天 0 点 15 分自动办理' },
  form: {
    title: '安排', kind: '办什么', village: '村居', grid: '网格', gridAll: '全村', from: '现在的团队', fromAny: '所有团队和没有团队的', to: '交给团队', fromDoctor: '哪位医生', toDoctor: '交给谁', noContracts: '协议不动', withContracts: '协议交给谁', on: '哪天起', reason: '原因', reasonHint: '写入日志', choose: '请选择',
    villageOf: '{{name}}（没签 {{unsigned}}，没团队 {{withoutTeam}}）', teamOf: '{{name}}（{{contracts}} 份协议）', now: '马上办理', plan: '安排到这天', done: '已办理：{{residents}} 人、{{contracts}} 份协议', planned: '已安排到 {{day}}，之前都可以撤回', personOf: '{{name}}（{{contracts}} 份）',
  },
  preview: { title: '会怎样', sub: '按今天的情况算', fill: '选好左边几项，这里显示会动多少人、名额还够不够。', residents: '没签约的人换团队', contracts: '协议换责任医生', panels: '名额', who: '团队和医生', before: '现在', after: '之后', cap: '上限', label: '{{name}}之后 {{after}}，上限 {{cap}}', noCap: '没有上限', obstacles: '现在还不能办', fine: '可以办', scope: { team: '团队', doctor: '医生' } },
  list: {
    title: '移交记录', what: '办什么', fromTo: '从谁到谁', on: '生效', state: '状态', by: '谁安排', result: '结果', undo: '撤回', retry: '今天再办', undone: '已撤回', retried: '已办理', none: '还没有安排过', noneText: '在上面选好，点“安排到这天”。', moved: '{{residents}} 人、{{contracts}} 份协议', arrow: '{{from}} → {{to}}', anyone: '没有团队的人', grid: '网格 {{code}}',
  },
  state: { planned: '等那天', blocked: '没能办理', done: '已办理', undone: '已撤回' },
  errors: {
    INCOMPLETE: '还有要选的没选，请补全', SAME_TEAM: '两边是同一个团队，请换一个', SAME_DOCTOR: '两边是同一位医生，请换一位', TEAM_CLOSED: '“{{team}}”已撤销，请换一个团队', VILLAGE_NOT_THEIRS: '这个村居不归“{{team}}”，请重新选择', VILLAGE_UNKNOWN: '村居不在本区县，请重新选择',
    NOT_THEIR_DOCTOR: '这位医生不是“{{team}}”的家庭医生，请重新选择', OTHER_INSTITUTION: '两个团队不在同一机构，协议不能一起移交。请只移交没签约的人，签了的由居民改签', NOTHING_TO_MOVE: '没有要移交的人或协议，请核对', NO_ROOM: '{{name}} 名额不够：移交后 {{after}}，上限 {{cap}}。请分给别人，或先调整', DAY_PAST: '日期已过，请选今天或以后', DAY_FAR: '日期太远，请选一年以内', SETTLED: '这次移交已经办理或撤回，请刷新', PLANNED_ALREADY: '已经有一次还没办的同样移交，请先撤回那一次', ROOM_TAKEN: '刚才有人占了最后的名额，请重新看过再办',
  },
} as const
