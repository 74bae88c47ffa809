import { eq, inArray, max } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notHere } from '../../commands/desk.ts'
import { commands, screens } from '../../commands/index.ts'
import { putDocument } from '../../db/documents.ts'
import type { Notice } from '../../db/outbox.ts'
import { caseById } from '../../db/queries/cases.ts'
import { putKeptOut } from '../../db/queries/kept-out.ts'
import { events, schools } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { renderNotices } from '../../src/render-notice.ts'
import { asker, seedPerson } from '../world.ts'
import { actionsOf, Directly, everyForm, over } from './directly.ts'
import { everything } from './forge.ts'
import { declared, StoryHouse } from './in-process.ts'
import { enrich, happened, leader, openFor, richCases } from './rich-cases.ts'

const kinds = ['own', 'other', 'referred', 'held', 'flagged', 'closed', 'unshared'] as const
type Kind = (typeof kinds)[number]
type May = 'acts' | 'reads' | 'nothing'

/**
 * Who may do what, said apart from the program. All cases are at the secondary school but `other` and `unshared`, which
 * are at the primary; the primary shares with the council from its decisions on.
 */
const table = `
                                     own   other  referred  held  flagged  closed  unshared
U0PASTORAL1   pastoral               acts  -      acts      acts  acts     acts    -
U0HEADYEAR1   head-of-year           acts  -      acts      acts  acts     acts    -
U0SENIORLEAD  senior-leader          acts  -      acts      acts  acts     acts    -
U0HEADTEACH1  headteacher            acts  -      acts      acts  acts     acts    -
U0SAFEGUARD1  safeguarding-lead      acts  -      acts      acts  acts     acts    -
U0ATTENDANCE  officer-of-the-school  acts  -      acts      acts  acts     acts    -
U0OFFICERALL  officer-of-all         acts  acts   acts      acts  acts     acts    -
U0EWOFFICER   ewo                    acts  acts   acts      acts  acts     acts    -
U0TEAMLEADER  team-leader            acts  acts   acts      acts  acts     acts    -
U0LEGALTEAM   legal                  -     -      reads     -     -        -       -
U0ADMINIST    admin                  -     -      -         -     -        -       -
U0NOROLE99    nobody                 -     -      -         -     -        -       -
U0PASTORAL2   of-the-other-school    -     acts   -         -     -        -       acts
U0HEADOUT01   kept-out-of-all        -     -      -         -     -        -       -
U0LEADEROUT   leader-kept-out        -     -      -         -     -        -       -
U0LEGALOUT1   legal-kept-out         -     -      -         -     -        -       -
`
const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [user = '', role = '', ...cells] = line.split(/\s+/)
    const may = cells.map((cell) => (cell === '-' ? 'nothing' : cell)) as May[]
    return {
      user,
      role,
      may: Object.fromEntries(kinds.map((kind, at) => [kind, may[at]])) as Record<Kind, May>,
    }
  })

const learns = ['U0HEADTEACH1', 'U0SAFEGUARD1', 'U0TEAMLEADER']
const nowhere = 'FT-2026-0999'
const alone = commands.filter(({ usage = '' }) => !usage.includes('FT-')).map(({ word }) => word)
const people: Record<Kind, string> = {
  own: 'Olumide Asante-Wetherby',
  other: 'Zofia Walczak',
  referred: 'Rhodri Oakeshott',
  held: 'Finley Wadsworth',
  flagged: 'Lottie Kettlewell',
  closed: 'Wilfred Tunnicliffe',
  unshared: 'Leo Ramsbottom',
}

let house: StoryHouse
const cases = {} as Record<Kind, string>
const pupils = {} as Record<Kind, string>
let forms: Map<string, Record<string, unknown>>
const files: Record<string, Record<Kind, string>> = {}

const desk = () => house.running.bot.house
const known = new Map<string, Directly>()
function by(user: string): Directly {
  const one = known.get(user) ?? new Directly(desk(), user)
  known.set(user, one)
  return one
}

