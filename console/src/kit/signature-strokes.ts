/** One stroke of the pen: where it was (CSS pixels) and when (ms since the epoch). */
export type Stroke = { x: number; y: number; at: number }[]

const shortestPixels = 60

/** How far the pen went over all strokes, in pixels. A dot is 0. */
export function penPath(strokes: readonly Stroke[]): number {
  let length = 0
  for (const stroke of strokes) {
    for (let at = 1; at < stroke.length; at++) length += Math.hypot(stroke[at]!.x - stroke[at - 1]!.x, stroke[at]!.y - stroke[at - 1]!.y)
  }
  return length
}

/** Whether this can be somebody's name: the pen went at least 60 pixels. Nothing, a dot or a tick of the pen is refused. */
export function isSignature(strokes: readonly Stroke[]): boolean {
  return penPath(strokes) >= shortestPixels
}
