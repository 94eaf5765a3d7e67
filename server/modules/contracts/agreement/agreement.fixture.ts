import type { AgreementContent, AgreementSignature } from './agreement-content.ts'

/** The agreement of the mockup: 罗玉珍, 69, with hypertension, signs the basic and the chronic package in Yubei. */
export const anAgreement = (changes: Partial<AgreementContent> = {}): AgreementContent => ({
  form: 1, template: 'county_standard', title: '家庭医生签约服务协议', number: '500112-2026-7KQ2M9X', regionName: '重庆市渝北区', isDemo: true,
  partyA: {
    label: '签约机构及家庭医生服务团队', institutionId: '019a0000-0000-7000-8000-00000000000a', institutionName: '双龙湖社区卫生服务中心', teamName: '第三团队', doctorName: '陈静', phone: '023-67180000',
    members: [{ name: '陈静', role: '家庭医生' }, { name: '周敏', role: '护士' }, { name: '何涛', role: '公卫医师' }, { name: '向红', role: '乡村医生' }],
  },
  partyB: {
    label: '签约居民', name: '罗玉珍', sex: '女', bornYear: 1957, documentKind: '居民身份证', documentMasked: '500112********4428', phoneMasked: '138****0417', place: '渝北区双龙湖街道双湖路社区', populations: ['老年人', '高血压'],
  },
  term: { signedOn: '2026-11-24', from: '2026-11-24', lastDay: '2027-11-23', years: 1, unit: '个人' },
  packages: [
    { name: '基础包', kind: 'basic', residentFen: 0, items: ['建立健康档案', '健康教育', '预防接种', '健康管理', '慢病随访', '就医指导', '预约转诊', '合理用药指导', '中医药健康指导', '上门服务', '健康评估'].map((name, index) => ({ name, times: [1, null, null, 4, 4, null, null, null, 1, null, 1][index] ?? null })) },
    { name: '慢病优惠包', kind: 'paid', residentFen: 5_000, items: [{ name: '血糖', times: 4 }, { name: '颈动脉超声', times: 1 }, { name: '用药指导', times: 4 }] },
  ],
  fee: { totalFen: 11_000, residentFen: 5_000, shares: [{ party: '医保基金', fen: 2_000 }, { party: '基本公共卫生经费', fen: 4_000 }, { party: '居民个人', fen: 5_000 }] },
  combination: { name: '1+1+1', institutions: [{ tier: '基层', name: '双龙湖社区卫生服务中心' }, { tier: '二级', name: '渝北区第二人民医院' }, { tier: '三级', name: null }] },
  clauses: [
    { heading: '服务内容', text: '甲方在协议期内按所选服务包向乙方提供基本医疗、公共卫生和健康管理服务，项目与次数见服务清单。' },
    { heading: '甲方的责任', text: '甲方指定家庭医生负责到底，公布联系方式，如实记录每次服务；团队人员变动及时告知乙方。' },
    { heading: '乙方的责任', text: '乙方如实提供身份与健康信息，配合随访与评估，按约支付自付费用。' },
    { heading: '就医与转诊', text: '乙方在所选组合内自主就医；组合之外由家庭医生转诊，未经转诊的就诊不享受签约优惠。' },
    { heading: '费用', text: '费用按签约年度计，各方承担的金额见费用表；清单以外的医疗服务由乙方另付。' },
    { heading: '期限、续约与改签', text: '协议期限见首页。期满按乙方选择续约，甲方在期满前告知；乙方可以不续约或改签其他团队。' },
    { heading: '解约', text: '乙方可以随时书面提出解约。迁出服务区域或死亡的，协议自该日终止。' },
    { heading: '个人信息', text: '甲方只为履行本协议使用乙方的个人信息；查阅健康档案须有单独授权，乙方可以随时撤回。' },
  ],
  consents: [
    { text: '已告知服务内容、期限、费用和双方权利义务', note: null, agreed: true },
    { text: '同意期满自动续约', note: '到期前通知，可退出', agreed: true },
    { text: '授权团队查阅健康档案', note: '单独授权书，可撤回', agreed: false },
  ],
  sources: ['渝北卫健〔2017〕475号', '渝北区演示决定〔2026〕1号'],
  verifyCode: '7KQ2M9XH4T8W3RPC5NDA', verifyAddress: 'https://jiayi.example/verify/7KQ2M9XH4T8W3RPC5NDA',
  ...changes,
})

/** The three who sign it, the resident and the doctor by hand. */
export const signaturesWith = (resident: Uint8Array | null, doctor: Uint8Array | null): AgreementSignature[] => [
  { party: 'resident', name: '罗玉珍', signedAt: '2026-11-24T02:32:16.000Z', image: resident },
  { party: 'doctor', name: '陈静', signedAt: '2026-11-24T02:33:05.000Z', image: doctor },
  { party: 'institution', name: '双龙湖社区卫生服务中心', signedAt: '2026-11-24T02:33:20.000Z', image: null },
]
