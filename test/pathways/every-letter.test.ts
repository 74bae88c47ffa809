import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordersFor } from '../../src/casework/letters/make-letters.ts'
import { tellsOfAnother } from '../../src/casework/letters/others.ts'
import type { Scene } from '../../src/casework/letters/scene.ts'
import { type LoadedCase, loadCase } from '../../src/casework/load-case.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { composeLetter } from '../../src/documents/compose-letter.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import { closeLetters, type LetterOrder, renderLetter } from '../../src/documents/render-letter.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import type { Attendee } from '../../src/domain/case/event.ts'
import { draftable } from '../../src/domain/case/verbs/letters.ts'
import { simpleConditions } from '../../src/domain/pathway/entry-over.ts'
import type { LetterKind, Pathway } from '../../src/domain/pathway/pathway.ts'
import { readLetterhead } from '../../src/domain/school-letterhead.ts'
import { families } from '../documents/families.ts'
import { PureCase } from '../domain/case/a-pure-case.ts'
import { library, missing, newWorld, pastoral, present, seedPupil } from '../world.ts'
import { farFirst, gone, groundOf, shipped } from './walks.ts'

const nurse: Attendee = {
  who: 'name-1',
  as: 'professional',
  name: 'Kit Rowe, school nurse, Fenmoor Health Centre',
}
const colleagues: Scene['colleagues'] = new Map([
  ['U0PASTORAL1', { name: 'Idris Penn', roles: [{ role: 'pastoral', school: 'north' }] }],
  ['U0CHAIR0001', { name: 'Tobias Renwick', roles: [{ role: 'head-of-year', school: 'north' }] }],
  ['U0OFFICER01', { name: 'Orla Vance', roles: [{ role: 'ewo', school: null }] }],
])

type Store = Pick<LoadedCase, 'family'> & Pick<Scene, 'house' | 'letterhead'>
type Made = { kind: LetterKind; order: LetterOrder; text: string; tells: boolean }

/** A family and a register from a real store, its parents called as those of a case in memory. */
async function fromStore(): Promise<Store> {
  const { store, house } = await newWorld('2026-11-24T09:00:00Z')
  const weeks = [
    present,
    present,
    present,
    missing(3),
    missing(3),
    missing(3),
    present,
    '. . . . . . . . . .',
  ]
  await seedPupil(store, { id: 'north.100' }, [...weeks, ...Array.from({ length: 30 }, () => missing(4))])
  const opened = await openCase(
    house,
    { by: pastoral, key: null },
    { pupil: 'north.100', owner: pastoral.id },
  )
  const loaded = opened.done ? await loadCase(house, store.read, opened.state.id) : null
  if (loaded === null) throw new Error('No case was opened')
  const parents = loaded.family.parents.map((parent, n) => ({ ...parent, id: `p${n + 1}` }))
  const letterhead = readLetterhead(loaded.family.school.settings)
  return { house, letterhead, family: { ...loaded.family, parents } }
}

/** The same case, to try what the case itself does not do. */
function another(one: PureCase): PureCase {
  const { pathway: _, ...rest } = one
  const fork = Object.assign(new PureCase(one.pathway), rest, { events: [...one.events] })
  Reflect.deleteProperty(fork, 'tries')
  return fork
}

const withNurse = (command: CaseCommand): CaseCommand =>
  command.do === 'plan-meeting' ? { ...command, attendees: [...command.attendees, nurse] } : command

const withoutNurse = (command: CaseCommand): CaseCommand =>
  command.do === 'hold-meeting'
    ? {
        ...command,
        attendance: command.attendance.map((one) => (one.who === nurse.who ? { ...one, came: false } : one)),
      }
    : command

/** What a case may do that unlocks letters. */
const looked = ['plan-meeting', 'hold-meeting', 'decide', 'go-on', 'record']

/** Makes each letter of a pathway the first time that a case unlocks it. */
class Maker {
  readonly made = new Map<string, Made[]>()
  readonly refused = new Map<string, string>()
  private readonly stood = new Map<string, number>()
  private readonly pathway: Pathway
  private readonly store: Store
  constructor(pathway: Pathway, store: Store) {
    this.pathway = pathway
    this.store = store
  }

  get left(): LetterKind[] {
    return this.pathway.letters.filter(({ id }) => !this.made.has(id))
  }

