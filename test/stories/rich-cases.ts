import { eq } from 'drizzle-orm'
import { putDocument } from '../../db/documents.ts'
import { pupils } from '../../db/schema.ts'
import { keep } from '../../src/casework/act.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { logContact } from '../../src/casework/log-contact.ts'
import { findPupils } from '../../src/casework/look-at-pupil.ts'
import { openCase } from '../../src/casework/open-case.ts'
import type { Asker } from '../../src/domain/access.ts'
import { headed } from '../../src/domain/case/decide.ts'
import type { CaseEvent } from '../../src/domain/case/event.ts'
import type { ContactEntry } from '../../src/domain/contact-entry.ts'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import { aPdf } from '../documents/a-pdf.ts'
import type { StoryHouse } from './in-process.ts'

/** A house with the demonstration, whoever opened it. */
export type Demonstration = Pick<StoryHouse, 'running' | 'workspace'>

export const leader: Asker = {
  id: 'U0TEAMLEADER',
  name: 'Gwendoline Mistry',
  roles: [{ role: 'team-leader', school: null }],
  keptFrom: [],
}

const figures = (from: Day, to: Day) => ({
  from,
  to,
  possible: 60,
  attended: 40,
  authorised: 5,
  unauthorised: 15,
  late: 0,
  unexplained: 0,
  missing: 0,
})

/** Opens a case for a pupil of the demonstration without any screen. */
export async function openFor({ running: { bot } }: Demonstration, name: string): Promise<string> {
  const [pupil] = await findPupils(bot.house, leader, name, null)
  if (pupil === undefined) throw new Error(`nobody called ${name}`)
  const opened = await openCase(
    bot.house,
    { by: leader, key: null },
    { pupil: pupil.id, owner: leader.id, reason: 'Agreed with the school' },
  )
  if (!opened.done) throw new Error(`${name}: ${opened.refusal.code}`)
  return opened.state.id
}

/** Puts events straight into a case's chain, as if they had been decided. */
export async function happened(
  { running: { bot } }: Demonstration,
  id: string,
  events: readonly CaseEvent[],
): Promise<void> {
  const { house } = bot
  await house.store.write(async (tx) => {
    const loaded = await loadCase(house, tx, id)
    if (loaded === null) throw new Error(`no ${id}`)
    const { state, context } = loaded
    const { today } = context.facts
    const head = {
      by: leader.id,
      on: today,
      manner: 'did' as const,
      recordedBy: leader.id,
      recordedAt: house.now().toISOString(),
      today,
    }
    await keep(tx, context.pathway, id, state, headed(events, state.seq, head))
  })
}

const decided = (option: string, on: Day): CaseEvent => ({
  type: 'decided',
  decision: 'd1',
  option,
  reasons: 'As the register says',
  figures: figures(on, on),
  checks: [],
})

/** Everything that a case can have at once, so that every screen can be reached from it. */
export async function enrich(house: Demonstration, id: string): Promise<void> {
  const loaded = await loadCase(house.running.bot.house, house.running.bot.house.store.read, id)
  if (loaded === null) throw new Error(`no ${id}`)
  const { parents, today } = loaded.context.facts
  const attendees = [
    ...parents.map((one) => ({ who: one.id, as: 'parent' as const })),
    { who: 'U0SENIORLEAD', as: 'chair' as const },
    { who: 'name-1', as: 'professional' as const, name: 'Kit Rowe, school nurse' },
  ]
  const plan = { kind: 'initial', at: '15:30', place: 'Room 4', attendees }
  const stages = [
    'prepare-initial',
    'initial-attended',
    'initial-missed',
    'prepare-review',
    'review-attended',
    'review-missed',
    'decision',
    'application',
  ]
  const attendance = attendees.map(({ who }, index) => ({ who, came: index !== 0 }))
  await happened(house, id, [
    ...stages.map((stage): CaseEvent => ({ type: 'stage-entered', stage, visit: 1, leaves: [] })),
    { type: 'meeting-planned', meeting: 'm1', day: addDays(today, -7), offer: 1, ...plan },
    { type: 'meeting-held', meeting: 'm1', attendance },
    {
      type: 'action-agreed',
      action: 'a1',
      meeting: 'm1',
      what: 'Breakfast club',
      who: 'The school',
      due: addDays(today, 7),
      how: 'In by nine',
    },
    { type: 'said', meeting: 'm1', about: 'pupil', text: 'I walk on my own', shareable: false },
    {
      type: 'register-queried',
      query: 'q1',
      meeting: 'm1',
      from: `${addDays(today, -14)} AM`,
      to: `${addDays(today, -14)} PM`,
      reason: 'illness',
      words: '',
      saidBy: [],
    },
    { type: 'meeting-planned', meeting: 'm2', day: addDays(today, -1), offer: 1, ...plan, kind: 'review' },
    {
      type: 'interpreter-booked',
      meeting: 'm2',
      parent: parents[0]?.id ?? '',
      language: 'Urdu',
      agency: 'Fenmoor Language Service',
    },
    {
      type: 'letter-drafted',
      letter: 'l1',
      kind: 'pre-legal-warning',
      addressee: parents[0]?.id ?? '',
      pdf: 'none',
      docx: 'none',
    },
    {
      type: 'evidence-drifted',
      drift: 'r1',
      from: { number: 1, by: 'U0ATTENDANCE', on: today },
      papers: [{ paper: 'l1', was: figures(today, today), now: figures(today, today), thresholds: [] }],
      sessions: [{ day: today, half: 'AM', was: 'O', now: 'I' }],
    },
    ...wentOut('l2', 'did-not-attend-initial', parents[0]?.id ?? '', await keptLetter(house, id)),
    ...wentOut('l3', 'invite-initial', parents[0]?.id ?? ''),
    { type: 'letter-came-back', letter: 'l3', how: 'not-there', note: 'Gone away' },
    {
      type: 'not-served',
      kind: 'invite-review',
      addressee: parents[0]?.id ?? '',
      meeting: 'm2',
      why: 'Gone',
    },
    ...towardsCourt(parents[0]?.id ?? '', today),
    { type: 'adjusted', need: 'send', what: 'A quiet place to begin the day' },
    { type: 'hold-placed', hold: 'h1', kind: 'missing', note: 'Seen by a neighbour', stopped: ['l1'] },
    { type: 'deadline-set', deadline: 'hold-review:m2', kind: 'hold-review', subject: 'm2', due: today },
    { type: 'deadline-set', deadline: 'decide:m1', kind: 'decide', subject: 'm1', due: today },
    { type: 'deadline-set', deadline: 'pack-due', kind: 'pack-due', due: today },
    {
      type: 'deadline-set',
      deadline: 'invitations-initial:m1',
      kind: 'invitations-initial',
      subject: 'm1',
      due: today,
    },
  ])
}

