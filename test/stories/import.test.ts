import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { noticeByKey } from '../../db/outbox.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import { importsOf, registerWeeksOf } from '../../db/queries/register.ts'
import { changeRegisterFile, putRegisterFile, sweepRegisterFiles } from '../../db/register-files.ts'
import { unpackMarks } from '../../db/schema/marks-text.ts'
import { amendedMarks, codeAliases, importProfiles, pupils, registerFiles } from '../../db/schema.ts'
import { lookAtFile } from '../../src/casework/register-files/look-at-file.ts'
import { pickUpFiles } from '../../src/casework/register-files/pick-up-files.ts'
import { runImport } from '../../src/casework/register-files/run-import.ts'
import { startImport } from '../../src/casework/register-files/start-import.ts'
import { day } from '../../src/domain/day.ts'
import { renderRegisterFile } from '../../src/render-register-file.ts'
import { type Player, StoryHouse, textOf } from './in-process.ts'
import { anySecret, disguise, outside, secrets } from './secrets.ts'

const channel = 'C0QUILLBROOK'
const officer = 'U0ATTENDANCE'
const monday = day('2026-11-16')
const head = 'pupil_ref,date,session,code'

let house: StoryHouse
let me: Player
let pupil: typeof pupils.$inferSelect

const store = () => house.running.store
const bytesOf = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)
const row = (on: string, session: string, code: string) => `${pupil.pupilRef},${on},${session},${code}`
const marks = async () => {
  const [held] = await registerWeeksOf(store().read, pupil.id, monday, monday)
  return unpackMarks(held?.marks ?? '')
}
const latest = async () => (await importsOf(store().read, 'secondary', 'register'))[0]
const other = (mark: string) => (mark === 'U' ? 'O' : 'U')

/** Drops a file into the form and has it read. */
async function drops(from: Player, ...lines: string[]): Promise<string> {
  await from.closesAll()
  await from.type('/fasttrack import')
  const file = from.actions.upload(from.user, `${secrets.forename}.csv`, bytesOf(...lines))
  await from.fill('The register file', [file])
  await from.submit()
  return file
}

/** Everything handed in, the latest first. */
const rows = () => store().read.select().from(registerFiles).orderBy(desc(registerFiles.at))

const asker = async (id: string) => {
  const found = await personWithRoles(store().read, id)
  if (found === null) throw new Error(`nobody is ${id}`)
  return found
}

/** The value of an option by its words. */
function optionNamed(words: RegExp): string {
  const all = me
    .controls()
    .flatMap(({ element }) => (element.options ?? []) as { text: { text: string }; value: string }[])
  const found = all.find(({ text }) => words.test(text.text))
  if (found === undefined) throw new Error(`no option ${words}`)
  return found.text.text
}

/** Has Slack no longer know a file that was handed in. */
const vanishes = (file: string) =>
  store().write((tx) =>
    tx.update(registerFiles).set({ file: 'F0VANISHED' }).where(eq(registerFiles.file, file)),
  )

/** What the bot wrote to somebody, newest last. */
const messages = (from: Player) =>
  from.actions.messages(from.actions.directWith(from.user), from.user).map((one) => textOf([one]))

/** What the message about a file says by now. */
const saysOf = async (handedIn: string) =>
  (await renderRegisterFile(false)(house.running.bot.house, { person: officer, handedIn }))?.text

/** Waits until the last message that the bot wrote to somebody says so. */
const told = (words: string, from = me) =>
  vi.waitFor(() => expect(messages(from).at(-1)).toContain(words), { timeout: 20_000, interval: 20 })

beforeAll(async () => {
  house = await StoryHouse.open()
  me = house.as(officer, channel)
  await disguise(house, 'Kettlewell', 'Lottie')
  const [found] = await store().read.select().from(pupils).where(eq(pupils.surname, secrets.surname))
  if (found === undefined) throw new Error('nobody is disguised')
  pupil = found
}, 60_000)
afterAll(() => house.close())

