import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsOf } from '../../db/documents.ts'
import { putNotice } from '../../db/outbox.ts'
import { outbox, roles } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import { day } from '../../src/domain/day.ts'
import { type AtWork, botAtWork, expectSound } from './bot-at-work.ts'
import { places } from './four-schools.ts'
import { everything, twice } from './told-once.ts'

const [north, south, east, west] = places as [Place, Place, Place, Place]
type Place = (typeof places)[number]

let story: AtWork
beforeAll(async () => {
  story = await botAtWork({
    letters: true,
    before: async ({ admin }, store) => {
      // The person in the west has left, and the one in the south looks after the list of people.
      admin.deactivate(west.person.id)
      await store.write((tx) =>
        tx.insert(roles).values({ person: south.person.id, role: 'admin', school: null }),
      )
    },
  })
  await delivered()
}, 90_000)
afterAll(async () => {
  await story.stop()
  await closeLetters()
})

const rows = () => story.store.read.select().from(outbox)
const caseIn = ({ school }: Place) => story.prepared.get(school) ?? ''
const posts = ({ channel }: Place, asUser: string = south.person.id) =>
  story.workspace.actions.messages(channel, asUser)
const directly = ({ person: { id } }: Place) =>
  story.workspace.actions.messages(story.workspace.actions.directWith(id), id)
const sayings = (place: Place) => directly(place).map(({ text }) => text)
const calls = (name: string) => story.workspace.journal().filter((one) => one.name === name).length

/** Waits until a look shows what is waited for; the clocks leap on meanwhile, as nobody waits for minutes here. */
async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 150; n++) {
    if (await look()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (n % 5 === 4) story.leap(5000)
  }
  throw new Error(
    `not seen: ${look} ${JSON.stringify((await rows()).filter(({ state }) => state !== 'sent'))}`,
  )
}
const delivered = () =>
  until(async () => (await rows()).every(({ state }) => state === 'sent' || state === 'dropped'))

let turn = 0
/** Something happens to a school's case that is told in its channel. */
async function happens(place: Place): Promise<void> {
  turn += 1
  const pupil = `${place.school}.100`
  const done = await act(
    story.house,
    caseIn(place),
    { by: place.person, key: null },
    {
      do: 'move-meeting',
      meeting: 'm1',
      on: day('2026-12-03'),
      at: `15:${10 + turn}`,
      place: 'Room 5',
      attendees: [
        { who: `${pupil}.p1`, as: 'parent' },
        { who: `${pupil}.p2`, as: 'parent' },
        { who: place.person.id, as: 'chair' },
      ],
      together: 'Both asked for one meeting',
      why: 'The room is taken',
    },
  )
  expect(done).toMatchObject({ done: true })
}

describe('a colleague whose account is deactivated', () => {
  test('gets nothing, the others get theirs, and who looks after the list of people is told once', async () => {
    expect(sayings(north).some((text) => /^Fast Track,/.test(text))).toBe(true)
    expect(sayings(west)).toEqual([])
    expect(sayings(south).filter((text) => /^Slack takes no messages for /.test(text))).toHaveLength(1)
    const dropped = (await rows()).filter(({ state }) => state === 'dropped')
    expect(new Set(dropped.map(({ fault }) => fault))).toEqual(new Set(['user_disabled']))
    const asked = calls('conversations.open')
    story.leap(60_000)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(calls('conversations.open')).toBe(asked)
  })
})

describe('a card that somebody deleted', () => {
  test('keeps its thread, and stands again when it changes', async () => {
    const card = posts(north).find(({ text }) => text.startsWith('Fast Track case'))
    story.workspace.admin.deleteMessage(north.channel, card?.ts ?? '')
    await happens(north)
    await delivered()
    const texts = posts(north).map(({ text }) => text)
    expect(texts.filter((text) => text.startsWith('Fast Track case')).length).toBeLessThanOrEqual(1)
    const marks = (await everything(story.workspace, story)).flatMap(
      ({ metadata }) => metadata?.event_payload?.check ?? [],
    )
    expect(twice(marks)).toEqual([])
  })
})

