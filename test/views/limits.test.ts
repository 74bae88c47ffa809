import type { AnyBlock, HomeView, ModalView } from '@slack/types'
import { beforeAll, describe, expect, it } from 'vitest'
import { holdKinds } from '../../src/domain/case/parts/hold.ts'
import { prosecutionOf } from '../../src/domain/case/parts/prosecution.ts'
import { consultants } from '../../src/domain/case/parts/sign-off.ts'
import type { PupilTest } from '../../src/domain/case/pupil-test.ts'
import type { Refusal, Unmet } from '../../src/domain/case/refusal.ts'
import type { AttendanceShown } from '../../src/domain/certificate/attendance-shown.ts'
import { addDays, day, mondayOf } from '../../src/domain/day.ts'
import { pupilFacts } from '../../src/domain/pathway/schema/condition.ts'
import { sendingWays } from '../../src/domain/service/service-rules.ts'
import type { Message } from '../../src/kit/blocks.ts'
import { inspectBlocks } from '../../src/workspace/rules/inspect-blocks.ts'
import { inspectView } from '../../src/workspace/rules/inspect-view.ts'
import { textLength } from '../../src/workspace/rules/text-length.ts'
import { placedElements } from '../../src/workspace/state/values.ts'
import { accessView, keepOutView, letInView } from '../../views/access.ts'
import { adjustView, noteNeedView } from '../../views/adjust/forms.ts'
import { handOverView, reopenView } from '../../views/case/passing-on.ts'
import { foundView, referView, unfoundView } from '../../views/case/unfound.ts'
import { reviewYearView } from '../../views/case/year.ts'
import { caseView } from '../../views/case.ts'
import { certificateView } from '../../views/certificate.ts'
import { exceptView } from '../../views/checklist/except.ts'
import { checklistView } from '../../views/checklist.ts'
import { closeView } from '../../views/close.ts'
import { consultView } from '../../views/consulting.ts'
import { decisionView } from '../../views/decision.ts'
import { deputyView } from '../../views/deputy.ts'
import { driftMessage, driftView } from '../../views/drift.ts'
import { dueView, pauseView, snoozeView } from '../../views/due.ts'
import { holdView, liftHoldView, noteHoldView } from '../../views/hold.ts'
import { homeTab } from '../../views/home.ts'
import { handedInMessage } from '../../views/import/message.ts'
import { handedInView } from '../../views/import/screen.ts'
import { importView } from '../../views/import.ts'
import { interpreterView } from '../../views/interpreter.ts'
import { answerJointView, jointView } from '../../views/joint.ts'
import { laterPage } from '../../views/letters/later.ts'
import { excuseView, sendView } from '../../views/letters/sending.ts'
import { lettersView } from '../../views/letters.ts'
import { listView, yearListView } from '../../views/list.ts'
import { contactsView } from '../../views/log/contacts.ts'
import { withdrawView } from '../../views/log/withdrawing.ts'
import { logView } from '../../views/log.ts'
import { callOffView } from '../../views/meeting/calling-off.ts'
import { planView } from '../../views/meeting.ts'
import { absencesView } from '../../views/minutes/absences.ts'
import { agreedView } from '../../views/minutes/agreed.ts'
import { actionView } from '../../views/minutes/agreed-action.ts'
import { attendanceView, comings } from '../../views/minutes/attendance.ts'
import { privateView, saidView } from '../../views/minutes/said.ts'
import { signedView } from '../../views/minutes/signed.ts'
import { minutesView } from '../../views/minutes.ts'
import { moveView } from '../../views/move.ts'
import { newCaseView } from '../../views/new.ts'
import { jointMessage } from '../../views/notices/joint-message.ts'
import { meetingShutMessage } from '../../views/notices/meeting-shut.ts'
import { watchMessage } from '../../views/notices/watch-told.ts'
import { weeklyScreeningMessage } from '../../views/notices/weekly-screening.ts'
import * as notices from '../../views/notices.ts'
import { opening, sorry } from '../../views/opening.ts'
import { packBuilding, packBuiltView, packNotBuilt } from '../../views/pack/built.ts'
import { councilFileView } from '../../views/pack/council-file.ts'
import { packFormPages, packFormView } from '../../views/pack/form.ts'
import { packForms } from '../../views/pack/modal.ts'
import type { CourtShown } from '../../views/pack/shown.ts'
import { chooseParentView, packView } from '../../views/pack.ts'
import { paperBackView } from '../../views/papers-back.ts'
import { choosePathwaysView, pathwayView } from '../../views/pathway.ts'
import { blankView, printView } from '../../views/print.ts'
import { recordView } from '../../views/record.ts'
import { redactView } from '../../views/redact.ts'
import { refusalSentence, unmetSentence } from '../../views/refusal.ts'
import { queriesView } from '../../views/register-query.ts'
import { closerView } from '../../views/screen/closer.ts'
import { screenView } from '../../views/screen.ts'
import { backView, notServedView, proofView, wentView } from '../../views/service/forms.ts'
import { serviceView } from '../../views/service.ts'
import { shutDoneView, shutView } from '../../views/shut.ts'
import { timelineView } from '../../views/timeline.ts'
import { trackingView } from '../../views/tracking.ts'
import { watchedMessage, watchedView } from '../../views/watched.ts'
import { otherWayView } from '../../views/ways.ts'
import { years } from '../documents/years.ts'
import { everythingTold } from '../stories/handed-in.ts'
import { controlsOf, textOf } from '../stories/in-process.ts'
import { fullCase, fullKin, hostile, longNote, manyDue } from './a-full-case.ts'
import { fullCloser, fullScreening } from './a-full-screening.ts'
import { fullTracking } from './a-full-tracking.ts'

type Dict = Record<string, unknown>
const loose = (blocks: readonly AnyBlock[] | undefined) => (blocks ?? []) as unknown as Dict[]
const points = (text: unknown) => [...String((text as Dict | undefined)?.text ?? '')].length
const today = day('2027-01-13')

const optionsOf = (blocks: readonly Dict[]): Dict[] =>
  placedElements(blocks).flatMap(({ element }) => (element.options as Dict[] | undefined) ?? [])

