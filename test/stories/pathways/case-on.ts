import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { keepStoreNote } from '../../../db/meta.ts'
import { schools } from '../../../db/schema.ts'
import { loadCase } from '../../../src/casework/load-case.ts'
import type { CaseState } from '../../../src/domain/case/state.ts'
import { type Day, day, formatDay } from '../../../src/domain/day.ts'
import { laidOver, partWith } from '../../../src/domain/pathway/laid-over.ts'
import type { Pathway } from '../../../src/domain/pathway/pathway.ts'
import { setSchool } from '../../../src/register/lists/set-school.ts'
import { seedPupil } from '../../world.ts'
import { type Player, StoryHouse } from '../in-process.ts'

/** The people of the demonstration who play the roles. */
const people = {
  pastoral: 'U0PASTORAL1',
  'head-of-year': 'U0HEADYEAR1',
  headteacher: 'U0HEADTEACH1',
  'attendance-officer': 'U0ATTENDANCE',
  ewo: 'U0EWOFFICER',
  'team-leader': 'U0TEAMLEADER',
  legal: 'U0LEGALTEAM',
} as const
type Role = keyof typeof people

type Family = {
  pathway: string
  /** What the school lays over its cases: nothing unless it is named. */
  over?: string
  nation?: 'england' | 'wales'
  weeks: readonly string[]
  env?: Record<string, string>
}
type Field = Pathway['records'][number]['fields'][number]
type Deciding = { reasons?: string; against?: string; told?: string; point?: string }

/** The parents of the pupil of these cases: both at one address, and nobody apart. */
export const both = [
  { forename: 'Jo' },
  {
    resident: true,
    hasCare: true,
    postcode: 'ZZ1 1AA',
    address: '1 Low Road\nNorthfield',
    surname: 'Ashdown',
  },
] as const

/** One case on a pathway of its school, played by the people of its roles through the workspace, by the words on their screens. */
export class CaseOn {
  readonly house: StoryHouse
  readonly pathway: Pathway
  id = ''

  private constructor(house: StoryHouse, pathway: Pathway) {
    this.house = house
    this.pathway = pathway
  }

  /** Opens the workspace, sets the school’s pathway as `school set` does, and puts a pupil with two parents there, marked week by week from 7 September 2026. */
  static async open({ pathway, over, nation = 'england', weeks, env = {} }: Family): Promise<CaseOn> {
    const house = await StoryHouse.open(env)
    const { store } = house.running
    await store.write((tx) => tx.update(schools).set({ nation }).where(eq(schools.id, 'secondary')))
    await seedPupil(store, { id: 'secondary.9001', school: 'secondary' }, weeks, '2026-09-07', both)
    const { shelves } = house.running.bot.house
    const [found, ...overlays] = [pathway, ...(over === undefined ? [] : [over])].map((id) => {
      const one = shelves.pathways.get(id)
      if (one === undefined) throw new Error(`no ${id}`)
      return one
    })
    // Nobody looks at the other pupils: their registers need not grow with the clock.
    await store.write((tx) => keepStoreNote(tx, 'demonstration-until', '2027-07-31'))
    const desk = { store, by: 'U0ADMINIST', today: day('2026-11-23'), at: '2026-11-23T08:30:00Z' }
    const keys = { pathway, ...(over === undefined ? {} : { overlays: over }) }
    for (const [key, value] of Object.entries(keys))
      expect(await setSchool(desk, 'secondary', { key, value, shelf: shelves })).toMatchObject({ done: true })
    return new CaseOn(house, laidOver(found as Pathway, overlays))
  }

  /** Somebody with the case open before them. */
  async as(role: Role): Promise<Player> {
    const player = this.house.as(people[role], 'C0QUILLBROOK')
    await player.closesAll()
    if (this.id !== '') await player.type(`/fasttrack case ${this.id}`)
    return player
  }

  async state(): Promise<CaseState> {
    const { house, store } = { house: this.house.running.bot.house, store: this.house.running.store }
    const loaded = await loadCase(house, store.read, this.id)
    if (loaded === null) throw new Error(`no ${this.id}`)
    return loaded.state
  }

  /** Where the case stands: its open stages; once it is closed, why. */
  async stands(): Promise<readonly string[] | string> {
    const { status, open, closeReason } = await this.state()
    return status === 'closed' ? String(closeReason) : open
  }

  /** The open deadlines with their days. */
  async due(): Promise<Record<string, string | null>> {
    const { deadlines } = await this.state()
    const open = Object.values(deadlines).filter(({ state }) => state === 'open')
    return Object.fromEntries(open.map(({ kind, due }) => [kind, due]))
  }

  private title(list: readonly { id: string; title: string }[], id: string): string {
    const found = list.find((one) => one.id === id)
    if (found === undefined) throw new Error(`${this.pathway.id} has no ${id}`)
    return found.title
  }

  /** Opens the case by `/fasttrack new`, with what is said to its pathway's questions. */
  async opens(role: Role, said: Record<string, 'Yes' | 'No' | 'Not known'> = {}): Promise<void> {
    const player = await this.as(role)
    await player.type('/fasttrack new')
    await player.choose('Pupil', 'Robin Ashdown')
    for (const { id, text } of this.pathway.questions) await player.choose(text, said[id] ?? 'Yes')
    expect(await player.submit(), player.look()).toEqual({ ok: true })
    this.id = player.title
  }

