import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notHere } from '../../commands/desk.ts'
import { commands } from '../../commands/index.ts'
import { lastSeq } from '../../db/events.ts'
import { demonstrationPeople } from '../../src/demonstration/people.ts'
import { readsOnly } from '../../views/refusal.ts'
import { Directly, everyForm } from './directly.ts'
import { alike, everything, Forger, type Saw } from './forge.ts'
import { declared, StoryHouse } from './in-process.ts'
import { richCases } from './rich-cases.ts'
import { submitFilled } from './walker.ts'

type Which = 'own' | 'other' | 'referred' | 'closed'
type May = 'acts' | 'reads' | 'nothing'

const atSecondary = ['U0PASTORAL1', 'U0HEADYEAR1', 'U0SENIORLEAD', 'U0HEADTEACH1', 'U0ATTENDANCE']
const everywhere = ['U0EWOFFICER', 'U0TEAMLEADER']
const asked = [...atSecondary, ...everywhere, 'U0LEGALTEAM', 'U0ADMINIST', 'U0NOROLE99'] as const
const whiches: readonly Which[] = ['own', 'other', 'referred', 'closed']
const nowhere = 'FT-2026-0999'
const alone = commands.filter(({ usage = '' }) => !usage.includes('FT-')).map(({ word }) => word)

/** Who may do what, said apart from the program: everything else is the same for a case that is not there. */
function may(user: string, which: Which): May {
  if (everywhere.includes(user)) return 'acts'
  if (atSecondary.includes(user)) return which === 'other' ? 'nothing' : 'acts'
  return user === 'U0LEGALTEAM' && which === 'referred' ? 'reads' : 'nothing'
}

const roleOf = (user: string) => {
  const found = demonstrationPeople.find(({ id }) => id === user)
  return found?.roles[0]?.role ?? 'nobody'
}

let house: StoryHouse
let cases: Record<Which, string>
let forms: Map<string, Record<string, unknown>>
const names: Record<Which, RegExp> = {
  own: /Lottie|Kettlewell|Jessop|Barnaby/,
  other: /Zofia|Walczak/,
  referred: /Rhodri|Oakeshott/,
  closed: /Wilfred|Tunnicliffe/,
}

beforeAll(async () => {
  house = await StoryHouse.open()
  // Once the cases of the stories are there, every pupil is looked after, and opening asks for more.
  const more = await richFor('Olumide Asante-Wetherby')
  cases = await richCases(house)
  forms = await everyForm(new Directly(house.running.bot.house, 'U0TEAMLEADER'), [more, cases.closed])
}, 240_000)
afterAll(() => house.close())

async function richFor(name: string): Promise<string> {
  const { enrich, openFor } = await import('./rich-cases.ts')
  const id = await openFor(house, name)
  await enrich(house, id)
  return id
}

const forgerFor = (user: string) => new Forger(house.as(user))
const seqOf = (id: string) => house.running.store.write((tx) => lastSeq(tx, id))

function unharmed(saw: Saw | null, about: string): void {
  expect(house.workspace.faults(), about).toEqual([])
  expect(alike(saw ?? { shown: '', told: '', ok: true }), about).not.toMatch(
    /Something went wrong|One moment/,
  )
}

/** They are told the same as of a case that is not there, and nothing is kept; on a forged form nothing of it is ours. */
async function refusedAlike(saw: Saw | null, none: Saw | null, which: Which, seq: number, about: string) {
  unharmed(saw, about)
  if (saw === null || none === null) return
  expect(alike(saw), about).toBe(alike(none))
  expect(about.startsWith('submit') ? saw.told : alike(saw), about).not.toMatch(names[which])
  expect(await seqOf(cases[which]), about).toBe(seq)
}

async function asks(user: string, word: string, which: Which, none: Saw): Promise<void> {
  const seq = await seqOf(cases[which])
  const saw = await forgerFor(user).types(`${word} ${cases[which]}`)
  const about = `${word} ${which}`
  if (may(user, which) === 'nothing') return refusedAlike(saw, none, which, seq, about)
  unharmed(saw, about)
  expect(alike(saw), about).not.toContain(notHere)
  const [top] = house.as(user).views
  if (may(user, which) === 'reads') expect(top?.submit ?? null, about).toBeNull()
}

