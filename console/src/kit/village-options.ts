type Village = { code: string; name: string; pinyin: string; initials: string; townshipName: string; isOwn: boolean }

/** The villages to choose from: one's own first under `own`, the others under their township, so that 356 of them can be looked through. */
export const villageOptions = (villages: readonly Village[], own: string) =>
  villages.map(({ code, name, pinyin, initials, townshipName, isOwn }) => ({
    value: code,
    words: [`${townshipName} ${name}`, pinyin, initials, code],
    label: isOwn ? `${townshipName} ${name}` : name,
    group: isOwn ? own : townshipName,
  }))