function soundModal(view: ModalView | null): void {
  expect(view).not.toBeNull()
  expect(inspectView(view)).toEqual([])
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000)
  // Ten are left for the banner that says that something was not kept.
  expect(view?.blocks.length).toBeLessThanOrEqual(90)
  expect(view?.private_metadata?.length ?? 0).toBeLessThanOrEqual(3000)
  for (const part of [view?.title, view?.submit, view?.close]) expect(points(part)).toBeLessThanOrEqual(24)
  const values = optionsOf(loose(view?.blocks)).map(({ value }) => String(value))
  expect(values.filter((value) => [...value].length > 75)).toEqual([])
}

function soundMessage({ text, blocks }: Message): void {
  expect(inspectBlocks(blocks ?? [], 'message', '/blocks')).toEqual([])
  expect(textLength(loose(blocks))).toBeLessThanOrEqual(10_000)
  expect([...text].length).toBeLessThanOrEqual(4000)
}

/** A full case that stands still: its pupil cannot be found, or has left. */
function stoppedLike(full: Full, why: 'unfound' | 'left-roll'): Full {
  const stop = { on: today, by: 'U0PASTORAL1', note: full.names.pupil.name }
  const ending = {
    ...full.state.ending,
    ...(why === 'unfound' ? { unfound: stop } : { leftRoll: { ...stop, left: today } }),
  }
  const facts = { ...full.context.facts, pupil: { ...full.context.facts.pupil, left: today } }
  return { ...full, state: { ...full.state, ending }, context: { ...full.context, facts } }
}

const below = { over: 'V0000000001', back: 'V0000000002', page: 3 }
const back = 'V0000000001'
type Full = ReturnType<typeof fullCase>

/** Every page of a screen, from the first to the one that comes again. */
function pagesOf(draw: (page: number) => ModalView | null): ModalView[] {
  const pages: ModalView[] = []
  let last = ''
  for (let page = 0; page < 400; page++) {
    const view = draw(page)
    if (view === null) return pages
    const blocks = JSON.stringify(view.blocks)
    if (blocks === last) return pages
    pages.push(view)
    last = blocks
  }
  throw new Error('the pages never end')
}

const checklistPages = (full: Full, stage: string) => {
  const unfolded = full.context.pathway.stages.find(({ id }) => id === stage)?.items.map(({ id }) => id) ?? []
  return pagesOf((page) => checklistView(full, { screen: 'V1', stage, unfolded, page, back }))
}
const meetingOf = (full: Full) => full.state.meetings.m1!

const manyAbsences = (name: string) => ({
  spells: Array.from({ length: 80 }, (_, n) => {
    const on = addDays(today, -2 * n)
    const stretch = { from: `${on} AM`, to: `${on} PM` }
    const said = { ...stretch, reason: n % 2 === 0 ? 'other' : 'r1', words: name }
    return { ...stretch, sessions: 2, runs: [{ ...stretch, mark: 'O', sessions: 2 }], register: [name], said }
  }),
  reasons: Array.from({ length: 12 }, (_, n) => ({
    id: `r${n}`,
    title: name.slice(0, 60),
    says_the_same: { england: [], wales: [] },
    in_doubt: name,
  })),
})

const manyCommon = (name: string) =>
  Array.from({ length: 8 }, (_, n) => ({ id: `c${n}`, what: name, who: 'parent-1', due: today, how: name }))

function withQueries(full: Full, name: string): Full {
  const queries = Array.from({ length: 60 }, (_, n) => {
    const stretch = { from: `${today} AM`, to: `${today} PM` }
    const asked = { meeting: 'm1', reason: 'other', words: name, saidBy: [], askedBy: 'U1', askedOn: today }
    const answer = { state: 'open' as const, answeredBy: null, answeredOn: null, why: '' }
    return { id: `q${n}`, ...stretch, ...asked, ...answer }
  })
  return {
    ...full,
    state: { ...full.state, queries: Object.fromEntries(queries.map((one) => [one.id, one])) },
  }
}

/** The way to court with one parent, everything written at the greatest length and every form open. */
function courtOf(full: Full, name: string): CourtShown {
  const note = longNote(name)
  const said = { by: 'U0EWOFFICER', on: today, seq: 1 }
  const { facts } = full.context
  const of = <T>(all: readonly { id: string }[], one: T) => Object.fromEntries(all.map(({ id }) => [id, one]))
  const parent = full.names.parents[0]?.id ?? ''
  const paragraphs = Array.from({ length: 45 }, (_, n) => ({
    id: `e${n}`,
    text: note,
    words: note,
    own: true,
    exhibit: null,
    verdict: 'confirmed' as const,
    stale: true,
  }))
  const week = (mark: string) => [{ monday: mondayOf(today), marks: Array.from({ length: 10 }, () => mark) }]
  const changed = Array.from({ length: 380 }, () => ({ day: today, half: 'AM' as const, was: 'O', now: '' }))
  const unread = Array.from({ length: 45 }, (_, n) => ({ document: `d${n}`, called: name }))
  const asked = Array.from({ length: 12 }, (_, n) => ({ id: `q${n}`, title: name, todo: name, source: 'x' }))
  const profile = { name, source: 'x', checked_on: '2026-11-22', files: { as: 'one', name: 'x' } } as const
  const rest = { required: [], forbidden: [], sequence: [], notice: [], ask: asked }
  const redactions = Array.from({ length: 120 }, (_, n) => {
    const about = { parent, everyone: true, of: `d${n}`, document: `c${n}`, why: note }
    return { ...about, by: 'U0EWOFFICER', on: today }
  })
  return {
    looked: { ...full, roles: ['team-leader', 'headteacher'], state: { ...full.state, redactions } },
    parent,
    file: {
      ...prosecutionOf({ prosecutions: {} }, parent),
      charge: { from: today, to: today, offence: '444-1a', ...said },
      defences: of(facts.defences, { finding: 'not-known' as const, why: note, ...said }),
      record: of(facts.prosecution.record, { text: note, ...said }),
      tests: { evidence: { passes: true, why: note, ...said } },
      decision: { prosecute: true, reasons: note, ...said },
      advice: note,
      previous: note,
      witness: { id: 'U0HEADYEAR1', name, occupation: name.slice(0, 100), over18: true, ...said },
      compared: { agrees: false, differs: note, marks: week('O'), ...said },
      answered: of(asked, { yes: true, note, ...said }),
      packs: Array.from({ length: 30 }, () => ({ pack: 'd1', profile: 'p1', final: true, unread, ...said })),
      laid: Array.from({ length: 30 }, () => ({ from: today, to: today, laid: today, ...said })),
      changed: 2,
    },
    charge: { from: today, to: today, absences: [], chargeable: 90, last: today },
    marks: week('I'),
    since: { pack: 'd1', changed },
    overtaken: ['certificate'],
    papers: Array.from({ length: 120 }, (_, n) => ({ document: `d${n}`, called: name, redacted: true })),
    paragraphs,
    draft: Array.from({ length: 40 }, () => name),
    profiles: ['p1', 'p2'].map((id) => ({ id, ...profile, ...rest })),
    sees: true,
  }
}

