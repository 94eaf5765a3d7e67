/** 起草、复核、发布本县的政策 */
export const policyDrafts = {
  nav: '政策草案',
  title: { list: '政策草案', one: '政策草案' },
  kind: { change: '改本县政策包', adopt: '改用政策包' },
  state: { draft: '起草中', submitted: '待复核', published: '已发布', refused: '未通过', withdrawn: '已撤销' },
  list: {
    answer: '本县用 <zh>{{name}}</zh> 的政策包', answerNone: '本县<em>还没有采用政策包</em>', sub: '一人起草，另一人复核发布；已签的协议照旧',
    start: '起草改动', adopt: '改用另一个政策包', open: '有一份没有办完的草案', openText: '“{{title}}”，{{state}}', goOn: '接着办', proposals: '草案', proposalsSub: '新的在前', name: '标题', author: '起草', effective: '生效', decided: '办结', state: '状态', noDrafts: '还没有草案', noDraftsText: '文件有了新规定，就起草一份改动。',
    versions: '本县政策包各版', versionsSub: '发布后不再改；要改就出下一版', number: '第 {{number}} 版', origin: { release: '随产品', county: '本县' }, back: '以这一版起草', file: '下载', people: '{{author}} 拟，{{approver}} 核', noVersions: '本县还没有自己的政策包；起草时以现用的包为底本。', takeBack: '撤回', isTakenBack: '已撤回', takenBack: '撤回过的', takenBackBy: '{{at}} 由{{by}}撤回：{{note}}', takeBackTitle: '撤回 {{from}} 起改用“{{name}}”？', takeBackText: '到那天本县照旧，不换政策包。撤回留在记录里；要换，再提出一次。', takeBackDone: '已撤回，本县照旧', wasTakenBack: '{{from}} 起改用{{name}}的政策包：{{at}} 由{{by}}撤回，没有生效。说明：{{note}}', adoptions: '本县先后用的政策包', since: '{{from}} 起', read: '读现行政策包',
  },
  start: { title: '起草一份改动', titleBack: '以第 {{number}} 版起草', name: '标题', nameHint: '例如：按某县卫健〔2026〕1号 调整协议期限', missing: '写标题，至少两个字', backText: '草案的内容是第 {{number}} 版的，和现行版本不同的地方都算改动；发布后成为新的一版。', other: '底本是本县现在用的{{name}}的政策包。想从本县自己的包改，请从“本县政策包各版”里选一版起草。', ok: '起草' },
  adopt: { title: '改用另一个政策包', text: '从那天起新签的协议按新包；已签的照旧。须另一人复核。', pack: '政策包', from: '从哪天起', name: '标题', missing: '选政策包', day: '写日期，例如 2027-01-01', ok: '提出' },
  leftOpen: { signing: '签约要用、这个包没有回答的：{{count}} 项', signingSub: '不补上，{{from}} 起有的签约办不了', other: '本县今天有规定、这个包没有回答的：{{count}} 项', otherSub: '{{from}} 起这些事没有规定可依', none: '没有', warn: '签约要用的还有 {{count}} 项没有回答，{{from}} 起有的签约办不了。' },
  became: { value: '原来是 {{before}}，现在是 {{after}}', otherwise: '结果变了', open: '现在没有规定“{{entry}}”', ruled: '原来没有规定，现在有了', refused: '原来可以，现在不行', refused_otherwise: '还是不行，理由变了', allowed: '原来不行，现在可以', asks: '现在还要多知道一些才能答', known: '原来缺条件答不了，现在能答', broken: '它要用的东西没有了，算不出来', whole: '看得出什么' },
  one: {
    answer: '<zh>{{title}}</zh>：{{count}} 处改动', answerWrong: '<zh>{{title}}</zh>：{{count}} 处改动，<em>{{wrong}} 处有错</em>', answerNone: '<zh>{{title}}</zh>：还没有改动', answerTakenBack: '<zh>{{title}}</zh>：{{from}} 起改用<zh>{{name}}</zh>的政策包，已撤回，没有生效', keepFirst: '有取值正在写、还没有存。先存或取消，再往下办', answerAdopt: '<zh>{{title}}</zh>：{{from}} 起改用<zh>{{name}}</zh>的政策包',
    by: '{{name}} 起草', base: '底本 第 {{version}} 版', baseOther: '底本 {{name}} 第 {{version}} 版', effective: '{{from}} 生效', rename: '改标题', back: '全部草案', find: '找条目', findHint: '名称或代号', entries: '条目', onlyChanged: '只看改过的', changed: '已改', wrong: '{{count}} 处错', none: '没有这样的条目',
    changes: '改动', changesSub: '和底本相比', noChanges: '和底本一样。从左边选一个条目改。', before: '原来', after: '改成', added: '新增', removed: '删去', nothing: '无', asText: '看写法', until: '{{from}} 起，用到前一天', ended: '到期，此后没有规定', document: '文件 {{number}}', problems: '错处', problemsSub: '改好才能提交', failing: '不再成立的用例', failingSub: '改动本来就会改变一些；没想改变的，请再看一遍', at: '{{from}} 的取值', line: '第 {{line}} 行',
    touched: '有取值从 {{since}} 起，早于今天：那天以后签、现在还有效的协议有 <b>{{count}}</b> 份。已签的条款不变；发布以后可用“协议复核”逐份核对。', moved: '起草以后，{{name}}的政策包已是第 {{version}} 版。把改动挪过去再提交；两边都改了的地方以草案为准。', moveOn: '挪到新版本', overtaken: '已经定了：{{from}} 起本县改用{{name}}的政策包，这份草案的规定只用到前一天。',
    submit: '提交复核', takeBack: '拿回再改', withdraw: '撤销', refuse: '不通过', publish: '发布', mustBeAnother: '等另一个人复核；写过的人不能自己发布。', readOnly: '现在只能看。', decided: '{{name}} {{at}}：{{note}}', published: '已发布为第 {{version}} 版',
    publishTitle: '发布这份草案？', publishText: '从 {{from}} 起按新规定办；发布后不能再改，要改就另出一版。', publishAdopt: '从 {{from}} 起本县改用这个政策包。', refuseTitle: '不让这份草案通过？', refuseText: '不通过以后不能再改。只是要对方改，请对方“拿回再改”。', withdrawTitle: '撤销这份草案？', withdrawText: '撤销以后不能再改，只能看。', note: '说明', noteHint: '例如：已核对原件第三条', noteMissing: '写一句说明，至少两个字', submitted: '已提交，等另一个人复核', done: '已存',
    notice: '依据的通知', noticeNone: '不附', noticeHint: '从“各地文件”的登记里选', register: '去登记', noFile: '登记了，没有原件',
  },
  entry: {
    unit: '单位 {{unit}}', usedBy: '用于 {{module}}', taken: '取自 {{code}}', noValues: '还没有取值', from: '从哪天起', value: '取值', valueHint: '按 YAML 写；数和日期照写，不加引号', source: '依据', sourceBlank: '选文件和条款', certainty: '原文是否写明', note: '注', save: '存这个取值', add: '从某天起改', edit: '改写这段', remove: '删', end: '从这天起没有规定', restore: '还原成底本', question: '要问什么', why: '为什么不适用', okAsk: '改为待答', okDeny: '改为不适用',
    preview: '读出来是', counting: '正在读…', elsewhere: '别处还有 {{count}} 处错，改好才读得出', clashes: '这样写，别处有 {{count}} 处要跟着改', dayMissing: '写日期，例如 2027-01-01', sourceMissing: '选依据', textMissing: '写取值', isRemoved: '{{from}} 的取值已删', isChanged: '已改', choose: '从左边选一个条目', status: { value: '已答', unknown: '待答', not_applicable: '不适用' },
  },
  form: {
    kind: '写法', form: '表单', text: '文本', asText: '这一条是表格或规则，用文本写', notFit: '写的内容放不进表单，用文本写', unread: '第 {{line}} 行读不懂，改好再回到表单', withUnit: '{{label}}（{{unit}}）', choose: '请选', yes: '是', no: '否', addCode: '再选一个', addPart: '再写一项', addPartBlank: '选要写的', addRow: '加一行', row: '第 {{number}} 行', place: '第 {{number}} 个', removeRow: '删第 {{number}} 行', drop: '去掉 {{name}}', several: '几个数之间用顿号隔开', lines: '一行一个', used: '各地用过的', all: '全部词', none: '还没有', state: '这一条怎么回答', value: '有取值', ask: '未知，要问', deny: '不适用',
  },
  /** 取值各部分的名称；这里没有的用目录里的词 */
  field: {
    residence_months: '须居住满', counts: '怎样算', units: '可签单元', main: '以哪种为主', providers: '同期可签', years: '可签年限', usual: '通常', is_principle: '是原则上的', stable_only: '只给稳定关系的年限', at_expiry: '期满', prior_terms: '先签满几期', consent: '要不要居民同意', change_of_provider: '何时可改签', modes: '可用形式', licences: '执业证书（之一）', supervised: '须受基层机构管理', leader: '团队长', required: '必备人员', optional: '可加人员', is_open: '名单以“等”收尾', inside: '组合内就诊', outside: '组合外就诊', without_referral: '未经转诊', from: '从几岁起', until: '到几岁', base: '以谁为底', remainder_to: '分不尽的一分钱归谁', shares: '各方多少', package: '服务包', zh: '中文名称', en: '英文名称', negotiable: '可协商的', less: '依次减去', per_term: '一期几次', who_may: '谁可以解约', grounds: '凭什么理由', notice_days: '提前多久', within_days: '多久之内', mode: '形式', eligibility_institutions: '机构', cap_mode: '超过时', cap_scope: '按谁算', cap_unit: '按人还是按户',
  },
  /** 选项的意思；这里没有的用目录里的词 */
  meaning: {
    counts: { own: '按本人居住时间算', household: '随同户成年人算', at_once: '自出生起算' }, at_expiry: { automatic: '自动续约', by_choice: '由居民选择' }, consent: { required: '须居民同意', not_stated: '没写' }, change_of_provider: { not_stated: '没写' }, inside: { free_choice: '自由选择', referral: '须经家庭医生转诊' }, outside: { free_choice: '自由选择', referral: '须经家庭医生转诊' },
    without_referral: { no_contract_benefits: '不享受签约优惠', no_effect: '不影响待遇' }, base: { usual_residents: '常住人口', tagged: '该人群' }, fee_period: { contract_year: '签约年度', calendar_year: '自然年', month: '月' }, fee_proration: { none: '不折算' }, negotiable: { items: '项目' }, method: { unused_items: '退没用的项目', no_refund: '不退' }, surplus: { returned: '交回' }, weekdays: { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' },
  },
  document: { title: '加文件和条款', text: '取值要写明依据哪份文件的哪一条。', open: '加文件或条款', pick: '文件', fresh: '新文件', code: '代号', codeHint: '小写字母、数字、短横，例如 yb-2027-12', name: '标题', number: '文号', issuer: '发文机关', issued: '发文日期', clause: '条款代号', clauseHint: '例如 3-2', clauseText: '条款', clauseTextHint: '例如 三(二)', missing: '把各项写全', codeWrong: '代号只用小写字母、数字、短横', ok: '加上' },
  certainty: { stated: '写明', inferred: '推定', ambiguous: '写得不明确', demo: '演示值' },
}
