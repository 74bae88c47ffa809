import type { School } from '../../../db/queries/schools.ts'
import type { Asker } from '../../domain/access.ts'
import type { CaseCommand } from '../../domain/case/command.ts'
import type { Attendee } from '../../domain/case/event.ts'
import type { Refusal } from '../../domain/case/refusal.ts'
import { type Meeting, meetingsOf } from '../../domain/case/state.ts'
import type { Day } from '../../domain/day.ts'
import { act } from '../act.ts'
import { draftLetters } from '../draft-letters.ts'
import type { House } from '../house.ts'
import type { Documents } from '../letters/make-letters.ts'
import { type LoadedCase, loadCase } from '../load-case.ts'
import { logContact } from '../log-contact.ts'
import { openCase } from '../open-case.ts'
import { markRegister } from './marks.ts'
import type { OwnGiven, OwnVerb } from './own-words.ts'
import type { Step } from './words.ts'

/** Where a simulation runs: a store of its own, the school, its case once it is open, and what makes documents. */
export type Stage = { house: House; documents: Documents; school: School; pupil: string; id: string | null }

/** Why a step was refused: a refusal of the case, or a script that asks for what there is not; null where it was done. */
export type Refused = Refusal | { code: 'not-in-script'; says: string } | null

type Doing = { stage: Stage; by: Asker; today: Day }
type Own<V extends OwnVerb> = (doing: Doing, given: OwnGiven[V]) => Promise<Refused>

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

const open: Own<'open'> = async ({ stage, by }, given) => {
  const wanted = { owner: by.id, ...given, pupil: stage.pupil }
  const outcome = await openCase(stage.house, { by, key: null }, wanted)
  if (outcome.done) stage.id = outcome.state.id
  return outcome.done ? null : outcome.refusal
}

const marks: Own<'marks'> = async ({ stage }, given) => {
  const all = 'marks' in given ? given.marks : [given]
  const faults = await markRegister(stage.house, stage.school, stage.pupil, all)
  return faults === null ? null : unknown([...new Set(faults)].slice(0, 3).join('; '))
}

/** Answers every item of a stage, or those named, as done. */
const answer: Own<'answer'> = async (doing, { stage, items, answers, note }) => {
  const { context } = await loaded(doing.stage)
  const all = context.pathway.stages.find(({ id }) => id === stage)?.items.map(({ id }) => id) ?? []
  const done = (items ?? all).map((item) => ({ item, value: 'done' as const, note }))
  return asCommand(doing, { do: 'answer', stage, answers: answers ?? done })
}

/** Plans a meeting with all parents, the person who plans it in the chair, unless somebody else is named. */
const planMeeting: Own<'plan-meeting'> = async (doing, given) => {
  const { context } = await loaded(doing.stage)
  const usual: Attendee[] = [
    ...context.facts.parents.map(({ id }) => ({ who: id, as: 'parent' as const })),
    { who: doing.by.id, as: 'chair' },
  ]
  return asCommand(doing, { do: 'plan-meeting', ...given, attendees: given.attendees ?? usual })
}

const parentsAt = ({ attendees }: Meeting): string[] =>
  attendees.filter(({ as }) => as === 'parent').map(({ who }) => who)

/** The parents who came to a meeting; a name that was not asked to it is told. */
function whoCame(held: Meeting, came: OwnGiven['hold-meeting']['came']): string[] | Refused {
  const asked = parentsAt(held)
  if (typeof came === 'string') return came === 'all' ? asked : []
  const strangers = came.filter((who) => !asked.includes(who))
  const who = asked.join(' and ') || 'nobody of the family'
  return strangers.length === 0 ? came : unknown(`${strangers.join(' and ')} was not asked to it, but ${who}`)
}

/** Records who came to the latest meeting of a kind: everybody, nobody of the family, or those named. */
const holdMeeting: Own<'hold-meeting'> = async (doing, { kind, meeting, came }) => {
  const { state } = await loaded(doing.stage)
  const held = meeting === undefined ? meetingsOf(state, kind ?? '').at(-1) : state.meetings[meeting]
  if (held === undefined) return unknown(`there is no meeting ${meeting ?? kind ?? ''} to hold`)
  const there = whoCame(held, came)
  if (!Array.isArray(there)) return there
  const attendance = held.attendees.map(({ who, as }) => ({
    who,
    came: as !== 'parent' || there.includes(who),
  }))
  return asCommand(doing, { do: 'hold-meeting', meeting: held.id, attendance })
}

/** Makes what is owed of a letter and sends it. */
const letters: Own<'letters'> = async (doing, { kind, way, addressees }) => {
  const { house, documents, id } = doing.stage
  if (id === null) return noCase
  const asked = { by: doing.by, key: null }
  const drafted = await draftLetters(house, documents, asked, id, kind, addressees ? { addressees } : {})
  if (!drafted.done) return drafted.refusal
  const { state } = await loaded(doing.stage)
  const made = Object.values(state.letters).filter((one) => one.kind === kind && one.state === 'draft')
  return asCommand(doing, { do: 'send-letters', letters: made.map((one) => one.id), way })
}

const contact: Own<'contact'> = async ({ stage, by, today }, given) => {
  const { on = today, at = null, retryOn = null, who = `${stage.pupil}.p1` } = given
  const how = { manner: 'did' as const, doneBy: null, doneByName: null, gone: false }
  const entry = { ...given, ...how, pupils: [stage.pupil], on, at, retryOn, who }
  const outcome = await logContact(stage.house, { by, key: null }, entry)
  return outcome.done ? null : unknown(outcome.refusal.code)
}

/** What a script may ask for beside the verbs of a case. */
const own: { readonly [V in OwnVerb]: Own<V> } = {
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

const isOwn = (verb: string): verb is OwnVerb => verb in own

/** Does one step of a script, as the person who is named; its words were read with those of its verb. */
export async function doStep(doing: Doing, { do: verb, with: given }: Step): Promise<Refused> {
  if (doing.stage.id === null && !beforeOpening.includes(verb)) return noCase
  if (isOwn(verb)) return (own[verb] as (doing: Doing, given: object) => Promise<Refused>)(doing, given)
  return asCommand(doing, { do: verb, ...given } as CaseCommand)
}
