/** 各地文件登记：哪些区县、镇街出台了签约服务的文件，说没说收费、筹资、医保。 */
export const localPolicies = {
  nav: '各地文件',
  yes: '有',
  no: '没有',
  aspect: { fee: '收费标准', financing: '筹资安排', insurance: '医保支持' },
  standing: { in_force: '现行', revoked: '已废止' },
  list: {
    answer: '{{whole}} 个地区中 {{issued}} 个出台了文件，{{fee}} 个定了收费标准', sub: '签约服务费多少、谁出钱、医保管什么：各地文件怎么说', caption: '文件', add: '登记文件', export: '导出表格', text: '标题、文号、发文机关', region: '地区', aspect: '说到', standing: '状态', title: '标题', number: '文号', issuedBy: '发文机关', issuedOn: '发文日期', says: '怎么说', file: '附件', act: '操作', none: '还没有登记文件', noneText: '登记一份：标题、文号、谁发的，有没有收费标准、筹资安排和医保支持。',
    download: '下载 {{name}}', size: '{{kb}} KB', edit: '修改', revoke: '废止', revokedText: '{{day}} 起废止：{{note}}', year: '每人每年 {{yuan}} 元', history: '含已废止的都在这里，新的在前',
  },
  regions: { title: '按地区', sub: '只算现行文件；点一行看这个地区的全部文件', name: '地区', documents: '现行文件' },
  form: {
    register: '登记文件', edit: '修改登记', region: '哪个地区', title: '标题', number: '文号', numberHint: '例如：某县卫健〔2026〕1号', issuedBy: '发文机关', issuedOn: '发文日期', fee: '定了收费标准', feeYuan: '每人每年多少元', feeHint: '文件只写了一个数才填', financing: '说了钱从哪里来', financingNote: '怎么说的', insurance: '说了医保怎么支持', insuranceNote: '怎么说的', file: '附件', fileHint: 'PDF 或图片，不超过 {{most}} MB', fileKept: '已有附件 {{name}}，不选就不变', save: '保存', registered: '已登记', saved: '已保存',
    missing: '地区、标题、文号、发文机关和日期都要填', feeWrong: '请写成 120 或 120.50 这样的元数',
  },
  revoke: { title: '废止这份文件', text: '它不再算现行文件，仍留在登记里。', day: '从哪天起废止', note: '依据或原因', act: '废止', done: '已记为废止' },
  errors: {
    REGION_UNKNOWN: '只能登记本区县和本区县镇街的文件，请重新选择地区', ISSUED_LATER: '发文日期不能晚于今天，请核对', NUMBER_TAKEN: '文号{{number}}已经登记过，请在列表里找到它再改', FILE_KIND: '附件须是 PDF、PNG 或 JPEG，请换一个文件', FILE_LARGE: '附件超过 {{most}} MB，请压缩后再传', IS_REVOKED: '这份文件已经记为废止', REVOKED_EARLIER: '废止日期不能早于发文日期，请核对', CHANGED_MEANWHILE: '这份登记刚被其他人改动。请刷新后再操作',
  },
}
