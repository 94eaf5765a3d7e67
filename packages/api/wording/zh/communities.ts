/** 功能社区：单位作为签约主体，单位协议、名册、“五个一”。 */
export const communities = {
  nav: '功能社区',
  title: { list: '功能社区', one: '功能社区', make: '新增功能社区', edit: '修改功能社区', draft: '起草单位协议', agreement: '单位协议' },
  kind: { organ: '党政机关', enterprise: '企业', park: '产业园区', office_building: '商务楼宇', hotel: '宾馆酒店', building_site: '建筑工地', nursing_home: '养老机构', day_care_centre: '日间照料中心' },
  standing: { none: '还没有协议', draft: '协议在起草', running: '协议有效', ending: '协议快到期', over: '协议已到期', ended: '协议已终止' },
  state: { signed_here: '已签本团队', signed_elsewhere: '签在别处', waits: '还没签约', left: '已离开' },
  one: { team: '一个全科团队', record: '一份健康档案', examination: '一次健康体检', report: '一份评估报告', online_place: '一个网络平台' },
  entered: { examination: '健康体检', report: '评估报告', online_place: '网络平台' },
  list: {
    caption: '功能社区', sub: '单位签一份协议，员工按名册签约，“五个一”做到哪一步一眼看清', answer: '{{count}} 个功能社区，{{running}} 个协议有效', answerMore: '{{count}} 个以上功能社区', answerNone: '还没有功能社区', add: '新增功能社区', text: '名称或地址', name: '单位', kind: '类型', township: '镇街', address: '地址', institution: '机构', team: '团队', doctor: '家庭医生', headcount: '在册人数',
    members: '名册人数', signedHere: '已签本团队', signedOf: '{{signed}} / {{members}}', standing: '协议', lastDay: '最后一天', ones: '五个一', onesOf: '{{count}} / 5', export: '导出表格', none: '还没有功能社区', noneText: '机关、企业、园区、楼宇、酒店、工地和养老机构都可以作为一个单位来签。先新增一个单位。', clear: '换个条件再找',
  },
  one_page: {
    answerReady: '五个一已有 {{count}} 项', facts: '单位', creditCode: '信用代码', noCode: '工地没有代码', place: '地址', contact: '联系人', phone: '联系电话', served: '服务机构', team: '服务团队', doctor: '责任医生', headcount: '在册人数', people: '{{count}} 人', edit: '修改', import: '导入名册', 
    ones: '五个一', onesSub: '从现在这份协议起算；文件没有规定期限，所以不显示超期', stands: '已有', lacks: '还没有', since: '{{day}} 起', countOf: '{{done}} / {{of}} 人', record: '记一次', log: '做过的事', logSub: '写错的划去并说明，不删除', noLog: '还没有记录', noLogText: '体检、评估报告和网络平台做了就记一次：哪天、多少人、凭什么。',
    agreements: '单位协议', noAgreement: '还没有单位协议', noAgreementText: '先起草：服务几年、哪些服务包，再由单位联系人和家庭医生签字。', draft: '起草协议', draftNext: '起草下一份', goOn: '看草稿并签字', redraft: '改草稿', open: '看协议', end: '提前终止', term: '{{from}} 至 {{lastDay}}', draftTerm: '草稿，{{years}} 年', ended: '{{day}} 终止：{{reason}}',
    members: '名册', membersSub: '是否签约按今天的协议算；已签在别处的不会重复签，本人可自行改签', membersNone: '名册里还没有人', membersNoneText: '导入单位名册后，这里列出每个人签在哪里。', memberCounts: '已签本团队 {{here}}，签在别处 {{elsewhere}}，还没签约 {{waits}}，已离开 {{left}}',
  },
  next: {
    sign: '机构管理或家庭医生：起草单位协议并签字', sign_again: '机构管理或家庭医生：起草并签下一份协议', bring_roster: '机构管理：导入单位名册', make_records: '家庭医生：给没有档案的人建档，再导一次名册', examine: '家庭医生：安排体检，做了记一次', examine_rest: '家庭医生：还有人没体检，接着安排', report: '家庭医生：写评估报告，交给单位后记一次', report_rest: '家庭医生：还有人没有报告，接着写', open_place: '家庭医生：建工作群或线上入口，建好记一次', invite_rest: '家庭医生：还有人没有加入，接着邀请', none: '已经做到，没有下一步',
  },
  member: { name: '姓名', department: '部门', state: '状态', team: '签约团队', lastDay: '有效至', consentedOn: '同意日期', act: '办理', leave: '离开单位', leaveTitle: '{{name}}离开单位', leaveText: '从这一天起不在名册里。协议是本人自己的，继续有效到期满，不会因此终止。', day: '哪天离开', leaveAct: '记为离开', gone: '已记为离开', find: '按姓名找', byRoster: '按名册签约', noRecord: '没有档案' },
  done: { title: '记一次{{one}}', day: '日期', persons: '多少人', personsHint: '名册里有 {{members}} 人', note: '凭什么', noteHint: '例如：体检在哪里做、报告给了谁、工作群的名称', save: '记下', saved: '已记下', what: '事项', by: '记录人', strike: '划去', strikeTitle: '划去这条记录', strikeText: '这条记录不再计入，但仍可看到。', strikeWhy: '原因', struck: '已划去', struckBy: '{{name}} 划去：{{reason}}' },
  form: {
    about: '单位', kind: '类型', name: '单位名称', nameHint: '与营业执照或机构名称一致；名册里按它认单位', creditCode: '统一社会信用代码', creditCodeHint: '18 位；只有建筑工地可以不填', village: '所在村（社区）', ownVillages: '本机构的村（社区）', address: '详细地址', headcount: '在册人数', contact: '联系人', contactName: '联系人姓名', contactPhone: '联系电话', keepPhone: '不改就留空，原号码 {{masked}}', served: '谁来服务', team: '服务团队', doctor: '责任医生', pick: '请选择', save: '保存', make: '保存单位', made: '单位已保存', saved: '已保存',
    missing: { name: '请写单位名称', creditCode: '请填统一社会信用代码', village: '请选所在村（社区）', address: '请写详细地址', headcount: '请填在册人数，1 人以上', contactName: '请写联系人姓名', contactPhone: '请填联系电话', team: '请选服务团队', doctor: '请选责任医生' },
  },
  draft: { term: '服务几年', years: '{{count}} 年', packages: '员工可得的服务包', packagesHint: '单位协议只含本人不付费的服务包；要本人付费的，须本人签字另选', costs: '本人付费，须本人签字', own: '另外的约定', ownHint: '选填，例如在哪里坐诊、每月几次；写在协议里', save: '保存草稿', saved: '草稿已保存', other: '别人刚保存过这份草稿', otherText: '对方写的是：{{years}}；{{packages}}；另外的约定：{{own}}。您填的没有丢，还在下面。', otherNone: '没有', otherGone: '草稿已经签成协议或不在了。您填的没有丢，保存就是另起一份草稿。', takeOther: '改用对方的', keepOwn: '保留我填的', missing: '请选服务几年，并至少选一个基本服务包', times: '{{times}} 次' },
  sign: {
    text: '协议正文', hash: '正文指纹（SHA-256）', sides: '双方', partyA: '甲方（服务）', partyB: '乙方（单位）', term: '期限', termText: '{{from}} 至 {{lastDay}}，共 {{years}} 年', packages: '服务包', fiveOnes: '五个一', clauses: '条款', memberClauses: '签约员工的条款', sources: '依据', previous: '上一份协议', unit: '单位联系人签字', doctor: '家庭医生签字', doctorAccount: '以{{name}}的账号签字', doctorWrite: '改为手写', doctorByAccount: '改为用账号', act: '签字生效', done: '单位协议已生效', edit: '改草稿', stopped: '现在不能签：', signed: '{{name}}，{{at}}', byAccount: '以账号签字', intact: '正文和签字与签订时一致', broken: '正文或签字与签订时不一致，请联系平台管理员', demo: '演示 · 无效', need: '请单位联系人签字', because: '为什么是这些条件', draftNote: '草稿，按今天签字显示。签字后才能导入名册。',
  },
  end: { title: '提前终止单位协议', text: '从今天起不能再按这份协议签新人。已签员工的协议是他们自己的，继续有效到期满。', reason: '原因', act: '终止', done: '已终止' },
  paper: {
    title: '功能社区家庭医生签约服务协议', ownClauses: '双方另外的约定', memberClauses: '以下条款是每位签约员工与甲方之间的，其中“乙方”指签约的员工本人。',
    fiveOnes: { team: '一个全科团队', record: '一份健康档案', examination: '一次健康体检', report: '一份评估报告', online_place: '一个网络平台' },
    clauses: {
      roster: { heading: '名册', text: '乙方提供员工名册，如实写明每个人本人是否同意签约和同意的日期。本人不同意的，不签约。' },
      own: { heading: '员工的协议', text: '同意签约、在甲方服务区县居住满规定时间、没有在别处签约的员工，按本协议的期限和服务包签约。已在别处签约的保留原协议，不重复签，本人可自行改签。' },
      leaving: { heading: '员工离开', text: '员工离开乙方，其协议继续有效到期满。本协议终止的，已签员工的协议同样继续有效到期满。' },
      privacy: { heading: '个人信息', text: '甲方不向乙方提供员工个人的健康信息。名册只用于签约和服务。' },
    },
  },
  errors: {
    CREDIT_CODE_MISSING: '请填统一社会信用代码；只有建筑工地可以没有', PHONE: '电话不对：要 11 位手机号，或带区号的座机', VILLAGE_UNKNOWN: '这个村（社区）不在本区县，请重新选择', DOCTOR_UNKNOWN: '这位医生今天不是该团队的家庭医生，请重新选择', NAME_TAKEN: '本区县已有同名的功能社区。请打开那一个，或在名称里写明是哪一处', AGREEMENT_RUNS: '这个单位的另一份协议还没有到期，期限不能重叠。请刷新后再看',
    STATE: '协议现在的状态不能这样办。请刷新后再看', DOCTOR_SIGNS: '责任医生要自己签字：请医生手写，或由医生本人登录后签', LEFT_LATER: '离开日期不能晚于今天', LEFT_BEFORE: '离开日期不能早于进入名册的 {{joinedOn}}', HAS_LEFT: '这个人已经离开。请刷新后再看', DONE_LATER: '日期不能晚于今天', DONE_BEFORE: '日期不能早于协议开始的 {{day}}', NO_AGREEMENT: '现在没有有效的单位协议，不能记。请先签协议',
    TOO_MANY: '人数比名册里的 {{members}} 人还多，请核对', IS_STRUCK: '这条记录已经划去，或不属于这个单位。请刷新后再看', DRAFT_CHANGED: '这份草稿刚被其他人保存过，没有盖掉。您填的都还在：看过对方写的，再决定保存谁的', CHANGED_MEANWHILE: '刚被其他人改动。请刷新后再操作', TEXT_CHANGED: '协议正文和刚才看到的不一样了（过了一天，或有人改过）。请重新看过再签', REVEAL_FIRST: '请先写明为什么要看号码',
    ROSTER_UNIT_UNKNOWN: '没有叫“{{name}}”的功能社区，或不由您管。请照功能社区里的名称或代码填写', ROSTER_UNIT_UNCLEAR: '“{{name}}”对应不止一个功能社区。请改填单位名称', ROSTER_NO_AGREEMENT: '这个单位现在没有有效的协议。请先签单位协议，再导入名册', ROSTER_NO_DOCUMENT: '没有证件号码，不能签约。请向本人核实后补上，再导入这一行', ROSTER_OTHER_NAME: '这个证件号登记的是另一个姓名。请核对姓名和号码', ROSTER_CONSENT_DAY: '本人同意的要写同意日期',
    ROSTER_CONSENT_LATER: '同意日期不能晚于今天', ROSTER_NEEDS_RESIDENCE: '没有居民档案：请填现住村（社区）和本地居住起始日期，会先建档再签约', ROSTER_GONE: '档案里这个人已去世或不在本地，不能签约。请核对', ROSTER_SIGNED_ELSEWHERE: '已签“{{where}}”。进入名册，保留原协议，不重复签；本人愿意换团队可自行改签', ROSTER_SIGNED_HERE: '已签本团队，有效至 {{lastDay}}。进入名册，保留原协议', ROSTER_WAITS: '本人没有同意：进入名册，待本人确认。同意后把这一行改成“是”再导一次',
    ROSTER_WAITS_UNRECORDED: '本人没有同意，也没有居民档案：只进入名册，不建档。同意后填住处，把这一行改成“是”再导一次', ROSTER_PACKAGE_LEFT_OUT: '“{{package}}”只给特定人群，这个人没有，其余服务包照签', ROSTER_GAP: '政策没有规定这个人怎样算常住，不能按名册签。请到机构当面办理', ROSTER_LIVES_OTHERWISE: '档案里的居住起始日期是 {{since}}，按档案算。要改请到档案里改',
  },
}
