import type { ImportColumn } from '../../residents/index.ts'
import { aSheet, type ListColumn } from './sheet.ts'

/** Columns as the file has them; the tags of a person are spread over five. */
export type Key = Exclude<ImportColumn, 'tags'> | 'population' | 'evidence' | 'evidenceNumber' | 'evidenceBy' | 'evidenceOn'

const columns: readonly ListColumn<Key>[] = [
  { key: 'name', title: '姓名', isRequired: true, aliases: ['居民姓名', '名字', '户籍姓名'], example: '张三', about: '与证件一致', width: 12 },
  { key: 'documentKind', title: '证件类型', aliases: ['证件类别', '证件种类'], example: '居民身份证', about: '不填即居民身份证', width: 16 },
  { key: 'number', title: '证件号码', isRequired: true, aliases: ['身份证号', '身份证号码', '身份证', '证件号', '公民身份号码', '居民身份证号'], example: '110105194912310027', about: '单元格须为文本格式，否则 Excel 会把后几位变成 0', width: 24 },
  { key: 'sex', title: '性别', aliases: ['男女'], example: '女', about: '身份证能说明的可以不填；填了须一致', width: 8 },
  { key: 'bornOn', title: '出生日期', aliases: ['出生年月日', '生日', '出生年月'], example: '1949-12-31', about: '身份证能说明的可以不填；填了须一致', width: 14 },
  { key: 'phone', title: '联系电话', aliases: ['电话', '手机', '手机号', '手机号码', '电话号码', '本人电话', '联系方式'], example: '13800000000', about: '手机，或带区号的座机', width: 16 },
  { key: 'township', title: '镇街', aliases: ['乡镇', '街道', '镇', '乡镇街道', '所属镇街'], example: '', about: '只在村（社区）重名时需要', width: 14 },
  { key: 'village', title: '村（社区）', isRequired: true, aliases: ['村社区', '村居', '社区', '村', '居委会', '行政村', '所属村居', '村居委会', '现住村居'], example: '', about: '名称或 12 位代码，在您的管理范围内', width: 18 },
  { key: 'grid', title: '网格', aliases: ['网格名称', '所属网格'], example: '', about: '选填', width: 12 },
  { key: 'address', title: '现住址', aliases: ['住址', '地址', '家庭住址', '详细地址', '居住地址', '现居住地址'], example: '1 组 12 号', about: '村（社区）以下', width: 26 },
  { key: 'household', title: '户编号', aliases: ['户号', '家庭编号', '家庭档案编号', '户籍编号'], example: '001', about: '同村同号即一家；不填则自成一户', width: 12 },
  { key: 'relation', title: '与户主关系', aliases: ['户主关系', '与户主的关系', '家庭关系'], example: '户主', about: '不知道可以不填', width: 12 },
  { key: 'residenceKind', title: '居住类型', aliases: ['户籍类型', '常住类型', '户籍情况', '是否户籍'], example: '户籍', about: '户籍或非户籍；不填即户籍', width: 10 },
  { key: 'livesHereSince', title: '本地居住起始日期', isRequired: true, aliases: ['居住起始日期', '居住开始日期', '何时来此居住', '来本地居住日期', '常住起始日期', '迁入日期'], example: '2012-01-01', about: '哪天起住在这里', width: 18 },
  { key: 'population', title: '重点人群', aliases: ['人群', '人群分类', '人群类别', '重点人群类别'], example: '高血压', about: '诊断或证明的人群，多项用分号隔开；老年人、儿童按年龄自动认定，不必填', width: 18 },
  { key: 'evidence', title: '认定依据', aliases: ['依据', '证明材料', '凭证'], example: '诊断记录', about: '每项人群一个，用分号隔开；只写一个则各项相同', width: 16 },
  { key: 'evidenceNumber', title: '凭证编号', aliases: ['证书编号', '证号', '编号'], example: '', about: '选填', width: 14 },
  { key: 'evidenceBy', title: '认定单位', aliases: ['发证单位', '诊断机构', '认定机构'], example: '区人民医院', about: '选填', width: 16 },
  { key: 'evidenceOn', title: '认定日期', aliases: ['诊断日期', '确诊日期', '发证日期'], example: '2025-03-01', about: '填了重点人群就要填', width: 14 },
]
export const residentsSheet = aSheet('居民', '居民导入模板 2026-1', columns)
/** By which a list names somebody who is registered already. */
export const personColumns = columns.filter((one): one is ListColumn<'name' | 'documentKind' | 'number'> => ['name', 'documentKind', 'number'].includes(one.key))
/** Where a fault of a person is to be shown: the column of the file. */
export const keyOfFault = (column: ImportColumn): Key => (column === 'tags' ? 'population' : column)
