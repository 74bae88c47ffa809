import type { Calendar } from '../../../src/domain/calendar.ts'
import { holdsSchema, needsSchema, neverWarnedSchema } from '../../../src/domain/care-rules.ts'
import type { CaseCommand } from '../../../src/domain/case/command.ts'
import { advance, decide, headed, settle } from '../../../src/domain/case/decide.ts'
import type { Attendee, Recorded } from '../../../src/domain/case/event.ts'
import type { Facts } from '../../../src/domain/case/facts.ts'
import type { Manner } from '../../../src/domain/case/happened.ts'
import type { Refusal } from '../../../src/domain/case/refusal.ts'
import type { CaseState } from '../../../src/domain/case/state.ts'
import type { Context } from '../../../src/domain/case/unmet.ts'
import { type Opening, open } from '../../../src/domain/case/verbs/open.ts'
import { defencesSchema } from '../../../src/domain/charge/defences.ts'
import { closeReasonsSchema } from '../../../src/domain/close-reasons.ts'
import { type Day, day } from '../../../src/domain/day.ts'
import { type Pathway, pathwaySchema } from '../../../src/domain/pathway/pathway.ts'
import { prosecutionSchema } from '../../../src/domain/prosecution/prosecution-rules.ts'
import { serviceSchema } from '../../../src/domain/service/service-rules.ts'
import { calendarOf, fileData } from '../a-school.ts'

const rowOf = (rule: string) =>
  (fileData(`rules/${rule}.yaml`) as { rows: { value: unknown }[] }).rows[0]?.value

/** The reasons for which a case ends, as the repository has them. */
export const endings = closeReasonsSchema.parse(rowOf('close-reasons'))

/** Holds, needs and who is never warned, as the repository has them. */
export const care: Facts['care'] = {
  holds: holdsSchema.parse(rowOf('holds')),
  needs: needsSchema.parse(rowOf('needs')),
  neverWarned: neverWarnedSchema.parse(rowOf('never-warned')),
}

/** How long letters take, as the repository has it. */
export const service = serviceSchema.parse(rowOf('service'))

/** What a decision to prosecute asks for, as the repository has it. */
export const prosecution = prosecutionSchema.parse(rowOf('prosecution'))

/** The defences that are gone through for a school in England, as the repository has them. */
export const defences = defencesSchema
  .parse(rowOf('defences'))
  .filter(({ nations }) => nations.includes('england'))

/** The school checklist as the repository has it. */
export const pathway = pathwaySchema.parse(fileData('pathways/school-checklist.yaml'))

export const [first, second] = ['p1', 'p2'] as const
const chair = 'U0CHAIR0001'

export const everybody: Attendee[] = [
  { who: first, as: 'parent' },
  { who: second, as: 'parent' },
  { who: chair, as: 'chair' },
]

const terms = [
  '2026-09-01 2026-10-23 term Autumn 1',
  '2026-11-02 2026-12-18 term Autumn 2',
  '2027-01-04 2027-02-12 term Spring 1',
  '2027-02-22 2027-03-24 term Spring 2',
  '2027-04-12 2027-05-28 term Summer 1',
  '2027-06-07 2027-07-21 term Summer 2',
]

const calendars = new WeakMap<readonly string[], Calendar>()

/** A school's calendar by its rows, made once for all cases: they ask for it with each thing that is done. */
function calendarBy(rows: readonly string[]): Calendar {
  const calendar = calendars.get(rows) ?? calendarOf(...rows)
  calendars.set(rows, calendar)
  return calendar
}

export type Counts = {
  possible: number
  unauthorised: number
  authorised: number
  unexplained: number
  missing: number
}
const nineOfSixty: Counts = { possible: 60, unauthorised: 9, authorised: 0, unexplained: 0, missing: 0 }

type When = { on?: string; manner?: Manner; by?: string }

/** A case that lives in memory: the register says what it is told to, and the clock stands where it is put. */
export class PureCase {
  today = day('2026-11-24')
  rows: readonly string[] = terms
  counts: Counts = nineOfSixty
  contacts: Day[] = []
  /** The longest run of whole days missed, and the one that reaches the last day marked. */
  runs = { longest: 0, atEnd: 0 }
  parents: Facts['parents'] = [
    { id: first, doNotWrite: false, apart: true, apartFrom: [second], warned: true },
    { id: second, doNotWrite: false, apart: true, apartFrom: [first], warned: true },
  ]
  pupil: Facts['pupil'] = {
    id: 'r1',
    school: 'north',
    joined: day('2024-09-02'),
    left: null,
    dateOfBirth: day('2013-03-04'),
    lookedAfter: false,
    needs: [],
    yearGroup: '8',
  }
  events: Recorded[] = []
  /** The pathway that it is on: the school checklist unless it is given another. */
  readonly pathway: Pathway
  private folded: CaseState | null = null

  constructor(on: Pathway = pathway) {
    this.pathway = on
  }

  get state(): CaseState {
    if (this.folded === null) throw new Error('The case is not open')
    return this.folded
  }

