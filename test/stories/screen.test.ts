import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '../../db/outbox.ts'
import { putKeptOut } from '../../db/queries/kept-out.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import { allScreeningReaders } from '../../db/queries/screening-readers.ts'
import {
  calendarSpans,
  events,
  looks,
  outbox,
  pupils,
  registerWeeks,
  roles,
  schools,
} from '../../db/schema.ts'
import { screenedSchool } from '../../src/casework/screened-school.ts'
import { putWeeklyScreenings } from '../../src/casework/weekly-screening.ts'
import { day } from '../../src/domain/day.ts'
import { renderNotices } from '../../src/render-notice.ts'
import { StoryHouse } from './in-process.ts'
import { leader } from './rich-cases.ts'

let house: StoryHouse
const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')
const bot = () => house.running.bot.house
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

async function screens(player = morwenna()) {
  await player.closesAll()
  await player.type('/fasttrack screen')
  return player
}

/** The headings in their order, each with how many stand under it. */
const headings = (text: string) => [...text.matchAll(/\*(.+?)\* \((\d+)\)/g)].map(([, title]) => title)

beforeAll(async () => {
  house = await StoryHouse.open()
}, 30_000)
afterAll(() => house.close())

describe('/fasttrack screen', () => {
  it('tells the test and its window in words, and everybody under a heading with days before sessions', async () => {
    const player = await screens()
    const text = plain(player.text)
    expect(player.title).toBe('Screening')
    expect(text).toContain('at least 15% unauthorised absence. A local threshold, not a test in law.')
    expect(text).toContain('6 school weeks: Monday 5 October 2026 to Friday 20 November 2026')
    expect(headings(text)).toEqual([
      'Meet the test now',
      'About to',
      'Meet it, but barred',
      'Figures not reliable yet',
    ])
    expect(text).toContain('*Hamza Niazi* · Year 9, 9A\n5½ days unauthorised: 11 of 60 sessions (18.3%)')
    expect(text).toContain('Clearing these could change the answer')
  })

  it('says of who is about to what it would take, the nearest first', async () => {
    const text = plain((await screens()).text)
    const takes = [...text.matchAll(/(\d+) more unauthorised sessions? by Friday 27 November 2026/g)]
    const numbers = takes.map(([, n]) => Number(n))
    expect(numbers.length).toBeGreaterThan(3)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(text).toContain('1 more unauthorised session by Friday 27 November 2026, of 10 still to come')
  })

  it('says why somebody is barred, and what is flagged only to those who may know', async () => {
    const barredOf = async (user: string) => plain((await screens(house.as(user, 'C0QUILLBROOK'))).text)
    const [pastoral, lead] = [await barredOf('U0PASTORAL1'), await barredOf('U0SAFEGUARD1')]
    const lottie = (text: string) => text.slice(text.indexOf('*Lottie Kettlewell*')).split('\nLook closer')[0]
    expect(lottie(pastoral)).toContain('Speak to the safeguarding lead before going on')
    expect(lottie(pastoral)).not.toMatch(/safety flag|social care/)
    expect(lottie(lead)).toMatch(/safety flag|social care/)
  })

  it('never shows a pupil whom somebody is kept from', async () => {
    const player = house.as('U0HEADYEAR2', 'C0QUILLBROOK')
    const [hamza] = await house.running.store.read
      .select()
      .from(pupils)
      .where(and(eq(pupils.surname, 'Niazi'), eq(pupils.forename, 'Hamza')))
    const counted = async () => (await screenedSchool(bot(), await asker('U0HEADYEAR2'), 'secondary'))?.found
    const before = await counted()
    await house.running.store.write((tx) =>
      putKeptOut(tx, {
        ...{ person: player.user, pupil: hamza?.id ?? '', why: 'A cousin', by: leader.id },
        since: '2026-11-23T09:00:00Z',
      }),
    )
    expect(plain((await screens(player)).text)).not.toContain('Hamza Niazi')
    const after = await counted()
    expect(after).toMatchObject({ onRoll: (before as { onRoll: number }).onRoll - 1 })
  })

  it('lets somebody who works at several schools choose', async () => {
    const player = await screens(house.as('U0TEAMLEADER'))
    expect(player.text).toContain('Millrace')
    await player.choose('screen.school', JSON.stringify({ school: 'secondary' }))
    expect(plain(player.text)).toContain('*Quillbrook Academy*')
    expect(plain(player.text)).toContain('Hamza Niazi')
    await player.closesAll()
    await player.type('/fasttrack screen quillbrook')
    expect(plain(player.text)).toContain('*Quillbrook Academy*')
  })

  it('is for those who may open cases', async () => {
    const solicitor = await screens(house.as('U0LEGALTEAM'))
    expect(solicitor.views).toEqual([])
    expect(solicitor.told()).toContain('Screening is for those who may open cases at the school')
  })
})

