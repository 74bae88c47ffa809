import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { contactsOf } from '../../db/queries/contacts.ts'
import { pupilsMatching } from '../../db/queries/pupils.ts'
import { contacts, keptOut, parents, pupils } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { retriesFor } from '../../src/casework/retries.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { day } from '../../src/domain/day.ts'
import { type Player, StoryHouse, textOf } from './in-process.ts'
import { leader, openFor } from './rich-cases.ts'

const channel = 'C0QUILLBROOK'
const pastoral = 'U0PASTORAL1'
const colleague = 'U0HEADYEAR1'
const wholeForm = ['call', 'text', 'email', 'visit', 'first-day']

let house: StoryHouse
let me: Player
let touches = 0

const store = () => house.running.bot.house.store
const pupilCalled = async (name: string) => {
  const [found] = await pupilsMatching(store().read, { schools: 'all', text: name })
  if (found === undefined) throw new Error(`nobody called ${name}`)
  return found
}
const contactsAbout = async (name: string) => contactsOf(store().read, (await pupilCalled(name)).id)
const parentsOf = async (name: string) => {
  const { id } = await pupilCalled(name)
  return store().read.select().from(parents).where(eq(parents.pupil, id)).orderBy(parents.id)
}
const eventCount = async () => (await readEvents(store().read, 'contacts:secondary')).length

/** Puts into the form what an entry needs, other fields laid over it. */
async function fillsIn(given: Record<string, string> = {}): Promise<void> {
  const all = { 'How?': 'call', 'Did you reach them?': 'yes', 'What was said?': 'In tomorrow', ...given }
  for (const [label, value] of Object.entries(all)) await taps(label, value)
}

/** The latest message in the channel, or the card of a case. */
const messageWith = (words: string) => {
  const found = me.actions.messages(channel, pastoral).findLast((one) => textOf([one]).includes(words))
  if (found === undefined) throw new Error(`no message with ${words}`)
  return found
}
const points = async (ts: string, player = me) => {
  await player.closesAll()
  const outcome = await player.actions.shortcut(player.user, channel, ts, 'log.message')
  await player.house.calm()
  return outcome
}
const said = () => String(me.input('What was said?').element.initial_value ?? '')
const chosen = () =>
  (me.input('Pupil').element.initial_option as { text: { text: string } } | undefined)?.text.text

/** Two pupils of one family at the secondary school. */
async function someSiblings() {
  const all = await store()
    .read.select()
    .from(pupils)
    .where(and(eq(pupils.school, 'secondary'), isNotNull(pupils.familyRef)))
  const pairs = all.map((one) => [
    one,
    all.find((two) => two.familyRef === one.familyRef && two.id !== one.id),
  ])
  const [first, second] = pairs.find(([, two]) => two !== undefined) ?? []
  if (!first || !second) throw new Error('no siblings')
  return [first, second] as const
}

/** Chooses a pupil by typing a part of the name: one touch for the box, one for the name. */
async function finds(name: string): Promise<void> {
  const [found] = await me.searches('Pupil', name)
  await me.choose('Pupil', String(found?.value))
  touches += 2
}

const taps = async (label: string, value: string) => {
  touches += 1
  const { block } = me.input(label)
  if (block.dispatch_action === true) await me.choose(label, value)
  else await me.fill(label, value)
}

const saves = async () => {
  touches += 1
  return me.submit()
}

const begins = async (name: string, from: Player = me) => {
  await from.closesAll()
  touches = 0
  await from.type('/fasttrack log')
  await finds(name)
}

beforeAll(async () => {
  house = await StoryHouse.open()
  me = house.as(pastoral, channel)
}, 60_000)
afterAll(() => house.close())

