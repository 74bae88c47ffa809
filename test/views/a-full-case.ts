import type { CaseEvent, Recorded } from '../../src/domain/case/event.ts'
import type { Drift } from '../../src/domain/case/parts/drift.ts'
import { handedInAs } from '../../src/domain/case/parts/service.ts'
import type { CaseState, Deadline, Letter, Meeting } from '../../src/domain/case/state.ts'
import { contactKinds } from '../../src/domain/contact.ts'
import type { ContactShown } from '../../src/domain/contact-shown.ts'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import type { DueCounts, DueLine, DueList } from '../../src/domain/due.ts'
import type { FamilyNames, ParentNames } from '../../src/domain/family.ts'
import type { Kin } from '../../src/domain/kin.ts'
import type { ChecklistItem, LetterKind, Pathway } from '../../src/domain/pathway/pathway.ts'
import type { CaseShown } from '../../views/case-shown.ts'
import { atDecision, pathway as real } from '../domain/case/a-pure-case.ts'

/** Sixty brothers and sisters with long names, here and at another school. */
export const fullKin = (name: string): Kin => {
  const one = { id: 'north.1', name: `${name} ${name}`, form: name, left: null, case: 'FT-2026-0001' }
  const here = Array.from({ length: 30 }, () => one)
  return { here, known: here.map((each) => ({ ...each, school: name })), elsewhere: true }
}

const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index))

const made = new Map<string, string>()

/** As long as it says, in code points, made of one text over and over. */
function filled(text: string, length: number): string {
  const key = `${length} ${text}`
  const had = made.get(key)
  if (had !== undefined) return had
  const points = [...text.repeat(Math.ceil(length / [...text].length))].slice(0, length)
  made.set(key, points.join(''))
  return points.join('')
}

/** Names that somebody could type, each 200 characters long. */
export const hostile: Readonly<Record<string, string>> = {
  mentions: filled('<!channel> <@U1> @here ', 200),
  markers: filled('*bold* _i_ ~s~ `c` ', 200),
  entities: filled('&<>&amp;', 200),
  rightToLeft: filled('محمد بن سلمان \u202e', 200),
  emoji: filled('👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿', 200),
  combining: filled('Z̷̢̛͎a̷̡l̸̨g̵o', 200),
  shortcodes: filled(':tada: :x: ', 200),
  plain: filled('Wolfeschlegelsteinhausenbergerdorff ', 200),
}

/** A note or answer as long as a field takes. */
export const longNote = (name: string): string => filled(name, 3000)

const today = day('2027-01-13')

function itemOf(name: string, index: number): ChecklistItem {
  const proofs = ['none', 'date', 'letter', 'file'] as const
  const id = `X${index + 1}`
  return {
    id,
    text: filled(name, 300),
    prompts: times(10, (n) => ({ id: `${id}.${'abcdefghij'[n]}`, text: filled(name, 300), source: 'x' })),
    proof: proofs[index % 4] ?? 'none',
    letter: 'invite-initial',
    or_letters: ['further-review', 'close-option-1'],
    papers: ['minutes', 'round-robin'],
    source: 'x',
  }
}

function kindOf(name: string, index: number): LetterKind {
  const tos = ['parents', 'professionals', 'school', 'council'] as const
  const to = tos[index % 4] ?? 'parents'
  return {
    id: `kind-${index + 1}`,
    form: '',
    title: `${index + 1}. ${filled(name, 150)}`,
    template: 'x',
    to,
    attach: [],
    source: 'x',
    ...(to === 'professionals' ? { meeting: 'initial' } : {}),
    ...(index % 5 === 4 ? { unlocks: { recorded: 'council-confirmation' } } : {}),
  }
}

/** The pathway with forty more letters and a stage of thirty more items. */
function fatPathway(name: string): Pathway {
  const stages = real.stages.map((stage) =>
    stage.id === 'pre-fast-track'
      ? { ...stage, items: [...stage.items, ...times(30, (n) => itemOf(name, n))] }
      : stage,
  )
  return { ...real, stages, letters: [...real.letters, ...times(40, (n) => kindOf(name, n))] }
}