describe('a closer look', () => {
  it('shows the figures, each week and each absence, and what would be if some were authorised', async () => {
    const player = await screens()
    await player.press('Look closer', { in: 'Hamza Niazi' })
    expect(player.views).toHaveLength(1)
    const text = plain(player.text)
    expect(text).toContain('*In school*\n24½ days: 49 of 60 sessions')
    expect(text).toContain('Mon 16 Nov: 5 of 10 attended · 5 unauthorised')
    expect(text).toContain('Mon 16 Nov to Wed 18 Nov, morning: 5 sessions')
    expect(text).not.toMatch(/[Ww]ould (not )?meet/)
    const { read } = house.running.store
    const hamza = await read
      .select()
      .from(pupils)
      .where(and(eq(pupils.surname, 'Niazi'), eq(pupils.forename, 'Hamza')))
    const looked = await read.select().from(looks).where(eq(looks.what, 'Look closer'))
    expect(looked.map((one) => [one.person, one.case])).toEqual([['U0PASTORAL1', `pupil:${hamza[0]?.id}`]])
    await player.choose('What if these were authorised?', '2026-10-08~2026-10-08')
    expect(plain(player.text)).toContain(
      'Would meet the test*\n4½ days unauthorised: 9 of 60 sessions (15.0%). The answer stays the same.',
    )
    await player.fill('What if these were authorised?', ['2026-10-08~2026-10-08', '2026-11-16~2026-11-18'])
    expect(plain(player.text)).toContain(
      'Would not meet the test*\n2 days unauthorised: 4 of 60 sessions (6.7%). The answer changes.',
    )
  })

  it('leads back to the same page of the list, and into the form for a new case', async () => {
    const player = await screens()
    await player.press('Look closer', { in: 'Antoni Walczak' })
    await player.press('Back to the list')
    expect(player.title).toBe('Screening')
    await player.press('Look closer', { in: 'Antoni Walczak' })
    await player.submit()
    expect(player.title).toBe('New Fast Track case')
    expect(plain(player.text)).toContain('Antoni Walczak')
    expect(await player.submit()).toEqual({ ok: true })
    expect(player.title).toMatch(/^FT-2026-/)
  })

  it('leads to the case of who has one, who is then among the barred', async () => {
    const player = await screens()
    const barred = plain(player.text).split('Meet it, but barred')[1] ?? ''
    expect(barred).toMatch(/Antoni Walczak.*\n.*\n.*Has an open case already/)
    await player.press('Look closer', { in: 'Antoni Walczak' })
    await player.submit()
    expect(player.title).toMatch(/^FT-2026-/)
  })
})

const asker = async (user: string) => {
  const found = await personWithRoles(house.running.store.read, user)
  if (found === null) throw new Error(`nobody is ${user}`)
  return found
}

