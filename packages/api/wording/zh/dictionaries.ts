/** 数据字典：产品里用到的代码，中英文、依据、用在哪里。 */
export const dictionaries = {
  nav: '数据字典',
  list: {
    answer: '{{count}} 本字典，{{codes}} 个代码', sub: '代码由标准、规则包或产品定；这里只能看和导出', text: '找代码或名称', choose: '字典', all: '全部字典', export: '导出这本', exportAll: '全部导出', name: '字典', code: '代码', chinese: '中文', english: '英文', keptBy: '由谁定', source: '依据', used: '用在哪里', none: '没有找到', noneText: '换个词，或看全部字典。', count: '{{count}} 个代码', fixed: '代码由标准定，任何人都不能改',
    byPack: '跟着本区县的规则包变，在规则中心看条款', byProduct: '产品自己的代码，随版本更新',
  },
  keptBy: { standard: '标准或规范', pack: '规则包', product: '产品' },
  name: {
    unsigned_reason: '未签原因', population: '重点人群', relation_to_head: '与户主关系', nation: '民族', document_kind: '证件类型', sex: '性别', residence: '户籍', end_reason: '终止原因', reject_reason: '退回申请的原因', channel: '签约方式', institution_kind: '机构种类', alliance_kind: '医联体种类', staff_category: '人员类别', title_level: '职称', licence_kind: '执业证书',
    team_role: '团队角色', representative_relation: '代签人关系', bond_relation: '手机上替谁办', notice_category: '通知类别', support_work: '对口支援内容', community_kind: '功能社区类型',
  },
  source: {
    unsigned_reason: '产品口径，20 种', population: '本区县规则包，按当日', relation_to_head: 'GB/T 4761—2008 家庭关系代码', nation: 'GB/T 3304—1991 中国各民族名称的罗马字母拼写法和代码', document_kind: '产品代码，对应 WS 364.3 身份证件类别', sex: 'GB/T 2261.1—2003 人的性别代码', residence: '产品口径：户籍、非户籍', end_reason: '产品口径，参照各规则包的解约与改签', reject_reason: '产品口径', channel: '产品口径', institution_kind: '产品口径，参照医疗机构类别', alliance_kind: '产品口径', staff_category: '产品口径，参照各规则包的签约主体', title_level: '产品代码，对应 GB/T 8561—2001 专业技术职务的级别', licence_kind: '产品口径，参照执业证书种类',
    team_role: '各规则包的团队组成', representative_relation: '产品口径', bond_relation: '产品口径', notice_category: '产品口径', support_work: '产品口径，参照各规则包的医院支援', community_kind: '产品口径，参照各规则包的签约对象',
  },
  used: {
    unsigned_reason: '应签未签、拒签记录、每月统计', population: '居民档案、签约、任务、通知对象', relation_to_head: '登记居民、家庭', nation: '登记居民', document_kind: '登记居民、导入、绑定', sex: '居民、人员', residence: '登记居民', end_reason: '终止协议', reject_reason: '受理手机申请', channel: '签约、台账', institution_kind: '机构', alliance_kind: '医联体', staff_category: '人员', title_level: '人员、对口支援专家', licence_kind: '人员、组队核对', team_role: '组队', representative_relation: '现场签约', bond_relation: '居民手机', notice_category: '居民手机、通知活动', support_work: '对口支援', community_kind: '功能社区',
  },
}
