/** 居民手机账号：登录、绑定本人和家人。 */
export const residentAccounts = {
  errors: {
    NOT_A_MOBILE: '请填写能收短信的手机号，座机收不到验证码',
    NO_MESSAGES: '本地还没有开通短信，收不到验证码。请到签约机构，由工作人员当面帮您办',
    WRONG_CODE: '验证码不对或已失效。请核对短信里最新的 6 位数字；不行就重新获取',
    TOO_MANY_CODES: '验证码获取得太频繁，请过 {{minutes}} 分钟再试；着急可以去签约机构现场办理',
    ALREADY_BOUND: '您已经绑定了这个人，不用重复绑定',
    SELF_TAKEN: '这个手机号已经绑定了本人。给家人办，请选择您与家人的关系',
    DESK_CODE_ENDED: '没有这个绑定码，或已经用过、过了 10 分钟。请核对 8 位码，或请医生重新出示',
  },
} as const
