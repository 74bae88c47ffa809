import { describe, expect, it } from 'vitest'

interface Node {
  kind: string
  value?: string
  id?: string
  href?: string
  children?: Node[]
}

const path = new URL('../../src/workspace/page/assets/mrkdwn-parse.js', import.meta.url).href
const { parseMrkdwn, parsePlain } = (await import(path)) as {
  parseMrkdwn: (text: string) => Node[]
  parsePlain: (text: string) => Node[]
}

/** A parsed text in short: words bare, everything else as `kind(…)`. */
const short = (nodes: Node[]): string =>
  nodes
    .map((node) => {
      const inside = node.children ? short(node.children) : (node.value ?? node.id ?? '')
      return node.kind === 'text' ? inside : `${node.kind}(${inside})`
    })
    .join('')

describe('mrkdwn', () => {
  it.each([
    ['*bold* and _italic_ and ~gone~', 'bold(bold) and italic(italic) and strike(gone)'],
    ['*bold _both_*', 'bold(bold italic(both))'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['* not bold *', '* not bold *'],
    ['`*code*` &amp; more', 'code(*code*) & more'],
    ['```a < b\n*c*```', 'pre(a < b\n*c*)'],
    ['&gt; quoted\nnot', 'quote(quoted)not'],
    ['a\nb', 'abreak()b'],
    ['<https://x.example/?a=1&amp;b=2|here>', 'link(here)'],
    ['<javascript:alert(1)|here>', '<javascript:alert(1)|here>'],
    ['<@U0SAM00001> in <#C0ATTEND01|x>', 'user(U0SAM00001) in channel(x)'],
    ['<!here> <!subteam^S1|@team>', 'mention(@here) mention(@team)'],
    ['<!date^1763740000^{date}|then>', 'date(then)'],
    ['10:30:00 and :warning:', '10:30:00 and emoji(⚠️)'],
    ['*نادية* حسن', 'bold(نادية) حسن'],
    ['ünïcödé_name_ <3', 'ünïcödé_name_ <3'],
  ])('reads %j as %j', (source, expected) => {
    expect(short(parseMrkdwn(source))).toBe(expected)
  })

  it.each([
    '&lt;!channel&gt;',
    '&lt;@U0SAM00001&gt;',
    '&lt;https://evil.example|click&gt;',
    '&amp;lt;script&amp;gt;',
  ])('never brings what is escaped to life: %s', (source) => {
    expect(parseMrkdwn(source).every((node) => node.kind === 'text')).toBe(true)
  })

  it('leaves plain text plain', () => {
    expect(short(parsePlain('*a* <@U1> &amp; :x:\nb'))).toBe('*a* <@U1> & emoji(❌)break()b')
  })
})