describe('a good file', () => {
  let was: string

  it('is looked at before anything of it is kept', async () => {
    const before = await marks()
    was = before[0] ?? ''
    await drops(me, head, row('2026-11-16', 'AM', other(was)), row('2026-11-16', 'PM', before[1] ?? ''))
    expect(me.title).toBe('What would change')
    expect(me.text).toMatch(/Rows\*\n2/)
    expect(me.text).toContain('Monday 16 November 2026')
    expect(me.text).toContain(`16 November 2026 AM: *${was}* becomes *${other(was)}*`)
    expect(await marks()).toEqual(before)
    expect(await latest()).toBeUndefined()
  })

  it('goes in when Import is pressed, keeps the old mark, and is told in a message without a name or a mark', async () => {
    await me.submit()
    expect(me.title).toBe('Imported')
    expect(me.text).toContain('0 marks are new, 1 changed')
    expect(me.text).toContain('Delete file')
    expect((await marks())[0]).toBe(other(was))
    const { number = 0 } = (await latest()) ?? {}
    const amended = await store().read.select().from(amendedMarks).where(eq(amendedMarks.import, number))
    expect(amended).toMatchObject([{ day: '2026-11-16', half: 'AM', was, now: other(was) }])
    await told('is imported. 0 marks are new, 1 changed.')
  })
})

describe('the same file once more', () => {
  it('changes nothing, and says so before and after', async () => {
    const before = await latest()
    await drops(me, head, row('2026-11-16', 'AM', (await marks())[0] ?? ''))
    expect(me.text).toContain('Importing the file changes nothing')
    await me.submit()
    expect(me.text).toContain('Nothing changed.')
    expect(await latest()).toEqual(before)
  })
})

describe('a canonical file with one unreadable date', () => {
  it('is told all that is wrong with its rows, before any profile is saved', async () => {
    await drops(
      me,
      head,
      row('2026-11-17', 'AM', '/'),
      `${pupil.pupilRef},soon,AM,/`,
      'Q9999,2026-11-17,AM,/',
      row('2026-11-21', 'AM', '/'),
    )
    expect(me.title).toBe('Not imported')
    expect(me.text).toContain('3 things in this file are wrong')
    expect(me.text).toMatch(/Row 3, date.*soon/)
    await me.closesAll()
  })
})

describe('a file that no profile describes', () => {
  const odd = (...lines: string[]) => drops(me, 'Pupil number,Date,Session,Mark', ...lines)
  const oddRow = (date: string, half: string, code: string) => `${pupil.pupilRef},${date},${half},${code}`

  it('is asked about where it reads two ways, and never guessed at', async () => {
    await odd(oddRow('05/10/2026', 'Morning', 'ILL'))
    expect(me.title).toBe('How this file is read')
    expect(me.text).toContain('Day first: Monday 5 October 2026')
    expect(me.text).not.toContain('” is Monday')
    expect(me.text).toContain('“Morning” is the morning')
    expect(
      (await registerWeeksOf(store().read, pupil.id, day('2026-10-05'), day('2026-10-05')))[0]?.marks,
    ).not.toBe('')
    await me.choose('Which day is', 'Day first: Monday 5 October 2026')
    await me.choose('What does the mark', optionNamed(/^I: /))
    await me.submit()
    expect(me.title).toBe('What would change')
    expect(me.text).toContain('dates with the day first')
    expect(await store().read.select().from(importProfiles)).toEqual([])
  })

  it('is remembered for the school once it is imported, so that the next one is not asked about', async () => {
    await me.submit()
    expect(me.title).toBe('Imported')
    expect(await store().read.select().from(codeAliases)).toMatchObject([{ alias: 'ILL', code: 'I' }])
    await odd(oddRow('06/10/2026', 'Morning', 'ILL'))
    expect(me.title).toBe('What would change')
    expect(me.text).toContain('Tuesday 6 October 2026')
  })
})

