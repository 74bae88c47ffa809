import { contactById } from '../db/queries/contacts.ts'
import { caseOfMessage } from '../db/queries/messages.ts'
import { schoolOfChannel } from '../db/queries/schools.ts'
import { dueFor } from '../src/casework/due.ts'
import { dismissRetry, logContact } from '../src/casework/log-contact.ts'
import { findPupils } from '../src/casework/look-at-pupil.ts'
import { lookToLog } from '../src/casework/look-to-log.ts'
import { schoolsOf } from '../src/domain/access.ts'
import type { ContactEntry } from '../src/domain/contact-entry.ts'
import { type Command, onModal, onPress, onSearch, onShortcut, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import type { PointedAt } from '../src/kit/shortcut.ts'
import { caseModal } from '../views/case.ts'
import { dueModal, dueView } from '../views/due.ts'
import { contactsModal, contactsPage, contactsView, openContacts } from '../views/log/contacts.ts'
import {
  type LogAnswers,
  type LogContext,
  logModal,
  logShortcut,
  openLog,
  somebodyElse,
} from '../views/log/form.ts'
import { contactRefused } from '../views/log/words.ts'
import { logView } from '../views/log.ts'
import { readsOnly } from '../views/refusal.ts'
import { dropRetry, openRetry } from '../views/retries.ts'
import { caseNumber } from './case-number.ts'
import { askedBy, type Ctx, type Desk, look, modalOf, paintCase, show, showCase, turnInto } from './desk.ts'
import { withdrawing } from './withdraw-contact.ts'

const title = 'Log a contact'
const forStaff =
  'Logging a contact is for school staff and the attendance team. Ask whoever looks after Fast Track if you should be able to.'

const screens: Readonly<Record<string, 'case' | 'contacts' | 'due'>> = {
  [caseModal.id]: 'case',
  [contactsModal.id]: 'contacts',
  [dueModal.id]: 'due',
}

/** The screen that the form lies over, if it is one that shows contacts. */
function backTo(over: ReceivedView | null, id: string): LogContext['back'] {
  const screen = screens[over?.callback_id ?? '']
  return over === null || screen === undefined ? null : { view: over.id, screen, case: id }
}

/** The form with no pupil chosen yet; a school's own channel narrows the search to that school. */
async function blank(ctx: Ctx, said?: string) {
  if (schoolsOf(ctx.person).length === 0) return forStaff
  const here = ctx.channel === null ? null : await schoolOfChannel(ctx.deps.house.store.read, ctx.channel)
  return logView({ context: { school: here?.id ?? null, back: null, turn: 0 }, prospect: null, said })
}

type Begun = { said?: string | undefined; ticked?: readonly string[] }

async function about(ctx: Ctx, pupil: string, back: LogContext['back'], begun: Begun = {}) {
  const prospect = await lookToLog(ctx.deps.house, ctx.person, pupil)
  if (prospect === null) return null
  return logView({ context: { school: prospect.names.school.id, back, turn: 0 }, prospect, ...begun })
}

/** The form about a pupil, as it is reached from elsewhere; null for somebody who may not log a contact about them. */
export const logAbout = (ctx: Ctx, pupil: string) => about(ctx, pupil, null)

async function aboutCase(ctx: Ctx, over: ReceivedView | null, id: string, said?: string) {
  const looked = await look(ctx, id)
  if (looked === null) return null
  return looked.acts ? about(ctx, looked.state.pupil, backTo(over, id), { said }) : readsOnly
}

/** From a message: about the case that it belongs to, if the person may see that, and with what a colleague wrote in it. */
function fromMessage(ctx: Ctx, { channel, ts, thread, text, own }: PointedAt): Reply {
  return show(ctx, null, title, async () => {
    const { read } = ctx.deps.house.store
    const said = own ? undefined : text
    const id = (await caseOfMessage(read, channel, ts)) ?? (await caseOfMessage(read, channel, thread ?? ts))
    const found = id === null ? null : await aboutCase(ctx, null, id, said)
    return found ?? blank(ctx, said)
  })
}

/** The pupil of an attempt that failed, to be tried again. */
async function again(ctx: Ctx, over: ReceivedView | null, contact: string) {
  const found = await contactById(ctx.deps.house.store.read, contact)
  const [pupil, ...ticked] = found?.pupils ?? []
  return pupil === undefined ? null : about(ctx, pupil, backTo(over, ''), { ticked })
}

async function redrawn(ctx: Ctx, context: LogContext, answers: LogAnswers, other: boolean) {
  const prospect = answers.pupil === null ? null : await lookToLog(ctx.deps.house, ctx.person, answers.pupil)
  const turned = other ? { ...context, turn: context.turn + 1 } : context
  const said = answers.said ?? undefined
  const ticked = other ? [] : answers.siblings
  const shown = other ? { ...answers, who: null } : answers
  return logView({ context: turned, prospect, said, ticked, answers: shown })
}

function entryOf({ pupil, siblings, who, other, incoming, gone, manner, ...rest }: LogAnswers): ContactEntry {
  return {
    ...rest,
    pupils: pupil === null ? [] : [pupil, ...siblings],
    who: who === null || who === somebodyElse ? other : who,
    incoming: incoming.includes('yes'),
    gone: gone.includes('yes'),
    manner: manner ?? 'did',
  }
}

const onScreen = ({ blocks = [] }: ReceivedView, field: string) =>
  blocks.some(({ block_id: id = '' }) => id === field || id.startsWith(`${field}@`))

async function paintDue(ctx: Ctx, view: string): Promise<void> {
  await ctx.update(view, dueView(await dueFor(ctx.deps.house, ctx.person)))
}

/** Paints the screen beneath the form anew, with the contact on it. */
async function paintBack(ctx: Ctx, { view, screen, case: id }: NonNullable<LogContext['back']>) {
  if (screen === 'case') return paintCase(ctx, view, id)
  if (screen === 'due') return paintDue(ctx, view)
  const looked = await look(ctx, id)
  if (looked !== null) await ctx.update(view, contactsView(looked))
}

async function submit(ctx: Ctx, { answers, context, view }: LogReading) {
  const kept = await logContact(ctx.deps.house, askedBy(ctx), entryOf(answers))
  const { back } = context
  if (kept.done)
    return { close: true as const, ...(back === null ? {} : { after: () => paintBack(ctx, back) }) }
  const { field, text } = contactRefused(kept.refusal)
  const at = (field === 'other' || field === 'gone') && !onScreen(view, field) ? 'who' : field
  return { errors: { [at]: text } }
}

type LogReading = ReturnType<(typeof logModal)['read']> & { view: ReceivedView }

/** Logs a contact with a family, and shows those that were logged. */
export const logCommand: Command<Desk> = {
  word: 'log',
  help: 'Log a call, text, email or visit',
  run: async (ctx, text) => {
    const id = caseNumber(text, ctx.today.slice(0, 4))
    return show(ctx, null, title, () => (id === null ? blank(ctx) : aboutCase(ctx, null, id)))
  },
  shortcuts: [onShortcut(logShortcut, async (ctx: Ctx, at) => fromMessage(ctx, at))],
  buttons: [
    ...withdrawing.buttons,
    onPress(openLog, async (ctx: Ctx, { case: id }, view) =>
      show(ctx, view, title, () => aboutCase(ctx, modalOf(view), id)),
    ),
    onPress(openRetry, async (ctx: Ctx, { contact }, view) =>
      show(ctx, view, title, () => again(ctx, modalOf(view), contact)),
    ),
    onPress(dropRetry, async (ctx: Ctx, { contact }, view) => {
      await dismissRetry(ctx.deps.house, askedBy(ctx), contact)
      const shown = modalOf(view)
      return shown === null
        ? { say: 'You are not reminded of it any more.' }
        : { after: () => paintDue(ctx, shown.id) }
    }),
    onPress(openContacts, async (ctx: Ctx, { case: id }, view) =>
      showCase(ctx, view, 'Contacts', id, (looked) => contactsView(looked)),
    ),
    onPress(contactsPage, async (ctx: Ctx, { case: id, page }, view) =>
      turnInto(ctx, view, 'Contacts', id, (looked) => contactsView(looked, page)),
    ),
  ],
  modals: [
    ...withdrawing.modals,
    onModal(logModal, {
      change: async (ctx: Ctx, { answers, context, view, changed }) => ({
        after: async () =>
          void (await ctx.update(view.id, await redrawn(ctx, context, answers, changed.field === 'pupil'))),
      }),
      submit,
    }),
  ],
  searches: [
    onSearch(logModal.fields.pupil, async (ctx: Ctx, typed, view) => {
      const school = view === null ? null : logModal.read(view).context.school
      const found = await findPupils(ctx.deps.house, ctx.person, typed, school)
      return found.map((pupil) => ({ value: pupil.id, text: pupil.name, description: pupil.form }))
    }),
  ],
}
