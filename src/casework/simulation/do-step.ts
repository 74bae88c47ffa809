import { z } from 'zod'
import type { School } from '../../../db/queries/schools.ts'
import type { Asker } from '../../domain/access.ts'
import type { CaseCommand } from '../../domain/case/command.ts'
import { isVerb } from '../../domain/case/decide.ts'
import type { Attendee } from '../../domain/case/event.ts'
import type { Refusal } from '../../domain/case/refusal.ts'
import { type Meeting, meetingsOf } from '../../domain/case/state.ts'
import type { Day } from '../../domain/day.ts'
import { daySchema } from '../../domain/day-schema.ts'
import { act } from '../act.ts'
import { draftLetters } from '../draft-letters.ts'
import type { House } from '../house.ts'
import type { Documents } from '../letters/make-letters.ts'
import { type LoadedCase, loadCase } from '../load-case.ts'
import { logContact } from '../log-contact.ts'
import { openCase } from '../open-case.ts'
import { type Marking, markRegister } from './marks.ts'

/** Where a simulation runs: a store of its own, the school, its case once it is open, and what makes documents. */
export type Stage = { house: House; documents: Documents; school: School; pupil: string; id: string | null }

/** Why a step was refused: a refusal of the case, or a script that asks for what there is not; null where it was done. */
export type Refused = Refusal | { code: 'not-in-script'; says: string } | null

type Doing = { stage: Stage; by: Asker; given: Record<string, unknown>; today: Day }
type Verb = (doing: Doing) => Promise<Refused>

const unknown = (says: string): Refused => ({ code: 'not-in-script', says })
const noCase = unknown('no case is open yet: open one first')

async function loaded({ house, id }: Stage): Promise<LoadedCase> {
  const found = id === null ? null : await loadCase(house, house.store.read, id)
  if (found === null) throw new Error('The script does something before it opens the case')
  return found
}

async function asCommand({ stage, by }: Doing, command: CaseCommand): Promise<Refused> {
  if (stage.id === null) return noCase
  const outcome = await act(stage.house, stage.id, { by, key: null }, command)
  return outcome.done ? null : outcome.refusal
}

const open: Verb = async ({ stage, by, given }) => {
  const wanted = { owner: by.id, ...given, pupil: stage.pupil } as Parameters<typeof openCase>[2]
  const outcome = await openCase(stage.house, { by, key: null }, wanted)
  if (outcome.done) stage.id = outcome.state.id
  return outcome.done ? null : outcome.refusal
}

const marking = z.strictObject({
  from: daySchema,
  to: daySchema,
  code: z.string(),
  half: z.enum(['AM', 'PM']).optional(),
})

const marks: Verb = async ({ stage, given }) => {
  const read = z
    .strictObject({ marks: z.array(marking) })
    .or(marking)
    .safeParse(given)
  if (!read.success) return unknown('marks wants {from, to, code} or {marks: [...]}')
  const all: Marking[] = 'marks' in read.data ? read.data.marks : [read.data]
  const faults = await markRegister(stage.house, stage.school, stage.pupil, all)
  return faults === null ? null : unknown(faults.slice(0, 3).join('; '))
}

/** Answers every item of a stage, or those named, as done. */
const answer: Verb = async (doing) => {
  const { context } = await loaded(doing.stage)
  const {
    stage = '',
    items,
    answers,
    note = '',
  } = doing.given as { stage?: string; items?: string[]; answers?: []; note?: string }
  const all = context.pathway.stages.find(({ id }) => id === stage)?.items.map(({ id }) => id) ?? []
  const done = (items ?? all).map((item) => ({ item, value: 'done' as const, note }))
  return asCommand(doing, { do: 'answer', stage, answers: answers ?? done })
}

