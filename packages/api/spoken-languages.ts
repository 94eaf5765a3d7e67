/** What staff may speak with residents: the common language, the speech of the place, China's dialect groups, languages of its peoples, sign language. Texts: wording `spoken`. */
export const spokenLanguages = [
  'mandarin', 'local', 'cantonese', 'wu', 'min', 'hakka', 'xiang', 'gan', 'jin', 'mongolian', 'tibetan', 'uyghur', 'kazakh', 'korean', 'zhuang', 'yi', 'miao', 'dong', 'tujia', 'bouyei', 'dai', 'sign', 'english',
] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]
