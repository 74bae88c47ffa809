import { fileKind } from '../../domain/file-kind.ts'
import { svgToPng } from '../svg-to-png.ts'
import { seePicture } from './see-picture.ts'

/** A logo as a `data:` address of a PNG or JPEG that every letter can carry, or why it cannot be used. */
export type SeenLogo = { logo: string } | { why: string }

/** Every letter carries the logo, so that it has to be small. */
const mostBytes = 100_000
/** Sharp in print over the width that a letterhead has for it. */
const pointsWide = 600

const tooLarge = 'The picture is larger than 100 KB. Save it smaller: 600 points wide is enough.'
const unknown = 'It is not a PNG, a JPEG or an SVG.'
const drawnFrom =
  'The drawing holds a program, or takes something from another file. Save it as plain SVG or as PNG.'
const lettered = 'The drawing holds letters of a font. Turn them into shapes, or save it as PNG.'
const broken = 'The drawing cannot be read. Save it as PNG.'

const reaching =
  /<!DOCTYPE|<!ENTITY|<script|<foreignObject|<image|<style|href\s*=\s*["'](?!#)|url\(\s*["']?(?!#)/i

const addressOf = (kind: 'png' | 'jpeg', bytes: Uint8Array): SeenLogo =>
  bytes.length > mostBytes
    ? { why: tooLarge }
    : { logo: `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}` }

function seeDrawing(svg: string): SeenLogo {
  if (reaching.test(svg)) return { why: drawnFrom }
  if (/<text/i.test(svg)) return { why: lettered }
  try {
    return addressOf('png', svgToPng(svg, pointsWide))
  } catch {
    return { why: broken }
  }
}

function seePhoto(kind: 'png' | 'jpg', bytes: Uint8Array): SeenLogo {
  const [why] = seePicture(kind, bytes).refusals
  return why === undefined ? addressOf(kind === 'png' ? 'png' : 'jpeg', bytes) : { why }
}

/** Looks whether a file may be a school's logo by its bytes: a PNG, a JPEG, or a drawing (SVG), which becomes a PNG. */
export function seeLogo(bytes: Uint8Array): SeenLogo {
  const kind = fileKind(bytes)
  if (kind === 'png' || kind === 'jpg') {
    return seePhoto(kind, bytes)
  }
  const text = kind === null ? new TextDecoder().decode(bytes.subarray(0, 2 * mostBytes)) : ''
  return /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg/i.test(text)
    ? seeDrawing(text)
    : { why: unknown }
}
