import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outbox } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { draftLetters } from '../../src/casework/draft-letters.ts'
import { dueFor } from '../../src/casework/due.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { putMeetingReminders } from '../../src/casework/meeting-reminders.ts'
import { renderLetter } from '../../src/documents/render-letter.ts'
import type { Asker } from '../../src/domain/access.ts'
import { day } from '../../src/domain/day.ts'
import { type Player, StoryHouse, textOf } from './in-process.ts'

const channel = 'C0QUILLBROOK'
const morwenna: Asker = {
  id: 'U0PASTORAL1',
  name: 'Morwenna Teague',
  keptFrom: [],
  roles: [{ role: 'pastoral', school: 'secondary' }],
}

let house: StoryHouse
let id: string
const as = (user: string): Player => house.as(user, channel)
const store = () => house.running.bot.house.store
const files = (person: string) =>
  house.workspace.actions
    .messages(house.workspace.actions.directWith(person), person)
    .flatMap((message) => (message as { files?: unknown[] }).files ?? []).length
const posts = () => house.workspace.actions.messages(channel, morwenna.id)
const notices = () => store().read.select().from(outbox).where(eq(outbox.chain, id))
const fileNotices = async () => (await notices()).filter(({ kind }) => kind === 'file')

async function opens(user: string): Promise<Player> {
  const player = as(user)
  await player.closesAll()
  await player.type(`/fasttrack case ${id}`)
  return player
}

beforeAll(async () => {
  house = await StoryHouse.open()
  id = await as(morwenna.id).opensCaseFor('Lottie Kettlewell')
  const player = as(morwenna.id)
  await player.coversAll()
  await player.press('Go on')
  await player.coversAll()
  await player.press('Set a day')
  await player.fill('Day', '2026-12-09')
  await player.fill('Place', 'Room 4')
  await player.submit()
}, 30_000)
afterAll(() => house.close())