  private sceneFor({ context, state, events }: PureCase, kind: LetterKind): Scene {
    const { house, letterhead, family } = this.store
    const template = library.letters.get(kind.template)
    if (template === undefined) throw new Error(kind.template)
    const loaded = { context, state, events, family }
    const signer = kind.by === 'ewo' ? 'U0OFFICER01' : state.owner
    const papers = { given: {}, at: new Date('2026-11-24T09:00:00Z'), registerTaken: null }
    return { house, loaded, kind, template, meeting: null, colleagues, signer, letterhead, ...papers }
  }

  private make(one: PureCase, kind: LetterKind): void {
    if (this.made.has(kind.id)) return
    const can = draftable(one.context, kind.id)
    if (!can.ok) return
    const scene = this.sceneFor(one, kind)
    const orders = ordersFor(scene, can.value)
    if (!orders.ok) {
      this.refused.set(kind.id, JSON.stringify(orders.refusal))
      return
    }
    const made = orders.value.map(({ addressee, order }) => {
      const text = textOf(order)
      return { kind, order, text, tells: tellsOfAnother(scene, addressee, text) }
    })
    this.made.set(kind.id, made)
  }

  private sends(one: PureCase, { id: kind }: LetterKind): void {
    const can = draftable(one.context, kind)
    if (!can.ok) return
    const about = can.value.map(({ addressee, meeting }) => ({
      addressee,
      ...(meeting === null ? {} : { meeting }),
    }))
    one.tries({
      do: 'draft-letters',
      kind,
      letters: about.map((to) => ({ ...to, pdf: 'pdf', docx: 'docx' })),
    })
    const drafts = Object.values(one.state.letters).filter(
      (letter) => letter.kind === kind && letter.state === 'draft',
    )
    one.tries({ do: 'send-letters', letters: drafts.map((letter) => letter.id), way: 'post-first' })
  }

  private records(one: PureCase): void {
    const here = this.pathway.records.filter(({ stage }) => one.state.open.includes(stage))
    for (const { id, fields } of here) {
      const values = fields.map(({ id: field, kind, choices }) => {
        const said =
          kind === 'day' ? one.today : kind === 'choice' ? (choices?.[0]?.id ?? '') : 'Written down'
        return [field, said] as const
      })
      one.tries({ do: 'record', record: id, values: Object.fromEntries(values) })
    }
  }

  /** Looks at which letters a case has come to; what it leads to is tried on another like it. */
  look(one: PureCase): void {
    if (this.left.length === 0) return
    const fork = another(one)
    for (const kind of this.left) this.make(fork, kind)
    this.records(fork)
    for (const kind of this.waitedFor()) this.sends(fork, kind)
    for (const kind of this.left) this.make(fork, kind)
  }

  /** The letters that others wait for, which a walk has no need to send. */
  private waitedFor(): LetterKind[] {
    const waits = this.left.flatMap(({ unlocks }) => (unlocks === undefined ? [] : simpleConditions(unlocks)))
    const ids = waits.flatMap((one) => ('sent' in one ? one.sent : []))
    return this.pathway.letters.filter(({ id }) => ids.includes(id))
  }

  /** Letters that wait for a decision beside other things, whichever way the walk itself decides. */
  private decides(one: PureCase): void {
    const { open } = one.state
    const points = this.pathway.decisions.filter(({ stage }) => open.includes(stage))
    for (const { id } of points.flatMap(({ options }) => options)) {
      const fork = another(one)
      const refused = fork.tries({ do: 'decide', option: id, reasons: 'Walked', against: 'Walked' })
      if (refused === null) for (const kind of this.left) this.make(fork, kind)
    }
  }

  private callOff(one: PureCase, meeting: string): void {
    const { kind: called } = one.state.meetings[meeting] ?? {}
    const own = this.pathway.letters.filter((kind) => kind.meeting === called)
    if (!own.some((kind) => this.left.includes(kind) && kind.to.startsWith('put-off-'))) return
    const fork = another(one)
    for (const kind of own) this.sends(fork, kind)
    fork.tries({ do: 'call-off-meeting', meeting, why: 'The chair is ill' })
    for (const kind of own) this.make(fork, kind)
  }

  /** Is this the first or second time that a case came to stand where it stands by this, the same people having come to its meetings? */
  private isNews({ state }: PureCase, command: CaseCommand): boolean {
    const { on: _, reasons: __, values: ___, ...what } = command as unknown as Record<string, unknown>
    const came = Object.values(state.meetings).map(
      ({ kind, attendance }) => `${kind} ${attendance.filter((one) => one.came).length}`,
    )
    const key = JSON.stringify([state.open, what, came])
    this.stood.set(key, (this.stood.get(key) ?? 0) + 1)
    return (this.stood.get(key) ?? 0) <= 2
  }