function courtViews(full: Full, name: string) {
  const court = courtOf(full, name)
  const forms = packForms.flatMap((one) =>
    Array.from({ length: packFormPages(one, court) }, (_, page) =>
      form(packFormView(one, court, { page, over: back })),
    ),
  )
  const check = { id: 'x', title: name, passed: false, todo: name }
  const leak = { page: 1, secret: 'another adult (1)', paper: name, how: 'words' as const }
  const built = {
    pages: 900,
    draft: court.draft,
    checks: Array.from({ length: 60 }, () => check),
    leaks: [],
    unsearched: Array.from({ length: 800 }, (_, n) => n),
  }
  return [
    chooseParentView(full),
    packView(court),
    packView({ ...court, sees: false, looked: { ...full, acts: false } }),
    ...pagesOf((page) => councilFileView(court, page)),
    ...forms,
    form(redactView(court, back)),
    packBuilding(),
    packNotBuilt(name),
    packBuiltView(built),
    packBuiltView({ ...built, leaks: Array.from({ length: 60 }, () => leak) }),
  ]
}

/** From which paper the minutes of a meeting are typed in. */
const paper = { doneOn: today, doneBy: 'U0HEADYEAR1', how: 'told' as const }

const caseLines = (name: string) =>
  Array.from({ length: 60 }, (_, n) => ({
    id: `FT-2026-${n}`,
    pupil: `${name} ${name}`,
    form: name,
    school: name,
    stage: name,
    status: 'open' as const,
    held: true,
    stopped: true,
    watched: true,
    owner: 'U0PASTORAL1',
    openedOn: today,
    next: { title: name, due: today },
  }))

function prospectOf(full: Full, name: string) {
  const figures = {
    from: today,
    to: today,
    possible: 60,
    attended: 1,
    authorised: 1,
    unauthorised: 9,
    late: 1,
    unexplained: 3,
    missing: 2,
  }
  const { pathway: own } = full.context
  const questions = Array.from({ length: 8 }, (_, n) => ({
    id: `q${n}`,
    text: name,
    hint: name,
    source: 'x',
  }))
  const pathway = { ...own, questions }
  const offer = {
    pathway,
    test: {
      figures,
      tests: (pathway.entry?.tests ?? []).map(({ id }) => ({ id, holds: false })),
      holds: null,
      meets: false,
      part: true,
      ask: ['q1', 'q2'],
      lacks: Object.fromEntries((pathway.entry?.tests ?? []).map(({ id }) => [id, unmets])),
    },
  }
  const others = Array.from({ length: 17 }, (_, n) => ({
    ...offer,
    pathway: { ...pathway, id: `p${n}`, name },
  }))
  return {
    ...offer,
    names: full.names,
    offers: [offer, ...others, { pathway: { ...pathway, id: 'p99' }, test: { missing: name } }],
    barred: null,
    openCase: null,
    sameName: true,
    kin: fullKin(name),
    siblings: Array.from({ length: 30 }, (_, n) => ({
      id: `s${n}`,
      name: `${name} ${name}`,
      form: name,
      left: null,
    })),
  }
}

function logViews(full: Full, name: string): ModalView[] {
  const { names, siblings } = prospectOf(full, name)
  const indirect = names.parents.map(({ id }) => id)
  const prospect = { names, siblings, indirect, today, now: '10:00', retryOn: today, held: true }
  const context = {
    school: 'north',
    back: { view: back, screen: 'case' as const, case: 'FT-2026-0001' },
    turn: 9,
  }
  const way = { kind: 'text' as const, incoming: [] }
  const answers = { ...way, who: 'somebody-else', reached: false, manner: 'told' as const }
  const unwanted = names.parents.find(({ doNotWrite }) => doNotWrite)?.id ?? ''
  return [
    logView({ context, prospect, answers: { ...answers, who: unwanted } }),
    logView({ context, prospect, said: longNote(name) }),
    logView({ context, prospect, answers }),
    logView({
      context,
      prospect: { ...prospect, names: { ...names, parents: [] }, siblings: [], retryOn: null },
      answers,
    }),
    logView({ context, prospect: null }),
  ]
}

/** A form that is there; a sentence in its place is a fault. */
const form = (built: ModalView | string): ModalView | null => (typeof built === 'string' ? null : built)

/** A full case on which every hold stands, each with a note as long as it may be. */
function heldLike(full: Full, name: string): Full {
  const note = longNote(name).slice(0, 2000)
  const one = {
    note,
    stopped: Object.keys(full.state.letters),
    placedOn: today,
    placedBy: 'U0PASTORAL1',
    liftedOn: null,
  }
  const holds = Object.fromEntries(
    holdKinds.map((kind, n) => [`h${n + 1}`, { id: `h${n + 1}`, kind, ...one }]),
  )
  return { ...full, roles: ['headteacher'], state: { ...full.state, holds } }
}

/** A full case with every need, each written about at length and waiting for a senior. */
function needyLike(full: Full, name: string): Full {
  const what = longNote(name).slice(0, 2900)
  const of = (need: string) => ({ need, what, by: 'U0PASTORAL1', on: today, signedOff: null })
  const adjustments = Object.fromEntries(full.context.facts.care.needs.map(({ id }) => [id, of(id)]))
  const said = { name: name.slice(0, 200), day: today, said: longNote(name).slice(0, 2000) }
  const consulted = Object.fromEntries(consultants.map((who) => [who, { who, ...said }]))
  const state = { ...full.state, adjustments, consulted }
  return { ...full, roles: ['headteacher'], state, context: { ...full.context, state } }
}