const parentOf = (name: string, index: number): ParentNames => ({
  id: `parent-${index + 1}`,
  name: `${index + 1} ${name}`,
  relationship: name,
  resident: index % 2 === 0,
  language: name,
  interpreter: true,
  doNotWrite: index % 3 === 0,
  reachable: index % 2 === 0,
  confidential: index % 4 === 0,
  apart: true,
})

function familyOf(name: string, parents: number): FamilyNames {
  return {
    pupil: {
      id: 'r1',
      name: `${name} ${name}`,
      forename: name,
      initials: 'W.W.',
      yearGroup: '8',
      regGroup: name,
      lookedAfter: true,
    },
    parents: times(parents, (n) => parentOf(name, n)),
    school: { id: 'north', name },
    speakFirst: true,
    flagged: { safety: true, socialCare: name },
  }
}

function meetingOf(name: string, index: number, parents: number, attendees: number): Meeting {
  const who = [
    ...times(parents, (n) => ({ who: `parent-${n + 1}`, as: 'parent' as const })),
    { who: 'pupil', as: 'pupil' as const },
    { who: 'U0CHAIR0001', as: 'chair' as const },
    ...times(attendees - parents - 2, (n) => ({
      who: `name-${n + 1}`,
      as: 'professional' as const,
      name: `${n} ${name}`,
    })),
  ]
  const text = longNote(name)
  return {
    id: `m${index + 1}`,
    kind: index % 2 === 0 ? 'initial' : 'review',
    offer: index + 1,
    on: today,
    at: '15:30',
    place: name,
    attendees: who,
    shut: false,
    earlier: [],
    calledOffOn: null,
    why: text,
    together: text,
    state: index % 4 === 3 ? 'planned' : 'held',
    attendance: who.map((one, n) => ({ who: one.who, came: n % 2 === 0, goodReason: true, reason: name })),
    said: { absences: text, parents: text, pupil: text, school: text },
    defences: [{ defence: 'other', evidence: text }],
  }
}

const sendingOf = (name: string, index: number): Letter['sendings'][number] => ({
  way: 'signed-for',
  to: times(9, () => filled(name, 300)),
  postedBy: 'U0OFFICER01',
  arrives: today,
  agreed: filled(name, 300),
  on: today,
  by: 'U0PASTORAL1',
  readBy: 'U0SENIORLEAD',
  proofs: times(5, (n) => `d${n}`),
  back: index % 2 === 0 ? { how: 'not-there', on: today, note: filled(name, 1000) } : null,
  earlier: times(3, () => ({ way: 'email' as const, on: today, why: filled(name, 1000) })),
  seq: index,
})

const letterOf = (name: string, index: number, parents: number): Letter => ({
  id: `l${index + 1}`,
  kind: index < 50 ? 'pre-legal-warning' : `kind-${(index % 40) + 1}`,
  addressee: `parent-${(index % parents) + 1}`,
  meeting: null,
  state: index % 5 === 0 ? (index % 2 === 0 ? 'sent' : 'back') : 'draft',
  draftedOn: today,
  pdf: 'p',
  docx: 'd',
  sentOn: index % 5 === 0 ? today : null,
  way: index % 5 === 0 ? 'post-first' : null,
  sentBy: 'U0PASTORAL1',
  figures: null,
  address: times(9, () => filled(name, 300)),
  sendings: times(index % 5 === 0 ? 3 : 0, (n) => sendingOf(name, n)),
  papers: handedInAs.map((as) => ({ as, document: 'd', by: 'U0PASTORAL1', on: today })),
  seq: index,
})

const figures = {
  ...{ from: today, to: today, possible: 380, attended: 300, authorised: 40, unauthorised: 40 },
  ...{ late: 0, unexplained: 0, missing: 9 },
}
const lost = { measure: 'unauthorised-share', over: 'entry', at_least: { of: 15, in: 100 } } as const

