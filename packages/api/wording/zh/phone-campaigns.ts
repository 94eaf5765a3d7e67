/** 居民手机上的活动。 */
export const phoneCampaigns = {
  title: '活动',
  none: '现在没有活动',
  noneText: '附近有家庭医生的活动，会在这里和通知里告诉您。',
  day: '{{day}}',
  days: '{{from}}至{{until}}',
  today: '今天就有',
  where: '在{{place}}',
  by: '{{name}}办',
  county: '区县卫健委',
  forWhom: '告诉了：{{who}}',
  go: { '/m/sign': '去签约', '/m/contract': '看我的签约', '/m/chat': '问医生', '/m/me': '去“我的”' },
}
