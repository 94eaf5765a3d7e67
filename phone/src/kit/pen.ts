import Pad, { type PointGroup } from 'signature_pad'

export type Stroke = { x: number; y: number; at: number }[]
/** A name written by hand: its picture (PNG, base64) and how the pen went. */
export type Handwriting = { png: string; strokes: Stroke[] }

const shortestPixels = 60
const ink = { minWidth: 1.4, maxWidth: 3.4, penColor: '#16202b' }
/** The server takes pictures of 1.2 million pixels at most. */
const mostPixels = 1_000_000

/** A pen on a canvas: what was written stays when the box changes its size. `changed` after every stroke. */
export function takePen(canvas: HTMLCanvasElement, changed: () => void) {
  const pad = new Pad(canvas, ink)
  const fit = () => {
    const written = pad.toData()
    const ratio = ratioFor(canvas.offsetWidth, canvas.offsetHeight)
    canvas.width = canvas.offsetWidth * ratio
    canvas.height = canvas.offsetHeight * ratio
    canvas.getContext('2d')?.scale(ratio, ratio)
    pad.fromData(written)
  }
  fit()
  const watch = new ResizeObserver(fit)
  watch.observe(canvas)
  pad.addEventListener('endStroke', changed)
  return {
    undo: () => pad.fromData(pad.toData().slice(0, -1)),
    clear: () => pad.clear(),
    isWritten: () => isName(pad.toData()),
    isTouched: () => pad.toData().length > 0,
    /** `isTurned`: the phone was held sideways while its page stood upright, so that the name runs down the page. */
    read: (isTurned: boolean): Handwriting => {
      const [width, height] = [canvas.offsetWidth, canvas.offsetHeight]
      const groups = pad.toData()
      return isTurned
        ? handwriting(
            groups.map((group) => turned(group, width)),
            height,
            width,
          )
        : handwriting(groups, width, height)
    },
    putAway: () => {
      watch.disconnect()
      pad.removeEventListener('endStroke', changed)
      pad.off()
    },
  }
}
export type Pen = ReturnType<typeof takePen>

/** Whether this can be somebody's name: the pen went at least 60 pixels. A dot or a tick is none. */
function isName(groups: readonly PointGroup[]): boolean {
  let length = 0
  for (const { points } of groups) {
    for (let at = 1; at < points.length; at++) length += Math.hypot(points[at]!.x - points[at - 1]!.x, points[at]!.y - points[at - 1]!.y)
  }
  return length >= shortestPixels
}

/** Down the page becomes to the right. */
const turned = (group: PointGroup, width: number): PointGroup => ({
  ...group,
  points: group.points.map((point) => ({ ...point, x: point.y, y: width - point.x })),
})

function handwriting(groups: PointGroup[], width: number, height: number): Handwriting {
  const canvas = document.createElement('canvas')
  const ratio = ratioFor(width, height)
  canvas.width = width * ratio
  canvas.height = height * ratio
  canvas.getContext('2d')?.scale(ratio, ratio)
  const copy = new Pad(canvas, ink)
  copy.fromData(groups)
  const tenth = (pixels: number) => Math.round(pixels * 10) / 10
  const strokes = groups.map(({ points }) => points.map(({ x, y, time }) => ({ x: tenth(x), y: tenth(y), at: Math.round(time) })))
  copy.off()
  return { png: pngOf(canvas), strokes }
}

const ratioFor = (width: number, height: number): number =>
  Math.min(window.devicePixelRatio || 1, 2, Math.sqrt(mostPixels / Math.max(1, width * height)))
const pngOf = (canvas: HTMLCanvasElement): string => canvas.toDataURL('image/png').replace(/^[^,]*,/, '')

/** A typed name as a picture, for who cannot write. */
export function pictureOfName(name: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = 600
  canvas.height = 200
  const brush = canvas.getContext('2d')
  if (!brush) return ''
  brush.fillStyle = ink.penColor
  brush.font = '84px KaiTi, STKaiti, "Noto Serif CJK SC", serif'
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(name, 300, 100, 560)
  return pngOf(canvas)
}