const driftOf = (index: number): Drift => ({
  id: `r${index + 1}`,
  on: today,
  from: { number: index + 1, by: 'U0PASTORAL1', on: today },
  papers: times(60, (n) => ({
    paper: `l${n + 1}`,
    was: figures,
    now: figures,
    thresholds: times(4, (t) => ({ test: { all: [lost, lost] }, held: true, holds: t % 2 === 0 })),
  })),
  sessions: times(300, (n) => ({ day: addDays(today, -n), half: 'AM', was: 'O', now: '' })),
  seen: null,
})

const deadlineOf = (index: number): Deadline => ({
  id: `d${index}`,
  kind: index % 2 === 0 ? 'hold-initial' : 'action',
  subject: index % 2 === 0 ? null : `a${(index % 60) + 1}`,
  due: index % 7 === 0 ? null : today,
  missing: index % 7 === 0 ? 'the calendar for 2027–28' : null,
  notBefore: null,
  state: 'open',
  metOn: null,
  snoozedUntil: null,
  snoozeReason: null,
})

function eventsOf(name: string, base: readonly Recorded[]): Recorded[] {
  const text = longNote(name)
  const head = {
    by: 'U0PASTORAL1',
    on: today,
    manner: 'did' as const,
    recordedBy: 'U0PASTORAL1',
    recordedAt: `${today}T09:00:00.000Z`,
  }
  const kept = times(3, () => ({ by: 'U0OFFICER01', text }))
  const bodies: CaseEvent[] = [
    { type: 'item-answered', stage: 'pre-fast-track', visit: 1, item: 'X1', value: 'done', note: text, kept },
    { type: 'said', meeting: 'm1', about: 'parents', text },
    { type: 'action-agreed', action: 'a1', meeting: 'm1', what: text, who: name, due: today, how: name },
    { type: 'letter-excused', kind: 'pre-legal-warning', addressee: 'parent-1', why: text, leave: name },
    { type: 'meeting-held', meeting: 'm1', attendance: times(30, (n) => ({ who: `name-${n}`, came: true })) },
    { type: 'case-reopened', reason: text },
    { type: 'deadline-snoozed', deadline: 'd1', until: today, reason: text },
  ]
  const more = times(300, (n) => ({
    ...bodies[n % bodies.length]!,
    ...head,
    seq: base.length + n + 1,
    late: n % 2 === 0,
  }))
  return [...base, ...more]
}

function fullState(name: string, base: CaseState, parents: number): CaseState {
  const text = longNote(name)
  const items = fatPathway(name).stages[0]?.items ?? []
  const kept = times(8, (n) => ({ by: 'U0OFFICER01', text: `${n} ${text}` }))
  const about = { stage: 'pre-fast-track', visit: 1, proof: {}, seq: 5, by: 'U0OFFICER01', recordedAt: '' }
  const values = ['done', 'not-yet', 'not-applicable'] as const
  const answers = items.map(({ id }, n) => [
    id,
    {
      ...about,
      item: id,
      value: values[n % 3] ?? 'done',
      note: n % 6 === 2 ? '' : text,
      kept: n % 4 === 0 ? kept : [],
    },
  ])
  const named = <T extends { id: string }>(all: readonly T[]) =>
    Object.fromEntries(all.map((one) => [one.id, one]))
  const actions = times(60, (n) => ({
    id: `a${n + 1}`,
    meeting: 'm1',
    what: `${n + 1}. ${filled(name, 290)}`,
    who: name,
    due: today,
    how: filled(name, 300),
    doneOn: n % 4 === 0 ? today : null,
  }))
  return {
    ...base,
    open: [
      'pre-fast-track',
      'prepare-initial',
      'prepare-review',
      'initial-attended',
      'decision',
      'application',
    ],
    visits: {
      ...base.visits,
      'pre-fast-track': { visit: 1, on: today },
      application: { visit: 1, on: today },
    },
    answers: Object.fromEntries(answers),
    meetings: named(times(40, (n) => meetingOf(name, n, parents, 30))),
    actions: named(actions),
    letters: named(times(250, (n) => letterOf(name, n, parents))),
    drifts: named(times(8, driftOf)),
    deadlines: named(times(100, deadlineOf)),
    unserved: times(parents, (n) => ({
      kind: 'pre-legal-warning',
      addressee: `parent-${n + 1}`,
      meeting: null,
      why: filled(name, 1000),
      by: 'U0PASTORAL1',
      on: today,
      signedOff: n % 2 === 0 ? null : { by: 'U0SENIORLEAD', on: today },
      seq: n,
    })),
    excuses: times(parents, (n) => ({
      kind: 'pre-legal-warning',
      addressee: `parent-${n + 1}`,
      meeting: null,
      why: filled(name, 1000),
      leave: name,
    })),
    records: {
      'council-confirmation': {
        values: { exhibits: text, how: text, officer: name },
        on: today,
        by: 'U1',
        manner: 'did',
        seq: 1,
      },
    },
  }
}

