/** What the platform itself says no with. */
export const platform = {
  fields: { from: '从哪天起', until: '到哪天', on: '哪一天', title: '标题', note: '说明', text: '取值', name: '名称' },
  issues: { invalid_format: '格式不对', custom: '不在能填的范围', too_big: '太大或太长', too_small: '太小或太短', invalid_type: '没有填，或填的不是这一类', invalid_value: '不在可选之列', unrecognized_keys: '多了认不得的内容' },
  errors: {
    NOT_FOUND: '没有找到，或不在您的管理范围内。请核对后重新查找',
    NO_SUCH_ADDRESS: '没有这个地址',
    INVALID_FIELD: '“{{field}}”填写有误（{{issue}}），请改正后再提交',
    BODY_SHAPE: '提交的内容格式不对，请刷新页面后重试',
    BAD_REQUEST: '请求格式不对（{{issue}}），请刷新页面后重试',
    UNSTORABLE: '内容里有无法保存的字符或超出范围的数，请删去特殊字符后再提交',
    TOO_LARGE: '内容太大，请分批提交',
    KEY_MISSING: '这次提交缺少操作编号，请刷新页面后重试',
    KEY_REUSED: '同一操作编号用于了不同内容，请刷新页面后重新提交',
    TRY_AGAIN: '系统正忙，刚才没有保存。请稍等几秒再试，内容不会重复提交',
    DISK_FULL: '服务器存储空间已满，刚才没有保存。请联系管理员清理空间后再试，内容不会重复提交',
    OTHER_ORIGIN: '这次操作不是从本系统的页面发出的，没有办理。请从本系统的网址重新打开页面后再试',
    JOB_NOT_STOPPABLE: '这项任务现在停不下来：已经做完，或不是您的。请刷新',
    JOB_NOT_REPEATABLE: '这项任务不能再做：还没结束，已被不同意，或不是您的。请刷新',
    JOB_UNDER_WAY: '{{name}}发起的同样的任务还没有完成。请等它完成再试',
    JOB_GAVE_UP: '试了几次都没有做完，不再自动重试。请再试一次；还是不行，请把任务名称和时间告诉系统管理员',
    TOO_MANY: '操作太频繁，请一分钟后再试',
  },
}