/** How many events each case has that a person may not change. */
async function unchanged(row: Row): Promise<Record<string, number | null>> {
  const ids = kinds.filter((kind) => row.may[kind] !== 'acts').map((kind) => cases[kind])
  const { chain, seq } = events
  const { read } = house.running.store
  const last = await read
    .select({ chain, seq: max(seq) })
    .from(events)
    .where(inArray(chain, ids))
    .groupBy(chain)
  return Object.fromEntries(last.map((one) => [one.chain, one.seq]))
}

async function openCases(): Promise<void> {
  // Once the cases of the stories are there, every pupil is looked after, and opening asks for more.
  for (const kind of ['own', 'held', 'unshared'] as const) cases[kind] = await openFor(house, people[kind])
  for (const kind of ['own', 'held'] as const) await enrich(house, cases[kind])
  const { own: flagged, other, referred, closed } = await richCases(house)
  Object.assign(cases, { flagged, other, referred, closed })
  await happened(house, cases.held, [{ type: 'hold-placed', hold: 'h1', kind: 'safeguarding', note: '' }])
  for (const kind of kinds) {
    const row = await caseById(house.running.store.read, cases[kind])
    pupils[kind] = row?.pupil ?? ''
  }
}

async function seatPeople(): Promise<void> {
  const { store } = house.running
  await seedPerson(store, { ...asker('U0OFFICERALL', 'attendance-officer'), name: 'Ottoline Bracegirdle' })
  await seedPerson(store, { ...asker('U0HEADOUT01', 'head-of-year', 'secondary'), name: 'Cressida Bolt' })
  await seedPerson(store, { ...asker('U0LEADEROUT', 'team-leader'), name: 'Ignatius Pomfret' })
  await seedPerson(store, { ...asker('U0LEGALOUT1', 'legal'), name: 'Septimus Harcastle' })
  await store.write(async (tx) => {
    await tx
      .update(schools)
      .set({ settings: { 'council-sees': 'decision' } })
      .where(eq(schools.id, 'primary'))
    for (const person of ['U0HEADOUT01', 'U0LEADEROUT', 'U0LEGALOUT1'])
      for (const pupil of Object.values(pupils))
        await putKeptOut(tx, { person, pupil, why: 'A cousin', by: leader.id, since: '2026-11-23T09:00:00Z' })
  })
}

async function keepFiles(): Promise<void> {
  const mimes = { 'a letter as PDF': 'pdf', 'a letter in Word': 'docx', 'a file handed in': 'jpg' }
  for (const [what, ending] of Object.entries(mimes)) {
    files[what] = {} as Record<Kind, string>
    for (const kind of kinds) {
      const id = `${kind}-${ending}`
      files[what][kind] = id
      const about = { kind: 'letter', name: `${cases[kind]}-x.${ending}`, mime: 'application/octet-stream' }
      const made = { madeAt: '2026-11-23T09:00:00Z', madeBy: leader.id }
      await house.running.store.write((tx) =>
        putDocument(tx, { id, case: cases[kind], bytes: new Uint8Array(4), ...about, ...made }),
      )
    }
  }
}

beforeAll(async () => {
  house = await StoryHouse.open()
  await openCases()
  forms = await everyForm(by(leader.id), [cases.flagged, cases.closed])
  await seatPeople()
  await keepFiles()
}, 240_000)
afterAll(() => house.close())

/** A form that is painted only in a case of its own kind, as somebody would forge it from nothing. */
const unseen = (modal: string): Record<string, unknown> => {
  const context = everything(nowhere, { back: null, over: '', seq: 0 })
  return { callback_id: modal, private_metadata: JSON.stringify(context), blocks: [] }
}

/** Can a form be turned to another case at all: by what it is about, a pupil that it looks for, or a deadline that it lists? */
function isAboutACase(modal: string): boolean {
  const { private_metadata, blocks } = forms.get(modal) ?? unseen(modal)
  if (modal === 'new') return false
  return /"case":/.test(String(private_metadata)) || /external_select|FT-\d{4}-/.test(JSON.stringify(blocks))
}

/** What a person was told, made comparable between cases. */
const alike = (saw: string): string => saw.replaceAll(/FT-\d{4}-\d{4}/g, 'FT')
/** A pupil by any of their names; by all of them together in a screening, which shows many pupils of one name. */
const namesOf = (kind: Kind, about = '') =>
  new RegExp(about.includes('screen') ? people[kind] : people[kind].split(/[ -]/).join('|'))

