import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, escapeText, isolate, mrkdwn, name, plain } from '../../src/kit/text.ts'

const seen = (text: string): string =>
  text
    .replace(/[\u2060\u2068\u2069]/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
const anything = fc.string({
  unit: fc.oneof(fc.constantFrom(...'&<>*_~`:@!#a &amp;\n', 'ا', '👩‍👧'), fc.string({ unit: 'grapheme' })),
  maxLength: 200,
})

describe('what a person typed', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U1>', '&lt;@U1&gt;'],
    ['Tom & Ann', 'Tom &amp; Ann'],
    ['*x*', '\u2060*\u2060x\u2060*\u2060'],
    ['&lt;', '&amp;lt;'],
    ['> said', '\u2060&gt; said'],
    [':tada:', ':\u2060tada:'],
  ])('%s shows as it was typed', (typed, sent) => {
    expect(escapeText(typed)).toBe(sent)
  })

  it('keeps its words, and no marker touches a letter or the edge of a line', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const sent = escapeText(typed)
        expect(seen(sent)).toBe(typed)
        expect(sent).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|(?<!\u2060)[*_~`]|[*_~`](?!\u2060)/)
      }),
    )
  })

  it('stays in its own writing direction', () => {
    expect(name('عمر\n فاروق ')).toBe('\u2068عمر فاروق\u2069')
  })
})

describe('a text that is too long', () => {
  it('never exceeds the limit, never breaks an entity or a link, and closes its isolates', () => {
    const piece = fc.oneof(
      anything.map(escapeText),
      anything.map(name),
      fc.constantFrom('<@U12345>', '<https://a.b/c?d=e&amp;f|x>'),
    )
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 10, max: 300 }), (pieces, max) => {
        const short = clip(pieces.join(''), max)
        expect([...short].length).toBeLessThanOrEqual(max)
        expect(short.replace(/<(@U12345|https[^<>]*\|x)>|&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/)
        expect(short.split('\u2068').length).toBe(short.split('\u2069').length)
      }),
    )
  })

  it('leaves one hundredth for whatever Slack counts as a character', () => {
    expect(clip('x'.repeat(2970), 3000)).toHaveLength(2970)
    expect(clip('x'.repeat(2971), 3000)).toBe(`${'x'.repeat(2969)}…`)
    expect([...plain('👩'.repeat(80), 75).text]).toHaveLength(74)
  })

  it('cuts a plain text anywhere, since there an ampersand is only an ampersand', () => {
    expect(plain(`${'x'.repeat(70)}&amp;xx`, 75).text).toBe(`${'x'.repeat(70)}&am…`)
  })
})

describe('a text for Slack', () => {
  it('is never empty, for Slack refuses that', () => {
    expect(plain('', 75).text).toBe('–')
    expect(mrkdwn(' \n', 75).text).toBe('–')
    expect(isolate('x')).toBe('\u2068x\u2069')
  })
})
