import { isSchoolDay } from '../../src/domain/calendar.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import type { Attendee } from '../../src/domain/case/event.ts'
import type { Refusal, Unmet } from '../../src/domain/case/refusal.ts'
import { latestHeld, meetingsOf } from '../../src/domain/case/state.ts'
import { draftable } from '../../src/domain/case/verbs/letters.ts'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import type { MeetingKind, Pathway, RecordKind } from '../../src/domain/pathway/pathway.ts'
import type { MeasureTest } from '../../src/domain/pathway/schema/condition.ts'
import { type PlainBound, type PlainTest, settledTest } from '../../src/domain/pathway/settled.ts'
import { PureCase } from '../domain/case/a-pure-case.ts'
import { calendarRows } from './a-calendar.ts'
import { invitesParents, type Move } from './moves.ts'

/** What people say to questions, and which of the choices they make in a form: the first or the last. */
export type Telling = { answer: (question: string) => 'yes' | 'no'; choice: 0 | -1 }

type Of<K extends Unmet['unmet']> = Extract<Unmet, { unmet: K }>
type Mends = { [K in Unmet['unmet']]?: (unmet: Of<K>) => boolean }

const chair: Attendee = { who: 'U0CHAIR0001', as: 'chair' }

const inHundred = (bound: PlainBound | undefined): number | undefined =>
  bound === undefined || typeof bound === 'number' ? bound : (bound.of / bound.in) * 100

/** A count that passes a test. */
function passing({ at_least, at_most, below }: PlainTest): number {
  const [least, most, under] = [at_least, at_most, below].map(inHundred)
  return least ?? most ?? (under ?? 1) - 1
}

/** A count that fails it. */
function failing({ at_least, at_most, below }: PlainTest): number {
  const [least, most, under] = [at_least, at_most, below].map(inHundred)
  return least === undefined ? (most ?? under ?? 0) + 1 : least - 1
}

/** A case that finds out for itself what is asked first, and does it: it answers, meets, writes, records, and waits. */
export class Walker {
  readonly one: PureCase
  /** Stages that something asked for and that the case has not been to, and options that it asked to be decided. */
  readonly asked = { stages: new Set<string>(), options: new Set<string>() }
  private readonly pathway: Pathway
  private readonly telling: Telling
  /** Everything that it was refused, here and on other walks. */
  private readonly refusals: Refusal[]
  constructor(pathway: Pathway, telling: Telling, refusals: Refusal[]) {
    this.pathway = pathway
    this.refusals = refusals
    this.telling = telling
    this.one = new PureCase(pathway)
    this.one.today = day('2026-09-21')
    this.one.rows = calendarRows
    this.one.parents = this.one.parents.map((parent) => ({ ...parent, apart: false, apartFrom: [] }))
    this.one.counts = { possible: 60, unauthorised: 12, authorised: 0, unexplained: 0, missing: 0 }
  }

  /** Opens the case, with a reason where its test is not met. */
  open(): Refusal | null {
    const said = Object.fromEntries(
      this.pathway.questions.map(({ id }) => [id, { answer: this.telling.answer(id) }]),
    )
    return this.one.open({ reason: 'Walked', said })
  }

  private meetingKind = (id: string) => this.pathway.meetings.find((kind) => kind.id === id)

  private schoolDayFrom(from: Day): Day {
    let on = from
    while (!isSchoolDay(this.one.facts.calendar, on)) on = addDays(on, 1)
    return on
  }

  private plan(kind: MeetingKind): Refusal | null {
    const { one } = this
    if (meetingsOf(one.state, kind.id).some(({ state }) => state === 'planned')) return null
    const parents = one.facts.parents.map(({ id }): Attendee => ({ who: id, as: 'parent' }))
    const attendees = [...(invitesParents(kind) ? parents : []), chair]
    const on = this.schoolDayFrom(addDays(one.today, 14))
    const where = { at: '10:00', place: 'School', why: 'Walked' }
    return this.tries({ do: 'plan-meeting', kind: kind.id, on, ...where, attendees })
  }

