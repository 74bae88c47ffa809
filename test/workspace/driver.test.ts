import type { App } from '@slack/bolt'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readStep, sayStep } from '../../src/workspace/driver/step.ts'
import { linesOf, type Person } from '../../src/workspace/index.ts'
import { CHANNEL, type House, SAM, startHouse } from './house.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value })
const section = (text: string, accessory: object) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
  accessory,
})
const button = (text: string, action_id: string, value = action_id) => ({
  type: 'button' as const,
  text: plain(text),
  action_id,
  value,
})
const input = (label: string, element: object, more: object = {}) => ({
  type: 'input' as const,
  block_id: label,
  label: plain(label),
  element: { action_id: 'in', ...element },
  ...more,
})

const menu = { type: 'overflow', action_id: 'menu', options: [option('Rename'), option('Remove')] }
const pupils = [option('Robin Ashdown', 'p1'), option('Robin Birch', 'p2')]

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Keep'),
  blocks: [
    section('*Robin* Ashdown', menu),
    section('Kit Rowe', menu),
    section('First meeting', button('Open', 'open-1')),
    section('Second meeting', button('Open', 'open-2')),
    input('Note on A1', { type: 'plain_text_input' }, { optional: true }),
    input('Note on A10', { type: 'plain_text_input' }, { optional: true }),
    input('Pupil', { type: 'external_select', min_query_length: 3 }, { dispatch_action: true }),
    input('Owner', { type: 'users_select' }),
    input('Day', { type: 'datepicker' }),
    input('Level', { type: 'radio_buttons', options: [option('High'), option('Low')] }),
    input('Needs', { type: 'checkboxes', options: [option('Bus'), option('Mentor'), option('Food')] }),
    input('Paper', { type: 'file_input', max_files: 2 }, { optional: true }),
  ],
}

let house: House
let sam: Person
let submitted: Record<string, Record<string, Record<string, unknown>>>[] = []
let pressed: unknown[] = []

function setUp(app: App): void {
  app.command('/fasttrack', async ({ ack, body, client }) => {
    await ack()
    if (body.text === 'card')
      await client.chat.postMessage({
        channel: body.channel_id,
        text: 'A card',
        blocks: [section('Case FT-1 is due', button('Look', 'look')) as never],
      })
    else await client.views.open({ trigger_id: body.trigger_id, view: form as never })
  })
  app.options('in', async ({ ack, payload }) =>
    ack({
      options: pupils.filter(({ text }) => text.text.toLowerCase().includes(payload.value.toLowerCase())),
    }),
  )
  app.action(/.*/, async ({ ack, action }) => {
    await ack()
    pressed.push(
      'selected_option' in action ? action.selected_option?.value : 'value' in action ? action.value : '',
    )
  })
  app.view('form', async ({ ack, view }) => {
    submitted.push(view.state.values as never)
    const wrong = view.state.values['Note on A1']?.in?.value === 'wrong'
    await (wrong ? ack({ response_action: 'errors', errors: { 'Note on A1': 'Say it kindly' } }) : ack())
  })
}

beforeAll(async () => {
  house = await startHouse({ setUp, rateLimits: false })
})
afterAll(() => house.stop())
beforeEach(async () => {
  submitted = []
  pressed = []
  sam = house.workspace.as('Sam Okafor')
  for (const view of sam.views) await house.workspace.actions.close(SAM, view.id, true)
  await sam.goTo('#attendance')
})

async function fillIn(person: Person): Promise<void> {
  await person.type('/fasttrack new')
  await person.sees('A form')
  await person.fill('Note on A1', 'Early help')
  await person.choose('Pupil', 'Robin Birch')
  await person.choose('Owner', 'Sam Okafor')
  await person.fill('Day', '2026-11-24')
  await person.choose('Level', 'Low')
  await person.choose('Needs', 'Food')
  await person.choose('Needs', 'Bus')
  await person.attach('Paper', [{ name: 'note.pdf', buffer: new Uint8Array([1, 2]) }])
  await person.press('Keep')
}

const held = (label: string) => Object.values(submitted[0]?.[label]?.in ?? {})[1]