describe('a hold on a case', () => {
  it('is placed with one press, by anybody who works on the case, while two letters wait to be sent', async () => {
    const { bot } = house.running
    const player = await opens('U0PASTORAL1')
    const quiet = { ...bot.house, kick: () => {} }
    const asked = { by: morwenna, key: null }
    const made = await draftLetters(quiet, { renderLetter }, asked, id, 'invite-initial')
    expect(made.done).toBe(true)
    await player.choose('hold.choose', JSON.stringify({ case: id, kind: 'safeguarding' }))
    expect(player.text).toContain('On hold: Safeguarding')
    expect(player.text).toMatch(/letters? to the family (was|were) stopped/)
    expect(player.text).toContain('designated safeguarding lead or headteacher')
    const placed = player.house.workspace.clock.now().toISOString()
    const all = await fileNotices()
    expect(all.length).toBeGreaterThan(0)
    // A file that Slack had before the press is out; no other goes, however long one waits.
    await new Promise((resolve) => setTimeout(resolve, 1200))
    const later = await fileNotices()
    const out = later.filter(({ state }) => state === 'sent')
    expect(later.filter(({ state }) => !['sent', 'dropped'].includes(state))).toEqual([])
    expect(out.every(({ sentAt }) => sentAt !== null && sentAt <= placed)).toBe(true)
    expect(files(morwenna.id)).toBe(out.length)
  })

  it('is marked in the list of cases without its kind', async () => {
    const player = as('U0PASTORAL1')
    await player.closesAll()
    await player.type('/fasttrack list')
    expect(player.text).toContain('*On hold* · ')
    expect(player.text).not.toMatch(/safeguarding/i)
    await player.closesAll()
  })

  it('is told in the channel without its reason', async () => {
    await house.workspace.actions.until(() => textOf(posts()).includes('On hold') || null, 5000)
    expect(textOf(posts())).not.toMatch(/safeguarding/i)
    expect(JSON.stringify(posts())).not.toContain('Kettlewell')
  })

  it('locks every letter to the family on the letters screen, and a mark as sent says what to do', async () => {
    const player = await opens('U0PASTORAL1')
    await player.press('Letters')
    expect(player.text).toContain('Letters to the family are stopped, drafts too')
    expect(player.controls().some(({ element }) => textOf([element]).includes('Make the letters'))).toBe(
      false,
    )
    await player.press('letters.send')
    await player.choose('Who has read every one of them?', morwenna.id)
    const outcome = await player.submit()
    expect(JSON.stringify(outcome)).toContain('Letters to the family are on hold')
  })

  it('lets deadlines to write to the family wait, and they are not overdue', async () => {
    const list = await dueFor(house.running.bot.house, morwenna)
    const held = list.lines.held.filter((line) => line.case === id)
    expect(held.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Send the invitations to the initial meeting', 'Hold the initial meeting']),
    )
    expect(
      Object.values(list.lines)
        .flat()
        .filter((line) => line.case === id && line.when !== 'held'),
    ).toEqual([])
    const player = as('U0PASTORAL1')
    await player.closesAll()
    await player.type('/fasttrack due')
    expect(player.text).toContain('waiting until a hold is lifted')
  })

  it('reminds nobody of the meeting that stays in the calendar', async () => {
    expect(await putMeetingReminders(house.running.bot.house, day('2026-12-09'))).toBe(0)
    const loaded = await loadCase(house.running.bot.house, store().read, id)
    expect(Object.values(loaded?.state.meetings ?? {})[0]?.state).toBe('planned')
  })

  it('keeps a note for colleagues', async () => {
    const player = await opens('U0HEADYEAR1')
    await player.press('Add a note')
    await player.fill('What should colleagues know?', 'Speak only to Wilhelmina')
    await player.submit()
    expect(player.text).toContain('Speak only to Wilhelmina')
  })

  it.each([['U0PASTORAL1'], ['U0HEADYEAR1'], ['U0SENIORLEAD'], ['U0TEAMLEADER']])(
    'is not lifted by %s, who is told whom to ask, however they try',
    async (user) => {
      const player = await opens(user)
      expect(player.controls().some(({ actionId }) => actionId.startsWith('hold.lift'))).toBe(false)
      const by = { ...morwenna, id: user, roles: [{ role: 'senior-leader' as const, school: 'secondary' }] }
      const forged = await act(
        house.running.bot.house,
        id,
        { by, key: null },
        { do: 'lift-hold', hold: 'h1', why: 'x' },
      )
      expect(forged).toMatchObject({ refusal: { code: 'not-yours-to-lift' } })
    },
  )

  it('is lifted by the safeguarding lead with a reason, and offers what it stopped, sending nothing by itself', async () => {
    const before = files(morwenna.id)
    const lead = await opens('U0SAFEGUARD1')
    await lead.press('Lift the hold')
    await lead.fill('Why can it be lifted?', 'Spoken with the family')
    expect(await lead.submit()).toEqual({ ok: true })
    expect(files(morwenna.id)).toBe(before)
    const player = await opens('U0PASTORAL1')
    expect(player.text).toMatch(/that it stopped (has|have) not gone/)
    await player.press('Send me these papers')
    await house.workspace.actions.until(() => (files(morwenna.id) > before ? true : null), 5000)
    await player.press('Letters')
    await player.press('letters.send')
    await player.choose('Who has read every one of them?', morwenna.id)
    expect(await player.submit()).toEqual({ ok: true })
  })
})

describe('a hold placed while a letter is on its way', () => {
  it('takes the letter back from a worker that has already claimed it', async () => {
    const { bot } = house.running
    const drafted = await draftLetters(
      { ...bot.house, kick: () => {} },
      { renderLetter },
      { by: morwenna, key: null },
      id,
      'pre-legal-warning',
    )
    if (!drafted.done) throw new Error(JSON.stringify(drafted.refusal))
    const claimed = await store().write((tx) =>
      tx
        .update(outbox)
        .set({ state: 'claimed', claimedAt: '2099-01-01T00:00:00Z', claimedBy: 'another' })
        .where(eq(outbox.state, 'waiting'))
        .returning(),
    )
    expect(claimed.length).toBeGreaterThan(0)
    await act(bot.house, id, { by: morwenna, key: null }, { do: 'place-hold', kind: 'bereavement' })
    const after = (await fileNotices()).filter(({ id: notice }) => claimed.some((one) => one.id === notice))
    expect(after.map(({ state, fault }) => [state, fault])).toEqual(after.map(() => ['dropped', 'on hold']))
  })
})