/** A year with a long absence, every kind of mark, and closures that somebody named at length. */
function attendanceLike(full: Full, name: string): AttendanceShown {
  const { severe } = years
  const shut = (week: (typeof severe.weeks)[number]) =>
    week.cells.map((cell) =>
      cell.off === null ? cell : { ...cell, off: { ...cell.off, why: name.slice(0, 80) } },
    )
  const weeks = [...severe.weeks, ...severe.weeks].map((week) => ({ ...week, cells: shut(week) }))
  const codeKey = severe.codeKey.map((line) => ({ ...line, meaning: name.slice(0, 300), from: today }))
  const side = {
    from: today,
    to: today,
    schoolDays: 90,
    missed: 61,
    authorised: 1,
    unauthorised: 60,
    illness: 1,
  }
  return {
    pupil: full.names.pupil.id,
    case: full.state.id,
    names: full.names,
    periods: { term: severe, year: severe, entry: severe, since: severe },
    chosen: 'own',
    certificate: { ...severe, weeks, codeKey, onShutDays: 9 },
    compared: { before: { ...side, late: 9, missing: 7 }, since: { ...side, late: 1, missing: 1 } },
    hoursPerDay: 5.5,
  }
}

const many = (title: string) => Array.from({ length: 120 }, (_, n) => ({ id: `s${n}`, title }))

