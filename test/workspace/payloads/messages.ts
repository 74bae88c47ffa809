import { type Dict, type Family, many, plain, section } from './pieces.ts'

const attached = (more: Dict): { message: Dict } => ({ message: { text: 'a', attachments: [more] } })
const noted = (metadata: unknown): { message: Dict } => ({ message: { text: 'a', metadata } })
const event = (event_payload: unknown) => noted({ event_type: 'case_opened', event_payload })

/** What a message carries beside its blocks. */
export const messages: Family = {
  source:
    'docs.slack.dev: messaging/message-metadata, formatting-message-text#attachments; @slack/types MessageAttachment and MessageMetadata; live: node-slack-sdk#832',
  valid: [
    ['text only', { message: { text: 'Hello' } }],
    ['text and blocks', { message: { text: 'Hello', blocks: [section()] } }],
    ['no attachments', { message: { text: 'a', attachments: [] } }],
    [
      'an attachment in the old way',
      attached({
        fallback: 'a',
        color: 'good',
        pretext: 'b',
        title: 'c',
        title_link: 'https://x.example',
        text: 'd',
        fields: [{ title: 'e', value: 'f', short: true }],
        mrkdwn_in: ['text'],
        footer: 'g',
        ts: '123',
      }),
    ],
    ['an attachment with blocks', attached({ color: '#439FE0', fallback: 'a', blocks: [section()] })],
    [
      'a table in an attachment',
      attached({ blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }] }),
    ],
    ['flat metadata', event({ id: 'FT-1', count: 2, open: true })],
    ['metadata with an object', event({ pupil: { id: 1 } })],
    ['metadata with a list of objects', event({ pupils: [{ id: 1 }, { id: 2 }] })],
    ['metadata of nothing', event({})],
  ],
  invalid: [
    ['blocks as text', { message: { text: 'a', blocks: '[]' } }, '/blocks must provide an array'],
    [
      'an unsound block',
      { message: { blocks: [{ type: 'header' }] } },
      '/blocks/0 missing required field: text',
    ],
    [
      'attachments as object',
      { message: { text: 'a', attachments: {} } },
      '/attachments must provide an array',
    ],
    [
      'an attachment as text',
      { message: { text: 'a', attachments: ['a'] } },
      '/attachments/0 must provide an object',
    ],
    [
      'an attachment with an unknown property',
      attached({ text: 'a', indent: false }),
      '/attachments/0 invalid additional property: indent',
    ],
    [
      'an attachment with a text object',
      attached({ text: plain('a') }),
      '/attachments/0/text must provide a string',
    ],
    [
      'an attachment with a field without end',
      attached({ fields: [{ title: 'a', long: true }] }),
      '/attachments/0/fields/0 invalid additional property: long',
    ],
    [
      'an attachment with blocks and a title',
      attached({ title: 'a', blocks: [section()] }),
      '/attachments/0 invalid additional property: title',
    ],
    [
      'an attachment with an unsound block',
      attached({ blocks: [{ type: 'sectoin' }] }),
      '/attachments/0/blocks/0/type unsupported type: sectoin',
    ],
    [
      'an attachment with two blocks of one id',
      attached({ blocks: many(2, () => section({ block_id: 'a' })) }),
      '/attachments/0/blocks/1/block_id `block_id` "a" already exists',
    ],
    [
      'an attachment with two tables',
      attached({ blocks: many(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] })) }),
      '/attachments/0/blocks/1 only_one_table_allowed',
    ],
    [
      'an attachment with a warning',
      attached({ blocks: [{ type: 'alert', text: plain('a') }] }),
      '/attachments/0/blocks/0/type unsupported type: alert',
    ],
    ['metadata as text', noted('{}'), '/metadata must provide an object'],
    ['metadata without type', noted({ event_payload: {} }), '/metadata missing required field: event_type'],
    [
      'metadata without payload',
      noted({ event_type: 'a' }),
      '/metadata missing required field: event_payload',
    ],
    [
      'metadata with an empty type',
      noted({ event_type: '', event_payload: {} }),
      '/metadata/event_type must be more than 0 characters',
    ],
    [
      'metadata with more',
      noted({ event_type: 'a', event_payload: {}, id: 1 }),
      '/metadata invalid additional property: id',
    ],
    ['metadata with a payload as list', event([]), '/metadata/event_payload must provide an object'],
    ['metadata with a payload as text', event('a'), '/metadata/event_payload must provide an object'],
    ['metadata with null', event({ a: null }), '/metadata/event_payload/a must not be nested'],
    ['metadata with a list of words', event({ a: ['b'] }), '/metadata/event_payload/a must not be nested'],
    ['metadata with a list in a list', event({ a: [['b']] }), '/metadata/event_payload/a must not be nested'],
    [
      'metadata with an object in an object',
      event({ a: { b: { c: 1 } } }),
      '/metadata/event_payload/a must not be nested',
    ],
    [
      'metadata with a name that a pointer must escape',
      event({ 'a/b~c': null }),
      '/metadata/event_payload/a~1b~0c must not be nested',
    ],
  ],
}
