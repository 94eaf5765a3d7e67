import { drawTable, type Random } from './random.ts'

/** Surnames as frequent as in eastern Chongqing: count per mille. */
const surnames = drawTable([
  ['李', 76], ['王', 70], ['陈', 62], ['刘', 60], ['杨', 52], ['周', 48], ['张', 66], ['黄', 32], ['罗', 30], ['唐', 28], ['何', 26], ['邓', 22], ['谭', 20], ['冉', 12],
  ['吴', 24], ['徐', 18], ['赵', 20], ['蒋', 18], ['胡', 20], ['朱', 15], ['曾', 16], ['彭', 16], ['廖', 14], ['熊', 13], ['邹', 10], ['向', 9], ['秦', 10], ['冯', 12], ['谢', 14],
  ['田', 9], ['袁', 12], ['龙', 8], ['汪', 8], ['程', 8], ['夏', 8], ['余', 11], ['叶', 7], ['蔡', 6], ['郑', 9], ['梁', 8], ['孙', 10], ['马', 7], ['高', 8], ['林', 8], ['郭', 8],
  ['宋', 7], ['文', 8], ['贺', 6], ['江', 7], ['傅', 5], ['雷', 6], ['段', 5], ['石', 6], ['游', 5], ['汤', 5], ['白', 4], ['苏', 5], ['伍', 4], ['易', 5], ['韩', 4], ['姚', 5],
  ['万', 5], ['甘', 4], ['聂', 4], ['蒲', 4], ['任', 6], ['牟', 4], ['杜', 6], ['涂', 4], ['沈', 5], ['许', 6], ['戴', 4], ['魏', 5], ['黎', 5], ['付', 5], ['欧', 3], ['毛', 4],
  ['古', 3], ['柏', 2], ['代', 4], ['潘', 4], ['单', 1], ['解', 1], ['仇', 1], ['欧阳', 2], ['司马', 1],
] as const)

/** First and second characters of given names by generation; a generation's names are one or both. None of them has two readings. */
type Generation = { until: number; single: number; men: [string, string]; women: [string, string] }
const generations: readonly Generation[] = [
  { until: 1960, single: 0.1, men: ['国德光明永正世安绍仁天学清代方昌', '华富全文明贵云才清福林成忠树祥元发'], women: ['素玉淑桂秀永正光德代天明世安清', '珍兰英芳华碧群琼容书莲淑清秀玉'] },
  { until: 1980, single: 0.22, men: ['建国志小永红明文伟光中世克大学', '军华平明勇伟林强忠国刚波东辉清'], women: ['小晓红秀丽春建素玉永天明雪海', '芳燕琼丽萍梅英容霞玲群华碧莉蓉'] },
  { until: 2000, single: 0.34, men: ['志俊小文海鹏永浩晓建世国江东', '伟杰鹏飞涛波林勇川强磊辉龙平洋'], women: ['小晓丽春海雪文玉婷艳红佳静', '婷燕丽娟静敏雪梅玲莉蓉霞萍莎红'] },
  { until: 2012, single: 0.2, men: ['俊浩宇鑫文子嘉明天志博泽', '豪杰轩阳涛鑫宇辰林航鹏然'], women: ['雨欣思佳诗梦雅静语心嘉怡', '涵怡婷萱琪雯洁彤瑶妍菲颖'] },
  { until: 9999, single: 0.08, men: ['子浩宇梓沐奕俊泽辰一嘉铭', '轩宸睿泽辰霖航熙恒阳墨洋'], women: ['梓语欣雨沐诗若芷一依可思', '萱涵彤妍琪瑶汐瑾然怡诺宁'] },
]

const sides = generations.map(({ men, women }) => [men, women].map(([heads, tails]) => [[...heads], [...tails]] as const))

export function drawSurname(random: Random): string {
  return surnames(random)
}

/** A given name as it was in fashion in the year of birth. */
export function drawGivenName(random: Random, sex: 1 | 2, yearOfBirth: number): string {
  const at = generations.findIndex(({ until }) => yearOfBirth < until)
  const [heads, tails] = (sides[at] as (typeof sides)[number])[sex - 1] as readonly [readonly string[], readonly string[]]
  const tail = tails[random.below(tails.length)] as string
  if (random.chance((generations[at] as Generation).single)) return tail
  const head = heads[random.below(heads.length)] as string
  return head === tail ? tail : head + tail
}

/** A whole name for somebody who is nobody's child here, e.g. a nurse. */
export function drawName(random: Random, sex: 1 | 2, yearOfBirth: number): string {
  return drawSurname(random) + drawGivenName(random, sex, yearOfBirth)
}
