/** Signing days: many people signed in one place on one day. */
export const signingDays = {
  nav: '签约会',
  title: { list: '集中签约会', day: '签约会', plan: '安排签约会', screen: '签约会大屏', public: '家庭医生签约会' },
  state: { planned: '待开场', open: '进行中', closed: '已收场', cancelled: '已取消' },
  list: {
    head: '集中签约会', sub: '在村里、社区里一天签一批：排好日子，几个签约台同时签，现场看进度', caption: '签约会', plan: '安排一场', when: '时间', coming: '要办的', over: '办过的', name: '名称', heldOn: '日期', place: '地点', villages: '村居', progress: '已签 / 目标', state: '状态',
    none: '没有要办的签约会', noneText: '安排一场：写明日子、地点、哪几个村居、几个签约台。', noneOver: '还没有办过', noneOverText: '收场的签约会会列在这里。', today: '今天',
  },
  form: {
    name: '名称', nameHint: '例如：悦来村十一月签约会', place: '地点', placeHint: '例如：悦来村便民服务中心一楼', heldOn: '日期', startsAt: '开始', endsAt: '结束', villages: '面向哪些村居', villagesHint: '这些村居里还没签的人会列成名单', otherVillages: '其他村居', teams: '参加的团队', expected: '目标人数', desks: '签约台数', save: '保存', plan: '安排好', planned: '签约会已安排', saved: '已保存',
    missing: { name: '请写名称', place: '请写地点', heldOn: '请选日期', villages: '请至少选一个村居', teams: '请至少选一个团队', expected: '请填目标人数', desks: '请填 1 到 {{most}} 之间的台数' },
  },
  day: {
    when: '{{day}} {{from}}–{{until}}', signed: '已签', of: '目标 {{goal}} 人的 {{percent}}', done: '已达目标', left: '还差 {{count}} 人', desk: '{{desk}} 号台', desks: '各签约台', nobody: '没有人坐', mine: '我在这台', join: '坐到这台', joined: '您在 {{desk}} 号台', sign: '在 {{desk}} 号台签约', chooseDesk: '先坐到一个签约台，再开始签约',
    byHour: '每小时签了多少', hour: '{{hour}} 点', noneYet: '还没有人签', screen: '大屏', edit: '修改安排', print: '打印小结', qr: '门口二维码', qrText: '居民扫码看地点和时间，不含个人信息', qrAlt: '签约会二维码', openPublic: '打开扫码后的页面',
    owed: '这几个村居还没签的', owedSub: '共 {{all}} 人，其中须全签 {{owed}} 人、重点人群 {{key}} 人', owedNone: '这几个村居的人都签了', owedNoneText: '没有还没签的人。', signedList: '在这里签的', signedNone: '还没有人在这里签', signedNoneText: '各台签好一位，这里就多一行。', person: '居民', rank: '次序', act: '签约', facts: '安排', teams: '团队', villages: '村居', place: '地点', institution: '机构', live: '进度 {{at}} 更新', note: '小结', late: '日子已过，还没有收场',
  },
  step: { open: '开场', close: '收场', reopen: '重新开场', cancel: '取消这场' },
  move: { keep: '不取消', closeTitle: '收场', closeText: '收场后各台不能再签到这场里。当天可以重新开场。', cancelTitle: '取消这场签约会', cancelText: '扫码的人会看到“已取消”。', note: '小结（选填）', noteHint: '例如：来了 212 人，雨天，还有 30 人约到下周', noteCancel: '原因', noteCancelHint: '例如：场地停电，改到下周三', noteMissing: '请写明原因', done: { open: '开场了', close: '已收场', reopen: '重新开场了', cancel: '已取消' } },
  summary: { opened: '开场', closed: '收场' },
  screen: { back: '返回', signed: '人已签约', goal: '目标 {{count}} 人', scan: '扫码看签约会', waiting: '还没有开场', over: '今天的签约会已收场，谢谢大家', cancelled: '这场签约会已取消' },
  public: { head: '家庭医生集中签约会', where: '地点', when: '时间', forWhom: '面向', phone: '电话', bring: '请带身份证；孩子由父母或监护人带户口簿来。', state: { planned: '还没有开始', open: '正在进行，欢迎来', closed: '已经结束', cancelled: '已取消' }, notFound: '没有这场签约会，或已经过期', notFoundText: '请重新扫门口的二维码，或致电您的社区卫生服务机构。' },
  errors: {
    STATE: '签约会现在的状态不能这样做。请刷新后再看', NOT_OPEN: '这场签约会没有开场或刚刚收场。请先开场，或改在门诊签约', NOT_TODAY: '这场签约会是 {{heldOn}} 的，只能当天开场和签约。还没开场的可以改日期，开过场的请另排一场', PAST: '日期已经过了。请选今天或以后', FAR: '日期太远。请选一年以内', OPEN_KEEPS_DAY: '这场 {{heldOn}} 已经开场，不能改日期。签约台和时间可以改；要换日期请另排一场', HOURS: '结束时间须晚于开始时间。请改正',
    SEVERAL_INSTITUTIONS: '参加的团队须属于同一家机构。请去掉其他机构的团队', VILLAGE_UNKNOWN: '有一个村居不在本区县。请重新选择', DESK_UNKNOWN: '没有 {{desk}} 号台，这场共 {{desks}} 个台。请换一个台，或在安排里加台', DESK_IN_USE: '{{desk}} 号台已经签过人，台数不能少于 {{desk}}', TEAM_NOT_HERE: '所选团队没有参加这场签约会。请换参加的团队，或改在门诊签约', CHANGED_MEANWHILE: '这场签约会刚被其他人改动。请刷新后再操作',
  },
}
