/** Names of spoken languages, for the staff's screens and the residents' alike. */
export const spokenZh = {
  mandarin: '普通话', local: '本地话', cantonese: '粤语', wu: '吴语', min: '闽语', hakka: '客家话', xiang: '湘语', gan: '赣语', jin: '晋语', mongolian: '蒙古语', tibetan: '藏语', uyghur: '维吾尔语', kazakh: '哈萨克语', korean: '朝鲜语', zhuang: '壮语', yi: '彝语',
  miao: '苗语', dong: '侗语', tujia: '土家语', bouyei: '布依语', dai: '傣语', sign: '手语', english: '英语',
} as const
export const spokenEn = {
  mandarin: 'Mandarin', local: 'local dialect', cantonese: 'Cantonese', wu: 'Wu', min: 'Min', hakka: 'Hakka', xiang: 'Xiang', gan: 'Gan', jin: 'Jin', mongolian: 'Mongolian', tibetan: 'Tibetan', uyghur: 'Uyghur', kazakh: 'Kazakh', korean: 'Korean', zhuang: 'Zhuang', yi: 'Yi',
  miao: 'Miao', dong: 'Dong', tujia: 'Tujia', bouyei: 'Bouyei', dai: 'Dai', sign: 'sign language', english: 'English',
} as const
