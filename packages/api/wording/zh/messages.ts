/** 消息：通知的文字，以及写不了、办不成时说什么；居民手机和工作人员两边都用。 */
export const messages = {
  category: { contract: '签约', todo: '待办', health: '健康教育', service: '服务', system: '系统' },
  notice: {
    CONTRACT_SIGNED: { title: '签约办好了', text: '{{team}}的{{doctor}}医生是您的家庭医生，签到 {{lastDay}}。' },
    CONTRACT_ENDED: { title: '签约结束了', text: '与{{team}}的签约到 {{endedOn}} 为止，原因：{{reason}}。有疑问请打电话问机构。' },
    CONTRACT_RESTORED: { title: '签约恢复了', text: '先前的解约撤回了，与{{team}}的签约仍到 {{lastDay}}。' },
    CONTRACT_RAN_OUT: { title: '签约到期了', text: '与{{team}}的签约到 {{lastDay}} 为止，已经到期。想继续，请重新签约。' },
    RENEWAL_DUE: { title: '该续约了', text: '与{{team}}的签约 {{lastDay}} 到期，请在到期前续约。' },
    SELF_BOUND: { title: '手机绑定了本人', text: '这部手机可以办本人的事了。不是本人操作，请马上到签约机构说明。' },
    HELPER_BOUND: { title: '有人可以替您办事了', text: '{{helper}}可以替您办事，到 {{until}} 为止。在“我的”里随时可以收回。' },
    HELPER_UNBOUND: { title: '有人不再替您办事', text: '{{helper}}不再替您办事了。' },
    CONTRACTS_RAN_OUT: { title: '{{count}} 份协议到期', text: '{{lastDay}} 是最后一天，没有接着续约的，已由系统转为到期' },
    CONVERSATION_HANDED: { title: '有一个咨询交给您', text: '{{by}} 交给您答复' },
    JOB_FINISHED: { title: '任务做完了', text: '{{name}}' },
    JOB_FAILED: { title: '任务没有做成', text: '{{name}}，请到任务中心看原因' },
    other: { title: '新通知', text: '请更新后查看' },
  },
  helper: { spouse: '您的配偶', parent: '您的子女', child: '您的父母', grandparent: '您的孙辈', other: '您的亲属或照护人', self: '您本人' },
  endReason: { by_request: '您要求结束', transferred: '改签到其他团队', moved_away: '搬离了团队服务的地方', deceased: '去世', lost_contact: '一直联系不上', voided: '这份签约作废', other: '其他' },
  errors: {
    NO_TEAM: '现在没有签约的团队，发不了消息。签约以后就能问医生；急症请拨 120',
    CLOSED: '签约已经结束，不能再答复。之前的内容还可以看',
    NOT_A_COLLEAGUE: '这位不是本团队现在的成员，请换一位',
    OFFICE_TURNED: '答复时间的开始要早于结束，请核对',
    CHANGED_MEANWHILE: '同事刚改过团队设置，请看过新的再改',
  },
}