  /** Looks on as a case is walked: a nurse is asked to every meeting and stays away, and each meeting is called off once beside it. */
  sees(one: PureCase): void {
    const tries = one.tries.bind(one)
    one.tries = (command, when) => {
      if (command.do === 'hold-meeting') this.callOff(one, command.meeting)
      const refused = tries(withoutNurse(withNurse(command)), when)
      if (refused === null && looked.includes(command.do) && this.isNews(one, command)) {
        this.look(one)
        this.decides(one)
      }
      return refused
    }
  }
}

let store: Store
beforeAll(async () => {
  store = await fromStore()
}, 60_000)
afterAll(closeLetters)

const samples = new Map<string, LetterOrder>()
/** What letters said, by pathway and letter. */
const said = new Map<string, string>()
const gap = /undefined|null|NaN|\[object|\{\{|\}\}/
const textOf = ({ template, facts, certificate }: LetterOrder) =>
  paperToText(composeLetter(template, facts, certificate))

/** Every letter of a pathway, made in cases that are walked until each was. */
function allOf(pathway: Pathway): Made[] {
  const maker = new Maker(pathway, store)
  const ground = groundOf(pathway, (one) => maker.sees(one))
  for (const move of farFirst(ground)) {
    if (maker.left.length === 0) break
    if (!ground.taken.has(move)) gone(ground, move)
  }
  expect(maker.left.map(({ id }) => [id, maker.refused.get(id) ?? 'never unlocked'])).toEqual([])
  return [...maker.made.values()].flat()
}

/** What is wrong with a letter to a family of another kind: a gap, or words that tell where another parent is. */
function wrongFor(order: LetterOrder, { facts, elsewhere }: (typeof families)[string]): unknown[] {
  const { record = {}, enclosed = ['A leaflet'] } = order.facts
  const text = textOf({ ...order, facts: { ...facts, record, enclosed } })
  const told = order.template.addressee === 'parent' ? elsewhere.filter((words) => text.includes(words)) : []
  return [...(/undefined|\bnull\b|NaN|\[object/.exec(text) ?? []), ...told]
}

describe.each(shipped.map((pathway) => [pathway.id, pathway] as const))(
  'on the pathway %s',
  (id, pathway) => {
    const made: Made[] = []

    it('every letter comes to be made in a case that is walked, with no gap in it and nothing of another adult', {
      timeout: 60_000,
    }, () => {
      made.push(...allOf(pathway))
      for (const { kind, text, tells } of made) {
        expect([kind.id, gap.exec(text), tells]).toEqual([kind.id, null, false])
        expect([kind.id, text.length > 200]).toEqual([kind.id, true])
      }
      for (const { kind, text } of made) said.set(`${id} ${kind.id}`, text)
      for (const { order } of made.slice(-1)) samples.set(id, order)
    })

    it('every letter suits every family, and tells a parent nothing of where another is', () => {
      expect(made.length).toBeGreaterThanOrEqual(pathway.letters.length)
      const once = new Map(made.map(({ order }) => [order.template.id, order]))
      for (const [template, order] of once)
        for (const family of Object.values(families))
          expect([template, wrongFor(order, family)]).toEqual([template, []])
    })
  },
)

const told: [string, string, RegExp][] = [
  ['prints what stands in a form', 'cardiff-5-step linkwork-record', /Early intervention\s+Written down/],
  [
    'prints a day of a form as a day',
    'cardiff-5-step linkwork-record',
    /at their link meeting on \w+day \d+ \w+ 202\d/,
  ],
  ['comes from the council', 'cardiff-5-step initial-warning', /^Fenmoor Council\nc\/o Northfield School\n/],
  [
    'is signed by whoever has the role',
    'cardiff-5-step initial-warning',
    /Yours sincerely\s+Orla Vance\n[^\n]+\nFenmoor Council\n/,
  ],
  ['names what is enclosed', 'ews-2015 ft01-1a', /Enclosed: .*Fast Track/],
  ['tells no floor as a threshold', 'bwd-fast-track l1', /^(?!.*80%)/s],
]
it.each(told)('a letter %s: %s', (_what, letter, words) => expect(said.get(letter)).toMatch(words))

it('letters of several pathways come out as PDF and Word', async () => {
  expect(samples.size).toBe(shipped.length)
  for (const [id, order] of [...samples].slice(0, 4)) {
    const { pdf, docx } = await renderLetter(order)
    expect([id, pdf.length > 1000, docx.length > 1000]).toEqual([id, true, true])
  }
}, 30_000)