describe('the weekly screening', () => {
  const put = (on: string) => putWeeklyScreenings(bot(), day(on))
  const waiting = () =>
    house.running.store.read.select().from(outbox).where(eq(outbox.kind, 'screening')).all()

  it('comes to who asked for it, on the first school day of the week, with numbers alone', async () => {
    const player = await screens()
    await player.press('Send me this every week')
    expect(player.text).toContain('Stop sending me this')
    expect(await put('2026-11-24')).toBe(0)
    await house.moveTo('2026-11-30T08:05:00Z')
    const { actions } = house.workspace
    const direct = actions.directWith('U0PASTORAL1')
    const told = await actions.until(() =>
      actions.messages(direct, 'U0PASTORAL1').find(({ text }) => String(text).startsWith('Weekly screening')),
    )
    const text = plain(String(told?.text))
    expect(text).toMatch(
      /^Weekly screening, Quillbrook Academy: Meet the test now: \d+ · About to: \d+ · Barred: \d+ · Not reliable yet: \d+$/,
    )
    expect(await put('2026-11-30')).toBe(0)
    expect(await put('2026-12-01')).toBe(0)
    await player.closesAll()
    const reader = house.as('U0PASTORAL1', direct)
    await reader.press('Open the screening')
    expect(reader.title).toBe('Screening')
  })

  it('comes on the next school day where the bot was down, and in no holiday', async () => {
    expect(await put('2026-12-08')).toBe(1)
    expect(await put('2026-12-09')).toBe(0)
    expect(await put('2026-12-28')).toBe(0)
    expect(await put('2026-12-26')).toBe(0)
  })

  it('is not told any more once its week is over', async () => {
    const render = renderNotices(bot(), () => false)
    const notices = (await waiting()).map(({ kind, body }) => ({ kind, body }) as unknown as Notice)
    const told = await Promise.all(notices.map(render))
    expect(told.map((one) => one !== null)).toEqual(
      notices.map(({ body }) => (body as { on: string }).on === '2026-11-30'),
    )
  })

  it('stops when somebody asks for that, and when they may not see the school any more', async () => {
    const player = await screens()
    await player.press('Stop sending me this')
    expect(await allScreeningReaders(house.running.store.read)).toEqual([])
    expect(await put('2026-12-15')).toBe(0)
    await player.press('Send me this every week')
    await house.running.store.write((tx) => tx.delete(roles).where(eq(roles.person, 'U0PASTORAL1')))
    expect(await put('2026-12-15')).toBe(0)
    expect(await allScreeningReaders(house.running.store.read)).toEqual([])
    const kept = await house.running.store.read.select().from(events).where(eq(events.chain, 'people'))
    expect(kept.map(({ type }) => type).filter((type) => type.startsWith('screening'))).toEqual([
      'screening-followed',
      'screening-unfollowed',
      'screening-followed',
      'screening-unfollowed',
    ])
  })
})

describe('where nothing can be screened', () => {
  it('says that no register has come in, and what to do', async () => {
    await house.running.store.write((tx) => tx.delete(registerWeeks))
    const player = await screens(house.as('U0HEADYEAR1', 'C0QUILLBROOK'))
    expect(player.text).toContain('No register has come in for these weeks yet.')
  })

  it('says what to load where the calendar does not reach', async () => {
    const { store } = house.running
    await store.write((tx) => tx.delete(calendarSpans).where(eq(calendarSpans.school, 'secondary')))
    const player = await screens(house.as('U0HEADYEAR1', 'C0QUILLBROOK'))
    expect(player.text).toMatch(/The figures cannot be counted: load .*calendar/)
  })

  it('says so where nobody is on roll', async () => {
    const { store } = house.running
    await store.write((tx) => tx.update(schools).set({ channel: null }).where(eq(schools.id, 'primary')))
    await store.write((tx) => tx.delete(pupils).where(eq(pupils.school, 'primary')))
    const player = await screens(house.as('U0PASTORAL2'))
    expect(player.text).toContain('No pupil is on roll here yet.')
  })
})

describe('where a council has 150 schools', () => {
  const last = 'Zennor School 149'
  beforeAll(async () => {
    const more = Array.from({ length: 150 }, (_, n) => ({
      ...{ id: `z${n}`, name: `Zennor School ${n}`, phase: 'primary' as const, nation: 'england' as const },
    }))
    await bot().store.write((tx) => tx.insert(schools).values(more))
  })
  const officer = async (line: string) => {
    const player = house.as('U0TEAMLEADER', 'C0GENERAL')
    await player.closesAll()
    await player.type(line)
    return player
  }

  it.each([
    ['shut', 'School'],
    ['new', 'School'],
    ['screen', 'Another school'],
    ['pathway', 'Another school'],
  ])('/fasttrack %s offers every one of them', async (word, menu) => {
    const player = await officer(`/fasttrack ${word}`)
    await player.choose(menu, last)
    const started = /"initial_option":\{[^}]*"text":"([^"]*)"/.exec(JSON.stringify(player.top.blocks))
    expect(started?.[1]).toBe(last)
  })
})
