import { type Dict, type Family, leaf, line, many, plain, richText, said } from './pieces.ts'

const list = (more: Dict = {}) => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: [line(leaf('a'))],
  ...more,
})
const quote = (more: Dict = {}) => ({ type: 'rich_text_quote', elements: [leaf('a')], ...more })
const code = (...elements: unknown[]) => ({ type: 'rich_text_preformatted', elements })
const said1 = (...leaves: unknown[]) => said(richText(line(...leaves)))
const at = '/blocks/0/elements/0'
const notA = (pattern: string) => `input must match regex pattern: ${pattern}`

/** Rich text. */
export const richTexts: Family = {
  source:
    'docs.slack.dev: rich-text-block, rich-text-section-element, rich-text-list-element, rich-text-quote-element, rich-text-preformatted-element; @slack/types RichTextElement',
  valid: [
    ['rich text of nothing', said(richText())],
    ['an empty line', said1()],
    [
      'words in all styles',
      said1(leaf('a', { style: { bold: true, italic: true, strike: true, code: true, underline: true } })),
    ],
    ['a link', said1({ type: 'link', url: 'https://x.example', text: 'x', style: { bold: true } })],
    ['an emoji', said1({ type: 'emoji', name: 'wave', unicode: '1f44b', skin_tone: 2 })],
    [
      'a person, a group, a team and a channel',
      said1(
        { type: 'user', user_id: 'U0SAM00001' },
        { type: 'usergroup', usergroup_id: 'S0HEADS001' },
        { type: 'team', team_id: 'T0SCHOOL01' },
        { type: 'channel', channel_id: 'C0GENERAL1' },
      ),
    ],
    ['a call to everyone', said1({ type: 'broadcast', range: 'everyone' })],
    [
      'a date in words of one’s own',
      said1({
        type: 'date',
        timestamp: 1_795_257_000,
        format: '{date_long}',
        url: 'https://x.example',
        fallback: 'Saturday',
      }),
    ],
    ['a colour', said1({ type: 'color', value: '#FF00aa' })],
    ['a list of bullets', said(richText(list()))],
    [
      'a list of numbers, indented',
      said(richText(list({ style: 'ordered', indent: 8, offset: 3, border: 1 }))),
    ],
    [
      'a quote and code',
      said(richText(quote({ border: 0 }), code(leaf('a'), { type: 'link', url: 'https://x.example' }))),
    ],
    ['code in a language', said(richText({ ...code(leaf('a')), language: 'json' }))],
    ['many lines', said(richText(...many(200, () => line(leaf('a')))))],
  ],
  invalid: [
    ['no elements', said({ type: 'rich_text' }), '/blocks/0 missing required field: elements'],
    [
      'elements that are text',
      said({ type: 'rich_text', elements: 'a' }),
      '/blocks/0/elements must provide an array',
    ],
    ['a leaf without a line', said(richText(leaf('a'))), `${at}/type unsupported type: text`],
    ['a text object', said(richText(plain('a'))), `${at}/type unsupported type: plain_text`],
    [
      'a line without elements',
      said(richText({ type: 'rich_text_section' })),
      `${at} missing required field: elements`,
    ],
    [
      'a line with style',
      said(richText({ ...line(), style: 'bullet' })),
      `${at} invalid additional property: style`,
    ],
    ['a line in a line', said1(line(leaf('a'))), `${at}/elements/0/type unsupported type: rich_text_section`],
    [
      'a list in a list',
      said(richText(list({ elements: [list()] }))),
      `${at}/elements/0/type unsupported type: rich_text_list`,
    ],
    [
      'a list of words',
      said(richText(list({ elements: [leaf('a')] }))),
      `${at}/elements/0/type unsupported type: text`,
    ],
    [
      'a list of none',
      said(richText(list({ elements: [] }))),
      `${at}/elements no fewer than 1 items allowed`,
    ],
    [
      'a list without style',
      said(richText(list({ style: undefined }))),
      `${at} missing required field: style`,
    ],
    ['a list of dashes', said(richText(list({ style: 'dash' }))), `${at}/style must be a valid enum value`],
    ['a list indented too far', said(richText(list({ indent: 9 }))), `${at}/indent must be less than 9`],
    [
      'a list before its beginning',
      said(richText(list({ offset: -1 }))),
      `${at}/offset must be greater than -1`,
    ],
    ['a list with a thick border', said(richText(list({ border: 2 }))), `${at}/border must be less than 2`],
    [
      'a border that is true',
      said(richText(quote({ border: true }))),
      `${at}/border must provide an integer`,
    ],
    [
      'a person in code',
      said(richText(code({ type: 'user', user_id: 'U0SAM00001' }))),
      `${at}/elements/0/type unsupported type: user`,
    ],
    ['an empty word', said1(leaf('')), `${at}/elements/0/text must be more than 0 characters`],
    [
      'a word that is null',
      said1({ type: 'text', text: null }),
      `${at}/elements/0/text must provide a string`,
    ],
    ['a word of no text', said1({ type: 'text' }), `${at}/elements/0 missing required field: text`],
    [
      'a leaf of no kind',
      said1({ type: 'mention', id: 'a' }),
      `${at}/elements/0/type unsupported type: mention`,
    ],
    [
      'a style of nothing',
      said1(leaf('a', { style: {} })),
      `${at}/elements/0/style must define at least one property`,
    ],
    [
      'a style that is a word',
      said1(leaf('a', { style: 'bold' })),
      `${at}/elements/0/style must provide an object`,
    ],
    [
      'a style that does not exist',
      said1(leaf('a', { style: { blink: true } })),
      `${at}/elements/0/style invalid additional property: blink`,
    ],
    [
      'bold that is a word',
      said1(leaf('a', { style: { bold: 'yes' } })),
      `${at}/elements/0/style/bold must provide a boolean`,
    ],
    [
      'a link without address',
      said1({ type: 'link', text: 'x' }),
      `${at}/elements/0 missing required field: url`,
    ],
    ['a link to a script', said1({ type: 'link', url: 'javascript:1' }), `${at}/elements/0/url invalid url`],
    [
      'a person by name',
      said1({ type: 'user', user_id: '@sam' }),
      `${at}/elements/0/user_id ${notA('^[UW][A-Z0-9]{8,}$')}`,
    ],
    [
      'a group that is a person',
      said1({ type: 'usergroup', usergroup_id: 'U0SAM00001' }),
      `${at}/elements/0/usergroup_id ${notA('^S[A-Z0-9]{8,}$')}`,
    ],
    [
      'a channel by name',
      said1({ type: 'channel', channel_id: 'general' }),
      `${at}/elements/0/channel_id ${notA('^[CG][A-Z0-9]{8,}$')}`,
    ],
    [
      'a call to nobody',
      said1({ type: 'broadcast', range: 'nobody' }),
      `${at}/elements/0/range must be a valid enum value`,
    ],
    [
      'a date without format',
      said1({ type: 'date', timestamp: 1 }),
      `${at}/elements/0 missing required field: format`,
    ],
    [
      'a date in words',
      said1({ type: 'date', timestamp: 'today', format: '{date}' }),
      `${at}/elements/0/timestamp must provide an integer`,
    ],
    [
      'a colour by name',
      said1({ type: 'color', value: 'red' }),
      `${at}/elements/0/value ${notA('^#?[0-9a-fA-F]{6}$')}`,
    ],
    [
      'an emoji without name',
      said1({ type: 'emoji', unicode: '1f44b' }),
      `${at}/elements/0 missing required field: name`,
    ],
    [
      'an emoji of a seventh tone',
      said1({ type: 'emoji', name: 'wave', skin_tone: 7 }),
      `${at}/elements/0/skin_tone must be less than 7`,
    ],
  ],
}