describe('a sweep of everything', () => {
  test('brings the card back with the next news, and the letters can be had again', async () => {
    const { workspace } = story
    story.leap(60_000)
    const before = (await rows()).length
    expect(workspace.admin.sweep(workspace.clock.now()).files).toBeGreaterThan(0)
    expect(posts(north)).toEqual([])
    expect(directly(north)).toEqual([])
    await happens(north)
    await delivered()
    expect((await rows()).length).toBeGreaterThan(before)
    const [card, ...more] = posts(north)
    expect(more).toEqual([])
    expect(card?.text).toMatch(/^Fast Track case/)
    expect(workspace.actions.thread(north.channel, card?.ts ?? '', north.person.id).length).toBeGreaterThan(1)
    const [document] = await documentsOf(story.store.read, caseIn(north))
    await story.store.write((tx) =>
      putNotice(tx, {
        key: 'again',
        kind: 'file',
        chain: caseIn(north),
        body: { case: caseIn(north), person: north.person.id, document: document?.id },
      }),
    )
    await delivered()
    expect(directly(north).flatMap(({ files = [] }) => files)).toHaveLength(1)
  })
})

describe('a school’s channel', () => {
  test('that is archived: the case goes on, whose job it is is told once, and later news are posted', async () => {
    const { admin } = story.workspace
    admin.archive(east.channel)
    await happens(east)
    await happens(east)
    await delivered()
    expect(sayings(south).filter((text) => /in the channel of east school/.test(text))).toHaveLength(1)
    admin.unarchive(east.channel)
    const before = posts(east).length
    await happens(east)
    await delivered()
    expect(posts(east).length).toBeGreaterThanOrEqual(before)
    await expectSound(story)
  })

  test('that the app was taken out of gets its news once the app is back, and once', async () => {
    const { admin } = story.workspace
    admin.removeApp(south.channel)
    await happens(south)
    await until(async () =>
      (await rows()).some(({ fault, state }) => fault === 'not_in_channel' && state === 'waiting'),
    )
    admin.inviteApp(south.channel)
    await delivered()
    const marks = (await everything(story.workspace, story)).flatMap(
      ({ metadata }) => metadata?.event_payload?.check ?? [],
    )
    expect(twice(marks)).toEqual([])
    expect(
      (await rows()).filter(({ fault }) => fault === 'not_in_channel').every(({ state }) => state === 'sent'),
    ).toBe(true)
  })
})

describe('direct messages that are turned off', () => {
  test('wait, and come once when they are turned on', async () => {
    const { admin } = story.workspace
    admin.closeMessagesTab()
    const key = 'told'
    const body = { person: south.person.id, cases: [caseIn(north)], more: 0 }
    await story.store.write((tx) => putNotice(tx, { key, kind: 'no-owner', body }))
    await until(async () => (await rows()).some(({ fault }) => fault === 'messages_tab_disabled'))
    admin.openMessagesTab()
    await delivered()
    expect(sayings(south).filter((text) => /nobody to take over/.test(text))).toHaveLength(1)
  })
})

describe('an app that was taken out of the workspace', () => {
  test('says so to its operator, stops trying for a while, and goes on when it is back', async () => {
    const { admin } = story.workspace
    const ready = async () => (await fetch(`${story.url}/readyz`)).json()
    expect(await ready()).toEqual({ ok: true, faults: [] })
    admin.uninstall()
    await happens(north)
    await happens(south)
    await until(async () => (await rows()).some(({ fault }) => fault === 'account_inactive'))
    expect(await ready()).toEqual({
      ok: false,
      faults: [expect.stringMatching(/^Slack says that the app was taken out/)],
    })
    story.leap(60_000)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const refused = story.workspace.journal().filter(({ outcome }) => outcome === 'account_inactive')
    expect(refused.length).toBeLessThanOrEqual(6)
    admin.install()
    await delivered()
    expect(await ready()).toEqual({ ok: true, faults: [] })
    const marks = (await everything(story.workspace, story)).flatMap(
      ({ metadata }) => metadata?.event_payload?.check ?? [],
    )
    expect(twice(marks)).toEqual([])
    expect(story.workspace.faults()).toEqual([])
  })
})
