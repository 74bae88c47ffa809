import { act } from '../src/casework/act.ts'
import { faultOfCopy } from '../src/casework/papers-back/fault-of-copy.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import { mayDo } from '../views/pack/shown.ts'
import { redactButton, redactModal, redactView } from '../views/redact.ts'
import { readsOnly } from '../views/refusal.ts'
import { askedBy, because, type Ctx, type Desk, modalOf, show } from './desk.ts'
import { courtOf, notYours, paintCourt } from './pack.ts'
import { takeIn } from './take-in.ts'

type Given = ReturnType<(typeof redactModal)['read']>
type About = Pick<Given['context'], 'case' | 'parent'>

const title = 'Redacted copy'

/** The way to court with one parent for somebody who may hand a copy in, or why they may not. */
async function courtFor(ctx: Ctx, about: About) {
  const court = await courtOf(ctx, about, title)
  if (typeof court === 'string') return court
  if (!court.looked.acts) return readsOnly
  return mayDo(court, 'redact-paper') ? court : notYours
}

type Wrong = { field: 'which' | 'place' | 'file' | 'why'; text: string }

/** What a form says to do: with which paper, for whom, and with which file. */
type Asks = { of: string; everyone: boolean; why: string; files: Given['answers']['file'] | null }

/** Takes the copy in, once it was held against its original; what stops it, or what to keep beside the event. */
async function copyOf(
  ctx: Ctx,
  { case: id, parent }: About,
  { of, everyone }: Asks,
  files: Given['answers']['file'],
) {
  const [original, taken] = await Promise.all([ctx.deps.lookAtKept(of), takeIn(ctx, id, files)])
  if (taken.wrong !== null) return taken
  const [copy] = taken.papers
  if (copy === undefined) return { wrong: 'Choose the redacted copy first.' }
  const wrong = await faultOfCopy(ctx.deps.house, askedBy(ctx), id, {
    ...{ parent, everyone, of, original, copy },
  })
  return wrong === null ? { wrong, document: copy.id, beside: taken.beside } : { wrong }
}

/** What a form asks for, once it is somebody's to ask. */
async function asksOf(ctx: Ctx, { context, answers }: Given): Promise<Asks | Wrong> {
  const { which: of, place, file, why } = answers
  const court = await courtFor(ctx, context)
  if (typeof court === 'string') return { field: 'which', text: court }
  if (of === null || !court.papers.some(({ document }) => document === of))
    return { field: 'which', text: 'Choose a paper that goes into the evidence.' }
  if (place === null) return { field: 'place', text: 'Say what goes into the evidence.' }
  return { of, everyone: place === 'everyone', why: why ?? '', files: place === 'original' ? null : file }
}

const noCopy = { wrong: null, document: null, beside: undefined }

/** Puts a copy in a paper's place, or the original again. */
async function redacts(ctx: Ctx, given: Given): Promise<Wrong | null> {
  const asks = await asksOf(ctx, given)
  if ('text' in asks) return asks
  const { files, ...says } = asks
  const { case: id, parent } = given.context
  const taken = files === null ? noCopy : await copyOf(ctx, given.context, asks, files)
  if (taken.wrong !== null) return { field: 'file', text: taken.wrong }
  const command = { do: 'redact-paper' as const, parent, document: taken.document, ...says }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), command, taken.beside)
  return outcome.done ? null : { field: 'why', text: await because(ctx, id, outcome.refusal) }
}

/** Takes in redacted copies of papers in the evidence, each beside its original. */
export const redactScreens: Screens<Desk> = {
  buttons: [
    onPress(redactButton, async (ctx: Ctx, about, view) =>
      show(ctx, view, title, async () => {
        const court = await courtFor(ctx, about)
        return typeof court === 'string' ? court : redactView(court, modalOf(view)?.id ?? '')
      }),
    ),
  ],
  modals: [
    onModal(redactModal, {
      submit: async (ctx: Ctx, given) => {
        const wrong = await redacts(ctx, given)
        if (wrong !== null) return { errors: { [wrong.field]: wrong.text } }
        const { over, ...about } = given.context
        return { close: true as const, after: () => paintCourt(ctx, over, about) }
      },
    }),
  ],
}
