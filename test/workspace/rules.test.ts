import { describe, expect, it } from 'vitest'
import { demandMessage, demandMetadata } from '../../src/workspace/rules/demand-message.ts'
import { demandView } from '../../src/workspace/rules/inspect-view.ts'
import { SlackError } from '../../src/workspace/slack-error.ts'
import { families } from './payloads/families.ts'
import { judge, wire } from './payloads/judge.ts'
import {
  actions,
  button,
  input,
  long,
  many,
  modal,
  option,
  type Payload,
  plain,
  section,
} from './payloads/pieces.ts'

const faults = (payload: Payload) =>
  judge(wire(payload)).map(({ pointer, message }) => `${pointer} ${message}`)

for (const [name, { source, valid, invalid }] of Object.entries(families))
  describe(`${name}, by ${source}`, () => {
    it.each(valid)('takes %s', (_name, payload) => expect(faults(payload)).toEqual([]))
    it.each(invalid)('refuses %s', (_name, payload, ...expected) => {
      expect(expected).not.toEqual([])
      expect(faults(payload)).toEqual(expected)
    })
  })

describe('the tables of payloads', () => {
  const all = Object.values(families)
  const payloads = (kind: 'valid' | 'invalid') =>
    all.flatMap((family) => family[kind].map(([, payload]) => JSON.stringify(payload)))

  it('hold at least 180 that Slack takes and 470 that it refuses, no two alike', () => {
    for (const [kind, least] of [
      ['valid', 180],
      ['invalid', 470],
    ] as const) {
      expect(payloads(kind).length).toBeGreaterThanOrEqual(least)
      expect(payloads(kind).filter((one, i, list) => list.indexOf(one) < i)).toEqual([])
    }
  })

  it('have each of their sources', () => {
    for (const { source } of all) expect(source).toMatch(/slack-limits|docs\.slack\.dev|@slack\/types/)
  })
})

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof SlackError) return error.body()
    throw error
  }
  return null
}

describe('an unsound view', () => {
  it('is refused as the live API refuses it: the view first, then each fault', () => {
    const select = { type: 'static_select', options: [{ ...option('a'), text: plain(long(76)) }] }
    const view = modal({ submit: plain('Save'), blocks: [section(), section(), input(select)] })
    expect(refusal(() => demandView(view, 'modal'))).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: {
        messages: [
          '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
          '[ERROR] must be less than 76 characters [json-pointer:/view/blocks/2/element/options/0/text/text]',
        ],
      },
    })
  })

  it('is refused where the other kind is wanted', () => {
    expect(refusal(() => demandView(modal(), 'home'))).toMatchObject({
      response_metadata: {
        messages: [expect.anything(), '[ERROR] unsupported type: modal [json-pointer:/view/type]'],
      },
    })
  })

  it('is refused when it is larger than 250 KB, and taken when it is a little smaller', () => {
    const sized = (count: number) =>
      modal({ blocks: many(count, () => section({ text: plain('é'.repeat(3000)) })) })
    expect(refusal(() => demandView(sized(60), 'modal'))).toMatchObject({ error: 'view_too_large' })
    expect(refusal(() => demandView(sized(41), 'modal'))).toBeNull()
  })
})

describe('an unsound message', () => {
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }

  it('is refused as the live API refuses it: errors and messages', () => {
    const blocks = [section(), actions(...many(26, (i) => button({ action_id: `${i}` })))]
    expect(refusal(() => demandMessage({ blocks }))).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: ['no more than 25 items allowed [json-pointer:/blocks/1/elements]'],
      response_metadata: {
        messages: ['[ERROR] no more than 25 items allowed [json-pointer:/blocks/1/elements]'],
      },
    })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['nothing', {}, 'no_text'],
    ['empty text and empty lists', { text: '', blocks: [], attachments: [] }, 'no_text'],
    ['two tables', { text: 'a', blocks: [table, table] }, 'invalid_attachments'],
    ['101 attachments', { attachments: many(101, () => ({ text: 'a' })) }, 'too_many_attachments'],
    ['an unsound attachment', { attachments: [{ blocks: {} }] }, 'invalid_attachments'],
    [
      '12,001 characters in all blocks',
      { blocks: [...many(4, () => section({ text: plain(long(3000)) })), section({ text: plain('a') })] },
      'msg_blocks_too_long',
    ],
  ])('of %s is refused', (_name, given, error) => {
    expect(refusal(() => demandMessage(given))).toMatchObject({ ok: false, error })
  })

  it('is refused for nested metadata', () => {
    const metadata = { event_type: 'a', event_payload: { b: [['c']] } }
    expect(refusal(() => demandMetadata(metadata))).toMatchObject({
      error: 'invalid_metadata_format',
      errors: ['must not be nested [json-pointer:/metadata/event_payload/b]'],
    })
  })

  it('may have 12,000 characters in all blocks, and more at a response_url', () => {
    const blocks = many(4, () => section({ text: plain(long(3000)) }))
    expect(demandMessage({ blocks }).blocks).toHaveLength(4)
    expect(demandMessage({ blocks: [...blocks, section()] }, false).blocks).toHaveLength(5)
  })

  it('may have one table, and 12,000 characters, in its own blocks and those of its attachments together', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }
    const refused = (given: Record<string, unknown>) => {
      try {
        return demandMessage(given)
      } catch (error) {
        return (error as SlackError).body()
      }
    }
    expect(refused({ blocks: [table], attachments: [{ blocks: [section(), table] }] })).toMatchObject({
      error: 'invalid_attachments',
      errors: ['only_one_table_allowed [json-pointer:/attachments/0/blocks/1]'],
    })
    const half = many(3, () => section({ text: plain(long(2500)) }))
    expect(refused({ text: 'x', attachments: [{ blocks: half }] })).toMatchObject({ text: 'x' })
    expect(refused({ blocks: half, attachments: [{ blocks: half }] })).toMatchObject({
      error: 'msg_blocks_too_long',
    })
  })

  it('keeps the first 40,000 characters of its text', () => {
    expect(demandMessage({ text: long(40_001) }).text).toHaveLength(40_000)
  })
})