  get facts(): Facts {
    const { possible, unauthorised, authorised, ...rest } = this.counts
    const attended = possible - unauthorised - authorised
    const more = { firstUnauthorised: null, unknownCodes: [], onShutDays: [], missingCalendar: null, late: 0 }
    const { today, pupil, parents, rows } = this
    const measured = { possible, unauthorised, authorised, attended, ...rest, ...more }
    const measure = (from: Day, to: Day) => ({ from, to, ...measured })
    const { runs } = this
    const dayRuns = () => ({ unauthorised: runs, absent: runs })
    const { contacts } = this
    const calendar = calendarBy(rows)
    const court = { prosecution, defences }
    const phase = 'secondary'
    return {
      today,
      calendar,
      pupil,
      phase,
      parents,
      care,
      service,
      endings,
      contacts,
      measure,
      dayRuns,
      ...court,
    }
  }

  get context(): Context {
    return { pathway: this.pathway, state: this.state, facts: this.facts }
  }

  private head({ on, manner = 'did', by = 'U0PASTORAL1' }: When) {
    const recordedAt = `${this.today}T09:00:00.000Z`
    const { today } = this
    return { by, on: on === undefined ? today : day(on), manner, recordedBy: by, recordedAt, today }
  }

  /** Opens the case, or tells why not. */
  open(opening: Partial<Opening> = {}): Refusal | null {
    const asked = { owner: 'U0PASTORAL1', openCase: null, settings: {}, ...opening }
    const { pathway } = this
    const opened = open(pathway, this.facts, asked)
    if (!opened.ok) return opened.refusal
    const begun = headed(opened.value, 0, this.head({}))
    const state = advance('FT-2026-0001', null, begun)
    this.keep([...begun, ...settle({ pathway, state, facts: this.facts }, this.head({}), 'opened')])
    return null
  }

  private keep(events: readonly Recorded[]): void {
    this.folded = advance('FT-2026-0001', this.folded, events)
    this.events.push(...events)
  }

  /** Tries something, and keeps what comes of it; null when it was done. */
  tries(command: CaseCommand, when: When = {}): Refusal | null {
    const decided = decide(this.context, command, this.head(when))
    if (!decided.ok) return decided.refusal
    this.keep(decided.value)
    return null
  }

  /** Does something that must not be refused, and tells the events that came of it. */
  does(command: CaseCommand, when: When = {}): Recorded[] {
    const before = this.events.length
    const refusal = this.tries(command, when)
    if (refusal !== null) throw new Error(JSON.stringify(refusal))
    return this.events.slice(before)
  }

  answersAll(stage: string): void {
    const items = this.pathway.stages.find((one) => one.id === stage)?.items ?? []
    this.does({ do: 'answer', stage, answers: items.map(({ id }) => ({ item: id, value: 'done' as const })) })
  }

  /** Plans a meeting; parents apart are met together, as they asked for. */
  plans(kind: string, on: string, attendees: Attendee[] = everybody, why = 'The parents asked for it') {
    const where = { on: day(on), at: '15:30', place: 'Room 4' }
    return this.does({ do: 'plan-meeting', kind, ...where, attendees, why, together: why })
  }

  drafts(kind: string, addressees: readonly string[]): string[] {
    const letters = addressees.map((addressee) => ({ addressee, pdf: 'pdf', docx: 'docx' }))
    const events = this.does({ do: 'draft-letters', kind, letters })
    return events.flatMap((event) => (event.type === 'letter-drafted' ? [event.letter] : []))
  }

  sends(kind: string, addressees: readonly string[], when: When = {}): Recorded[] {
    const letters = this.drafts(kind, addressees)
    return this.does({ do: 'send-letters', letters, way: 'post-first' }, when)
  }

  holds(meeting: string, came: readonly string[]): Recorded[] {
    const attendees = this.state.meetings[meeting]?.attendees ?? []
    const attendance = attendees.map(({ who }) => ({ who, came: came.includes(who) }))
    return this.does({ do: 'hold-meeting', meeting, attendance })
  }
}

/** A case that was just opened. */
export function opened(): PureCase {
  const one = new PureCase()
  one.open()
  return one
}

/** A case whose initial meeting is planned for Wednesday 2 December. */
export function planned(): PureCase {
  const one = opened()
  one.answersAll('pre-fast-track')
  one.does({ do: 'go-on', to: 'prepare-initial' })
  one.answersAll('prepare-initial')
  one.plans('initial', '2026-12-02')
  return one
}

/** A case whose invited parents came to the initial meeting, or did not. */
export function held(came: readonly string[]): PureCase {
  const one = planned()
  one.sends('invite-initial', [first, second])
  one.today = day('2026-12-02')
  one.holds('m1', [...came, chair])
  return one
}

/** A case whose review was held on 13 January with both parents. */
export function reviewed(came: readonly string[] = [first, second]): PureCase {
  const one = held([first, second])
  one.answersAll('initial-attended')
  one.does({ do: 'go-on', to: 'prepare-review' })
  one.answersAll('prepare-review')
  one.plans('review', '2027-01-13')
  one.sends('invite-review', [first, second])
  one.today = day('2027-01-13')
  one.holds('m2', [...came, chair])
  return one
}

/** A case that is to be decided. */
export function atDecision(): PureCase {
  const one = reviewed()
  one.answersAll('review-attended')
  one.does({ do: 'go-on', to: 'decision' })
  return one
}

/** A case that closed with option 1 once the letters were out. */
export function closed(): PureCase {
  const one = atDecision()
  one.counts = { ...one.counts, unauthorised: 0 }
  one.does({ do: 'decide', option: 'option-1', reasons: 'Better' })
  one.sends('close-option-1', [first, second])
  return one
}
