import { describe, expect, it } from 'vitest'
import { withoutPlace } from '../../../src/documents/pack/without-place.ts'
import { photograph, takenAt } from '../a-photograph.ts'

const place = 'LATITUDE 52.4'

/** A photograph with something written beside its picture, after a marker. */
function beside(marker: number, text: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, text.length + 2])
  return Buffer.concat([photograph.subarray(0, 2), head, Buffer.from(text, 'latin1'), photograph.subarray(2)])
}

describe('a photograph in a pack tells nothing of where it was taken', () => {
  it.each([
    ['in what the camera says of itself', takenAt(1, place)],
    ['in a remark', beside(0xfe, place)],
    ['in the words of an agency', beside(0xed, `Photoshop 3.0\0${place}`)],
    ['in a list of further pictures', beside(0xe2, `MPF\0${place}`)],
    ['in a small picture', beside(0xe0, `JFXX\0${place}`)],
    ['in a marker of another program', beside(0xee, place)],
    ['in another picture after it', Buffer.concat([photograph, takenAt(1, place)])],
  ])('%s', (_, taken) => {
    expect(taken.includes(place)).toBe(true)
    expect(withoutPlace(taken)).toEqual(photograph)
  })

  it('and keeps how its points are coloured, and its last scan', () => {
    const profile = beside(0xe2, 'ICC_PROFILE\0rest')
    expect(withoutPlace(profile)).toEqual(profile)
    const scans = Buffer.from([
      0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0, 0xff, 0xd3, 2, 0xff, 0xda, 0, 2, 3, 0xff, 0xd9,
    ])
    expect(withoutPlace(scans)).toEqual(scans)
  })
})