describe('a file of another system', () => {
  it('with a row a pupil and a column a session is looked at without a question', async () => {
    await drops(me, 'Adm No,Name,16/11/2026 AM,16/11/2026 PM', `${pupil.pupilRef},Kettlewell,U,\\`)
    expect(me.title).toBe('What would change')
    expect(me.text).toContain('One row a pupil, a column a session, dates with the day first')
    expect(me.text).toMatch(/Rows\*\n1/)
  })

  it('of Wonde’s pages is looked at without a question', async () => {
    const record = {
      date: { date: '2026-11-16 00:00:00.000000' },
      session: 'AM',
      student: { data: { mis_id: pupil.pupilRef } },
      attendance_code: { data: { code: 'U' } },
    }
    await drops(me, JSON.stringify({ data: [record], meta: { pagination: { more: false } } }))
    expect(me.title).toBe('What would change')
    expect(me.text).toContain('Pages of JSON')
    expect(me.text).toMatch(/Rows\*\n1/)
  })

  it('below a report’s title, with day and session in one cell, is read by what it says and by what was answered before', async () => {
    const text = (mark: string) => [
      'Attendance report',
      'Autumn 2026',
      '',
      'Pupil number;Date;Mark',
      `${pupil.pupilRef};16/11/2026 AM;${mark}`,
    ]
    await drops(me, ...text('B'))
    expect(me.title).toBe('What would change')
    await me.submit()
    expect((await marks())[0]).toBe('B')
    await drops(me, ...text('ILL'))
    expect(me.text).toContain('becomes *I*')
    await drops(me, ...text('B').map((line) => line.replace('Mark', 'Letter')))
    expect(me.title).toBe('How this file is read')
    expect(me.text).toContain('What stands above the headings is a title')
    await me.choose('Which column holds the mark?', 'Letter')
    await me.submit()
    await me.submit()
    expect(me.title).toBe('Imported')
    const [saved] = await store().read.select().from(importProfiles)
    expect(saved?.profile).toMatchObject({ titled: true, columns: { code: 'Letter', session: 'Date' } })
    await drops(me, ...text('ILL'))
    expect(me.text).toContain('becomes *I*')
  })

  it('of nearly 10 MB is looked at whole', async () => {
    const note = 'x'.repeat(480)
    const lines = Array.from({ length: 19_000 }, () => `${pupil.pupilRef},16/11/2026,Morning,B,${note}`)
    await drops(me, 'Pupil number,Date,Session,Mark,Remark', ...lines)
    expect(me.title).toBe('What would change')
    expect(me.text).toMatch(/Rows\*\n19,000/)
  })

  it('that is no longer the one that was looked at is not imported', async () => {
    await drops(me, head, row('2026-11-16', 'AM', 'U'))
    const before = await marks()
    const [{ id } = { id: '' }] = await rows()
    const { house: at } = house.running.bot
    const by = await asker(officer)
    expect(await startImport(at, { by, key: 'pressed' }, id)).toMatchObject({ done: true })
    await runImport(at, by, id, async () => ({ bytes: bytesOf(head, row('2026-11-16', 'AM', 'N')) }))
    expect(await saysOf(id)).toContain('The file in Slack is no longer the one that you looked at')
    expect(await marks()).toEqual(before)
  })
})

describe('a file that is wrong', () => {
  it('tells row, column, cell and what to do to whoever handed it in, and to nobody else', async () => {
    const unread = `${pupil.pupilRef},soon,AM,/`
    await drops(
      me,
      ...[head, row('2026-11-17', 'AM', '/'), 'Q9999,2026-11-17,AM,/', row('2026-11-21', 'AM', '/'), unread],
    )
    expect(me.title).toBe('Not imported')
    // The school has a profile of its own by now, and this file is not written as that says.
    expect(me.text).toContain('3 things in this file are wrong')
    expect(me.text).toMatch(/Row 3, pupil.*ref.*Q9999.*import the pupils first/)
    expect([...me.text.matchAll(/Row (\d)/g)].map(([, n]) => n)).toEqual(['3', '4', '5'])
    expect(me.controls().map(({ element }) => element.action_id)).toEqual(['import.again'])
    const [row1] = await rows()
    const boss = house.as('U0HEADTEACH1', channel)
    await boss.closesAll()
    expect(await lookAtFile(house.running.bot.house, await asker('U0HEADTEACH1'), row1?.id ?? '')).toBeNull()
    await me.press('Hand in another file')
    expect(me.title).toBe('Bring in a register')
    expect(me.text).toContain('could not be imported')
  })
})

