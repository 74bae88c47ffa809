import { describe, expect, it } from 'vitest'
import { turnedForward } from '../../../src/documents/pack/turned-forward.ts'

const turned = (page: string): string =>
  turnedForward(Buffer.from(`<< /Type /Page ${page} /Contents 5 0 R >>`, 'latin1'))
    .toString('latin1')
    .slice(15, -19)

describe('a page that another program turned backward is turned forward, in as many bytes', () => {
  it.each([
    ['/Rotate -90', '/Rotate 270'],
    ['/Rotate -180', '/Rotate  180'],
    ['/Rotate -270', '/Rotate   90'],
    ['/Rotate 90', '/Rotate 90'],
    ['/Rotate -45', '/Rotate -45'],
    ['/Rotate -90 /Note (/Rotate -180)', '/Rotate 270 /Note (/Rotate  180)'],
  ])('%s', (was, is) => expect(turned(was)).toBe(is))
})