/** A case with as much in it as a store can hold, every text as long as it may be and made of one name. */
export function fullCase(name: string, { parents = 10, acts = true } = {}): CaseShown {
  const pure = atDecision()
  const pathway = fatPathway(name)
  const state = fullState(name, pure.state, parents)
  const facts = {
    ...pure.facts,
    parents: times(parents, (n) => ({
      id: `parent-${n + 1}`,
      doNotWrite: n % 3 === 0,
      apart: true,
      apartFrom: times(parents, (other) => `parent-${other + 1}`).filter((_, other) => other !== n),
      warned: true,
    })),
  }
  return {
    state,
    context: { pathway, state, facts },
    events: eventsOf(name, pure.events),
    earlier: [],
    names: familyOf(name, parents),
    parentsOn: day('2024-09-01'),
    people: { U0CHAIR0001: name },
    contacts: times(40, (n) => contactOf(name, n)),
    toTranslate: times(3, () => ({
      language: name,
      tag: 'pl',
      letters: times(40, () => ({ template: { name }, why: 'none' as const })),
    })),
    acts,
    roles: ['team-leader'],
    kin: fullKin(name),
  }
}

const contactOf = (name: string, index: number): ContactShown => ({
  id: `north:${index + 1}`,
  school: 'north',
  seq: index + 1,
  pupils: ['north.100', 'north.101'],
  kind: contactKinds[index % contactKinds.length] ?? 'call',
  on: today,
  at: '15:30',
  who: name,
  whom: name,
  incoming: index % 2 === 0,
  reached: index % 3 === 0,
  said: longNote(name),
  next: filled(name, 500),
  retryOn: today,
  withdrawn: index % 4 === 0 ? longNote(name) : null,
  by: 'U0CHAIR0001',
  manner: 'told',
  recordedBy: 'U0PASTORAL1',
  recordedAt: '2027-01-14T10:00:00.000Z',
})

const counts: DueCounts = {
  overdue: 99,
  today: 99,
  soon: 99,
  later: 99,
  'not-known': 99,
  held: 9,
  snoozed: 9,
}

/** Many deadlines at forty schools. */
export function manyDue(name: string, each: number): DueList {
  const whens = ['overdue', 'today', 'soon', 'later', 'not-known', 'held'] as const
  const line =
    (when: DueLine['when']) =>
    (index: number): DueLine => ({
      case: `FT-2026-${String(whens.indexOf(when) * each + index + 1).padStart(4, '0')}`,
      school: 'north',
      initials: 'W.W.',
      owner: 'U0PASTORAL1',
      stage: name,
      deadline: `did-not-attend-review-improvement-to-close:m${index}`,
      title: filled(name, 300),
      due: when === 'not-known' ? null : (today as Day),
      notKnown: when === 'not-known' ? name : null,
      opens: 'letters',
      when,
    })
  return {
    on: today,
    lines: Object.fromEntries(
      whens.map((when) => [when, times(each, line(when))]),
    ) as unknown as DueList['lines'],
    counts,
    schools: times(40, (n) => ({ ...counts, id: `s${n}`, name: `${n} ${name}` })),
    retries: times(each, (n) => ({
      contact: `north:${n + 1}`,
      school: 'north',
      initials: 'W.W., W.W.',
      case: n % 2 === 0 ? 'FT-2026-0001' : null,
      due: today,
    })),
  }
}