describe('a person finds things by the words that they see', () => {
  it('fields by their labels, options by their words, and the foot of a modal by its own', async () => {
    await fillIn(sam)
    expect(held('Note on A1')).toBe('Early help')
    expect(held('Pupil')).toMatchObject({ value: 'p2' })
    expect(held('Owner')).toBe(SAM)
    expect(held('Day')).toBe('2026-11-24')
    expect(held('Level')).toMatchObject({ value: 'low' })
    expect(held('Needs')).toMatchObject([{ value: 'food' }, { value: 'bus' }])
    expect(held('Paper')).toMatchObject([{ name: 'note.pdf' }])
    expect(pressed).toEqual(['p2'])
    expect(sam.views).toEqual([])
  })

  it('a menu by what stands beside it, and a button by its words and what stands beside it', async () => {
    await sam.type('/fasttrack new')
    await sam.pick('Robin Ashdown', 'Remove')
    await sam.press('Open', { in: 'Second meeting' })
    await sam.press('Open', { nth: 0 })
    expect(pressed).toEqual(['remove', 'open-2', 'open-1'])
  })

  it('words that could be several things are an error that names them', async () => {
    await sam.type('/fasttrack new')
    await expect(sam.press('Open')).rejects.toThrow(
      '“Open” could be “Open” beside “First meeting”, or “Open” beside “Second meeting”',
    )
    await expect(sam.choose('Pupil', 'Robin')).rejects.toThrow('could be “Robin Ashdown”, or “Robin Birch”')
  })

  it('several choices on the Home, one after the other, as in a modal', async () => {
    const needs = { type: 'checkboxes', action_id: 'needs', options: [option('Bus'), option('Mentor')] }
    const blocks = [section('Help with', needs)] as never
    await house.client.views.publish({ user_id: SAM, view: { type: 'home', blocks } })
    await sam.goTo('Home')
    await sam.choose('Help with', 'Bus')
    await sam.choose('Help with', 'Mentor')
    await sam.sees('<Bus, Mentor>')
  })

  it('what is not there is told with what is', async () => {
    await sam.type('/fasttrack new')
    sam.patienceMs = 30
    const missing = await sam.press('Open case').catch((error: Error) => error.message)
    expect(missing).toMatch(
      /no “Open case” for Sam Okafor in\n== A form ==\nRobin Ashdown\n\[… Rename \/ Remove\]/,
    )
    await expect(sam.choose('Level', 'Middle')).rejects.toThrow('no “Middle” among “High”, “Low”')
    await expect(sam.goTo('#nowhere')).rejects.toThrow('no “#nowhere” among “#attendance”')
    expect(() => house.workspace.as('Nobody')).toThrow('nobody is called “Nobody”')
  })

  it('what is wrong at a field is on the screen, and so is what stands in each', async () => {
    await sam.type('/fasttrack new')
    await sam.fill('Note on A1', 'wrong')
    await sam.submit()
    await sam.sees('Please complete this required field')
    await sam.choose('Pupil', 'Robin Birch')
    await sam.choose('Owner', 'Sam Okafor')
    await sam.fill('Day', '2026-11-24')
    await sam.choose('Level', 'High')
    await sam.choose('Needs', 'Bus')
    await sam.submit()
    await sam.sees('! Say it kindly')
    expect(sam.look()).toContain('Pupil\n<Robin Birch>')
    expect(sam.look()).toContain('Owner\n<Sam Okafor>')
    expect(sam.look()).toContain('[Cancel] [Keep]')
  })

  it('the newest message that has a button is the one that is pressed on', async () => {
    await sam.type('/fasttrack card')
    await sam.sees('Case FT-1 is due')
    await sam.press('Look')
    expect(pressed).toEqual(['look'])
    await sam.openThread('Case FT-1')
    await sam.type('Seen')
    await sam.sees(/== Thread ==[\s\S]*Sam Okafor: Seen/)
  })
})

describe('what people did', () => {
  const told = (from: number) => linesOf(house.workspace.story().slice(from))
  const drive = (lines: unknown, session: string) =>
    fetch(`${house.url}/workspace/drive`, {
      method: 'POST',
      headers: { 'x-workspace-session': session, 'content-type': 'application/json' },
      body: JSON.stringify({ lines }),
    }).then((response) => response.json() as Promise<{ ok: boolean; trouble?: string }>)
  const sessionOf = async (id: string) =>
    /data-session="([^"]+)"/.exec(await (await fetch(`${house.url}/?as=${id}`)).text())?.[1] ?? ''

  it('is told in the words that they saw, and played again comes to the same', async () => {
    const from = house.workspace.story().length
    await fillIn(sam)
    const lines = told(from)
    expect(lines).toEqual([
      'as "Sam Okafor"',
      ...(lines[1]?.startsWith('go to') ? [lines[1]] : []),
      'type "/fasttrack new"',
      'fill "Note on A1": "Early help"',
      'choose "Pupil": "Robin Birch"',
      'choose "Owner": "Sam Okafor"',
      'fill "Day": "2026-11-24"',
      'choose "Level": "Low"',
      'choose "Needs": ["Food"]',
      'choose "Needs": ["Food", "Bus"]',
      'attach "Paper": ["note.pdf"]',
      'submit',
    ])
    const [first] = submitted
    submitted = []
    expect(await drive(lines, await sessionOf('U0EVE00001'))).toEqual({ ok: true })
    expect(submitted).toEqual([first])
  })

  it('is told so that no other thing is meant', async () => {
    await sam.type('/fasttrack new')
    const from = house.workspace.story().length
    await sam.press('Open', { nth: 1 })
    await sam.pick('Kit Rowe', 'Rename')
    expect(told(from).slice(1)).toEqual(['press "Open" in "Second meeting"', 'pick "Rename" in "Kit Rowe"'])
  })

  it('a line that can’t be played says which and why, and nonsense is no crash', async () => {
    const session = await sessionOf(SAM)
    expect(await drive(['go to "#attendance"', 'go to "#nowhere"'], session)).toMatchObject({
      ok: false,
      trouble: expect.stringMatching(/^line 2, go to "#nowhere": no “#nowhere” among “#attendance”/),
    })
    expect(await drive(['shout'], session)).toMatchObject({
      trouble: expect.stringContaining('line 1, shout'),
    })
    for (const lines of [undefined, 7, [7], Array.from({ length: 501 }, () => 'submit')])
      expect(await drive(lines, session)).toMatchObject({ ok: false })
    expect(await drive([], 'nobody')).toMatchObject({ ok: false, trouble: 'Choose who you are first.' })
  })

  it.each([
    { verb: 'type', words: 'a "b" \\ \n c' },
    { verb: 'choose', words: 'A: "B"', to: ['x, "y"]', 'z'], in: 'near "it"', nth: 3 },
    { verb: 'fill', words: 'When', to: 1795306222 },
    { verb: 'fill', words: 'Why', to: null },
    { verb: 'submit' },
  ])('a line says what it says: $verb $words', (step) => expect(readStep(sayStep(step))).toEqual(step))
})

it('a channel is where a person stands until they go elsewhere', async () => {
  await sam.goTo('Messages')
  expect(sam.channel).not.toBe(CHANNEL)
  await sam.goTo('#general')
  expect(sam.channel).toBe('C0GENERAL1')
})
