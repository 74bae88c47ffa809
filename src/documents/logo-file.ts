import { seePicture } from './inspect/see-picture.ts'

/** A school's logo as the file that it is, and its width and height in points of its own. */
export type LogoFile = { kind: 'png' | 'jpg'; bytes: Uint8Array; width: number; height: number }

const address = /^data:image\/(png|jpeg);base64,(.+)$/

/** The logo that a `data:` address holds; null where it holds none that can be printed. */
export function logoFile(logo: string): LogoFile | null {
  const [, type, base64 = ''] = address.exec(logo) ?? []
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const kind = type === 'png' ? 'png' : 'jpg'
  const [page] = type === undefined ? [] : seePicture(kind, bytes).pages
  return page === undefined ? null : { kind, bytes, width: page.width, height: page.height }
}
