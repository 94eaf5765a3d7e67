/** Residents: registering, finding, key populations, reveal. */
export const residents = {
  nav: '居民',
  title: { list: '居民', person: '居民档案', new: '登记居民' },
  documentKind: {
    identity_card: '居民身份证', household_register: '居民户口簿', passport: '护照', officer_card: '军官证', hk_macao_pass: '港澳居民来往内地通行证', taiwan_pass: '台湾居民来往内地通行证',
    hk_macao_taiwan_residence: '港澳台居民居住证', foreign_permanent_residence: '外国人永久居留身份证', birth_certificate: '出生医学证明', none: '无证件（新生儿）',
  },
  sex: { '0': '未知', '1': '男', '2': '女', '9': '未说明' },
  age: '{{age}} 岁',
  status: { living: '在住', moved: '已迁出', deceased: '已去世', merged: '已合并' },
  residence: { registered: '户籍', migrant: '非户籍' },
  population: { major_illness: '重特大疾病', hypertension: '高血压', diabetes: '糖尿病', tuberculosis: '肺结核', severe_mental_disorder: '严重精神障碍', registered_poor_household: '建卡贫困户', special_family_planning_family: '计生特殊家庭', extremely_poor_supported: '特困人员', minimum_living_allowance: '低保', elderly: '老年人', pregnant_postpartum: '孕产妇', child_0_6: '儿童', disabled: '残疾人' },
  origin: { derived: '按年龄推定', diagnosed: '诊断', certified: '证明' },
  relation: { '02': '户主', '10': '配偶', '11': '夫', '12': '妻', '20': '子', '21': '独生子', '30': '女', '31': '独生女', '40': '孙辈', '50': '父母', '51': '父', '52': '母', '60': '祖父母', '70': '兄弟姐妹', '97': '其他亲属', '99': '非亲属' },
  list: {
    sub: '先看要签的；点一行看档案', text: '姓名、拼音、首字母、证件末四位或末六位、电话', name: '居民', about: '性别年龄', populations: '人群', village: '村居', team: '团队', signed: '签约',
    isSigned: '已签约', notSigned: '未签约', all: '全部', key: '任一重点人群', filterPopulation: '人群', filterSigned: '签约', filterVillage: '村居', register: '登记居民', found: '查到的居民', more: '还有更多，请再多输一点',
    none: '没有符合条件的居民', noneText: '换个条件，或登记一位新居民。', elderlyUnsigned: '老年人未签', keyUnsigned: '重点未签', views: '常用',
    ageFrom: '年龄从', ageUntil: '年龄到', teamNone: '未分配团队',
  },
  person: {
    facts: '基本信息', document: '证件', phone: '电话', address: '住址', lives: '居住', since: '{{day}} 起', usual: '常住居民', notUsual: '居住未满期限，暂不算常住', nation: '民族代码', team: '团队', institution: '机构',
    household: '家庭', head: '户主', noHousehold: '没有家庭信息', tags: '重点人群', noTags: '没有重点人群标记', endedTags: '已结束', addTag: '添加', endTag: '结束', tagSince: '{{day}} 起', tagUntil: '至 {{day}}', reachHousehold: '全家优先',
    sign: '现场签约', edit: '修改', depart: '迁出或去世', contracts: '签约记录', noContracts: '还没有签过约', timeline: '时间线', open: '看协议', until: '有效期至 {{day}}', signedBy: '{{doctor}}，{{team}}',
    timelineNone: '还没有记录', event: { sign: '签约', renew: '续约', seal: '协议加盖机构签章', end: '终止', 'undo-end': '撤销终止' },
  },
  tagForm: { title: '添加重点人群', population: '人群', from: '从哪天起', document: '证明材料', number: '编号', by: '出具单位', save: '添加', saved: '已添加', endTitle: '结束“{{name}}”', endOn: '到哪天为止', reason: '原因', end: '结束', ended: '已结束' },
  editForm: { title: '修改居住和联系方式', village: '现住村居', residence: '户籍', since: '何时起住在这里', phone: '电话', phoneHint: '不改就留空', address: '详细住址', addressHint: '不改就留空', save: '保存', saved: '已保存' },
  departForm: { title: '迁出或去世', status: '情况', on: '日期', reason: '说明', save: '确定', saved: '已记录', text: '有效协议要先终止。记录后不再计入在住居民。' },
  new: {
    sub: '先查证件，避免重复', kind: '证件种类', number: '证件号码', find: '查证件', name: '姓名', sex: '性别', bornOn: '出生日期', village: '现住村居', residence: '户籍', since: '何时起住在这里', phone: '电话', address: '详细住址',
    save: '登记', saved: '已登记', here: '这位居民已有档案', openHere: '打开档案', elsewhere: '在{{county}}有档案，{{signed}}', signedAt: '已与{{institution}}签约', notSignedThere: '没有签约', fresh: '没有查到档案，可以登记', alike: '确认不是同一人，继续登记',
    noDocument: '新生儿暂无证件', guardian: '监护人（先在居民里找到，从其档案登记）', step1: '查证件', step2: '填写信息',
  },
  errors: {
    NAME: '姓名里有不能用的字符，请按证件填写', BIRTHDAY_DIFFERS: '出生日期与证件号码不一致，请核对', SEX_DIFFERS: '性别与证件号码不一致，请核对', BIRTHDAY_MISSING: '这种证件看不出出生日期，请填写', SEX_MISSING: '这种证件看不出性别，请选择',
    BORN_LATER: '出生日期在今天之后，请核对', LIVES_HERE_BEFORE_BIRTH: '居住起始日期早于出生，请核对', LIVES_HERE_LATER: '居住起始日期在今天之后，请核对', DOCUMENT_MISSING: '满一周岁须有证件，请选择证件种类并填写号码', GUARDIAN_MISSING: '没有证件的新生儿须指明监护人',
    PHONE: '电话号码不对：手机是 11 位，座机带区号', REGISTERED_HERE: '这位居民已有档案，请直接打开', REGISTERED_ELSEWHERE: '这位居民在{{county}}有档案，须先由当地办理迁出', REGISTERED_MEANWHILE: '刚才有人登记了这位居民，请重新查证件后打开档案',
    SAME_PERSON: '已有 {{count}} 位同名、同日出生、同性别的居民。请先核对；确认不是同一人，再选“继续登记”', VILLAGE: '村居不在本区县或您的管理范围内，请重新选择', CHANGED_MEANWHILE: '刚才有人改过这份档案，请刷新后再改', NOT_LIVING: '这位居民已迁出、去世或合并，不能这样修改',
    HAS_CONTRACT: '还有有效协议，请先终止协议', LATER_THAN_TODAY: '日期在今天之后，请核对', NO_SUCH_POPULATION: '本地政策里没有这类人群', DERIVED_POPULATION: '这类人群按年龄自动认定，不能手工添加或结束', TAGGED_ALREADY: '已有这类人群的有效标记，请先结束原来的',
    NOTHING_TO_REVEAL: '档案里没有这一项', REVEAL_FIRST: '请先填写查看原因；超过一分钟须重新填写', LOOKUPS_TODAY: '今天查证件已达 {{most}} 次上限，请明天再查或联系管理员',
  },
} as const
