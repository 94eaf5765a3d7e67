/** 协议复核：在期的签约协议按一个政策包重新核对 */
export const reEvaluations = {
  nav: '协议复核',
  title: '协议复核', titleOne: '协议复核结果',
  sub: '把在期的签约协议和一个已发布的政策包逐份核对，看哪些和规定不一样',
  standing: '已签的条款不变。复核只告诉您哪里不同，不改协议、不改费用；要改，由居民和团队另签。',
  own: '这里是本机构的部分。',
  begin: {
    version: '{{name}}，第 {{version}} 版', title: '发起复核', pack: '政策包', option: '{{name}}，第 {{version}} 版，{{day}} 起', optionNow: '{{name}}，第 {{version}} 版，{{day}} 起（现在用的）', basis: '按哪一天的规定', ownDay: '每份协议签约那天', ownDayText: '查出规定追溯到过去以后，当时签的有哪些变得不同。', oneDay: '同一天', oneDayText: '看在期的协议如果按这一天的规定来签，会有哪些不同。', day: '哪一天', dayMissing: '请选一天', act: '开始复核',
  },
  state: { waiting: '等待', running: '进行中', stopped: '已停止', failed: '没有完成', done: '完成' },
  basis: { ownDay: '按每份协议签约那天的规定', oneDay: '按 {{day}} 的规定' },
  run: {
    progress: '已核对 {{done}} / {{total}} 份', left: '约还要 {{time}}', seconds: '{{count}} 秒', minutes: '{{count}} 分钟', soon: '几秒', stop: '停止', stopping: '正在停止', goOn: '接着复核', stopped: '停在 {{done}} / {{total}} 份，结果只到这里。接着复核会从这里往下，不会重复。', waiting: '前面的任务完成后开始', triedAgain: '刚才没有核对完，马上自动再试', partly: '还在核对，数字会变',
  },
  list: { title: '历次复核', pack: '政策包', basis: '按哪天的规定', state: '状态', agrees: '一致', differs: '有不同', notJudged: '无法判断', by: '发起', open: '看结果', none: '还没有复核过', noneText: '政策包改了，尤其是起始日写在过去的，可以发起一次复核。', noneOwn: '卫生健康行政部门复核以后，结果会列在这里。' },
  result: {
    head: { differs: '{{count}} 份协议和规定不同', differsSome: '{{count}} 份协议和规定不同，{{notJudged}} 份无法判断', none: '没有发现和规定不同的协议', agreesSome: '{{agrees}} 份协议和规定一致，{{notJudged}} 份无法判断', unjudged: '{{notJudged}} 份协议都无法判断', nothing: '没有可以核对的协议', running: '正在复核', partly: '只核对了一部分' }, of: '{{pack}}，第 {{version}} 版 · {{basis}} · {{day}} 在期 {{count}} 份 · {{by}}，{{at}}', hash: '政策包指纹 {{hash}}',
    verdicts: '结果', agrees: '一致', differs: '有不同', notJudged: '无法判断', share: '占 {{share}}', notJudgedText: '政策包没有写，或价格不由政策包定，不等于有错',
    findings: '有哪些不同', findingsSub: '一份协议可以有几项', notJudgedFindings: '为什么无法判断', kind: '内容', contracts: '份数', bar: '{{name}} {{count}} 份', noFindings: '没有', see: '看协议',
    money: '一年的费用', moneySub: '{{count}} 份协议的费用可以和政策包比', payer: '谁付', signed: '签约时（元）', byPack: '按政策包（元）', difference: '相差（元）', total: '合计', noMoney: '没有可以比的费用', free: '这些协议都不收费，按政策包也不收', same: '各方付的都一样',
    institutions: '各机构', institution: '机构',
  },
  contracts: {
    title: '有不同和无法判断的协议', sub: '情形相同的排在一起', finding: '内容', institution: '机构', name: '居民', term: '协议期', packages: '服务包', found: '核对结果', team: '团队', fee: '居民付', number: '编号', none: '没有这样的协议', noneText: '换一个条件看看。', basis: '依据：{{basis}}',
  },
  notice: { title: '协议复核发现 {{count}} 项', of: '{{pack}}，第 {{version}} 版 · {{basis}} · {{at}} 复核', back: '回到复核结果' },
  kind: {
    TERM: '期限', UNIT: '签约单元', PROVIDER: '签约方', PACKAGE_GONE: '服务包不在可选之列', PACKAGE_NOT_FOR: '服务包不面向这类人群', NO_BASIC: '没有基础包', FEE_TOTAL: '年费总额', FEE_RESIDENT: '居民付多少', FEE_PAYER: '其他各方付多少', HOSPITALS_FEW: '医院少选了', HOSPITALS_MANY: '医院多选了', HOSPITAL: '医院不符合规定', TIER: '没有这一级医院', CONSENT: '缺必须的同意',
    GAP: '政策包没有写', OWN_PACKAGE: '机构自组或协商的服务包', OLD_PACKAGE: '旧系统的服务包', LATER_PACKAGE: '签约后加的服务包', NOT_KEPT: '旧系统接入，内容不全',
  },
  finding: {
    TERM: '签 {{years}} 年，可签的是 {{offered}} 年', UNIT: '不能按“{{unit, code}}”签', PROVIDER: '这种机构或形式不能签约', PACKAGE_GONE: '“{{package}}”不在可选的服务包里', PACKAGE_NOT_FOR: '“{{package}}”不面向这位居民签约时的人群', NO_BASIC: '没有基础包',
    FEE_TOTAL: '年费签 {{signed}} 元，按政策包 {{pack}} 元', FEE_RESIDENT: '居民付 {{signed}} 元，按政策包 {{pack}} 元', FEE_PAYER: '{{payer, code}}付 {{signed}} 元，按政策包 {{pack}} 元',
    HOSPITALS_FEW: '“{{tier}}”至少选 {{least}} 家', HOSPITALS_MANY: '“{{tier}}”最多选 {{most}} 家', HOSPITAL: '所选医院不符合“{{tier}}”的规定', TIER: '所选医院的那一级，就医组合里没有', CONSENT: '必须同意的事项没有同意的记录',
    GAP: '政策包没有写“{{parameter, entry}}”', OWN_PACKAGE: '“{{package}}”由机构自组或与居民协商，价格不由政策包定', OLD_PACKAGE: '“{{package}}”是旧系统的名称，本地没有', LATER_PACKAGE: '“{{package}}”是签约后加的，按加的那天的规定签', NOT_KEPT: '从旧系统接入，没有各方付费、医院和同意的记录',
  },
} as const