/** Plans a meeting with all parents, the person who plans it in the chair, unless somebody else is named. */
const planMeeting: Verb = async (doing) => {
  const { context } = await loaded(doing.stage)
  const attendees: Attendee[] = [
    ...context.facts.parents.map(({ id }) => ({ who: id, as: 'parent' as const })),
    { who: doing.by.id, as: 'chair' },
  ]
  const usual = { at: '15:30', place: 'School', attendees }
  const command = { do: 'plan-meeting', ...usual, ...doing.given }
  return asCommand(doing, command as unknown as CaseCommand)
}

function latest(all: readonly Meeting[], kind: unknown): Meeting | undefined {
  return all.filter((one) => kind === undefined || one.kind === kind).at(-1)
}

/** Records who came to the latest meeting of a kind: everybody, nobody of the family, or those named. */
const holdMeeting: Verb = async (doing) => {
  const { state } = await loaded(doing.stage)
  const {
    kind,
    meeting,
    came = 'all',
  } = doing.given as { kind?: string; meeting?: string; came?: 'all' | 'none' | string[] }
  const held = meeting === undefined ? latest(meetingsOf(state, kind ?? ''), kind) : state.meetings[meeting]
  if (held === undefined) return unknown(`there is no meeting ${kind ?? meeting ?? ''} to hold`)
  const isThere = ({ who, as }: Attendee) =>
    as !== 'parent' || came === 'all' || (came !== 'none' && came.includes(who))
  const attendance = held.attendees.map((one) => ({ who: one.who, came: isThere(one) }))
  return asCommand(doing, { do: 'hold-meeting', meeting: held.id, attendance })
}

/** Makes what is owed of a letter and sends it. */
const letters: Verb = async (doing) => {
  const { house, documents, id } = doing.stage
  const {
    kind = '',
    way = 'post-first',
    addressees,
  } = doing.given as { kind?: string; way?: 'post-first'; addressees?: string[] }
  if (id === null) return noCase
  const drafted = await draftLetters(
    house,
    documents,
    { by: doing.by, key: null },
    id,
    kind,
    addressees ? { addressees } : {},
  )
  if (!drafted.done) return drafted.refusal
  const { state } = await loaded(doing.stage)
  const made = Object.values(state.letters).filter((one) => one.kind === kind && one.state === 'draft')
  return asCommand(doing, { do: 'send-letters', letters: made.map((one) => one.id), way })
}

const contact: Verb = async ({ stage, by, given, today }) => {
  const usual = { kind: 'call', who: `${stage.pupil}.p1`, incoming: false, reached: true, said: '', next: '' }
  const entry = {
    pupils: [stage.pupil],
    on: today,
    at: null,
    manner: 'did',
    retryOn: null,
    doneBy: null,
    ...usual,
    ...given,
  }
  const outcome = await logContact(
    stage.house,
    { by, key: null },
    entry as unknown as Parameters<typeof logContact>[2],
  )
  return outcome.done ? null : unknown(outcome.refusal.code)
}

/** What a script may ask for beside the verbs of a case. */
const own: Readonly<Record<string, Verb>> = {
  open,
  marks,
  answer,
  'plan-meeting': planMeeting,
  'hold-meeting': holdMeeting,
  letters,
  contact,
  wait: (doing) => asCommand(doing, { do: 'recount' }),
}

/** What a script may do while there is no case yet. */
const beforeOpening = ['open', 'marks', 'contact']

/** Does one step of a script, as the person who is named. */
export async function doStep(doing: Doing, verb: string): Promise<Refused> {
  const known = own[verb]
  if (known === undefined && !isVerb(verb)) return unknown(`${verb} is no verb of a case`)
  if (doing.stage.id === null && !beforeOpening.includes(verb)) return noCase
  if (known !== undefined) return known(doing)
  const given = { reasons: 'Simulated', ...doing.given }
  const command = verb === 'decide' ? { do: verb, ...given } : { do: verb, ...doing.given }
  return asCommand(doing, command as unknown as CaseCommand)
}
