/** A stream of numbers that depends on its seed and its name only: the same names give the same stream on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  below(below: number): number
  /** True with this probability. */
  chance(probability: number): boolean
}

/**
 * Opens the stream of a seed and a name, e.g. of one township's households. Streams of different names are independent, so one
 * township comes out the same whether the others are made or not. Generator: sfc32 (public domain, passes PractRand).
 */
export function openRandom(seed: number, name: string): Random {
  let a = 0x9e3779b9 ^ seed
  let b = 0x243f6a88
  let c = 0xb7e15162
  for (let i = 0; i < name.length; i++) {
    b = Math.imul(b ^ name.charCodeAt(i), 0x01000193)
    c = Math.imul(c + b, 0x85ebca6b) ^ (c >>> 13)
  }
  let counter = 1
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 16; i++) next()
  return {
    next,
    below: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
  }
}

/** A table to draw from by weight in constant time (Walker's alias method). Weights need not add up to anything. */
export function drawTable<T>(rows: readonly (readonly [T, number])[]): (random: Random) => T {
  const sum = rows.reduce((running, [, weight]) => running + weight, 0)
  const share = rows.map(([, weight]) => (weight / sum) * rows.length)
  const alias = rows.map((_, i) => i)
  const poor = share.flatMap((one, i) => (one < 1 ? [i] : []))
  const rich = share.flatMap((one, i) => (one >= 1 ? [i] : []))
  while (poor.length > 0 && rich.length > 0) {
    const [low, high] = [poor.pop() as number, rich[rich.length - 1] as number]
    alias[low] = high
    share[high] = (share[high] as number) - (1 - (share[low] as number))
    if ((share[high] as number) < 1) poor.push(rich.pop() as number)
  }
  const values = rows.map(([value]) => value)
  return (random) => {
    const at = random.next() * values.length
    const i = Math.floor(at)
    return values[at - i < (share[i] as number) ? i : (alias[i] as number)] as T
  }
}

/** Some of these, exactly `wanted` of them, each as likely as the others, in their order (Knuth's selection sampling). */
export function chooseExactly<T>(random: Random, from: readonly T[], wanted: number): T[] {
  if (wanted > from.length) throw new Error(`cannot choose ${wanted} of ${from.length}`)
  const chosen: T[] = []
  for (let i = 0; i < from.length && chosen.length < wanted; i++) {
    if (random.next() * (from.length - i) < wanted - chosen.length) chosen.push(from[i] as T)
  }
  return chosen
}
