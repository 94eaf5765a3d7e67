/** Exports: lists as files, what stands in them, and who agrees. */
export const exports = {
  title: '导出审批',
  yes: '是', no: '否', is: '：', and: '；', all: '全部', noTeam: '没有团队',
  list: { members: '功能社区名册', residents: '居民名册', contracts: '签约台账', renewals: '续签名单', unserved: '签而未服名单', unsigned: '应签未签名单', reevaluated: '协议复核结果', answer_times: '答复时间', agreements: '协议合订打印' },
  column: {
    name: '姓名', sex: '性别', age: '年龄', document: '证件号码', phone: '联系电话', address: '现住址', township: '镇街', village: '村（社区）', team: '团队', populations: '重点人群', isSigned: '已签约', number: '协议编号', standing: '状态', signedOn: '签约日',
    from: '生效日', lastDay: '有效至', institution: '机构', doctor: '家庭医生', packages: '服务包', feeYuan: '居民付（元）', channel: '签约方式', daysLeft: '剩余天数', daysIn: '已签天数', servedTimes: '做过服务（次）', lastServedOn: '最近服务日', behind: '没按期做的项目', outcome: '联系情况', contactedOn: '联系日期', note: '说明', why: '未签原因', refusedBy: '谁拒签',
    department: '部门', memberState: '签约情况', verdict: '核对结果', findings: '哪里不同', consentedOn: '同意日期', joinedOn: '进入名册', leftOn: '离开', refusedOn: '拒签日', notedOn: '填写日', notedBy: '填写人', medianMinutes: '中位答复时间（分）', answered: '30 天内答复', waiting: '等待中', oldestMinutes: '最久等了（分）',
  },
  filter: {
    population: '重点人群', signed: '已签约', township: '镇街', village: '村（社区）', townshipCode: '镇街', villageCode: '村（社区）', team: '团队', teamId: '团队', ageFrom: '年龄从', ageUntil: '年龄到', standing: '状态', toRenewWithin: '几天内到期', channel: '签约方式', signedSince: '签约日起', number: '协议编号',
    kind: '服务情况', doctorStaffId: '家庭医生', communityId: '功能社区', state: '签约情况', signingDayId: '签约会', due: '到期', notContacted: '没联系过', reason: '未签原因', contractIds: '份数', reEvaluationId: '复核编号', finding: '内容', institutionId: '机构',
  },
  head: { chosen: '筛选', by: '导出人', at: '时间', place: '区县', number: '导出编号', whole: '含完整姓名和号码。用途' },
  masked: '姓名、证件号、电话和住址已遮住一部分',
  ask: {
    open: '导出', title: '导出{{list}}', chosen: '按现在的筛选', none: '没有筛选，全部', rows: '{{count}} 行', counting: '正在数', columns: '要哪些列', everything: '全选', format: '格式', formatOf: { xlsx: 'Excel（.xlsx）', csv: 'CSV' }, masking: '姓名和号码', mask: '遮住一部分', whole: '完整显示', wholeNote: '要写用途，记入日志',
    reason: '用途', reasonHint: '给谁、做什么用', send: '导出', sendForConsent: '提交审批', needsConsent: '一天内超过 {{limit}} 行，要另一位有审批权限的人同意，才会生成文件。', made: '正在生成，做好了会在这里告诉您', awaiting: '已提交审批，结果会通知您', ready: '“{{name}}”做好了', failed: '导出没有做成：{{why}}', get: '下载', center: '任务中心', noColumn: '至少选一列',
    marked: '文件每页印有您的姓名和时间，保留 24 小时。', nothing: '现在的筛选没有一行，换个条件再导出',
  },
  requests: {
    head: { some: '{{count}} 份导出等您决定', none: '没有要审批的导出' }, sub: '超过限额的导出，由另一个人同意或不同意', what: '名单', who: '谁、什么时候', rows: '行数', how: '内容', reason: '用途', act: '决定', whole: '完整号码', masked: '已遮住', grant: '同意', refuse: '不同意', refuseTitle: '不同意导出{{list}}', why: '原因', whyHint: '会告诉申请的人', granted: '已同意，文件开始生成', refused: '已退回', own: '自己的申请，由别人决定',
    none: '没有要审批的导出', noneText: '完整号码或大批量的导出，要由另一个人同意。文件做好前，这里能看到谁要什么、为什么。', all: '全部',
  },
  errors: {
    FILTER: '筛选条件有误（{{fields}}），请刷新页面后重试', COLUMNS: '请至少选一列；所选的列有误时请刷新页面', FORMAT: '这个名单没有这种格式，请换一种', NOTHING: '没有符合条件的行，没有生成文件。请换个筛选', REASON_NEEDED: '导出完整号码要写明用途', MAY_NOT_WHOLE: '您的岗位不能导出完整号码。请改为遮住一部分，或请机构负责人导出',
    MAY_NOT_READ: '您的岗位看不到这个名单，不能导出', RIGHTS_ENDED: '申请的岗位已收回或没有这项权限，文件没有交出', ABOVE_LIMIT: '行数超过了限额，没有生成文件。请缩小筛选，或重新申请、由别人同意', NOT_GRANTED: '还没有人同意，没有生成文件', REFUSED: '没有同意', AWAITS: '等待审批', GONE: '文件已过 24 小时，已删除。请重新导出',
    DECIDED_ALREADY: '已经有人决定过，或申请的人已撤回。请刷新', NOT_ONESELF: '不能审批自己的导出，请由另一个人决定',
  },
} as const