describe('the contact log', () => {
  it('keeps an ordinary call with no case for seven touches and one line', async () => {
    const [mother] = await parentsOf('Lottie Kettlewell')
    await begins('Lottie Kettlewell')
    await taps('How?', 'call')
    await taps('Who with?', String(mother?.id))
    await taps('Did you reach them?', 'yes')
    await taps('What was said?', 'In tomorrow')
    expect(await saves()).toEqual({ ok: true })
    expect(touches).toBe(7)
    expect(me.views).toEqual([])
    expect(await contactsAbout('Lottie Kettlewell')).toMatchObject([
      {
        kind: 'call',
        on: '2026-11-23',
        who: mother?.id,
        reached: true,
        said: 'In tomorrow',
        by: pastoral,
        manner: 'did',
        recordedBy: pastoral,
        retryOn: null,
      },
    ])
    const [event] = await readEvents(store().read, 'contacts:secondary')
    expect(event).toMatchObject({ type: 'contact-logged', late: false, doneBy: pastoral })
  })

  it('asks for nothing that it can fill in, and offers every way', async () => {
    await begins('Lottie Kettlewell')
    const options = me.input('How?').element.options as { value: string }[]
    expect(options.map(({ value }) => value)).toEqual(wholeForm)
    const view = me.top.state.values
    const held = Object.values(view).flatMap((one) => Object.values(one))
    expect(held.map((one) => one.selected_date).filter(Boolean)).toEqual(['2026-11-23'])
    expect(me.text).toContain('I did it myself')
    expect(me.text).not.toContain('Which colleague?')
  })
})

describe('an attempt at which nobody was reached', () => {
  let siblings: Awaited<ReturnType<typeof someSiblings>>

  it('offers the next school day, says what to do if the child cannot be found, and takes siblings along', async () => {
    siblings = await someSiblings()
    const [first, second] = siblings
    await begins(`${first.forename} ${first.surname}`)
    expect(me.text).not.toContain('Try again on')
    await fillsIn({ 'How?': 'first-day', 'Did you reach them?': 'no', 'What was said?': '' })
    expect(me.text).toContain('the child may be missing')
    expect(me.input('Try again on').element.initial_date).toBe('2026-11-24')
    const parent = (me.input('Who with?').element.options as { value: string }[])[0]
    await taps('Who with?', String(parent?.value))
    await me.fill('Also about', [second.id])
    expect(await saves()).toEqual({ ok: true })
    for (const { id } of siblings) {
      const [found] = await contactsOf(store().read, id)
      expect(found).toMatchObject({ reached: false, kind: 'first-day', retryOn: '2026-11-24' })
      expect(found?.pupils).toEqual([first.id, second.id].sort())
    }
  })

  it('stands in the list and the morning message of whoever made it on that day, by initials only', async () => {
    await me.closesAll()
    await me.type('/fasttrack due')
    expect(me.text).not.toContain('try again')
    await me.closesAll()
    await house.moveTo('2026-11-24T08:05:00Z')
    await me.type('/fasttrack due')
    expect(me.text).toContain('*Today* – try again: the family of')
    const direct = me.actions.directWith(pastoral)
    const morning = await me.actions.until(() =>
      me.actions.messages(direct, pastoral).find((one) => one.text.includes('1 family to try again')),
    )
    const told = textOf([morning])
    for (const { surname, forename, upn } of siblings) {
      for (const word of [surname, forename, upn ?? surname]) expect(told).not.toContain(word)
    }
    const other = house.as('U0HEADTEACH2', 'C0MILLRACE')
    await other.type('/fasttrack due')
    expect(other.text).not.toContain('try again')
    await other.closesAll()
  })

  it('is dropped once every one of its pupils was tried again, and the list is painted anew', async () => {
    const asker = {
      id: pastoral,
      name: '',
      roles: [{ role: 'pastoral' as const, school: 'secondary' }],
      keptFrom: [],
    }
    const lines = () => retriesFor(house.running.bot.house, asker, day('2026-11-24'))
    const [first, second] = siblings
    expect((await lines())[0]?.initials).toContain(', ')
    await me.press('Log a contact')
    expect(me.title).toBe('Log a contact')
    const parent = (me.input('Who with?').element.options as { value: string }[])[0]
    expect(me.input('Also about').element.initial_options).toHaveLength(1)
    await me.fill('Also about', [])
    await fillsIn({ 'Who with?': String(parent?.value) })
    await me.submit()
    expect(me.title).toBe('What is due')
    expect((await lines())[0]?.initials).not.toContain(', ')
    await me.closesAll()
    const left = (await contactsOf(store().read, first.id)).length === 2 ? second : first
    await begins(`${left.forename} ${left.surname}`)
    await fillsIn({
      'Who with?': String((me.input('Who with?').element.options as { value: string }[])[0]?.value),
    })
    await me.submit()
    expect(await lines()).toEqual([])
  })

  it('is dropped by a press, and stays in the record', async () => {
    await begins('Lottie Kettlewell')
    await fillsIn({ 'Who with?': 'somebody-else', 'Did you reach them?': 'no', 'What was said?': '' })
    await taps('Who was it?', 'The aunt')
    await me.fill('Try again on', '2026-11-24')
    expect(await saves()).toEqual({ ok: true })
    await me.type('/fasttrack due')
    await me.press('Not needed any more')
    expect(me.text).not.toContain('try again')
    expect((await contactsAbout('Lottie Kettlewell'))[0]).toMatchObject({ who: 'The aunt', retryOn: null })
    expect((await readEvents(store().read, 'contacts:secondary')).at(-1)?.type).toBe('retry-dismissed')
  })
})

