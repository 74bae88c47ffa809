import { Resvg } from '@resvg/resvg-js'

/** How wide a picture is in points of a screen: sharp on a telephone, and small enough for a message. */
const WIDTH = 1600

/** A drawing as a picture on white; its letters are drawn shapes, so that no font of the machine's plays a part. */
export function svgToPng(svg: string, wide = WIDTH): Uint8Array {
  const fitTo = { mode: 'width' as const, value: wide }
  return new Resvg(svg, { background: 'white', fitTo, font: { loadSystemFonts: false } }).render().asPng()
}