const modals: Readonly<Record<string, (full: Full, name: string) => (ModalView | null)[]>> = {
  case: (full) => [
    caseView(full),
    caseView({ ...full, acts: false }),
    caseView({ ...full, state: { ...full.state, status: 'closed', closedOn: today } }),
  ],
  'who may see a case': (full, name) => {
    const out = Array.from({ length: 60 }, () => ({
      person: 'U0CHAIR0001',
      since: today,
      why: name.repeat(5),
    }))
    const line = { person: 'U0CHAIR0001', on: today, at: '09:15', what: name }
    const looks = { lines: Array.from({ length: 40 }, () => line), before: 7 }
    const below = { over: 'V1', back: 'V2' }
    return [
      accessView(full, { out, looks, later: true, back: 'V1' }),
      keepOutView(full, below),
      letInView(full, 'U0CHAIR0001', below),
    ]
  },
  attendance: (full, name) => [
    certificateView(attendanceLike(full, name), longNote(name)),
    certificateView({ ...attendanceLike(full, name), certificate: null, compared: null, periods: {} }),
  ],
  checklists: (full) =>
    full.context.pathway.stages.flatMap(({ id }) => (full.state.visits[id] ? checklistPages(full, id) : [])),
  'checklists typed in': (full) =>
    pagesOf((page) =>
      checklistView(full, { screen: 'V1', stage: 'pre-fast-track', page, back, typist: 'U0PASTORAL1' }),
    ),
  'checklists for readers': (full) => checklistPages({ ...full, acts: false }, 'pre-fast-track'),
  except: (full) => [exceptView(full, 'pre-fast-track', { ...below, typed: null })],
  letters: (full, name) => [
    ...pagesOf((page) => lettersView(full, { back, page, notice: longNote(name) })),
    lettersView(full, { back, page: laterPage, notice: longNote(name) }),
  ],
  send: (full) => [sendView(full, below)],
  service: (full) => pagesOf((page) => serviceView(full, { back, page, notice: full.names.pupil.name })),
  'service forms': (full) => {
    const letter = full.state.letters.l1!
    return [
      proofView(full, letter, below),
      backView(full, letter, below),
      wentView(full, letter, false, below),
      wentView(full, letter, true, below),
      notServedView(full, null, below),
      paperBackView(full, below),
    ].flatMap((view) => (typeof view === 'string' ? [] : [view]))
  },
  hold: (full, name) => [
    holdView(full),
    holdView(heldLike(full, name)),
    caseView(heldLike(full, name)),
    form(liftHoldView(heldLike(full, name), 'h2', back)),
    form(noteHoldView(heldLike(full, name), 'h1', back)),
  ],
  'what was adjusted': (full, name) => [
    caseView(needyLike(full, name)),
    form(adjustView(needyLike(full, name), 'send', back)),
    form(noteNeedView(full, back)),
    ...consultants.map((who) => consultView(needyLike(full, name), who, back)),
  ],
  excuse: (full) => [excuseView(full, 'pre-legal-warning', below)],
  meeting: (full) =>
    full.context.pathway.meetings.flatMap((kind) =>
      [null, today, day('2027-01-14'), day('2027-01-16')].flatMap((on) =>
        [null, meetingOf(full)].map((meeting) =>
          planView({ looked: full, kind, meeting, on, viewer: 'U1', back }),
        ),
      ),
    ),
  interpreter: (full) =>
    [null, 'parent-1'].map((parent) => interpreterView(full, meetingOf(full), parent, back)),
  'call off': (full) => [callOffView(full, meetingOf(full), back)],
  'who is here': (full, name) => [
    attendanceView(full, meetingOf(full), { back, asks: true, notice: longNote(name) }),
    attendanceView(full, meetingOf(full), { back, asks: true, notice: longNote(name), paper }),
    ...comings.map((coming) => {
      const all = meetingOf(full).attendees.map(({ who }) => [who, coming] as const)
      return attendanceView(full, meetingOf(full), { back }, new Map(all))
    }),
  ],
  absences: (full, name) => [
    ...pagesOf((page) =>
      absencesView(full, meetingOf(full), { ...manyAbsences(name), page }, { back, asks: true }),
    ),
    absencesView(full, meetingOf(full), { spells: [], reasons: [] }, { back, notice: longNote(name) }),
  ],
  'what was said': (full, name) => [
    saidView(full, meetingOf(full), { back, asks: true, notice: longNote(name) }),
    saidView(full, { ...meetingOf(full), shareable: true }, { back }),
    privateView(full, meetingOf(full), below),
  ],
  'what is agreed': (full, name) => [
    agreedView(full, meetingOf(full), manyCommon(name), { back, asks: true, notice: longNote(name) }),
  ],
  'signed minutes': (full) => [signedView(full, meetingOf(full), below)],
  'minutes for readers': (full) => [minutesView({ ...full, acts: false }, meetingOf(full), { back })],
  action: (full) => [
    actionView(full, meetingOf(full), below),
    actionView(full, meetingOf(full), { ...below, action: full.state.actions.a1 }),
  ],
  'for the evaluation': (_full, name) => fullTracking(name).map(trackingView),
  'questions about the register': (full, name) => [
    queriesView(withQueries(full, name), manyAbsences(name).reasons, back),
  ],
  'pupils to look at': (_full, name) => {
    const contacted = { on: today, reached: false }
    const told = { title: name, says: name.repeat(3), note: name.repeat(3) }
    const watch = { ...told, pathway: 'ews-2015', since: today, contacted }
    const one = { name, form: name, school: name, speakFirst: true, openCase: null, watches: [watch, watch] }
    const many = Array.from({ length: 80 }, (_, n) => ({ ...one, id: `${n}` }))
    return [watchedView(many, 0), watchedView(many, 2), watchedView([], 0)]
  },
  'what the register changed': (full) => [
    driftView(full, back),
    driftView({ ...full, state: { ...full.state, drifts: {} } }, null),
  ],
  decision: (full) =>
    [null, 'option-1', 'option-2', 'option-3', 'option-4'].map((one) => decisionView(full, one, back)),
  records: (full, name) =>
    full.context.pathway.records.flatMap(({ id }) => [
      recordView(full, id, { own: true, me: name }, back),
      recordView(full, id, { own: false, choice: 'return' }, back),
    ]),
  court: (full, name) => courtViews(full, name),
  timeline: (full) => [0, 1, 9999].map((page) => timelineView(full, page)),
  contacts: (full) => [
    ...pagesOf((page) => contactsView(full, page)),
    contactsView({ ...full, contacts: [], acts: false }),
    withdrawView(full, 1, back),
  ],
  'log a contact': logViews,
  print: (full, name) => [
    printView(full, []),
    printView(full, many(name), { notice: longNote(name), translate: true }),
    blankView({ schools: [{ id: 's1', name }], school: 's1', forms: [] }),
    blankView({ schools: many(name).map(({ id }) => ({ id, name })), school: null, forms: many(name) }),
  ],
  'going another way': (full, name) => {
    const asked = full.context
    const way = { to: 'decision', way: 'back' as const, title: name, needs: [], source: 'x' }
    const stages = asked.pathway.stages.map((one) => ({ ...one, next: [way] }))
    const open = asked.pathway.stages.slice(0, 1).map(({ id }) => id)
    const state = { ...full.state, open }
    const other = { ...full, state, context: { ...asked, state, pathway: { ...asked.pathway, stages } } }
    return [caseView(other), otherWayView(other, way, { back, under: back }) as ModalView]
  },
  'moving a case': (full, name) => {
    const { pathway } = full.context
    const pathways = Array.from({ length: 60 }, (_, n) => ({ ...pathway, id: `p${n}`, name }))
    const { stages } = pathway
    const changes = Array.from({ length: 40 }, () => name.repeat(3))
    const chosen = { to: pathways[0] ?? null, stages, stage: stages[0]?.id ?? null, changes }
    return [
      moveView(full, { ...chosen, pathways }, back) as ModalView,
      moveView(full, { pathways, to: null, stages: [], stage: null, changes: [] }, back) as ModalView,
    ]
  },
  'passing on': (full) => [handOverView(full, back), reopenView(full, back)],
  closing: (full) =>
    [null, ...full.context.facts.endings.map(({ id }) => id)].flatMap((reason) =>
      [full, { ...full, roles: ['headteacher' as const] }].map(
        (one) => closeView(one, reason, back) as ModalView,
      ),
    ),
  'a pupil who cannot be found': (full) => [
    unfoundView(full, back),
    referView(full, back),
    foundView(full, back),
    caseView(stoppedLike(full, 'unfound')),
    caseView(stoppedLike(full, 'left-roll')),
  ],
  deputy: () => [deputyView(null), deputyView('U0PASTORAL1')],
  due: (_full, name) => pagesOf((page) => dueView(manyDue(name, 60), page)),
  'nothing due': (_full, name) => [dueView(manyDue(name, 0))],
  snooze: (_full, name) => [snoozeView(manyDue(name, 60), back)],
  pause: () => [pauseView(today, null)],
  'reading a pathway': (_full, name) => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `s${i}`, name: `${i} ${name}` }))
    const part = {
      kind: 'item' as const,
      id: 'x',
      title: name,
      says: [name, longNote(name)],
      note: longNote(name),
    }
    const lists = [{ title: name, parts: Array.from({ length: 60 }, () => part) }]
    const some = { title: name, lead: [name, longNote(name)], lists }
    const page = { title: name, sections: Array.from({ length: 120 }, () => some) }
    const school = { id: 's0', name }
    const shown = { schools: many(150), school, used: many(120), pathway: 's0', page, chooses: true }
    const one = { ...shown, schools: [school], used: [school], chooses: false }
    return [
      pathwayView({ ...shown, section: 60 }),
      pathwayView({ ...shown, section: 500 }),
      pathwayView({ ...one, page: { title: name, sections: [] }, section: 0 }),
      choosePathwaysView({ school, usable: many(120), used: many(120).map(({ id }) => id), back }),
      choosePathwaysView({ school, usable: many(2), used: ['s1', 'gone'], back: null }),
    ]
  },
  'a school that is shut': (_full, name) => {
    const schools = Array.from({ length: 150 }, (_, n) => ({ id: `s${n}`, name: `${n} ${name}` }))
    const shut = { kind: 'closure' as const, name: name.slice(0, 80) }
    const recorded = Array.from({ length: 60 }, (_, n) => ({ from: today, to: addDays(today, n), ...shut }))
    const meetings = Array.from({ length: 300 }, (_, n) => ({
      case: `FT-2026-${n}`,
      now: n % 2 ? today : null,
    }))
    return [
      shutView({ schools, school: 's1', today, recorded }),
      shutView({ schools: schools.slice(0, 1), school: 's0', today, recorded: [] }),
      shutDoneView('shut', 'today', { meetings, deadlines: 900 }),
      shutDoneView('open', 'today', null),
    ]
  },
  'a register file that was handed in': (_full, name) => {
    const schools = Array.from({ length: 150 }, (_, n) => ({ id: `s${n}`, name: `${n} ${name}` }))
    const states = ['reading', 'asked', 'previewed', 'importing', 'done', 'refused', 'given-up'] as const
    const files = states.map((state) => ({
      ...{ id: `f-${state}`, school: { id: 's1', name }, on: today, at: '08:30', state },
      told: { ...everythingTold(name, 60), trouble: 'stopped' as const },
    }))
    return [importView({ schools, school: 's1', handedIn: files.slice(0, 5) }), ...files.map(handedInView)]
  },
  'the new school year': (full, name) => {
    const years = [{ year: '2027–28', turnedOn: today, reviewedOn: null, seq: 1 }]
    const turned = { ...full, state: { ...full.state, years } }
    return [
      caseView(turned),
      reviewYearView(turned, back),
      yearListView(caseLines(name).slice(0, 40), 'FT-2026-0040'),
    ]
  },
  'a joint meeting': (full, name) => {
    const joint = { id: 'j1', day: today, at: '15:30', place: name.slice(0, 200), chair: 'U1' }
    const joints = { j1: { ...joint, state: 'asked' as const, meeting: null, proposedOn: today } }
    const asked = { ...full, state: { ...full.state, joints } }
    const screens = [jointView(full, { viewer: 'U1', back }), answerJointView(asked, 'j1', back)]
    return [caseView(asked), ...screens.filter((one) => typeof one !== 'string')]
  },
  list: (_full, name) => [
    listView(caseLines(name).slice(0, 40), {
      closed: false,
      after: 'FT-2026-0040',
      mayOpen: true,
      toReview: true,
    }),
    listView([], { closed: true, after: null, mayOpen: false, toReview: false }),
  ],
  new: (full, name) => {
    const schools = Array.from({ length: 150 }, (_, n) => ({ id: `s${n}`, name: `${n} ${name}` }))
    const form = { schools, school: null, owner: 'U0PASTORAL1' }
    return [
      newCaseView({ ...form, asks: true, chosen: null, prospect: null }),
      newCaseView({ ...form, schools: [], asks: false, chosen: null, prospect: null }),
      newCaseView({
        ...form,
        asks: true,
        chosen: { value: 'r1', text: name },
        prospect: prospectOf(full, name),
      }),
    ]
  },
  screening: (full, name) => {
    const shown = fullScreening(name)
    const missing = { missing: longNote(name) }
    const prospect = prospectOf(full, name)
    const place = { school: 's1', pupil: 'secondary.1', page: 3, pathway: 'ews-2015' }
    const closer = fullCloser(prospect, name)
    const ticked = closer.spells.map(({ from, to }) => ({
      from: day(from.slice(0, 10)),
      to: day(to.slice(0, 10)),
    }))
    return [
      ...pagesOf((page) => screenView({ ...shown, page })),
      screenView({ ...shown, schools: shown.schools.slice(0, 1), found: missing, follows: false, page: 0 }),
      closerView({ closer, ...place, ticked }),
      closerView({
        closer: {
          prospect: { ...prospect, test: missing },
          attendance: null,
          spells: [],
          ifAuthorised: null,
        },
        ...place,
        ticked: [],
      }),
    ]
  },
  'before and instead': (_full, name) => [opening(name), sorry(name, longNote(name)), sorry('', '')],
}