  private hold(kind: MeetingKind, came: 'all' | 'none'): Refusal | null {
    const { one } = this
    const refused = this.plan(kind)
    if (refused !== null) return refused
    for (const invite of kind.invites) this.sends(invite)
    const meeting = meetingsOf(one.state, kind.id).find(({ state }) => state === 'planned')
    if (meeting === undefined) return { code: 'no-such-meeting' }
    if (one.today < meeting.on) one.today = meeting.on
    const attendance = meeting.attendees.map(({ who, as }) => ({
      who,
      came: as !== 'parent' || came === 'all',
    }))
    return this.tries({ do: 'hold-meeting', meeting: meeting.id, attendance })
  }

  private sends(kind: string): Refusal | null {
    const { one } = this
    let can = draftable(one.context, kind)
    for (let tries = 0; !can.ok && tries < 6; tries++) {
      if (can.refusal.code !== 'letter-locked' || !this.mends(can.refusal.needs)) return can.refusal
      can = draftable(one.context, kind)
    }
    if (!can.ok) return can.refusal
    const letters = can.value.map(({ addressee, meeting }) => {
      return { addressee, ...(meeting === null ? {} : { meeting }), pdf: 'pdf', docx: 'docx' }
    })
    const refused = one.tries({ do: 'draft-letters', kind, letters })
    if (refused !== null) return refused
    const made = Object.values(one.state.letters).filter((one) => one.kind === kind && one.state === 'draft')
    return one.tries({ do: 'send-letters', letters: made.map(({ id }) => id), way: 'post-first' })
  }

  private sample({ kind, choices = [] }: RecordKind['fields'][number]): string {
    if (kind === 'day') return this.one.today
    return kind === 'choice' ? (choices.at(this.telling.choice)?.id ?? '') : 'Written down'
  }

  private records(id: string, given: Record<string, string> = {}): Refusal | null {
    const kind = this.pathway.records.find((record) => record.id === id)
    if (kind === undefined) return { code: 'stage-not-open', stage: id }
    const values = Object.fromEntries(kind.fields.map((field) => [field.id, this.sample(field)]))
    return this.one.tries({ do: 'record', record: id, values: { ...values, ...given } })
  }

  /** What some condition of the pathway wants to stand in a record. */
  private wanted(record: string): Record<string, string> {
    const found = new RegExp(`"recorded":"${record}","with":(\\{[^}]*\\})`).exec(JSON.stringify(this.pathway))
    return found?.[1] === undefined ? {} : (JSON.parse(found[1]) as Record<string, string>)
  }

  /** Makes the register say so many of what a test counts; false where it says so already. */
  private counts({ measure }: MeasureTest, n: number): boolean {
    const { one } = this
    const says: Record<string, Partial<PureCase['counts']>> = {
      'unauthorised-sessions': { unauthorised: n },
      'authorised-sessions': { authorised: n },
      'missing-sessions': { missing: n },
      'unexplained-sessions': { unexplained: n },
      'absent-sessions': { unauthorised: n, authorised: 0 },
      'unauthorised-share': { possible: 100, unauthorised: n },
      'attendance-share': { possible: 100, unauthorised: 100 - n, authorised: 0 },
    }
    const was = JSON.stringify([one.counts, one.runs])
    if (measure in says) one.counts = { ...one.counts, ...says[measure] }
    else one.runs = { longest: n, atEnd: n }
    return n >= 0 && JSON.stringify([one.counts, one.runs]) !== was
  }

  private decides(option: string, review?: 'meeting' | 'internal'): Refusal | null {
    const more = review === undefined ? {} : { review: { kind: review, by: addDays(this.one.today, 21) } }
    return this.tries({ do: 'decide', option, reasons: 'Walked', ...more })
  }

