/** 通知和活动：机构和卫健委写给居民、工作人员的。 */
export const bulletins = {
  nav: '通知活动',
  title: { list: '通知和活动', one: '通知', write: '写通知', edit: '修改通知' },
  kind: { notice: '通知', campaign: '活动' },
  audience: { residents: '居民', staff: '工作人员' },
  signed: { all: '签没签约都发', yes: '已签约的', no: '还没签约的' },
  state: { draft: '草稿', waiting: '待第二人同意', approved: '等着发出', sending: '正在发', sent: '已发出', withdrawn: '已撤下' },
  link: { none: '不带链接', '/m/sign': '去签约', '/m/contract': '看我的签约', '/m/chat': '问医生', '/m/me': '我的', '/w/sign/list': '协议名册', '/w/sign/renewals': '续约名单', '/w/populations': '应签未签', '/w/sign/events': '集中签约会' },
  list: {
    answer: '{{waiting}} 份等第二人同意，{{sending}} 份在发', answerNone: '没有等着办的通知', sub: '写给居民的要第二个人同意；晚上 {{from}} 点到早上 {{until}} 点不发，等到早上', write: '写一份', caption: '通知和活动', name: '标题', audience: '给谁', kind: '种类', state: '状态', writer: '写的人', when: '时间', reached: '已发给', people: '{{count}} 人',
    none: '还没有通知和活动', noneText: '写一份：先看能发给多少人，再送第二个人同意。', county: '区县', willSend: '定在 {{at}} 发', wasSent: '{{at}} 发完', written: '{{at}} 写', heldText: '{{from}} 至 {{until}}',
  },
  one: {
    words: '内容', whom: '发给谁', places: '地方', everyPlace: '不限', populations: '人群', everyPopulation: '不限', signed: '签约', roles: '岗位', everyRole: '不限', category: '归在', progress: '进度', reached: '已发给', read: '已读', readText: '{{read}} 人，占 {{share}}', sendAt: '发出时间', writer: '写的人', approver: '同意的人', returned: '退回的原因', withdrawn: '撤下的原因',
    history: '经过', noReached: '还没有发', waits: '等另一个人同意：本机构的另一位负责人，或区县卫健委', waitsCounty: '等区县卫健委的另一个人同意', ownPlace: '{{name}}管的居民或人员', edit: '修改',
  },
  step: { submit: '送第二人同意', take_back: '撤回修改', send: '发出', withdraw: '撤下', approve: '同意发出', return: '退回' },
  done: { submit: '已送审', take_back: '已撤回，可以修改', send: '已排上，{{at}} 发', withdraw: '已撤下', approve: '已同意，{{at}} 发', return: '已退回' },
  ask: { withdraw: '撤下这份通知', withdrawText: '收到的人不再看到它；还没发的不再发。', return: '退回修改', returnText: '写的人会看到原因。', note: '原因', sendTitle: '什么时候发', sendNow: '现在', sendAt: '最早在', quiet: '晚上 {{from}} 点到早上 {{until}} 点不给居民发，会等到早上 {{until}} 点' },
  form: {
    words: '写什么', kind: '种类', audience: '给谁', category: '归在哪一类', title: '标题', titleHint: '最多 40 字', body: '内容', bodyHint: '最多 500 字。只写文字，不写个人信息', link: '带一个链接', heldFrom: '从哪天', heldUntil: '到哪天', place: '在哪里', placeHint: '例如：悦来街道社区卫生服务中心门前广场', whom: '发给谁', townships: '镇街', villages: '村居', populations: '重点人群', signed: '签约情况', institutions: '机构', roles: '岗位', all: '一个不选就是不限',
    reach: '能发给', reachText: '{{count}} 人', phones: '其中 {{count}} 人现在有手机绑定，能马上看到', nobody: '没有人符合，请放宽范围', save: '存成草稿', saved: '草稿已保存', preview: '读的人看到的样子', samples: '常用的', worldDay: '世界家庭医生日', window: '签约和参保一起办', worldDayTitle: '5 月 19 日世界家庭医生日', worldDayBody: '家庭医生请您来坐坐：免费量血压、测血糖，问问签约服务。带上身份证，可以当场签约。', windowTitle: '参保缴费期间，签约一起办', windowBody: '办理城乡居民医保参保缴费的同时，可以签约家庭医生。已经签约的，请看看是不是要续约。',
    missing: { title: '请写标题', body: '请写内容', heldFrom: '请选活动从哪天开始', heldUntil: '请选活动到哪天结束' },
  },
  errors: {
    STATE: '这份通知现在的状态不能这样做。请刷新后再看', OTHER_WAY: '发给居民的要送第二人同意，发给工作人员的直接发出', OWN: '自己写的通知要由另一个人同意或退回，请让同事来办', DAYS: '活动结束日期不能早于开始日期，请核对', CAMPAIGN_DAYS: '活动要写从哪天到哪天', NOTICE_DAYS: '通知没有日期；有日期的请选活动', CAMPAIGN_FOR_RESIDENTS: '活动是给居民看的，给工作人员请用通知', OVER: '活动日期已经过了，请改日期', LINK: '这个链接不是给这些人看的页面，请重新选择', PLACE_UNKNOWN: '有一个镇街、村居或机构不在本区县，请重新选择',
    NOTE_MISSING: '请写明原因', NOBODY: '没有人符合这个范围，请先放宽', SEND_FAR: '发出时间最多在 {{days}} 天以内，请选近一些的时间', SEND_PAST: '发出时间已经过了，请选以后的时间', CHANGED_MEANWHILE: '这份通知刚被其他人改动。请刷新后再操作',
  },
}
