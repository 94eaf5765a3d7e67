/** A number with more than two decimals, which no screen shows. Matrices keep theirs: they are multiplied. */
const long = /(?<=[\s,"]|[a-z])-?\d+\.\d{3,}/gi

/**
 * The pages of a paper as pictures by themselves, out of the one tall SVG that the compiler draws: each with the letters it uses and no others, so that
 * a phone fetches the page it looks at. All letters are shapes; there is neither script nor font to load.
 */
export function splitPages(svg: string, pages: number): string[] {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  const [body = '', defs = ''] = svg.split('<defs id="glyph">')
  const drawn = body.split(/^ {4}<path class="typst-shape"[^>]*\/>\n/m).slice(1)
  if (width === undefined || height === undefined || drawn.length !== pages || /<script|<foreignObject/i.test(svg)) throw new Error('the compiler draws pages in another way')
  const letters = new Map([...defs.matchAll(/<symbol id="([^"]+)"[^>]*>[\s\S]*?<\/symbol>/g)].map(([symbol, id]) => [id as string, symbol]))
  const tall = Number(height) / pages
  return drawn.map((page, nth) => {
    const inside = page.replace(/<\/svg>\s*$/, '')
    const used = [...new Set([...inside.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id as string))].map((id) => letters.get(id) ?? '')
    const shapes = `${inside}<defs>${used.join('')}</defs>`.replace(/( d="[^"]*")/g, (path) => path.replace(long, (number) => String(Math.round(Number(number) * 100) / 100))).replace(/\n\s*/g, '')
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 ${nth * tall} ${width} ${tall}" width="${width}" height="${tall}"><rect y="${nth * tall}" width="${width}" height="${tall}" fill="#fff"/>${shapes}</svg>`
  })
}
