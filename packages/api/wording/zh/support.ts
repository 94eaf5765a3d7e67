/** 对口支援：医院和中心之间的支援协议、专家团队、下沉记录。 */
export const support = {
  nav: '对口支援',
  title: { list: '对口支援', agreement: '支援协议', make: '新增支援协议', edit: '修改支援协议' },
  standing: { coming: '未开始', running: '进行中', ending: '快到期', over: '已到期', ended: '已提前终止' },
  work: { dispatch: '派驻坐诊', ward_round: '联合查房', free_clinic: '义诊', teaching: '带教培训', research: '科研合作', consultation: '会诊' },
  every: { week: '每周', month: '每月' },
  per: { agreement: '合计', place: '每个受援单位', village: '每个村居' },
  list: {
    none: '还没有支援协议', noneText: '新增一份：写明谁支援谁、哪一轮、几支专家团队、多久去一次。', caption: '支援协议', add: '新增协议', text: '协议或医院', name: '协议', round: '轮次', roundOf: '第 {{round}} 轮', hospital: '支援方', places: '受援方', works: '内容', from: '起', lastDay: '最后一天', standing: '状态', township: '镇街',
    teams: '专家团队', teamsPromised: '承诺团队', teamsFull: '人数到位的团队', visits: '下沉：已做 / 应做', due: '到今天应做', done: '已做', export: '导出表格', sub: '医院与基层机构分轮结对、包干分片：答应了什么，做到了什么', short: '少 {{count}} 次', met: '已做到',
    answer: '{{count}} 份协议在执行，{{late}} 份没有做到应做次数', answerNone: '现在没有在执行的支援协议',
  },
  one: {
    facts: '协议内容', hospital: '支援方', places: '受援方', works: '支援内容', term: '期限', termText: '{{from}} 至 {{lastDay}}', promise: '承诺次数', promiseText: '{{every}}{{per}} {{visits}} 次，共 {{places}} 处', people: '承诺专家', peopleText: '{{teams}} 支团队，每支至少 {{members}} 人', ended: '提前终止',
    endedText: '{{day}} 起，原因：{{reason}}', previous: '上一轮', next: '下一轮', teams: '专家团队', teamsSub: '承诺 {{promised}} 支，已组 {{formed}} 支，其中 {{full}} 支人数到位', members: '{{count}} 人', short: '少 {{count}} 人', noTeams: '还没有登记专家团队', months: '每月应做和已做', monthsSub: '按周承诺的每逢周一算一次，按月承诺的每月 15 日算一次；本月算到今天',
    promised: '应做', done: '已做', noMonths: '协议还没有开始', byWork: '按内容', visits: '次数', halfDays: '半天数', persons: '服务人次', log: '下沉记录', logSub: '写错的划去并说明，不删除', record: '记一次', exportVisits: '导出记录', edit: '修改', renew: '续签下一轮', end: '提前终止', noVisits: '还没有下沉记录', noVisitsText: '去过一次记一次：哪天、去哪里、几位专家、看了多少人。',
    answer: '到今天应做 {{due}} 次，已做 {{done}} 次',
  },
  visit: {
    heldOn: '日期', work: '内容', place: '地点', team: '专家团队', noTeam: '不属于某支团队', experts: '专家人数', halfDays: '几个半天', persons: '服务人次', note: '备注', recordedBy: '记录人', struckWhy: '划去的原因', strike: '划去', strikeTitle: '划去这条记录', strikeText: '这条记录不再计入次数，但仍可看到。', reason: '原因', title: '记一次下沉', save: '记下', saved: '已记下', struck: '已划去', struckBy: '{{name}} 划去：{{reason}}',
  },
  form: {
    about: '协议', title: '协议名称', titleHint: '例如：区人民医院对口支援悦来街道社区卫生服务中心', round: '第几轮', hospital: '支援方', hospitalHint: '医院，或支援村居的中心、卫生院', from: '从哪天起', lastDay: '最后一天', who: '受援方', institutions: '机构', townships: '包干镇街', what: '支援内容', promise: '承诺', teams: '专家团队数', members: '每支至少几人', visits: '次数', every: '多久', per: '按什么算',
    experts: '专家团队和成员', team: '团队名称', specialty: '专业', member: '姓名', titleLevel: '职称', addTeam: '加一支团队', addMember: '加一位专家', removeTeam: '去掉这支团队', removeMember: '去掉{{name}}', save: '保存', make: '保存协议', made: '协议已保存', saved: '已保存', renewing: '续签：第 {{round}} 轮', unnamed: '这位专家',
    missing: { title: '请写协议名称', hospital: '请选支援方', places: '请至少选一个受援机构或镇街', works: '请至少选一项支援内容', from: '请选开始日期', lastDay: '请选最后一天', numbers: '请填承诺的数：团队和人数不少于 0，次数不少于 1', experts: '专家团队和专家都要有名字' },
  },
  end: { title: '提前终止这份协议', text: '从这一天起不再承诺次数；已做的记录保留。', day: '从哪天起终止', reason: '原因', act: '终止', done: '已终止' },
  errors: {
    DAYS_FAR: '期限要在前后 {{years}} 年以内，请核对年份', REACHES_NEXT: '已经续签，下一轮从 {{day}} 开始，这一轮要在那之前结束，请改最后一天', VISITED_PLACE: '{{name}}已有下沉记录，不能从协议里去掉。请保留它，或先撤销那些记录',
    DAYS: '最后一天不能早于开始日期，请核对', HOSPITAL_UNKNOWN: '支援方须是本区县的医院、社区卫生服务中心或乡镇卫生院，请重新选择', PLACE_UNKNOWN: '有一个受援机构或镇街不在本区县，请重新选择', NO_PLACE: '请至少选一个受援机构或镇街', NO_VILLAGES: '按村居算次数，要选有村居的镇街；或改为按受援单位算', OWN_PLACE: '支援方不能同时是受援方，请去掉一边', TEAM_TWICE: '有两支团队都叫{{name}}，请改名',
    FOLLOWS_LATER: '续签要接在上一轮之后，上一轮的最后一天是 {{lastDay}}，请改开始日期', IS_ENDED: '这份协议已经提前终止，不能再改；要继续请续签', IS_RENEWED: '这份协议已经续签过，请打开下一轮', END_OUTSIDE: '终止日期要在协议期限之内，请核对', VISIT_LATER: '日期不能晚于今天，请核对', VISIT_OUTSIDE: '日期不在协议期限之内，请核对', VISIT_ELSEWHERE: '这个地点不在协议里，请重新选择', TEAM_UNKNOWN: '协议里没有这支专家团队，请重新选择',
    IS_STRUCK: '这条记录已经划去，或不在这份协议里。请刷新后再看', WORK_UNKNOWN: '协议里没有这项内容，请重新选择，或先改协议', VISITS_THERE: '{{day}} 有下沉记录，期限要包括这一天；写错的记录请先划去', CHANGED_MEANWHILE: '这份协议刚被其他人改动。请刷新后再操作',
  },
}
