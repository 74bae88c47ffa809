import { jpegSegments, orientation } from '../inspect/see-picture.ts'

// What says how the points are coloured stays; all else that a camera writes beside its picture goes.
const kept = (marker: number): boolean =>
  marker < 0xe0 || (marker > 0xef && marker !== 0xfe) || [0xe0, 0xe2, 0xee].includes(marker)

/** Exif that holds nothing but which way up the picture was held. */
const held = (way: number): Buffer =>
  Buffer.from([
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    way,
    0,
    0,
    0,
    0,
    0,
    0,
  ])

/** A JPEG without the place, the time and the camera that a telephone writes into it, which may tell where a family lives; the picture's own bytes stay. */
export function withoutPlace(given: Uint8Array): Buffer {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const segments = jpegSegments(bytes)
  const rest = segments.at(-1)?.to ?? 2
  const way = orientation(bytes)
  return Buffer.concat([
    bytes.subarray(0, 2),
    ...(way === 1 ? [] : [held(way)]),
    ...segments.filter(({ marker }) => kept(marker)).map(({ from, to }) => bytes.subarray(from, to)),
    bytes.subarray(rest),
  ])
}