describe('from a case', () => {
  let id: string

  beforeAll(async () => {
    await me.closesAll()
    id = await openFor(house, 'Rhodri Oakeshott')
  })

  it('its card has a button that knows the pupil, and the case tells the contact', async () => {
    const card = await me.actions.until(() =>
      me.actions.messages(channel, pastoral).find((one) => textOf([one]).includes(id)),
    )
    const [button] = me
      .controls({ blocks: card.blocks ?? [] } as unknown as Parameters<typeof me.controls>[0])
      .filter(({ actionId }) => actionId === 'log.open')
    if (button === undefined) throw new Error('no button')
    await me.clicks({ channel, ts: String(card.ts) }, button)
    expect(chosen()).toBe('Rhodri Oakeshott')
    const [parent] = me.input('Who with?').element.options as { value: string }[]
    await fillsIn({ 'Who with?': String(parent?.value), 'What was said?': 'A line only for the log' })
    await me.submit()
    await me.type(`/fasttrack case ${id}`)
    expect(me.text).toContain('Phone call, reached')
    expect(me.text).not.toContain('A line only for the log')
    await me.press('All contacts')
    expect(me.text).toContain('A line only for the log')
    await me.press('Log a contact')
    expect(me.views).toHaveLength(3)
    await fillsIn({ 'How?': 'visit', 'Who with?': String(parent?.value), 'What was said?': 'At the door' })
    await me.submit()
    expect(me.title).toBe('Contacts')
    expect(me.text).toContain('At the door')
    await me.closesAll()
    await me.type(`/fasttrack case ${id}`)
    const menu = me.controls().find(({ actionId }) => actionId === 'case.menu')
    const timeline = ((menu?.element.options ?? []) as { value: string }[]).find(({ value }) =>
      value.includes('timeline'),
    )
    await me.choose('case.menu', String(timeline?.value))
    expect(me.text).toContain('At the door')
    await me.closesAll()
  })

  it('a contact that was entered in error is taken back with a reason, and still told as such', async () => {
    await me.type(`/fasttrack case ${id}`)
    await me.press('All contacts')
    const all = me.text
    await me.pick('Home visit', 'Entered in error')
    await me.fill('What was wrong?', '   ')
    expect(await me.submit()).toMatchObject({ ok: false })
    await me.fill('What was wrong?', 'It was about another pupil')
    expect(await me.submit()).toEqual({ ok: true })
    expect(me.title).toBe('Contacts')
    expect(me.text).toContain('*Entered in error:* It was about another pupil')
    expect(me.text).toContain(all.includes('At the door') ? 'At the door' : 'A line only')
    expect(me.controls().filter(({ actionId }) => actionId === 'contacts.change')).toHaveLength(1)
    expect((await readEvents(store().read, 'contacts:secondary')).at(-1)).toMatchObject({
      type: 'contact-withdrawn',
      doneBy: pastoral,
    })
    await me.closesAll()
  })

  it('a message of its thread, or its card, brings the pupil; a colleague’s words begin the note, the bot’s do not', async () => {
    const card = messageWith(id)
    await points(String(card.ts))
    expect([chosen(), said()]).toEqual(['Rhodri Oakeshott', ''])
    await me.actions.say(colleague, channel, 'Rang home <b> & left word', String(card.ts))
    const reply = me.actions.thread(channel, String(card.ts), pastoral).at(-1)
    await points(String(reply?.ts))
    expect([chosen(), said()]).toEqual(['Rhodri Oakeshott', 'Rang home <b> & left word'])
  })

  it('a message about nothing in particular begins an empty form with its words', async () => {
    await me.actions.say(colleague, channel, 'Spoke to mum at the gate')
    await points(String(messageWith('Spoke to mum').ts))
    expect(chosen()).toBeUndefined()
    await finds('Lottie Kettlewell')
    expect(said()).toBe('Spoke to mum at the gate')
  })

  it('somebody with no role learns nothing, and no message brings a case to somebody who may not see it', async () => {
    const nobody = house.as('U0NOROLE99', 'C0GENERAL')
    await me.actions.say(nobody.user, 'C0GENERAL', 'hello')
    const ts = String(me.actions.messages('C0GENERAL', nobody.user).at(-1)?.ts)
    await nobody.actions.shortcut(nobody.user, 'C0GENERAL', ts, 'log.message')
    await house.calm()
    expect(nobody.views).toEqual([])
    expect(nobody.told()).toContain('do not have access')
    const stranger = house.as('U0PASTORAL2', 'C0GENERAL')
    await stranger.type(`/fasttrack log ${id}`)
    expect(stranger.text).toContain('no case here that you can open')
    await stranger.closesAll()
  })
})

