import { refused, type Seen } from './inspected.ts'

const cutShort = 'The picture is cut short or damaged. Send it again.'
/** A scan of A4 at 600 dots an inch has 35 million; more would only fill the memory. */
const mostPixels = 100_000_000

type Size = { width: number; height: number }

function pngSize(bytes: Buffer): Size | null {
  const isWhole =
    bytes.length >= 45 && bytes.toString('latin1', bytes.length - 8, bytes.length - 4) === 'IEND'
  return isWhole ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null
}

/** The segments of a JPEG before its picture: what each is, and where it stands, its marker included. */
export function jpegSegments(bytes: Buffer): { marker: number; from: number; to: number }[] {
  const segments: { marker: number; from: number; to: number }[] = []
  let from = 2
  while (from + 4 <= bytes.length && bytes[from] === 0xff) {
    const marker = bytes[from + 1] ?? 0
    // Any number of these may fill the gap before a marker.
    if (marker === 0xff) {
      from += 1
      continue
    }
    if (marker === 0xda) break
    const to = from + 2 + bytes.readUInt16BE(from + 2)
    segments.push({ marker, from, to })
    from = to
  }
  return segments
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Which way up a JPEG says that it was held, from 1 (upright) to 8; from 5 on it lies on its side. */
export function orientation(bytes: Buffer): number {
  const exif = jpegSegments(bytes).find(
    ({ marker, from }) => marker === 0xe1 && bytes.toString('latin1', from + 4, from + 8) === 'Exif',
  )
  if (exif === undefined) return 1
  const tiff = bytes.subarray(exif.from + 10, exif.to)
  if (tiff.length < 14) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < short(first); entry += 1) {
    const at = first + 2 + entry * 12
    if (short(at) === 0x0112) return Math.min(8, Math.max(1, short(at + 8)))
  }
  return 1
}

function jpgSize(bytes: Buffer): Size | null {
  const frame = jpegSegments(bytes).find(({ marker }) => isFrame(marker))
  if (frame === undefined || frame.to - frame.from < 10 || frame.to > bytes.length) return null
  // Cameras may write more after the end of the picture.
  if (!bytes.includes(Buffer.from([0xff, 0xd9]), frame.to)) return null
  const [height, width] = [bytes.readUInt16BE(frame.from + 5), bytes.readUInt16BE(frame.from + 7)]
  return orientation(bytes) >= 5 ? { width: height, height: width } : { width, height }
}

/** A photograph as one page without text, as it is held upright. */
export function seePicture(kind: 'jpg' | 'png', given: Uint8Array): Seen {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const size = kind === 'png' ? pngSize(bytes) : jpgSize(bytes)
  if (size === null || size.width * size.height === 0) return refused(cutShort)
  if (size.width * size.height > mostPixels)
    return refused('The picture has more than 100 million points. Save it smaller, and send that.')
  return { pages: [{ ...size, text: null }], refusals: [], notices: [] }
}
