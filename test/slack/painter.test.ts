import type { ModalView } from '@slack/types'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPainter } from '../../src/slack/painter.ts'
import { type FakeSlack, fakeSlack } from './fake-slack.ts'

/** What Slack shows, and by which hash. */
let shown: { form: string; hash: string }
let slack: FakeSlack
let client: WebClient
let hashes = 0

const form = (words: string, id = 'form'): ModalView => ({
  type: 'modal',
  callback_id: id,
  title: { type: 'plain_text', text: words },
  blocks: [],
})
/** Slack's own hand: what an acknowledgement, or another process, puts there. */
const put = (words: string) => {
  shown = { form: words, hash: `h${++hashes}` }
}
const saw = (hash = shown.hash) => ({ id: 'V1', hash, callback_id: 'form' })

beforeEach(async () => {
  put('empty')
  slack = await fakeSlack({
    'views.update': ({ hash, view }) => {
      if (hash !== undefined && hash !== shown.hash) return { ok: false, error: 'hash_conflict' }
      put((view as { title: { text: string } }).title.text)
      return { view: { id: 'V1', hash: shown.hash } }
    },
  })
  client = new WebClient('xoxb-1', { slackApiUrl: slack.api, retryConfig: { retries: 0 } })
})
afterEach(() => slack.close())

it('two quick choices both take effect, whichever is ready first', async () => {
  const painter = createPainter(client)
  const before = saw()
  const [first, second, third] = [painter.turn(before), painter.turn(before), painter.turn(before)]
  expect(await painter.paint(first, 'V1', form('first'))).toBe(true)
  expect(await painter.paint(third, 'V1', form('first, second and third'))).toBe(true)
  expect(await painter.paint(second, 'V1', form('first and second'))).toBe(false)
  expect(shown.form).toBe('first, second and third')
})

it('two that are ready at once are painted one after the other', async () => {
  const painter = createPainter(client)
  const [first, second] = [painter.turn(saw()), painter.turn(saw())]
  const painted = [
    painter.paint(first, 'V1', form('first')),
    painter.paint(second, 'V1', form('first and second')),
  ]
  await Promise.all(painted)
  expect(shown.form).toBe('first and second')
})

it('what is late does not lie over what an acknowledgement has put there, of whichever process', async () => {
  const painter = createPainter(client)
  const change = painter.turn(saw())
  const save = painter.turn(saw())
  painter.replaced(save, 'V1')
  put('saved')
  expect(await painter.paint(change, 'V1', form('changed'))).toBe(false)
  const elsewhere = createPainter(client)
  const other = elsewhere.turn(saw())
  put('saved again')
  expect(await elsewhere.paint(other, 'V1', form('changed'))).toBe(false)
  expect(await painter.paint(save, 'V1', form('saved, and more of it'))).toBe(true)
  expect(shown.form).toBe('saved, and more of it')
})

it('a choice on a form that has become another screen meanwhile is not painted over it', async () => {
  const painter = createPainter(client)
  const [open, change] = [painter.turn(saw()), painter.turn(saw())]
  expect(await painter.paint(open, 'V1', form('the case', 'case'))).toBe(true)
  expect(await painter.paint(change, 'V1', form('changed'))).toBe(false)
  expect(shown.form).toBe('the case')
})

it('what lies beneath a form is painted after it, unless another screen is there; and a press on it takes effect too', async () => {
  const painter = createPainter(client)
  painter.turn(saw())
  const [save, slow, late] = [painter.turn(), painter.turn(), painter.turn()]
  const press = painter.turn(saw())
  expect(await painter.paint(save, 'V1', form('the case after the form'))).toBe(true)
  expect(await painter.paint(press, 'V1', form('the case after the press'))).toBe(true)
  expect(await painter.paint(slow, 'V1', form('the case with its papers'))).toBe(true)
  expect(await painter.paint(painter.turn(saw()), 'V1', form('its letters', 'letters'))).toBe(true)
  expect(await painter.paint(late, 'V1', form('the case after the form'))).toBe(false)
  expect(shown.form).toBe('its letters')
})

it('after an answer that was lost the next choice is painted all the same', async () => {
  const painter = createPainter(client)
  const [first, second] = [painter.turn(saw()), painter.turn(saw())]
  slack.next('views.update', { kind: 'cut', done: true })
  const painted = painter.paint(first, 'V1', form('first'))
  await expect.poll(() => shown.form).toBe('first')
  expect(await painter.paint(second, 'V1', form('first and second'))).toBe(true)
  expect(await painted).toBe(false)
  expect(shown.form).toBe('first and second')
})

it('a sentence is laid only on what was seen', async () => {
  const painter = createPainter(client)
  const [first, second] = [painter.turn(saw()), painter.turn(saw())]
  const before = saw()
  expect(await painter.paint(first, 'V1', form('first'))).toBe(true)
  expect(await painter.lay(second, before, form('not kept'))).toBe(false)
  expect(await painter.lay(painter.turn(saw()), saw(), form('first, not kept'))).toBe(true)
  expect(await painter.paint(painter.turn(saw()), 'V1', form('again'))).toBe(true)
  expect(shown.form).toBe('again')
})
