import type { ModalView } from '@slack/types'
import { allSchools, schoolOfChannel } from '../db/queries/schools.ts'
import { type FileOutcome, handIn } from '../src/casework/register-files/hand-in.ts'
import { filesHandedIn, lookAtFile } from '../src/casework/register-files/look-at-file.ts'
import { answerDoubts, readHandedIn } from '../src/casework/register-files/read-handed-in.ts'
import { runImport } from '../src/casework/register-files/run-import.ts'
import { startImport } from '../src/casework/register-files/start-import.ts'
import { keepsRegister } from '../src/domain/handed-in.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { answersTo, importGuideModal } from '../views/import/guide.ts'
import { importPreviewModal } from '../views/import/preview.ts'
import { handedInView } from '../views/import/screen.ts'
import { handInAgain, importToldModal } from '../views/import/told.ts'
import { importModal, importSentence, importView, openHandedIn } from '../views/import.ts'
import { sorry } from '../views/opening.ts'
import { askedBy, type Ctx, type Desk, modalOf, show } from './desk.ts'

const title = 'Bring in a register'
const gone = () => importSentence({ code: 'no-such-file' })

async function form(ctx: Ctx) {
  const { house } = ctx.deps
  const { read } = house.store
  const schools = (await allSchools(read)).filter(({ id }) => keepsRegister(ctx.person, id))
  if (schools.length === 0) return importSentence({ code: 'not-your-register' })
  const here = ctx.channel === null ? null : await schoolOfChannel(read, ctx.channel)
  const handedIn = await filesHandedIn(house, ctx.person)
  return importView({ schools, school: here?.id ?? null, handedIn })
}

/** A file that was handed in, wherever it stands; a sentence where it is not there, or not theirs. */
async function screen(ctx: Ctx, id: string) {
  const file = await lookAtFile(ctx.deps.house, ctx.person, id)
  return file === null ? gone() : handedInView(file)
}

const painted = (built: ModalView | string): ModalView =>
  typeof built === 'string' ? sorry(title, built) : built

/** Fills the modal that a button stood on, so that form and files do not pile up, or opens one. */
function turn(ctx: Ctx, view: ReceivedView | null, build: () => Promise<ModalView | string>): Reply {
  const modal = modalOf(view)
  if (modal === null) return show(ctx, null, title, build)
  return { after: async () => void (await ctx.update(modal.id, painted(await build()))) }
}

async function paint(ctx: Ctx, view: string, id: string): Promise<void> {
  await ctx.update(view, painted(await screen(ctx, id)))
}

/** Shows a file at once as it stands, and again once the work on it is done; a repeat of the request begins none. */
async function goOn(
  ctx: Ctx,
  view: string,
  outcome: FileOutcome & { done: true },
  work: () => Promise<void>,
) {
  const built = await screen(ctx, outcome.id)
  const after = async () => {
    if (!outcome.repeated) await work()
    await paint(ctx, view, outcome.id)
  }
  return { update: painted(built), after }
}

type Reading<M extends { read: (...given: never) => unknown }> = ReturnType<M['read']> & {
  view: { id: string }
}

async function submit(ctx: Ctx, { context, answers, view }: Reading<typeof importModal>) {
  const school = context.school ?? answers.school
  const [file] = answers.file
  if (school === null) return { errors: { school: 'Choose a school.' } }
  if (file === undefined) return { errors: { file: 'Choose the file first.' } }
  const { house, bringFile } = ctx.deps
  const outcome = await handIn(house, { ...askedBy(ctx), key: ctx.inboxKey }, { school, file: file.id })
  if (!outcome.done) return { errors: { file: importSentence(outcome.refusal) } }
  return goOn(ctx, view.id, outcome, () => readHandedIn(house, ctx.person, outcome.id, bringFile))
}

async function answer(ctx: Ctx, { context, answers, view }: Reading<typeof importGuideModal>) {
  const { house, bringFile } = ctx.deps
  const file = await lookAtFile(house, ctx.person, context.handedIn)
  const given = file?.told.understood === undefined ? {} : answersTo(file.told.understood, answers.answer)
  const asked = { ...askedBy(ctx), key: ctx.inboxKey }
  const outcome = await answerDoubts(house, asked, context.handedIn, given)
  if (!outcome.done) return { update: sorry(title, importSentence(outcome.refusal)) }
  return goOn(ctx, view.id, outcome, () => readHandedIn(house, ctx.person, outcome.id, bringFile))
}

async function doImport(ctx: Ctx, { context, view }: Reading<typeof importPreviewModal>) {
  const { house, bringFile } = ctx.deps
  const outcome = await startImport(house, { ...askedBy(ctx), key: ctx.inboxKey }, context.handedIn)
  // It has no field at which an error could stand, and whoever is told to wait presses Import again beneath.
  if (!outcome.done) return { push: sorry('Not imported', importSentence(outcome.refusal)) }
  return goOn(ctx, view.id, outcome, () => runImport(house, ctx.person, outcome.id, bringFile))
}

/** Brings a school's register in from a file: read and looked at first, then imported whole or not at all. */
export const importCommand: Command<Desk> = {
  word: 'import',
  help: 'Bring in a register from a file of your school’s system',
  run: async (ctx) => show(ctx, null, title, () => form(ctx)),
  buttons: [
    onPress(openHandedIn, async (ctx: Ctx, { handedIn }, view) =>
      turn(ctx, view, () => screen(ctx, handedIn)),
    ),
    onPress(handInAgain, async (ctx: Ctx, _, view) => turn(ctx, view, () => form(ctx))),
  ],
  modals: [
    onModal(importModal, { submit: (ctx: Ctx, reading) => submit(ctx, reading) }),
    onModal(importGuideModal, { submit: (ctx: Ctx, reading) => answer(ctx, reading) }),
    onModal(importPreviewModal, { submit: (ctx: Ctx, reading) => doImport(ctx, reading) }),
    onModal(importToldModal, { submit: async () => ({ close: true as const }) }),
  ],
}