describe.each(asked.map((user) => [roleOf(user), user] as const))('%s', (_role, user) => {
  const hidden = whiches.filter((which) => may(user, which) === 'nothing')
  const forger = () => forgerFor(user)

  it.each(declared.words.filter((word) => !alone.includes(word)))('asks for /fasttrack %s', async (word) => {
    const none = await forger().types(`${word} ${nowhere}`)
    for (const which of whiches) await asks(user, word, which, none)
  })

  it.each(alone)('asks for /fasttrack %s', async (word) => {
    const saw = await forger().types(word)
    unharmed(saw, word)
    if (word === 'list') {
      for (const which of whiches.filter((one) => one !== 'closed'))
        expect(saw.shown.includes(cases[which]), which).toBe(may(user, which) !== 'nothing')
    }
    for (const which of hidden) expect(alike(saw)).not.toMatch(names[which])
  })

  it('sees on Home only what is theirs', async () => {
    await house.workspace.actions.openHome(user)
    await house.calm()
    const home = JSON.stringify(house.workspace.actions.home(user) ?? '')
    for (const which of whiches) if (may(user, which) === 'nothing') expect(home).not.toContain(cases[which])
  })
})

describe('somebody who works at the school', () => {
  const forger = () => forgerFor('U0HEADYEAR1')

  it.each(declared.buttons)(
    'presses %s about things that do not exist, and is told so',
    async (button) => {
      const odd = {
        stage: 'no-such-stage',
        to: 'nowhere',
        kind: 'no-such-letter',
        meeting: 'm99',
        action: 'a99',
        record: 'none',
        item: 'Z9',
        option: 'option-99',
        page: 999,
        deadline: 'other:m1',
        opens: 'nothing',
      }
      for (const more of [odd, { case: 'people' }, { case: 'store' }, { case: '' }, { page: -5 }])
        unharmed(
          await forger().pressesOnModal(button, everything(cases.own, more)),
          `${button} ${JSON.stringify(more)}`,
        )
    },
    60_000,
  )

  it.each(declared.buttons)('presses %s of an older version, and is told that', async (button) => {
    for (const value of [{}, { case: 7 }, { old: true }]) {
      const saw = await forger().pressesOnModal(button, value)
      expect(house.workspace.faults()).toEqual([])
      expect(alike(saw!)).not.toContain('Something went wrong')
    }
  })

  it.each(declared.modals)('submits %s of an older version, and is told that', async (modal) => {
    const form = forms.get(modal)
    if (!form?.submit) return
    const saw = await forger().submits({ ...form, private_metadata: '{"v":1}' }, {}, submitFilled)
    expect(house.workspace.faults()).toEqual([])
    expect(alike(saw!)).not.toContain('Something went wrong')
  })

  it('cannot excuse, invite or mark what belongs to another case', async () => {
    const other = [
      'letters.excuse',
      'meeting.plan',
      'meeting.hold',
      'letters.send',
      'due.snooze',
      'minutes.action',
      'decision',
      'record',
    ]
    for (const modal of other) {
      const form = forms.get(modal)
      if (form === undefined) continue
      // The form was painted for another pupil's case: its parents, letters and meetings are not those of this one.
      const saw = await forger().submits(
        form,
        { case: cases.own, meeting: 'm99', kind: 'no-such-letter', record: 'none' },
        submitFilled,
      )
      unharmed(saw, modal)
      expect(alike(saw!), modal).not.toMatch(/Olumide|Asante/)
    }
  })
})

describe('searches', () => {
  it.each(asked)('find %s only pupils of their schools', async (user) => {
    const player = house.as(user)
    await player.closesAll()
    await player.types('new')
    if (player.views.length === 0) return
    const found = (await player.searches('Pupil', 'Zofia Walczak')).length
    expect(found > 0).toBe(everywhere.includes(user))
    await player.closesAll()
  })
})

describe('a solicitor', () => {
  it('reads a case that was referred and changes nothing in it', async () => {
    const forger = forgerFor('U0LEGALTEAM')
    for (const button of declared.buttons) {
      const seq = await seqOf(cases.referred)
      const saw = await forger.pressesOnModal(button, everything(cases.referred))
      unharmed(saw, button)
      expect(await seqOf(cases.referred), button).toBe(seq)
    }
    const saw = await forger.types(`decide ${cases.referred}`)
    expect(alike(saw)).toContain(readsOnly)
  }, 60_000)
})