/** The screens that are others with twelve parents, where nothing is so long that it is cut. */
let withParents: (typeof modals)[string][] = []
beforeAll(() => {
  const few = fullCase('A')
  const twelve = fullCase('A', { parents: 12 })
  const differs = (draw: (typeof modals)[string]) =>
    JSON.stringify(draw(few, 'A')) !== JSON.stringify(draw(twelve, 'A'))
  withParents = Object.values(modals).filter(differs)
})

describe.each(Object.entries(hostile))('with names of %s', (_kind, name) => {
  const full = fullCase(name)

  it.each(Object.entries(modals))('Slack takes the screen: %s', (_screen, draw) => {
    for (const view of draw(full, name)) soundModal(view)
  })

  it('Slack takes the screens for twelve parents', () => {
    const twelve = fullCase(name, { parents: 12 })
    expect(withParents.length).toBeGreaterThan(15)
    for (const draw of withParents) for (const view of draw(twelve, name)) soundModal(view)
  })

  it('Slack takes the Home tab', () => {
    const home: HomeView = homeTab(manyDue(name, 60), caseLines(name), { mayOpen: true, watched: 500 })
    expect(inspectView(home)).toEqual([])
    expect(Buffer.byteLength(JSON.stringify(home))).toBeLessThan(250_000)
  })

  it('Slack takes the message about a register file', () => {
    const file = { id: 'f', school: { id: 's1', name }, on: today, at: '08:30', told: everythingTold(name) }
    for (const state of ['previewed', 'importing', 'done', 'refused', 'given-up'] as const)
      soundMessage(handedInMessage({ ...file, state }))
  })

  it('Slack takes every message', () => {
    const { lines, schools, on, retries } = manyDue(name, 30)
    const digest = {
      person: 'U1',
      on,
      lines: lines.overdue,
      more: 500,
      schools,
      snoozed: 4,
      held: 4,
      retries,
      yearReviews: 500,
      watched: 500,
      watchedCases: 500,
      untranslated: many(name).map((_, n) => `FT-2026-${1000 + n}`),
      calendars: Array.from({ length: 40 }, (_, n) => ({ school: `s${n}`, name, until: today })),
    }
    soundMessage(notices.digestMessage(digest, { late: true }))
    soundMessage(weeklyScreeningMessage(fullScreening(name)))
    for (const draw of [notices.cardMessage, notices.ownerMessage]) soundMessage(draw(full))
    soundMessage(driftMessage(full, full.state.drifts.r1!))
    soundMessage(watchMessage(full))
    soundMessage(watchedMessage(100_000))
    soundMessage(notices.reminderMessage(full, 'm1'))
    for (const event of [null, ...full.events]) soundMessage(meetingShutMessage(full, meetingOf(full), event))
    for (const event of [undefined, ...full.events]) soundMessage(jointMessage(full, event))
    for (const event of full.events) {
      soundMessage(notices.noteMessage(full, event))
      soundMessage(notices.movedMessage(full, event))
    }
  })
})

