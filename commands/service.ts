import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { CaseCommand } from '../src/domain/case/command.ts'
import type { Letter } from '../src/domain/case/state.ts'
import { lettersUnserved } from '../src/domain/case/unserved.ts'
import { onModal, onPress, type Reply, type Screens } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import {
  type Below,
  backModal,
  backView,
  notServedModal,
  notServedView,
  proofModal,
  proofView,
  wentModal,
  wentView,
} from '../views/service/forms.ts'
import { openService } from '../views/service/track.ts'
import {
  agreeButton,
  notServedButton,
  type ServiceAct,
  serviceMenu,
  serviceModal,
  servicePage,
  serviceView,
} from '../views/service.ts'
import {
  askedBy,
  because,
  type Ctx,
  complain,
  type Desk,
  look,
  modalOf,
  notHere,
  paintCase,
  showCase,
  showForm,
} from './desk.ts'
import { keepTaken } from './take-in.ts'

type Painting = { back: string | null; page: number; notice?: string | undefined }
type Under = Below & { case: string; notice?: string | undefined }

async function paint(ctx: Ctx, view: string, id: string, shown: Painting): Promise<void> {
  const looked = await look(ctx, id, 'What was sent')
  if (looked !== null) await ctx.update(view, serviceView(looked, shown))
  await paintCase(ctx, shown.back, id)
}

/** What lies beneath a form: the screen, the page of it that is shown, and the case beneath that. */
function placeOf(view: ReceivedView | null, over: string | null): Below {
  if (view?.callback_id !== serviceModal.id) return { over: over ?? '', back: null, page: 0 }
  const { back, page } = serviceModal.read(view).context
  return { over: over ?? '', back, page }
}

const forms: Record<
  ServiceAct,
  (looked: LookedAt, letter: Letter, lies: Below) => ReturnType<typeof notServedView>
> = {
  prove: proofView,
  back: backView,
  again: (looked, letter, lies) => wentView(looked, letter, false, lies),
  correct: (looked, letter, lies) => wentView(looked, letter, true, lies),
  not: (looked, letter, lies) => notServedView(looked, letter.id, lies),
}
const titles: Record<ServiceAct, string> = {
  prove: 'Add a proof',
  back: 'It came back',
  again: 'Sent again',
  correct: 'Put right',
  not: 'Not served',
}

/** Closes a form and paints the screen beneath it anew. */
const closed = (ctx: Ctx, { case: id, over, back, page, notice }: Under) => ({
  close: true as const,
  after: () => paint(ctx, over, id, { back, page, notice }),
})

/** Does what a form says, on its day where it has one; an error goes to the field that it names, or the form's own. */
async function kept<F extends string>(
  ctx: Ctx,
  under: Under,
  command: CaseCommand,
  { field, on, names = [] }: { field: F; on?: ReturnType<typeof askedBy>['on']; names?: readonly F[] },
) {
  const asked = askedBy(ctx, { on })
  const outcome = await act(ctx.deps.house, under.case, asked, command)
  if (outcome.done) return closed(ctx, under)
  const { refusal } = outcome
  const named = refusal.code === 'reason-needed' ? names.find((one) => one === refusal.field) : undefined
  return { errors: { [named ?? field]: await because(ctx, under.case, refusal) } }
}

async function keepProof(ctx: Ctx, { context, answers }: ReturnType<(typeof proofModal)['read']>) {
  const { case: id, letter } = context
  const { wrong, notice } = await keepTaken(ctx, id, answers.proof, (documents) => ({
    do: 'prove-letter',
    letter,
    documents,
  }))
  return wrong === null ? closed(ctx, { ...context, notice }) : { errors: { proof: wrong } }
}

function keepBack(ctx: Ctx, { context, answers }: ReturnType<(typeof backModal)['read']>) {
  const { on, how, note } = answers
  if (how === null) return { errors: { how: 'Say what happened.' } }
  const command = { do: 'letter-back' as const, letter: context.letter, how, note: note ?? '' }
  return kept(ctx, context, command, { field: 'on', on: on ?? undefined })
}

function keepWent(ctx: Ctx, { context, answers }: ReturnType<(typeof wentModal)['read']>) {
  const { way, to, postedBy, agreed, why, on } = answers
  if (way === null || on === null) return { errors: { way: 'Say how and when it went.' } }
  const said = {
    way,
    to: (to ?? '').split('\n'),
    postedBy: postedBy ?? undefined,
    agreed: agreed ?? '',
  }
  const { letter, correct } = context
  const field = { field: 'on', names: ['agreed', 'why'] } as const
  if (!correct)
    return kept(ctx, context, { do: 'send-letters', letters: [letter], ...said }, { ...field, on })
  return kept(ctx, context, { do: 'correct-sending', letter, day: on, why: why ?? '', ...said }, field)
}

async function keepNotServed(ctx: Ctx, { context, answers }: ReturnType<(typeof notServedModal)['read']>) {
  const looked = await look(ctx, context.case, titles.not)
  if (looked === null) return { errors: { which: notHere } }
  const chosen = lettersUnserved(looked.context).find(({ key }) => key === answers.which)
  if (chosen === undefined) return { errors: { which: 'Choose a letter of the list.' } }
  const { kind, addressee, meeting } = chosen
  const about = meeting === null ? {} : { meeting }
  const command = { do: 'not-served' as const, kind, addressee, ...about, why: answers.why ?? '' }
  return kept(ctx, context, command, { field: 'why' })
}

async function agreed(
  ctx: Ctx,
  payload: ReturnType<(typeof agreeButton)['read']>,
  view: ReceivedView | null,
): Promise<Reply> {
  const { case: id, kind, addressee, meeting } = payload
  const about = meeting === null ? {} : { meeting }
  const command = { do: 'sign-not-served' as const, kind, addressee, ...about }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
  if (!outcome.done) return complain(ctx, view, await because(ctx, id, outcome.refusal))
  const shown = modalOf(view)
  return shown === null ? undefined : { after: () => paint(ctx, shown.id, id, placeOf(view, null)) }
}

/** Shows what was sent to each parent, and keeps what came of it. */
export const serviceScreens: Screens<Desk> = {
  buttons: [
    onPress(openService, async (ctx: Ctx, { case: id }, view) =>
      showCase(ctx, view, 'What was sent', id, (looked, { back }) => serviceView(looked, { back })),
    ),
    onPress(servicePage, async (ctx: Ctx, { case: id, page }, view) => {
      const shown = modalOf(view)
      if (shown === null) return undefined
      return { after: () => paint(ctx, shown.id, id, { ...placeOf(view, null), page }) }
    }),
    onPress(serviceMenu, async (ctx: Ctx, { case: id, letter, do: what }, view) =>
      showForm(ctx, view, titles[what], id, (looked, { back }) => {
        const found = looked.state.letters[letter]
        return found === undefined ? null : forms[what](looked, found, placeOf(view, back))
      }),
    ),
    onPress(notServedButton, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, titles.not, id, (looked, { back }) =>
        notServedView(looked, null, placeOf(view, back)),
      ),
    ),
    onPress(agreeButton, (ctx: Ctx, payload, view) => agreed(ctx, payload, view)),
  ],
  modals: [
    onModal(proofModal, { submit: keepProof }),
    onModal(backModal, { submit: async (ctx: Ctx, reading) => keepBack(ctx, reading) }),
    onModal(wentModal, { submit: async (ctx: Ctx, reading) => keepWent(ctx, reading) }),
    onModal(notServedModal, { submit: keepNotServed }),
  ],
}
