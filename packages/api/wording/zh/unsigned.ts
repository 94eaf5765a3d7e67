/** Who should be signed and is not: why, how far, who refused. */
export const unsigned = {
  nav: '应签未签',
  navRefusals: '拒签',
  title: { list: '应签未签', refusals: '拒签记录' },
  key: '全部重点人群',
  reason: {
    deceased: '死亡', lost: '失联失踪', moved: '迁出', long_away: '长期外出', refused: '拒签', in_prison: '服刑', listed_twice: '名单重复', psychiatric_hospital: '精神病院住院', military_service: '服兵役', foreign_national: '外籍',
    married_away: '外嫁', unreachable: '联系不上', name_differs: '身份证姓名不符', away_for_now: '暂时外出', record_elsewhere: '外地建档', signed_elsewhere: '异地签约', no_insurance_card: '无社保卡', abroad: '出国', other: '其他', unfilled: '未填写',
  },
  refuser: { self: '本人', spouse: '配偶', parent: '父母', child: '子女', other: '其他家人' },
  view: { label: '看什么', list: '名单', month: '本月统计' },
  head: { some: '重点人群还有 {{count}} 人没签', none: '重点人群都签了', missing: '{{count}} 人没填原因', fresh: '已签数截至 {{at}}' },
  goal: { title: '离目标还差', sub: '点一行，只看这类人', population: '人群', done: '已签 / 人数', unsigned: '未签', short: '还差', reached: '已达标', noGoal: '没定目标', label: '{{name}}已签 {{signed}}，共 {{residents}}' },
  places: { title: '在哪里', sub: '点一行，只看这里', place: '村居', unsigned: '未签', blank: '没填原因', township: '镇街', none: '没有未签的人' },
  standing: { title: '现有原因', first: '最多的 {{count}} 种', none: '还没有填过原因', noneText: '在名单里选一个人，按一个键就填好。' },
  list: {
    title: '未签名单', population: '人群', village: '村居', reason: '原因', name: '居民', populations: '人群', place: '村居', team: '团队', said: '未签原因', by: '{{by}} {{day}} 记', none: '没有应签未签的人', noneText: '这个范围的重点人群都签了。', history: '经过',
    left: { deceased: '已记去世', moved: '已记迁出' }, refusedBy: '{{who}} {{day}} 拒签',
  },
  keys: { title: '按一个键填原因', none: '先在名单里选一个人', who: '给 {{name}} 填', readOnly: '您可以看名单。原因由团队和机构填写。', move: '上一位、下一位' },
  say: { noted: '{{name}}：{{reason}}', back: '{{name}}的原因已撤回' },
  refusal: { title: '{{name}}拒签', by: '谁拒绝的', on: '哪天', note: '说明', save: '记下拒签', later: '以后愿意，随时可以签。' },
  leave: { deceased: '{{name}}去世', moved: '{{name}}迁出', on: '日期', reason: '怎样得知', text: '记入居民档案，之后不再算在应签的人里。要更正，请到居民档案。', save: '记入档案', saved: '已记入档案' },
  history: { title: '{{name}}的未签原因', none: '还没有填过', noted: '{{by}} 填写', changed: '{{by}} 改为别的原因', taken_back: '{{by}} 撤回', signed: '签约后自动结束' },
  refusals: {
    answer: '{{count}} 人拒签', more: '{{count}} 人以上拒签', none: '没有人拒签', noneText: '在“应签未签”里按 5，就会记到这里。', sub: '拒签不算完：愿意了随时可以签。', name: '居民', refused: '谁、哪天', note: '说明', again: '再问', tooSoon: '{{day}} 前先不问', key: '重点人群，可以再问', ready: '可以再问', sign: '签约', back: '撤回', record: '记一位拒签的居民', find: '姓名、拼音、电话或证件末四位', noOne: '没有查到', pick: '选择', toList: '看应签未签',
  },
  ask: { tooSoon: '{{day}} 拒签过（{{who}}）。不是重点人群，{{again}} 前先不要再劝；本人愿意就可以签。', key: '{{day}} 拒签过（{{who}}）。重点人群可以再问；本人愿意就可以签。', again: '{{day}} 拒签过（{{who}}），已过 30 天，可以再问。' },
  month: {
    choose: '月份', title: '{{month}} 未签原因', sub: '当月填写、月底仍有效的', none: '这个月没有填过原因', noneText: '换个月份，或到名单里填写。', trend: '近六个月填写', trendLabel: '{{month}} {{persons}} 人', byTeam: '按团队', township: '镇街', team: '团队', persons: '合计', noTeam: '没有团队', gone: '当月离开（按居民档案）', deceased: '去世', moved: '迁出', bar: '{{reason}} {{persons}} 人，占 {{share}}',
  },
  errors: {
    IS_SIGNED: '这位居民已经签约，不用填未签原因。请刷新名单', NOT_LIVING: '这位居民已迁出或去世，不用填未签原因。请刷新名单', CHANGED_MEANWHILE: '刚才有人给这位居民填过原因。请刷新后再填',
    WHO_REFUSED: '拒签要说明是谁、哪天拒绝的', ONLY_REFUSAL: '只有“拒签”才填谁拒绝的', LATER_THAN_TODAY: '日期在今天之后，请核对',
  },
} as const