type Try = (id: string, kind: Kind | null) => Promise<string>
type Row = (typeof rows)[number]

/** Nothing that most may not know, no mistake in the program, and no cell that was not tried after all. */
function harmless(row: Row, saw: string, about: string): void {
  expect(saw, about).not.toMatch(/Something went wrong/)
  if (!learns.includes(row.user)) expect(saw, about).not.toMatch(/safety flag|Child protection|Social care/)
}

/** What is answered with "no such case" where there is none, and what of that was done by somebody who may. */
const asksForACase = new Set<string>()
const didSomething = new Set<string>()
let before: Record<string, number | null> = {}

/** One thing tried in the cells of a row: a case that is hidden answers as no case at all, and only who acts changes one. */
async function tried(row: Row, about: string, some: readonly Kind[], attempt: Try): Promise<void> {
  const told = await attempt(nowhere, null)
  const none = alike(told)
  harmless(row, told, about)
  if (told.includes(notHere)) asksForACase.add(about)
  for (const kind of some) {
    const cell = `${row.role} ${about} ${kind}`
    const saw = await attempt(cases[kind], kind)
    harmless(row, saw, cell)
    if (row.may[kind] === 'acts' && !saw.includes(notHere)) didSomething.add(about)
    if (row.may[kind] !== 'nothing') continue
    expect(alike(saw), cell).toBe(none)
    expect(saw, cell).not.toMatch(namesOf(kind, about))
  }
  expect(await unchanged(row), `${row.role} ${about}`).toEqual(before)
}

/** The cells in which little is to be seen, and one in which somebody acts: what they do there is done by other stories. */
function mostly(row: Row): Kind[] {
  const acts = kinds.filter((kind) => row.may[kind] === 'acts')
  return kinds.filter((kind) => row.may[kind] !== 'acts' || kind === acts[rows.indexOf(row) % acts.length])
}

/** Every button, and every choice of a menu. */
const pressable = declared.buttons.flatMap((button) =>
  actionsOf(button).map((action, nth) => ({ button, action, name: `${button} ${nth}` })),
)

/** Half of these cells are tried in a message and half on a modal; the next person's are the other way round. */
const inTurn = (row: Row, nth: number, inMessage: boolean): Kind[] =>
  mostly(row).filter((kind) => ((kinds.indexOf(kind) + rows.indexOf(row) + nth) % 2 === 0) === inMessage)

