/** 试算：本县的人口和协议换一个政策包会怎样 */
export const whatIf = {
  nav: '试算',
  title: '换一个政策包会怎样', titleOne: '试算结果',
  sub: '把本县真实的人口和在期协议，按另一个已发布的政策包或本县的草案数一遍',
  standing: '只是试算：不改协议、不改费用、不换政策包。',
  own: '现行', other: '换成', side: { own: '现行', other: '换成' },
  begin: {
    title: '发起试算', text: '现在用的是 {{name}}，第 {{version}} 版', pick: '换成', option: '{{name}}，第 {{version}} 版，{{day}} 起', draft: '本县草案：{{title}}，{{day}} 起', draftWrong: '本县草案：{{title}}（有错，不能试算）', act: '开始试算', none: '没有别的政策包可以试算', noneText: '发布另一个政策包，或起草一份改动，再来试算。',
    visits: '一名全职人员一年做多少次服务', visitsHint: '政策包没有写标准工作量。填了才折算人数，不填只数次数', visitsWrong: '填 1 到 100,000 的整数，或留空', wrongDraft: '草案有错，改好才能试算。请另选一个政策包',
  },
  state: { waiting: '等待', running: '进行中', stopped: '已停止', failed: '没有完成', done: '完成' },
  run: { progress: '已数 {{done}} / {{total}} 个镇街', waiting: '前面的任务完成后开始', stop: '停止', goOn: '重新数', stopped: '没有数完，没有留下结果。重新数会从头开始。' },
  list: { title: '历次试算', pack: '换成', own: '现行', by: '发起', state: '状态', none: '还没有试算过', noneText: '选一个政策包，看看本县会怎样。' },
  pack: '{{name}}，第 {{version}} 版', draftOf: '{{name}}草案：{{title}}', ruledOn: '按 {{day}} 的规定', print: '打印', tag: '试算，不落账',
  head: {
    more: '若按<zh>{{name}}</zh>，双方都能算价的 {{contracts}} 份协议一年共付 {{then}} 元，多 {{change}} 元', less: '若按<zh>{{name}}</zh>，双方都能算价的 {{contracts}} 份协议一年共付 {{then}} 元，少 {{change}} 元', same: '若按<zh>{{name}}</zh>，双方都能算价的 {{contracts}} 份协议一年仍共付 {{then}} 元', left: '，另有 {{left}} 份有一方算不出价，没有比较', none: '若按<zh>{{name}}</zh>，费用无法比较：{{left}} 份协议都有一方算不出价', nothing: '若按<zh>{{name}}</zh>，费用无法比较：没有在期协议', busy: '正在试算<zh>{{name}}</zh>',
    sub: '{{own}} 与 {{other}}；{{day}} 常住登记 {{persons}} 人，在期协议 {{signed}} 份；{{by}}，{{at}}',
  },
  gap: { open: '“{{entry}}”没有写', question: '待答：{{question}}', not_applicable: '“{{entry}}”不适用', title: '政策包没有写的', sub: '没有写的不取默认值，也不比较', none: '这几项双方都写了' },
  money: {
    title: '谁付多少', sub: '{{count}} 份在期协议一年的费用，元；只算所有服务包双方都有价的协议', payer: '谁付', now: '现行', then: '换成', change: '变化', total: '合计', none: '没有双方都能算出的费用', receivers: '谁得多少', receiversSub: '持有基础包的协议一年的签约服务费，元', receiver: '谁得',
    left: '没有比较的服务包', leftSub: '有一方算不出价，含有它的协议双方都没有计入', package: '服务包', contracts: '协议', why: '原因', absent: '{{side}}没有这个包', unpriced: '{{side}}：{{question}}', unknown: '{{side}}没有写', elsewhere: '机构自组、协商或老系统的包',
  },
  residents: { title: '谁得谁失', sub: '居民每人每年自己付的，按双方都能算价的协议数', less: '少付', more: '多付', same: '不变', each: '每人 {{from}} 元', range: '每人 {{from}} 至 {{to}} 元', bar: '少付 {{less}} 份，不变 {{same}} 份，多付 {{more}} 份', total: '合计', none: '没有可以比较的协议', kind: '变化', count: '份数', amount: '多少' },
  eligibility: { title: '谁可以签', sub: '按居住多久', months: '须居住', monthsValue: '{{count}} 个月', eligible: '可以签', short: '还不够久', untold: '新生儿，没有写', gains: '换成以后可以签', loses: '换成以后不能签', unsureThen: '换成以后无法判断（换成的没有写新生儿）', unsureNow: '现行无法判断、换成以后可以签（现行的没有写新生儿）', changes: '可以签的怎样变', notCompared: '有一方没有写，不能比较', row: '项' },
  populations: { title: '重点人群', sub: '推定的按年龄，其余按已有的标记；人数和其中已签', name: '人群', any: '任一重点人群', notListed: '不在其列', unrecorded: '本地没有标记', value: '{{persons}}（已签 {{signed}}）', },
  caps: { title: '超上限的医生和团队', sub: '{{count}} 名医生，按在管协议数', cap: '上限', capValue: '每{{scope, code}} {{limit}} {{unit}}，{{mode}}', person: '人', household: '户', refuse: '超过不能签', warn: '超过只提示', doctors: '医生', teams: '团队', over: '{{count}} 个超过', uncounted: '无法判断', holders: '共 {{count}} 个', bin: '{{from}}–{{to}}', chart: '医生按在管协议数', line: '{{side}}上限 {{limit}}', number: '医生数', from: '在管协议' },
  workload: { title: '一年的服务次数', sub: '规范和服务包写明次数的，按已签居民计', item: '服务', total: '合计', staff: '折合全职人员', staffSub: '政策包没有写标准工作量；按发起人填的每人每年 {{count}} 次折算', noStaff: '政策包没有写标准工作量，没有折算人数', unrecognised: '{{side}}的规范还写了{{tags}}，本地没有这些标记，没有计入', none: '没有写明次数的服务' },
  coverage: { title: '覆盖到 {{year}} 年', sub: '现在 {{now}}，每年 +1、+2、+3 个百分点', label: '签约覆盖率，百分比', pace: '+{{count}} 点', target: '目标', of: '对象', goal: '目标', now: '现在', reached: '何时达到', reachedNow: '已达到', reachedAt: '+{{points}} 点：{{year}} 年', never: '+{{points}} 点：{{horizon}} 年前不到', by: '{{goal}}，{{year}} 年', noTarget: '双方都没有写今后的目标', uncounted: '无法计数', goalLine: '{{side}}目标 {{goal}}' },
  hash: '指纹：现行 {{own}}，换成 {{other}}',
  errors: {
    UNDER_WAY: '{{name}}发起的试算还没有完成。请等它完成，或请发起人停止后再试',
    SAME: '和现在用的规定一样，没有可比的。请另选一个政策包，或先在草案里改一处',
    NO_DRAFT: '这份草案已经不在起草中。请刷新页面再选',
    UNSOUND: '草案里有错，还不能试算。请先按草案页上的提示改好',
    OTHER_PACK: '政策包和发起时的不同，没有接着试算。请重新发起',
  },
} as const