const envelope = { document: 'd1', called: 'TR/2, Proof that it went' }

/** A parent whom the council considers taking to court, with a pack that waits for its second check. */
const towardsCourt = (parent: string, today: Day): CaseEvent[] => [
  { type: 'charge-named', parent, from: addDays(today, -60), to: addDays(today, -3), offence: '444-1' },
  { type: 'advice-kept', parent, about: 'advice', text: 'Wait for the doctor' },
  { type: 'pack-built', parent, pack: 'none', profile: 'general', final: true, unread: [envelope] },
]

/** Keeps the bytes of a letter, so that a pack has a paper of which a redacted copy can be handed in. */
async function keptLetter({ running: { bot } }: Demonstration, id: string): Promise<string> {
  const kept = { id: `${id}-l2`, case: id, kind: 'letter', name: `${id}-l2.pdf`, mime: 'application/pdf' }
  const made = { madeAt: bot.house.now().toISOString(), madeBy: leader.id }
  const bytes = aPdf([{ text: 'You did not come to the meeting' }])
  await bot.house.store.write((tx) => putDocument(tx, { ...kept, ...made, bytes }))
  return kept.id
}

/** A letter about a meeting went out whose bytes are kept, so that it goes into a pack. */
export async function letterWent(house: Demonstration, id: string, addressee: string): Promise<void> {
  const pdf = await keptLetter(house, id)
  await happened(house, id, wentOut('l2', 'did-not-attend-initial', addressee, pdf))
}

/** A letter about the first meeting that went out, addressed to nowhere. */
const wentOut = (letter: string, kind: string, addressee: string, pdf = 'none'): CaseEvent[] => [
  { type: 'letter-drafted', letter, kind, addressee, meeting: 'm1', pdf, docx: 'none' },
  { type: 'letter-sent', letter, way: 'post-first', to: ['1 Nowhere Road', 'Oaktown'] },
]

/** A contact about a case's pupil, and another family to be tried again today. */
export async function contacted({ running: { bot } }: Demonstration, id: string): Promise<void> {
  const loaded = await loadCase(bot.house, bot.house.store.read, id)
  if (loaded === null) throw new Error(`no ${id}`)
  const { pupil, today } = loaded.context.facts
  // No walk logs a contact for this one, so that the reminder stays.
  const [another] = await findPupils(bot.house, leader, 'Antoni Walczak', null)
  if (another === undefined) throw new Error('nobody to be tried again')
  const call: ContactEntry = {
    pupils: [pupil.id],
    kind: 'call',
    who: 'The aunt',
    on: today,
    at: null,
    incoming: false,
    reached: true,
    said: 'In tomorrow',
    next: null,
    retryOn: null,
    manner: 'did',
    doneBy: null,
    doneByName: null,
    gone: false,
  }
  for (const entry of [call, { ...call, pupils: [another.id], reached: false, retryOn: today }]) {
    const kept = await logContact(bot.house, { by: leader, key: null }, entry)
    if (!kept.done) throw new Error(kept.refusal.code)
  }
}

/** From now on the pupil of this case is looked after by the council. */
export async function takenIntoCare({ running: { bot } }: Demonstration, id: string): Promise<void> {
  const loaded = await loadCase(bot.house, bot.house.store.read, id)
  const pupil = eq(pupils.id, loaded?.state.pupil ?? '')
  await bot.house.store.write((tx) => tx.update(pupils).set({ lookedAfter: true }).where(pupil))
}

/** The cases of the stories: open and rich at the secondary, the same referred and closed, and one at another school. */
export async function richCases(house: Demonstration) {
  const own = await openFor(house, 'Lottie Kettlewell')
  const other = await openFor(house, 'Zofia Walczak')
  const referred = await openFor(house, 'Rhodri Oakeshott')
  const closed = await openFor(house, 'Wilfred Tunnicliffe')
  const today = day(house.workspace.clock.now().toISOString().slice(0, 10))
  for (const id of [own, other, referred, closed]) await enrich(house, id)
  await contacted(house, own)
  await happened(house, referred, [decided('option-4', today)])
  for (const id of [own, referred, other]) {
    await happened(house, id, [{ type: 'hold-lifted', hold: 'h1', why: 'Found and well' }])
  }
  await takenIntoCare(house, own)
  await happened(house, closed, [decided('option-1', today), { type: 'case-closed', reason: 'improved' }])
  return { own, other, referred, closed }
}
