import { invalidArguments, SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { noSchema, type PayloadFault, wording } from './faults.ts'
import { inspectKind, inspectShape, isDict } from './inspect.ts'
import { viewShapes } from './views.ts'

const MAX_BYTES = 250_000

// One without a type is told all else that a view must have.
const inspectUntyped = (view: Dict, kind: 'modal' | 'home', at: string): PayloadFault[] =>
  inspectShape(view, viewShapes[kind], at, kind)

/** Everything wrong with a view; `at` is where it stands in the payload. */
export function inspectView(view: unknown, at = '/view', only?: 'modal' | 'home'): PayloadFault[] {
  const type = isDict(view) ? view.type : null
  if (isDict(view) && type === undefined) return inspectUntyped(view, only ?? 'modal', at)
  const allowed = only === undefined ? ['modal', 'home'] : [only]
  return inspectKind(view, viewShapes, allowed, at, type === 'home' ? 'home' : 'modal')
}

/** Refuses an unsound view with the error that Slack answers. */
export function demandView(view: unknown, only: 'modal' | 'home'): Dict {
  const faults = inspectView(view, '/view', only)
  if (faults.length > 0) throw invalidArguments([noSchema('/view'), ...faults].map(wording))
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_BYTES) throw new SlackError('view_too_large')
  return view as Dict
}
