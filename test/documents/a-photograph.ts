import { readFileSync } from 'node:fs'

/** A photograph of 75 by 50 points that is upright when it lies as it does. */
export const photograph = readFileSync(new URL('../fixtures/photograph.jpg', import.meta.url))

/** The same as a telephone writes it: which way up it was held, and where it was taken. */
export function takenAt(orientation: number, place: string): Buffer {
  const entry = Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0\x2a\0\0\0\x08', 'latin1'),
    entry,
    Buffer.from(place, 'latin1'),
  ])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([photograph.subarray(0, 2), head, exif, photograph.subarray(2)])
}
