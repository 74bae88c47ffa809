import type { Core } from '../core.ts'
import { isDict } from '../rules/inspect.ts'
import { demandView } from '../rules/inspect-view.ts'
import { parseJson } from '../rules/parse-json.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict, View } from '../state/model.ts'
import { missingInputs } from '../state/values.ts'
import { dropViews, findView, pushModal, repaint, stackOf, valuesOf, viewWire } from '../state/views.ts'
import type { Answered } from '../ways-in/errand.ts'
import { sendPayload } from '../ways-in/send.ts'
import { type Fill, fillIn, stillThere } from './fill.ts'
import { wrongInputs } from './input-faults.ts'
import { done, type Outcome, trouble } from './outcome.ts'
import { payloadBase } from './payload.ts'
import { responseUrls } from './response-urls.ts'
import { originOf, type Surface, surfaceOf } from './target.ts'

const REQUIRED = 'Please complete this required field.'

const requireInputs = (core: Core, view: View): Record<string, string> => ({
  ...wrongInputs(view, valuesOf(core, view.id)),
  ...Object.fromEntries(missingInputs(view, valuesOf(core, view.id)).map((blockId) => [blockId, REQUIRED])),
})

const showErrors = (view: View, body: Dict): Outcome => {
  const errors = body.errors
  if (!isDict(errors) || Object.keys(errors).length === 0) throw new SlackError('no_errors_given')
  const inputs = new Set(view.blocks.filter((b) => b.type === 'input').map((b) => String(b.block_id)))
  const astray = Object.keys(errors).filter((blockId) => !inputs.has(blockId))
  if (astray.length > 0) throw new SlackError('errors_for_unknown_blocks', { astray })
  const mute = Object.keys(errors).filter((id) => typeof errors[id] !== 'string' || errors[id] === '')
  if (mute.length > 0) throw new SlackError('errors_without_words', { mute })
  return { ok: false, errors: errors as Record<string, string> }
}

/** Runs something with the view as it stands now; the person may have closed it while the app was thinking. */
const whileOpen = (core: Core, view: View, run: (open: View) => unknown): Outcome => {
  const open = findView(core, view.id)
  if (open !== undefined) run(open)
  return done
}

type Reaction = (core: Core, view: View, body: Dict) => Outcome

const reactions: Readonly<Record<string, Reaction>> = {
  errors: (core, view, body) => showErrors(findView(core, view.id) ?? view, body),
  update(core, view, body) {
    const given = demandView(body.view, 'modal')
    return whileOpen(core, view, (open) => repaint(core, open, given))
  },
  push(core, view, body) {
    const given = demandView(body.view, 'modal')
    const origin = { user: view.owner, modal: view.id, channel: view.channel }
    return whileOpen(core, view, () => pushModal(core, origin, given))
  },
  clear(core, view) {
    dropViews(
      core,
      stackOf(core, view.owner).filter((one) => one.rootId === view.rootId),
    )
    return done
  },
}

const isEmpty = (text: string) => text.trim() === '' || /^\s*\{\s*\}\s*$/.test(text)

const react = (core: Core, view: View, answer: Answered): Outcome => {
  if (isEmpty(answer.text)) {
    dropViews(core, [view])
    return done
  }
  const body = parseJson(answer.text)
  if (!isDict(body)) throw new SyntaxError('not an object')
  const action = String(body.response_action)
  const reaction = Object.hasOwn(reactions, action) ? reactions[action] : undefined
  if (reaction === undefined) throw new SlackError(`unknown response_action: ${action}`)
  return reaction(core, view, body)
}

const recordFault = (core: Core, view: View, error: unknown): Outcome => {
  const detail = error instanceof SlackError ? JSON.stringify(error.body()) : String(error)
  core.traffic.fault(`view_submission ${view.callbackId}`, 'unsound acknowledgement', [detail])
  return trouble()
}

const sendSubmission = async (core: Core, surface: Surface, view: View): Promise<Outcome> => {
  const answer = await sendPayload(core, {
    ...payloadBase(core, 'view_submission', view.owner),
    trigger_id: core.triggers.issue(originOf(surface)),
    view: viewWire(core, view),
    response_urls: responseUrls(core, view),
  })
  if (!answer.ok) return trouble()
  try {
    return react(core, view, answer)
  } catch (error) {
    return recordFault(core, view, error)
  }
}

/**
 * Submits a modal: checks the inputs, sends `view_submission`, and does what the app answers. Whoever presses Submit again
 * meanwhile gets the outcome of the first press.
 */
export async function submitView(
  core: Core,
  userId: string,
  viewId: string,
  fills: readonly Fill[] = [],
): Promise<Outcome> {
  const surface = surfaceOf(core, userId, { viewId })
  const { view } = surface
  if (view?.submit === undefined) throw new SlackError('element_not_found')
  const underWay = core.submissions.get(viewId)
  if (underWay !== undefined) return underWay
  fillIn(core, surface, stillThere(surface, fills))
  const errors = requireInputs(core, view)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const submission = sendSubmission(core, surface, view).finally(() => core.submissions.delete(viewId))
  core.submissions.set(viewId, submission)
  return submission
}