  /** Moves the clock to an afternoon, when the day's meetings are over. */
  on(day: string): Promise<void> {
    return this.house.moveTo(`${day}T16:30:00Z`)
  }

  /** Marks all of a stage's list as covered. */
  async covers(role: Role, stage: string): Promise<void> {
    const player = await this.as(role)
    await player.press(`Checklist: ${this.title(this.pathway.stages, stage)}`)
    await player.press('All covered except…')
    await player.submit()
    expect(await player.submit()).toEqual({ ok: true })
  }

  /** Presses a button of the case by its words. */
  async presses(role: Role, words: string): Promise<void> {
    const player = await this.as(role)
    await player.press(words)
  }

  async goesOn(role: Role, to: string): Promise<void> {
    await this.presses(role, `Go on to ${this.title(this.pathway.stages, to)}`)
  }

  /** Takes a way that asks for a reason. */
  async goesAside(role: Role, words: string, why: string): Promise<void> {
    const player = await this.as(role)
    await player.press(words)
    await player.fill('Why?', why)
    expect(await player.submit(), player.look()).toEqual({ ok: true })
  }

  async plans(role: Role, meeting: string, on: string): Promise<void> {
    const player = await this.as(role)
    await player.press(`Set a day: ${this.title(this.pathway.meetings, meeting)}`)
    await player.fill('Day', on)
    await player.fill('Place', 'The library')
    expect(await player.submit(), player.look()).toEqual({ ok: true })
  }

  /** Says who came to the meeting that is due: everybody, or nobody of the family. */
  async holds(role: Role, meeting: string, came: 'all' | 'none' = 'all'): Promise<void> {
    const player = await this.as(role)
    const { meetings } = await this.state()
    const planned = Object.values(meetings).find((one) => one.kind === meeting && one.state === 'planned')
    const title = this.title(this.pathway.meetings, meeting)
    await player.press(`Who came: ${title}, ${formatDay(planned?.on as Day)}`)
    const asked = player.controls().filter(({ actionId }) => actionId === 'meeting.hold.came')
    for (const { names } of asked) {
      const family = /Ashdown|pupil/i.test(names.join(' '))
      await player.choose(names[0] ?? '', family && came === 'none' ? 'Not here' : 'Here')
    }
    expect(await player.submit(), player.look()).toEqual({ ok: true })
  }

  /** Makes letters of these kinds and marks all of them as sent. */
  async sends(role: Role, ...kinds: string[]): Promise<void> {
    const player = await this.as(role)
    await player.press('Letters')
    for (const kind of kinds) await player.press(`Make: ${this.title(this.pathway.letters, kind)}`)
    await player.press('letters.send')
    await player.choose('Who has read every one of them?', people[role])
    expect(await player.submit(), player.look()).toEqual({ ok: true })
  }

  /** Decides; tells what the form said before. */
  async decides(
    role: Role,
    option: string,
    { reasons = 'As the register says', against, told, point }: Deciding = {},
  ) {
    const options = this.pathway.decisions.flatMap((one) => one.options)
    const player = await this.as(role)
    const beside = point !== undefined && partWith(this.pathway, 'decisions', point).overlay === true
    await player.press(beside ? `Decide: ${this.title(this.pathway.decisions, point)}` : 'Decide')
    if (point !== undefined && !beside)
      await player.choose('Which decision?', this.title(this.pathway.decisions, point))
    await player.choose('What happens next?', this.title(options, option))
    const shown = player.text
    await player.fill('Your reasons', reasons)
    if (against !== undefined) await player.fill('Why this option', against)
    if (told !== undefined) await player.fill('Who told you?', told)
    return { shown, outcome: await player.submit(), player }
  }

  private async fills(player: Player, { title, kind, choices }: Field, value: string): Promise<void> {
    // What is chosen from the case itself, such as a parent, is told by its words.
    const words = choices === undefined ? value : this.title(choices, value)
    if (kind === 'choice') await player.choose(title, words)
    else await player.fill(title, value)
  }

  /** Fills in a form of the pathway's own, another one where there is one already, and tries to keep it. */
  async fillsIn(role: Role, record: string, values: Record<string, string>) {
    const kind = this.pathway.records.find(({ id }) => id === record)
    const player = await this.as(role)
    const kept = (await this.state()).records[record]
    await player.press(`${kept === undefined ? 'Record' : 'Record another'}: ${kind?.title}`)
    for (const field of kind?.fields.filter(({ id }) => id in values) ?? [])
      await this.fills(player, field, values[field.id] ?? '')
    return { player, outcome: await player.submit() }
  }

  /** Keeps a form of the pathway's own. */
  async records(role: Role, record: string, values: Record<string, string>): Promise<void> {
    const { player, outcome } = await this.fillsIn(role, record, values)
    expect(outcome, player.look()).toEqual({ ok: true })
  }

  close(): Promise<void> {
    return this.house.close()
  }
}