describe('a file that Slack no longer has', () => {
  it('is asked for again, with nothing kept', async () => {
    const file = await drops(me, head, row('2026-11-16', 'AM', 'I'))
    const before = await marks()
    await vanishes(file)
    await me.submit()
    expect(me.title).toBe('What would change')
    expect(me.text).toContain('Slack no longer has the file')
    expect(await marks()).toEqual(before)
  })
})

describe('two people', () => {
  it('import a school’s registers one after the other: the second is told who is at it', async () => {
    await drops(me, head, row('2026-11-16', 'AM', 'O'))
    const [mine] = await rows()
    const other = house.as('U0HEADTEACH1', channel)
    await store().write((tx) =>
      putRegisterFile(tx, {
        ...mine!,
        id: 'theirs',
        person: 'U0ADMINIST',
        state: 'importing',
        at: '2026-11-23T08:00:00.000Z',
      }),
    )
    await drops(other, head, row('2026-11-16', 'AM', 'O'))
    await other.submit()
    expect(other.title).toBe('Not imported')
    expect(textOf(other.top.blocks)).toContain(
      'Saskia Wolstenholme is importing a register of this school just now',
    )
    expect((await latest())?.recordedBy).toBe(officer)
  })

  it('is not for pastoral staff', async () => {
    const pastoral = house.as('U0PASTORAL1', channel)
    await pastoral.type('/fasttrack import')
    expect(textOf(pastoral.top.blocks)).toContain('Only an attendance officer')
  })
})

describe('a bot that is stopped in the middle', () => {
  it('tells on its next start that nothing was kept, and takes the file again', async () => {
    await pickUpFiles(house.running.bot.house, 0)
    const [mine] = (await rows()).filter(({ person, state }) => person === officer && state === 'previewed')
    await store().write((tx) => changeRegisterFile(tx, mine!.id, ['previewed'], { state: 'importing' }))
    await pickUpFiles(house.running.bot.house, 0)
    expect(await saysOf(mine!.id)).toContain('was not imported. Fast Track was stopped in the middle')
    expect(await noticeByKey(store().read, `register-file:${mine!.id}:stopped-0`)).not.toBeNull()
    expect((await rows()).find(({ id }) => id === mine!.id)?.state).toBe('previewed')
  })

  it('tells that all was kept where it was', async () => {
    await drops(me, head, row('2026-11-16', 'AM', 'I'))
    await me.submit()
    const [mine] = await rows()
    await store().write((tx) => changeRegisterFile(tx, mine!.id, ['done'], { state: 'importing' }))
    await pickUpFiles(house.running.bot.house, 0)
    expect((await rows())[0]?.state).toBe('done')
    expect(await saysOf(mine!.id)).toContain('is imported. 0 marks are new, 1 changed.')
  })
})

it('what an import on the command line left behind is gone by the next morning, while the bot goes on', async () => {
  const left = { was: 'O', now: 'I', half: 'AM' as const, day: monday, pupil: pupil.number }
  await store().write((tx) => tx.insert(amendedMarks).values({ ...left, import: 9999 }))
  await house.moveTo('2026-11-24T08:05:00Z')
  await vi.waitFor(async () =>
    expect(await store().read.select().from(amendedMarks).where(eq(amendedMarks.import, 9999))).toEqual([]),
  )
})

it('nothing outside modals names a pupil, a mark, a row or the file', () => {
  const said = [...outside(house), ...messages(me)]
  expect(said.length).toBeGreaterThan(10)
  expect(said.filter((text) => anySecret.test(text) || text.includes(pupil.pupilRef))).toEqual([])
})

it('what was handed in is forgotten after seven days, and the register is not', async () => {
  await store().write((tx) => sweepRegisterFiles(tx, '2026-11-30T12:00:00.000Z'))
  expect(await rows()).toEqual([])
  expect(await latest()).toBeDefined()
})
