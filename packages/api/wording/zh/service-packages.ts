/** 机构自组的服务包 */
export const servicePackages = {
  nav: '服务包',
  title: { list: '服务包', one: '服务包', compose: '组合服务包', edit: '改服务包草稿' },
  list: {
    sub: '机构用本地的服务项目自己组合，在一级的价格区间之内；另一人发布后，签约时可选', compose: '组合一个', name: '名称', text: '名称或机构', tier: '级', institution: '机构', state: '状态', resident: '居民年付', saving: '省', edited: '最近改动', version: '第 {{number}} 版',
    none: '还没有自组的服务包', noneText: '从本地的服务项目里选几项，组合成自己的服务包。', noneHere: '没有这样的服务包', noneHereText: '换一个条件看看。', noPrice: '项目或价格变了，算不出',
  },
  state: { draft: '草稿', published: '已发布', withdrawn: '已停用' },
  closed: '本地还不能组合服务包', closedText: '政策没有规定服务项目、分级或定价：{{question}}请联系卫生健康行政部门。',
  form: {
    name: '名称', nameHint: '居民看得懂的名字，例如：高血压家庭包', englishName: '英文名称', tier: '级', tierRange: '居民年付 {{range}} 元', variant: '型', noVariant: '不分型', items: '项目', search: '找项目', searchHint: '名称或类别', found: '目录里的项目', noneFound: '目录里没有这样的项目', add: '加上{{name}}', unit: '{{yuan}} 元一次 · {{level}}',
    chosen: '这个包里的项目', nothing: '还没有项目，从左边加上。', item: '项目', times: '一年次数', timesOf: '{{name}}一年几次', unitPrice: '单价', amount: '小计', remove: '去掉', removeOf: '去掉{{name}}', undo: '撤销上一步', discount: '让利（元）', notYuan: '写成数字，最多两位小数',
    price: '价格', counting: '正在算…', range: '{{tier}}：居民年付 {{range}} 元', inside: '在区间之内', save: '存为草稿', saved: '草稿已存', nameMissing: '写名称，至少两个字', englishMissing: '写英文名称，至少两个字母', tierMissing: '选一级', stillWrong: '价格算不出来，先按上面的提示改', next: '第 {{number}} 版的下一版',
  },
  one: {
    made: '组合', published: '发布', withdrawn: '停用', by: '{{name}}，{{at}}', versions: '各版', thisVersion: '这一版', price: '价格明细', edit: '改草稿', discard: '删除草稿', publish: '发布', withdraw: '停用', follow: '出下一版', mustBeAnother: '发布要由没有写过这一版的另一个人来做。', against: '现在还不能发布',
    publishTitle: '发布“{{name}}”？', publishText: '发布以后，本机构的团队签约时可以选它，居民在手机上也看得到；内容不能再改，要改就出下一版。', publishReplaces: '原来发布的那一版同时停用，已签的不变。', discardTitle: '删除这份草稿？', discardText: '草稿没有发布过，删除后找不回来。', withdrawTitle: '停用“{{name}}”？', withdrawText: '停用以后签约时不再可选；已经签的照旧。', reason: '原因', reasonHint: '例如：价格调整，另出新版', reasonMissing: '写明原因，至少两个字',
    replacedBy: '下一版发布后停用',
  },
  errors: {
    STATE: '这个服务包现在的状态不能这样做。请刷新页面再看',
    SAME_PERSON: '写过这一版的人不能自己发布。请由另一个人发布',
    VARIANT_UNKNOWN: '这一级没有这一型。请换一型，或不分型',
    NAME_TAKEN: '本机构已有一个叫“{{name}}”的服务包。请换一个名称',
    IS_DRAFT: '草稿直接改就行，不用出下一版',
    FOLLOWED: '下一版的草稿已经有了。请改那一份',
    CHANGED_MEANWHILE: '刚才有人改过。页面已更新，请看过再做',
  },
}
