import type { Core } from '../core.ts'
import { isDict } from '../rules/inspect.ts'
import { demandView } from '../rules/inspect-view.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict, View } from '../state/model.ts'
import { missingInputs } from '../state/values.ts'
import { dropViews, findView, pushModal, repaint, stackOf, valuesOf, viewWire } from '../state/views.ts'
import type { Answer } from '../ways-in/errand.ts'
import { sendPayload } from '../ways-in/send.ts'
import { type Fill, fillIn, stillThere } from './fill.ts'
import { wrongInputs } from './input-faults.ts'
import { done, type Outcome, trouble } from './outcome.ts'
import { payloadBase } from './payload.ts'
import { surfaceOf } from './target.ts'

const REQUIRED = 'Please complete this required field.'

const requireInputs = (core: Core, view: View): Record<string, string> => ({
  ...wrongInputs(view, valuesOf(core, view.id)),
  ...Object.fromEntries(missingInputs(view, valuesOf(core, view.id)).map((blockId) => [blockId, REQUIRED])),
})

const parse = (text: string): Dict => {
  if (text.trim() === '') return {}
  const body: unknown = JSON.parse(text)
  if (!isDict(body)) throw new SyntaxError('not an object')
  return body
}

const showErrors = (view: View, body: Dict): Outcome => {
  const errors = body.errors
  if (!isDict(errors) || Object.keys(errors).length === 0) throw new SlackError('no_errors_given')
  const inputs = new Set(view.blocks.filter((b) => b.type === 'input').map((b) => String(b.block_id)))
  const astray = Object.keys(errors).filter((blockId) => !inputs.has(blockId))
  if (astray.length > 0) throw new SlackError('errors_for_unknown_blocks', { astray })
  return { ok: false, errors: errors as Record<string, string> }
}

type Reaction = (core: Core, view: View, body: Dict) => Outcome

const reactions: Readonly<Record<string, Reaction>> = {
  close(core, view) {
    dropViews(core, view.clearOnClose ? stackOf(core, view.owner) : [view])
    return done
  },
  clear(core, view) {
    dropViews(core, stackOf(core, view.owner))
    return done
  },
  update(core, view, body) {
    repaint(core, view, demandView(body.view, 'modal'))
    return done
  },
  push(core, view, body) {
    pushModal(core, view.owner, demandView(body.view, 'modal'))
    return done
  },
  errors: (_core, view, body) => showErrors(view, body),
}

const react = (core: Core, view: View, answer: Answer & { ok: true }): Outcome => {
  const body = parse(answer.text)
  const reaction = reactions[String(body.response_action ?? 'close')]
  if (reaction === undefined) throw new SlackError(`unknown response_action: ${body.response_action}`)
  return reaction(core, findView(core, view.id) ?? view, body)
}

const recordFault = (core: Core, view: View, error: unknown): Outcome => {
  const detail = error instanceof SlackError ? JSON.stringify(error.body()) : String(error)
  core.traffic.fault(`view_submission ${view.callbackId}`, 'unsound acknowledgement', [detail])
  return trouble()
}

/** Submits a modal: checks the required inputs, sends `view_submission`, and does what the app answers. */
export async function submitView(
  core: Core,
  userId: string,
  viewId: string,
  fills: readonly Fill[] = [],
): Promise<Outcome> {
  const surface = surfaceOf(core, userId, { viewId })
  const view = surface.view as View
  fillIn(core, surface, stillThere(surface, fills))
  const errors = requireInputs(core, view)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const answer = await sendPayload(core, {
    ...payloadBase(core, 'view_submission', userId),
    trigger_id: core.triggers.issue(userId),
    view: viewWire(core, view),
    response_urls: [],
  })
  if (!answer.ok) return trouble()
  try {
    return react(core, view, answer)
  } catch (error) {
    return recordFault(core, view, error)
  }
}