describe('nothing is left out without a word', () => {
  const full = fullCase(hostile.plain!)
  const all = (views: readonly (ModalView | null)[]) => views.map((view) => textOf(view?.blocks)).join('\n')

  it('every item of a long checklist stands on one of its pages, with its note whole', () => {
    const items = full.context.pathway.stages[0]!.items
    const pages = checklistPages(full, 'pre-fast-track')
    expect(pages.length).toBeGreaterThan(1)
    const fields = pages
      .flatMap((page) => controlsOf(loose(page.blocks)))
      .filter(({ actionId }) => actionId === 'checklist.note')
    expect(fields.map(({ block }) => (block.label as Dict).text)).toEqual(
      items.map(({ id }) => `Note on ${id}`),
    )
    const notes = fields.map(({ element }) => element.initial_value ?? '')
    expect(notes).toEqual(items.map(({ id }) => full.state.answers[id]?.note ?? ''))
  })

  it('a reader sees every note whole', () => {
    const note = `${'* & < : words '.repeat(214)}end.`
    const state = { ...full.state, answers: { A1: { ...full.state.answers.A1!, note, kept: [] } } }
    const reader = { ...full, state, acts: false }
    const shown = all(checklistPages(reader, 'pre-fast-track')).replaceAll('\u2060', '').replaceAll('\n', '')
    expect(shown).toContain(note.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  })

  it('texts kept beside a note are shown, and where there are many, where the rest is', () => {
    const shown = all(checklistPages(full, 'pre-fast-track'))
    for (const n of [3, 4, 5, 6, 7]) expect(shown).toContain(`wrote at the same time: ${n} Wolfe`)
    expect(shown).toContain('3 earlier texts kept as well: see the timeline.')
  })

  it('every letter and every kind of letter stands on a page, with what is to be done', () => {
    const pages = pagesOf((page) => lettersView(full, { back, page }))
    const shown = all([...pages, lettersView(full, { back, page: laterPage })])
    for (const { title } of full.context.pathway.letters) expect(shown).toContain(title)
    const lines = shown.split('\n').filter((line) => /^• (Draft|Sent) to/.test(line))
    expect(lines).toHaveLength(Object.keys(full.state.letters).length)
    for (const page of pages.slice(0, -1)) expect(all([page])).toContain('More: page')
  })

  it('letters that open later are one line, which leads to what opens each', () => {
    const one = fullCase('A')
    const letters = all(pagesOf((page) => lettersView(one, { back, page })))
    const [, later = ''] = all([lettersView(one, { back, page: laterPage })]).split('these open later')
    const [, n] = /(\d+) letters? cannot be made yet/.exec(letters) ?? []
    expect(later.match(/^• /gm)).toHaveLength(Number(n))
    expect(later).not.toContain('Make')
  })

  it('buttons with the same words on the letters are told apart aloud', () => {
    const [page] = pagesOf((to) => lettersView(fullCase('A'), { back, page: to }))
    const buttons = controlsOf(loose(page?.blocks))
      .map(({ element }) => element)
      .filter(({ text }) => /^Make/.test(String((text as Dict).text)))
    const spoken = buttons.map(({ accessibility_label: label }) => label)
    expect(buttons.length).toBeGreaterThan(5)
    expect(new Set(spoken).size).toBe(buttons.length)
  })

  it('every draft can be marked as sent, or is counted', () => {
    const view = sendView(full, below)
    const drafts = Object.values(full.state.letters).filter(({ state }) => state === 'draft').length
    const offered = optionsOf(loose(view.blocks)).length - sendingWays.length
    const told = Number(/(\d+) more draft/.exec(textOf(view.blocks))?.[1] ?? 0)
    expect(offered + told).toBe(drafts)
  })

  it('every deadline and every meeting of a case is shown or counted', () => {
    const shown = all([caseView(full)])
    expect(shown.match(/(overdue|Today|Not yet known)/g)).toHaveLength(100)
    const standing = Object.keys(full.state.meetings).length
    const meetings = shown.match(/\(offer \d+\)/g)?.length ?? 0
    // The first meeting has no offer to be told.
    const more = Number(/(\d+) earlier meeting/.exec(shown)?.[1] ?? 0)
    expect(meetings + more).toBeGreaterThanOrEqual(standing - 1)
  })

  it('every action of a meeting is shown', () => {
    const shown = all([agreedView(full, meetingOf(full), manyCommon('A'), { back })])
    expect(shown.match(/We will know because/g)).toHaveLength(60)
  })

  it('everybody who was invited can be marked, and every parent invited', () => {
    const twelve = fullCase('A', { parents: 12 })
    const came = attendanceView(twelve, meetingOf(twelve), { back })
    expect(
      controlsOf(loose(came.blocks)).filter(({ actionId }) => actionId === 'meeting.hold.came'),
    ).toHaveLength(30)
    const [kind] = twelve.context.pathway.meetings
    const plan = planView({ looked: twelve, kind: kind!, meeting: null, on: null, viewer: 'U1', back })
    const offered = controlsOf(loose(plan.blocks)).filter(
      ({ actionId }) => actionId === 'meeting.plan.parents',
    )
    expect(offered.flatMap(({ element }) => element.options as Dict[])).toHaveLength(12)
    expect(optionsOf(loose(excuseView(twelve, 'pre-legal-warning', below).blocks))).toHaveLength(12)
  })

  it('every deadline that is due stands on a page, and a snooze says that it lists the most urgent only', () => {
    const shown = all(pagesOf((page) => dueView(manyDue('A', 60), page)))
    expect(shown.match(/(?<!family of )\*FT-2026-/g)).toHaveLength(360)
    expect(shown.match(/the family of/g)).toHaveLength(60)
    expect(textOf(snoozeView(manyDue('A', 60), back)?.blocks)).toContain('260 more')
  })

  it('every event that is told stands on a page of the timeline, with what was written', () => {
    const shown = all(pagesOf((page) => timelineView(full, page)))
    expect(shown.match(/X1 .*: done, with a note/g)?.length).toBe(43)
    expect(shown.match(/Kept beside it/g)?.length).toBe(43 * 3)
  })

  it('a digest that cannot hold every line says how many more there are', () => {
    const { lines, schools, on } = manyDue(hostile.markers!, 30)
    const digest = {
      person: 'U1',
      on,
      lines: lines.overdue,
      more: 500,
      schools,
      snoozed: 0,
      held: 0,
      retries: [],
      yearReviews: 0,
      watched: 0,
      watchedCases: 0,
      untranslated: [],
      calendars: [],
    }
    const { blocks } = notices.digestMessage(digest, { late: false })
    const told = textOf(blocks).match(/\*FT-2026-/g)?.length ?? 0
    expect(textOf(blocks)).toContain(`And ${530 - told} more`)
  })
})

const measured = {
  test: { measure: 'unauthorised-share', over: 'entry', at_least: { of: 15, in: 100 } },
  got: '9/60',
  from: today,
  to: today,
} as const

const openingTests: PupilTest[] = [
  ...pupilFacts.map((pupil) => ({ pupil })),
  { phase: ['primary', 'all-through'] },
  { year_group: ['R', '11'] },
  { school_left: { n: 6, unit: 'month' } },
  { school_left: { setting: 'review-after' } },
  { setting: 'entry-governs', is: 'share' },
  { notices: { at_least: 1, at_most: 2, within: { n: 36, unit: 'month' } } },
]

const unmets: Unmet[] = [
  { unmet: 'answered', stage: 'pre-fast-track', items: Array.from({ length: 40 }, (_, n) => `A${n}`) },
  ...['planned', 'held', 'missed', 'attended'].map(
    (is): Unmet => ({ unmet: 'meeting', kind: 'initial', is }),
  ),
  { unmet: 'sent', letter: 'invite-initial', to: Array.from({ length: 12 }, (_, n) => `parent-${n + 1}`) },
  { unmet: 'decided', options: ['option-1', 'option-2'] },
  { unmet: 'recorded', record: 'council-confirmation' },
  { unmet: 'defence' },
  {
    unmet: 'signed-off',
    needs: [
      { need: 'send', title: 'Special educational needs', hidden: false, lacks: 'adjusted' },
      { need: 'medical', title: 'Medical condition', hidden: false, lacks: 'sign-off' },
      { need: 'social-worker', title: 'Social worker', hidden: true, lacks: 'adjusted' },
    ],
  },
  { unmet: 'consulted', missing: ['virtual-school-head', 'social-worker'] },
  { unmet: 'nobody-served', parents: ['parent-1', 'parent-2'] },
  { unmet: 'on-roll' },
  { unmet: 'of-age' },
  { unmet: 'measure', ...measured },
  { unmet: 'window', window: 'x' },
  ...([null, 'no', 'not-known'] as const).map(
    (said): Unmet => ({ unmet: 'asked', question: 'q1', said, wanted: true }),
  ),
  ...[true, false].flatMap((wanted) =>
    [true, false].flatMap((known) =>
      openingTests.map((test): Unmet => ({ unmet: 'pupil', test, known, wanted })),
    ),
  ),
  { unmet: 'not', of: 'measure', ...measured },
  { unmet: 'not', of: 'other' },
]

const refusals: Refusal[] = [
  { code: 'no-such-case' },
  { code: 'already-open', case: 'FT-2026-0001' },
  { code: 'not-on-roll', left: today },
  { code: 'no-date-of-birth' },
  { code: 'outside-compulsory-age' },
  { code: 'below-entry-test' },
  { code: 'not-said', questions: ['q1', 'q2'] },
  { code: 'closed' },
  { code: 'not-closed' },
  { code: 'reason-needed', field: 'why' },
  { code: 'unknown-item', item: 'A1' },
  { code: 'stage-not-open', stage: 'decision' },
  { code: 'unmet', to: 'decision', needs: [...unmets, { unmet: 'any', of: [unmets, unmets] }] },
  { code: 'day-not-known', missing: '' },
  { code: 'day-shut', on: today, why: 'half term', first: today },
  { code: 'too-soon', on: today, lastSend: today, first: null },
  { code: 'day-in-future', on: today },
  { code: 'before-opening', on: today },
  { code: 'no-such-meeting' },
  { code: 'meeting-not-held' },
  { code: 'no-one-invited' },
  { code: 'not-a-parent', who: 'parent-1' },
  { code: 'already-planned', meeting: 'm1' },
  { code: 'not-invited', who: 'parent-1' },
  { code: 'letter-locked', letter: 'invite-initial', needs: unmets },
  { code: 'do-not-write', addressee: 'parent-1' },
  { code: 'no-addressee', letter: 'invite-initial' },
  { code: 'letter-lacks', letter: 'invite-initial', missing: ['the headteacher'] },
  { code: 'letter-not-made', letter: 'invite-initial', why: 'x' },
  { code: 'tells-of-another', letter: 'invite-initial', addressee: 'parent-1' },
  { code: 'no-such-letter' },
  { code: 'letter-not-draft' },
  { code: 'letter-not-sent' },
  { code: 'letter-not-back' },
  { code: 'before-sent', on: today },
  { code: 'not-served', addressee: 'parent-1' },
  { code: 'not-decision-time' },
  { code: 'unknown-option' },
  { code: 'option-condition', option: 'option-1', needs: unmets },
  { code: 'option-stopped', option: 'option-4', stops: unmets },
  { code: 'review-kind-needed' },
  { code: 'field-missing', record: 'x', field: 'x' },
  { code: 'field-wrong', record: 'x', field: 'x' },
  { code: 'field-too-early', record: 'x', field: 'x' },
  { code: 'field-too-late', record: 'x', field: 'x', last: today },
  { code: 'field-too-far-back', record: 'x', field: 'x', first: today },
  { code: 'no-such-hold' },
  { code: 'on-hold' },
  { code: 'not-yours-to-lift', needs: ['safeguarding-lead', 'headteacher'] },
  { code: 'looked-after', missing: ['virtual-school-head', 'social-worker'] },
  { code: 'never-warned', addressee: 'parent-1' },
  { code: 'past-school-age' },
  { code: 'no-such-need' },
  { code: 'not-adjusted' },
  { code: 'not-yours-to-sign', needs: ['senior-leader', 'headteacher'] },
  { code: 'no-such-deadline' },
  { code: 'no-such-action' },
  { code: 'no-such-query' },
  { code: 'snooze-too-far', last: today },
  { code: 'not-your-role', needs: [] },
  { code: 'not-the-witness' },
  { code: 'not-staff', name: 'Jo' },
  { code: 'owner-kept-out' },
  { code: 'last-keeper' },
  { code: 'moved-on' },
  { code: 'nothing-changed' },
]

describe('what is not done is said', () => {
  it.each(Object.entries(hostile))('in a sentence that Slack takes, with names of %s', (_kind, name) => {
    const full = fullCase(name, { parents: 12 })
    const tell = { pathway: full.context.pathway, family: full.names }
    for (const refusal of refusals) soundModal(sorry('Not done', refusalSentence(refusal, tell)))
    for (const unmet of unmets) soundModal(sorry('Not done', unmetSentence(unmet, tell)))
  })

  it('in whole sentences, without ids', () => {
    const { context, names } = fullCase('Jo', { parents: 12 })
    for (const refusal of refusals) {
      const text = refusalSentence(refusal, { pathway: context.pathway, family: names })
      expect(text).toMatch(/^[A-Z“1].*[.]$/s)
      expect(text).not.toMatch(/undefined|\[object|[a-z]+-(initial|fast-track|review)|option-\d|parent-\d/)
    }
  })
})