  private meets(kind: string, is: string): boolean {
    const found = this.meetingKind(kind)
    if (found === undefined) return false
    const refused = is === 'planned' ? this.plan(found) : this.hold(found, is === 'missed' ? 'none' : 'all')
    return refused === null
  }

  private waits(until: Day | null): boolean {
    if (until === null || until <= this.one.today) return false
    this.one.today = until
    return true
  }

  private readonly how: Mends = {
    answered: ({ stage }) => {
      this.one.answersAll(stage)
      return true
    },
    done: ({ item }) => {
      const stage = this.pathway.stages.find(({ items }) => items.some(({ id }) => id === item))?.id ?? ''
      return this.one.tries({ do: 'answer', stage, answers: [{ item, value: 'done' }] }) === null
    },
    meeting: ({ kind, is }) => this.meets(kind, is),
    sent: ({ letter }) => this.sends(letter) === null,
    recorded: ({ record }) => this.records(record, this.wanted(record)) === null,
    reached: ({ on }) => this.waits(on),
    window: () => this.waits(addDays(this.one.today, 3)),
    contacted: () => {
      this.one.contacts = [...this.one.contacts, this.one.today]
      return true
    },
    measure: ({ test }) => this.counts(test, passing(settledTest(test, this.one.state.settings))),
    not: (unmet) =>
      unmet.of === 'measure' &&
      this.counts(unmet.test, failing(settledTest(unmet.test, this.one.state.settings))),
    been: ({ stage }) => {
      this.asked.stages.add(stage)
      return false
    },
    breached: () => {
      this.one.counts = { ...this.one.counts, possible: 60, unauthorised: 20 }
      return this.one.tries({ do: 'recount' }) === null
    },
    decided: ({ options: [option = ''] }) => {
      const done = this.decides(option) === null
      if (!done) this.asked.options.add(option)
      return done
    },
    defence: () => {
      const [held] = this.pathway.meetings.flatMap(({ id }) => latestHeld(this.one.state, id) ?? [])
      const defences = [{ defence: 'sickness', evidence: 'A letter' }]
      return (
        held !== undefined && this.one.tries({ do: 'say', meeting: held.id, said: {}, defences }) === null
      )
    },
    any: ({ of }) => of.some((each) => this.mends(each)),
  }

  private mend(unmet: Unmet): boolean {
    return (this.how[unmet.unmet] as ((unmet: Unmet) => boolean) | undefined)?.(unmet) ?? false
  }

  private mends(needs: readonly Unmet[]): boolean {
    return needs.map((unmet) => this.mend(unmet)).some(Boolean)
  }

  /** The command to try again once what it asked for was seen to; null where nothing could be done about it. */
  private again(command: CaseCommand, refusal: Refusal): CaseCommand | null {
    if (refusal.code === 'unmet') return this.mends(refusal.needs) ? command : null
    if (refusal.code === 'option-stopped') return this.mends(refusal.stops) ? command : null
    if (refusal.code !== 'option-condition' || command.do !== 'decide') return null
    this.mends(refusal.needs)
    return { ...command, against: 'Walked' }
  }

  /** Tries something, sees to what it asks for first, and tries again. */
  private tries(command: CaseCommand): Refusal | null {
    let refusal = this.one.tries(command)
    for (let tries = 0; refusal !== null && tries < 12; tries++) {
      this.refusals.push(refusal)
      const next = this.again(command, refusal)
      if (next === null) return refusal
      refusal = this.one.tries(next)
    }
    return refusal
  }

  /** Goes one way; tells why not, where it cannot. */
  moves(move: Move): Refusal | null {
    if ('way' in move) return this.tries({ do: 'go-on', to: move.to ?? '', way: move.way, why: 'Walked' })
    if ('option' in move) return this.decides(move.option, move.review)
    if ('record' in move) return this.records(move.record, { [move.field]: move.is })
    const kind = this.meetingKind(move.meeting)
    return kind === undefined ? { code: 'no-such-meeting' } : this.hold(kind, move.came)
  }
}
