type Village = { code: string; name: string; spellings: string[]; townshipName: string; isOwn: boolean }

/** The villages to choose from: one's own first under `own`, the others under their township, so that 356 of them can be looked through. */
export const villageOptions = (villages: readonly Village[], own: string) =>
  villages.map(({ code, name, spellings, townshipName, isOwn }) => ({
    value: code,
    words: [`${townshipName} ${name}`, ...spellings, code],
    label: isOwn ? `${townshipName} ${name}` : name,
    group: isOwn ? own : townshipName,
  }))