describe.each(rows)('$role ($user)', (row) => {
  const one = () => by(row.user)
  beforeAll(async () => {
    before = await unchanged(row)
  })

  it('types every word about every case, and is shown those that are theirs', async () => {
    for (const { word } of commands.filter((command) => !alone.includes(command.word)))
      await tried(row, `types ${word}`, kinds, async (id, kind) => {
        const saw = await one().types(word, id)
        if (kind !== null && row.may[kind] !== 'nothing')
          expect(saw, `${word} ${kind}`).not.toContain(notHere)
        return saw
      })
  })

  it('types every word that is about no case, and learns of none that is not theirs', async () => {
    for (const word of alone) {
      const saw = await one().types(word, '')
      harmless(row, saw, word)
      for (const kind of kinds.filter((one) => row.may[one] === 'nothing'))
        expect(`${saw.includes(cases[kind])} ${namesOf(kind, word).test(saw)}`, `${word} ${kind}`).toBe(
          'false false',
        )
    }
  })

  it('opens the cases that are theirs, and no other', async () => {
    for (const kind of kinds) {
      const saw = await one().types('case', cases[kind])
      expect(!saw.includes(notHere) && namesOf(kind).test(saw), kind).toBe(row.may[kind] !== 'nothing')
    }
  })

  it('lists, finds due and sees on Home what is theirs alone', async () => {
    const [list = '', due, home] = [
      await one().types('list', ''),
      await one().types('due', ''),
      await one().home(),
    ]
    const theirs = kinds.filter((kind) => row.may[kind] !== 'nothing')
    const open = kinds.filter((kind) => kind !== 'closed')
    expect(open.filter((kind) => list.includes(cases[kind]))).toEqual(
      open.filter((kind) => theirs.includes(kind)),
    )
    for (const kind of kinds.filter((one) => !theirs.includes(one)))
      expect(`${list} ${due} ${home}`).not.toContain(cases[kind])
  })

  it.each([
    ['in a message', null],
    ['on a modal', over],
  ])(
    'presses every button about every case, %s',
    async (_where, view) => {
      for (const [nth, { button, action, name }] of pressable.entries())
        await tried(row, `presses ${name}`, inTurn(row, nth, view === null), (id) =>
          one().presses(button, action(id), view),
        )
    },
    120_000,
  )

  it('submits and chooses on every form about every case', async () => {
    for (const modal of declared.modals.filter(isAboutACase)) {
      const form = forms.get(modal) ?? unseen(modal)
      const about = (id: string, kind: Kind | null) => ({
        case: id,
        pupil: kind === null ? 'nobody' : pupils[kind],
      })
      await tried(row, `submits ${modal}`, mostly(row), (id, kind) => one().submits(form, about(id, kind)))
      await tried(row, `chooses on ${modal}`, mostly(row), (id, kind) => one().chooses(form, about(id, kind)))
    }
  }, 120_000)

  it('points at a message about every case', async () => {
    for (const { id: shortcut } of screens.flatMap(({ shortcuts = [] }) => shortcuts))
      await tried(row, `points ${shortcut}`, mostly(row), (id) => one().points(shortcut, `About ${id}`))
  })

  it('is sent files of the cases that are theirs alone, even those that wait already', async () => {
    const render = renderNotices(desk(), () => false)
    for (const [what, ids] of Object.entries(files))
      for (const kind of kinds) {
        const body = { case: cases[kind], document: ids[kind], person: row.user }
        const sent = await render({ kind: 'file', body } as unknown as Notice)
        expect(sent !== null, `${row.role} ${what} ${kind}`).toBe(row.may[kind] !== 'nothing')
      }
  })

  it('is told on a flagged case to speak to the safeguarding lead, or what is flagged', async () => {
    if (row.may.flagged === 'nothing') return
    const saw = await one().types('case', cases.flagged)
    expect(saw.includes('safety flag')).toBe(learns.includes(row.user))
    expect(saw.includes('Speak to the safeguarding lead')).toBe(!learns.includes(row.user))
  })
})

it('every button and form understands what is forged here', async () => {
  const one = by(leader.id)
  const old: string[] = []
  const note = (id: string, saw: string) => void (/older version/.test(saw) && old.push(id))
  for (const button of declared.buttons)
    for (const action of actionsOf(button)) note(button, await one.presses(button, action(nowhere), over))
  for (const modal of declared.modals.filter((id) => !forms.has(id)))
    note(modal, await one.submits(unseen(modal), {}))
  expect(old, 'add what they carry to `everything`').toEqual([])
})

/** They work from a screen of the meeting, or on a contact, that is not forged here: stories of these press them. */
const elsewhere = [
  'contacts.change',
  'log.retry',
  'meeting.screen',
  'meeting.asks',
  'meeting.type-in',
  'meeting.absences.page',
]

it('every word, button and form does something for somebody who may', () => {
  expect(asksForACase.size).toBeGreaterThan(commands.length)
  const never = [...asksForACase].filter((about) => !didSomething.has(about))
  expect(never.filter((about) => !elsewhere.some((id) => about === `presses ${id} 0`))).toEqual([])
})

it('who is kept out while a request is on its way is kept out of that request too', async () => {
  const { store } = house.running
  const late = { ...asker('U0LATECOMER', 'pastoral', 'secondary'), name: 'Late Comer' }
  await seedPerson(store, late)
  const row = { person: late.id, pupil: pupils.own, why: 'x', by: leader.id, since: '2026-11-23T09:00:00Z' }
  await store.write((tx) => putKeptOut(tx, row))
  const outcome = await act(desk(), cases.own, { by: late, key: null }, { do: 'hand-over', owner: leader.id })
  expect(outcome).toEqual({ done: false, refusal: { code: 'no-such-case' } })
})