describe('while a hold stands', () => {
  it('nobody is reminded to try again, and the form says to read the hold first', async () => {
    const id = await openFor(house, 'Lottie Kettlewell')
    const asker = {
      id: pastoral,
      name: '',
      roles: [{ role: 'pastoral' as const, school: 'secondary' }],
      keptFrom: [],
    }
    const lines = () => retriesFor(house.running.bot.house, asker, day('2026-11-24'))
    await begins('Lottie Kettlewell')
    await fillsIn({ 'Who with?': 'somebody-else', 'Did you reach them?': 'no', 'What was said?': '' })
    await taps('Who was it?', 'The aunt')
    await me.fill('Try again on', '2026-11-24')
    await me.submit()
    expect(await lines()).toMatchObject([{ case: id }])
    const { house: work } = house.running.bot
    const held = await act(work, id, { by: leader, key: null }, { do: 'place-hold', kind: 'safeguarding' })
    expect(held.done).toBe(true)
    expect(await lines()).toEqual([])
    await me.type(`/fasttrack log ${id}`)
    expect(me.text).toContain('on hold')
    expect(me.text).not.toContain('Safeguarding')
  })
})

describe('what people put in wrongly', () => {
  const refuses = async (given: Record<string, string>, label: string, words: RegExp) => {
    const before = await eventCount()
    await begins('Lottie Kettlewell')
    await fillsIn({ 'Who with?': 'somebody-else', 'What was said?': 'Kept words', ...given })
    const outcome = await saves()
    const errors = 'errors' in outcome ? outcome.errors : {}
    expect(errors[me.input(label).blockId]).toMatch(words)
    expect(await eventCount()).toBe(before)
    expect(JSON.stringify(me.top.state.values)).toContain('Kept words')
  }

  it('tomorrow is refused at its field, and nothing that was typed is lost', () =>
    refuses({ 'Who was it?': 'The aunt', 'Which day?': '2026-11-25' }, 'Which day?', /has not come yet/))
  it('a time that has not come', () =>
    refuses({ 'Who was it?': 'The aunt', 'What time?': '23:59' }, 'What time?', /not 11:59pm yet/))
  it('nobody', () => refuses({ 'Who was it?': '   ' }, 'Who was it?', /whom you tried to reach/))
  it('being told by oneself', async () => {
    await refuses(
      { 'Who was it?': 'The aunt', 'How do you know?': 'told', 'Which colleague?': pastoral },
      'Which colleague?',
      /That is you/,
    )
    await me.fill('Which colleague?', colleague)
    expect(await saves()).toEqual({ ok: true })
    expect((await contactsAbout('Lottie Kettlewell'))[0]).toMatchObject({
      by: colleague,
      manner: 'told',
      recordedBy: pastoral,
    })
  })

  it('a text to a parent who may not be written to is asked about, and kept once it has gone already', async () => {
    const [mother] = await parentsOf('Lottie Kettlewell')
    await store().write((tx) =>
      tx
        .update(parents)
        .set({ doNotWrite: true })
        .where(eq(parents.id, String(mother?.id))),
    )
    await refuses(
      { 'How?': 'text', 'Who with?': String(mother?.id) },
      'Has it gone?',
      /marked “do not write”.*It has gone already/,
    )
    expect(me.text).toContain(`${mother?.surname}`)
    expect(me.text).toContain('is marked “do not write”')
    await me.fill('Has it gone?', ['yes'])
    expect(await saves()).toEqual({ ok: true })
    expect((await contactsAbout('Lottie Kettlewell'))[0]).toMatchObject({ kind: 'text', who: mother?.id })
  })

  it('nobody is asked about a call to that parent, nor about a text from them', async () => {
    const [mother] = await parentsOf('Lottie Kettlewell')
    await begins('Lottie Kettlewell')
    await fillsIn({ 'Who with?': String(mother?.id) })
    expect(me.text).not.toContain('is marked “do not write”')
    await taps('How?', 'text')
    expect(me.text).toContain('is marked “do not write”')
    await me.fill('Who began it?', ['yes'])
    expect(await saves()).toEqual({ ok: true })
  })

  it('somebody who is not in Slack is kept and shown by the name that was typed, and is no colleague', async () => {
    await begins('Rhodri Oakeshott')
    await fillsIn({ 'Who with?': 'somebody-else', 'How do you know?': 'told' })
    await taps('Who was it?', 'The aunt')
    await me.fill('Or their name, if they are not in Slack', '<!channel> Mrs Pike')
    await me.fill('Which colleague?', colleague)
    expect(await saves()).toMatchObject({ ok: false, errors: { doneBy: expect.stringMatching(/not both/) } })
    await me.fill('Which colleague?', '')
    expect(await saves()).toEqual({ ok: true })
    expect((await contactsAbout('Rhodri Oakeshott'))[0]).toMatchObject({
      by: 'name:<!channel> Mrs Pike',
      manner: 'told',
      recordedBy: pastoral,
    })
    await me.type('/fasttrack case 1')
    await me.press('All contacts')
    expect(me.text).toContain('&lt;!channel&gt; Mrs Pike')
    expect(me.text).toContain(`told to <@${pastoral}>`)
    expect(me.text).not.toContain('<!channel>')
    await me.closesAll()
  })

  it('an attempt says when it is to be tried again only until somebody has', async () => {
    await begins('Rhodri Oakeshott')
    await fillsIn({ 'Who with?': 'somebody-else', 'Did you reach them?': 'no', 'What was said?': '' })
    await taps('Who was it?', 'The aunt')
    await me.fill('Try again on', '2026-11-25')
    expect(await saves()).toEqual({ ok: true })
    const says = async () => {
      await me.type('/fasttrack case 1')
      await me.press('All contacts')
      const text = me.text
      await me.closesAll()
      return text.includes('Set to try again on')
    }
    expect(await says()).toBe(true)
    await begins('Rhodri Oakeshott')
    await fillsIn({ 'Who with?': 'somebody-else' })
    await taps('Who was it?', 'The aunt')
    expect(await saves()).toEqual({ ok: true })
    expect(await says()).toBe(false)
  })

  it.each([
    ['a mention of a colleague', `<@${colleague}>`, 'Tobias Renwick'],
    ['a mention of nobody', '<@U0NOBODY999>', '&lt;@U0NOBODY999&gt;'],
    ['a shout', '<!channel> *now*', '&lt;!channel&gt;'],
  ])('%s in a name is shown as harmless words', async (_what, typed, shown) => {
    const id = (await pupilCalled('Rhodri Oakeshott')).id
    await begins('Rhodri Oakeshott')
    const long = '😀'.repeat(50) + 'x'.repeat(2900)
    await fillsIn({ 'Who with?': 'somebody-else', 'What was said?': long })
    await taps('Who was it?', typed)
    expect(await saves()).toEqual({ ok: true })
    expect((await contactsOf(store().read, id))[0]).toMatchObject({ who: typed, said: long })
    await me.type('/fasttrack case 1')
    await me.press('All contacts')
    expect(me.text).toContain(shown)
    expect(me.text).not.toContain('<!channel>')
    expect(me.text).not.toContain('<@U0NOBODY999>')
  })

  it('somebody else’s parent, put into a forged request, is never named', async () => {
    const [victim] = await parentsOf('Zofia Walczak')
    await begins('Rhodri Oakeshott')
    await fillsIn({ 'Who with?': 'somebody-else' })
    await taps('Who was it?', String(victim?.id))
    await me.submit()
    await me.type('/fasttrack case 1')
    await me.press('All contacts')
    expect(me.text).toContain(String(victim?.id))
    expect(me.text).not.toContain(String(victim?.surname))
  })

  it('a pupil with no parent on record can still be logged', async () => {
    const pupil = (await someSiblings())[1]
    await store().write((tx) => tx.delete(parents).where(eq(parents.pupil, pupil.id)))
    await begins(`${pupil.forename} ${pupil.surname}`)
    expect(me.text).toContain('No parent is on record')
    await fillsIn({ 'Who was it?': 'The grandmother' })
    expect(await saves()).toEqual({ ok: true })
  })
})

describe('what must hold', () => {
  it('somebody kept out of a family neither finds nor logs nor is reminded', async () => {
    const { id } = await pupilCalled('Lottie Kettlewell')
    await store().write((tx) =>
      tx
        .insert(keptOut)
        .values({ person: colleague, pupil: id, why: 'Aunt', by: leader.id, since: '2026-11-24' }),
    )
    const out = house.as(colleague, channel)
    await out.type('/fasttrack log')
    expect(await out.searches('Pupil', 'Lottie Kettlewell')).toEqual([])
    await out.closesAll()
  })

  it('the log verifies, and a changed row is found', async () => {
    const faults = async () => {
      const found: string[] = []
      for await (const fault of verifyStore(house.running.bot.house)) found.push(fault)
      return found
    }
    expect(await faults()).toEqual([])
    const [one] = await contactsAbout('Rhodri Oakeshott')
    await store().write((tx) =>
      tx
        .update(contacts)
        .set({ said: 'other' })
        .where(eq(contacts.id, String(one?.id))),
    )
    expect(await faults()).toEqual([`contact ${one?.id}: its row differs`])
  })
})
