import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from './house.ts'
import { modal, mrkdwn, plain, section } from './payloads/pieces.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

const validate = async (given: Record<string, unknown>) =>
  house.client.apiCall('blocks.validate', given).catch((error: { data: unknown }) => error.data)

describe('blocks.validate', () => {
  it.each<[string, Record<string, unknown>]>([
    ['blocks', { blocks: [section()] }],
    ['blocks that only a modal takes', { blocks: [{ type: 'alert', text: plain('a') }] }],
    ['a message', { message: { text: 'a', blocks: [section()] } }],
    ['a modal', { view: modal() }],
    ['a Home', { view: { type: 'home', blocks: [section()] } }],
  ])('takes %s', async (_name, given) => expect(await validate(given)).toMatchObject({ ok: true }))

  it('says of blocks what Slack’s documentation shows, pointing from their list', async () => {
    const text = { type: 'invalid', text: 'a' }
    expect(await validate({ blocks: [{ type: 'section', text }] })).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: [
        {
          code: 'failed_constraint',
          message: 'unsupported type: invalid',
          pointer: '/0/text/type',
          constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'], got: 'invalid' },
        },
      ],
    })
  })

  it('says of a message what is wrong, pointing from its beginning', async () => {
    const message = { text: 'a', blocks: [section({ colour: 'red' })], attachments: [{ blocks: [{}] }] }
    expect(await validate({ message })).toMatchObject({
      ok: false,
      error: 'invalid_message',
      errors: [
        {
          code: 'failed_constraint',
          message: 'invalid additional property: colour',
          pointer: '/blocks/0',
          constraint: { type: 'additionalProperties', got: 'colour' },
        },
        {
          code: 'failed_constraint',
          message: 'missing required field: type',
          pointer: '/attachments/0/blocks/0',
          constraint: { type: 'required', expected: ['type'] },
        },
      ],
    })
  })

  it('says of a view what is wrong, pointing from its beginning', async () => {
    const view = modal({ title: plain('x'.repeat(25)), blocks: [section({ text: mrkdwn('') })] })
    expect(await validate({ view })).toMatchObject({
      ok: false,
      error: 'invalid_view',
      errors: [
        {
          message: 'must be less than 25 characters',
          pointer: '/title/text',
          constraint: { type: 'maxLength', expected: ['24'], got: '25' },
        },
        {
          message: 'must be more than 0 characters',
          pointer: '/blocks/0/text/text',
          constraint: { type: 'minLength', expected: ['1'], got: '0' },
        },
      ],
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['two of them', { blocks: [section()], view: modal() }],
  ])('refuses %s', async (_name, given) => {
    expect(await validate(given)).toMatchObject({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['must provide exactly one of `blocks`, `view`, or `message`'] },
    })
  })
})
