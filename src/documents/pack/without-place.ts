import { jpegSegments, orientation } from '../inspect/see-picture.ts'

/** What says how the points are coloured, by the marker that it stands after. */
const colours: Readonly<Record<number, string>> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' }

// All else that a camera writes beside its picture goes: where it was taken, remarks, small and other pictures.
function isKept(bytes: Buffer, { marker, from }: { marker: number; from: number }): boolean {
  if (marker < 0xe0 || (marker > 0xef && marker !== 0xfe)) return true
  const begins = colours[marker]
  return begins !== undefined && bytes.indexOf(begins, from + 4, 'latin1') === from + 4
}

/** Where it goes on after a marker within or between scans: some stand alone, others say how long what follows them is. */
function after(bytes: Buffer, at: number): number {
  const marker = bytes[at + 1] ?? 0
  if (marker === 0xff) return at + 1
  const standsAlone = marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd7)
  return standsAlone ? at + 2 : at + 2 + bytes.readUInt16BE(at + 2)
}

/** Where the picture ends that begins at its first scan: telephones write further pictures and films after it. */
function endOf(bytes: Buffer, firstScan: number): number {
  let at = firstScan
  while (at >= 0 && at + 4 <= bytes.length && bytes[at + 1] !== 0xd9)
    at = bytes.indexOf(0xff, after(bytes, at))
  return at >= 0 && bytes[at + 1] === 0xd9 ? at + 2 : bytes.length
}

/** Exif that holds nothing but which way up the picture was held. */
const held = (way: number): Buffer =>
  Buffer.from(
    `ffe10022457869660000 4d4d002a00000008 0001 0112000300000001000${way}0000 00000000`.replaceAll(' ', ''),
    'hex',
  )

/** A JPEG without the place, the time and the camera that a telephone writes into it, which may tell where a family lives; the picture's own bytes stay. */
export function withoutPlace(given: Uint8Array): Buffer {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const segments = jpegSegments(bytes)
  const rest = segments.at(-1)?.to ?? 2
  const way = orientation(bytes)
  return Buffer.concat([
    bytes.subarray(0, 2),
    ...(way === 1 ? [] : [held(way)]),
    ...segments.filter((one) => isKept(bytes, one)).map(({ from, to }) => bytes.subarray(from, to)),
    bytes.subarray(rest, endOf(bytes, rest)),
  ])
}

const places = ['Exif\0\0', 'http://ns.adobe.com/xap/1.0/\0'].map((begins) => Buffer.from(begins, 'latin1'))

/** Where a camera's own words stand in photographs within a PDF, as they do in a JPEG: after a marker and their length. */
function segmentsIn(pdf: Buffer, begins: Buffer): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = pdf.indexOf(begins); at >= 0; at = pdf.indexOf(begins, at + 1))
    if (at >= 4 && pdf.readUInt16BE(at - 4) === 0xffe1)
      found.push({ from: at + begins.length, to: at - 2 + pdf.readUInt16BE(at - 2) })
  return found
}

/** A PDF whose photographs no longer say where they were taken: as long as it was, with nothing else touched. */
export function withoutPlaces(given: Uint8Array): Buffer {
  const pdf = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const found = places.flatMap((begins) => segmentsIn(pdf, begins))
  if (found.length === 0) return pdf
  const without = Buffer.from(pdf)
  for (const { from, to } of found) without.fill(0, from, Math.max(from, to))
  return without
}
