import { invalidArguments, SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { fault, type PayloadFault, wording } from './faults.ts'
import { inspectShape, isDict } from './inspect.ts'
import { inspectBlocks, type Surface } from './inspect-blocks.ts'
import { anything, flag, plain, type Shape, string } from './rule.ts'

const MAX_BYTES = 250_000

const shared = {
  type: anything,
  blocks: anything,
  private_metadata: string(3000),
  callback_id: string(255),
  external_id: string(255),
}

/** The two kinds of view. */
export const viewShapes: Readonly<Record<'modal' | 'home', Shape>> = {
  modal: {
    props: {
      ...shared,
      title: plain(24),
      submit: plain(24),
      close: plain(24),
      clear_on_close: flag,
      notify_on_close: flag,
    },
    required: ['title', 'blocks'],
  },
  home: { props: shared, required: ['blocks'] },
}

const submitNeeded = (view: Dict, at: string): PayloadFault[] => {
  const first = (view.blocks as Dict[]).findIndex((block) => block.type === 'input')
  if (view.type !== 'modal' || first < 0 || view.submit !== undefined) return []
  return [fault(`${at}/blocks/${first}/input`, 'must define `submit` to use `input` block')]
}

const inspectKnown = (view: Dict, surface: Surface & ('modal' | 'home'), at: string): PayloadFault[] => {
  const outside = inspectShape(view, viewShapes[surface], at)
  if (view.blocks === undefined) return outside
  const inside = inspectBlocks(view.blocks, surface, `${at}/blocks`)
  if (inside.length > 0 || outside.length > 0) return [...outside, ...inside]
  if ((view.blocks as Dict[]).length === 0)
    return [fault(`${at}/blocks`, 'no fewer than 1 items allowed', 'too_few')]
  return submitNeeded(view, at)
}

/** Everything wrong with a view; `at` is where it stands in the payload. */
export function inspectView(view: unknown, at = '/view', only?: 'modal' | 'home'): PayloadFault[] {
  if (!isDict(view)) return [fault(at, 'must provide an object', 'invalid_type')]
  const allowed = only === undefined ? ['modal', 'home'] : [only]
  if (!allowed.includes(String(view.type)))
    return [fault(`${at}/type`, `must be one of the following: ${allowed.join(', ')}`, 'invalid_type')]
  return inspectKnown(view, view.type as 'modal' | 'home', at)
}

/** Refuses an unsound view with the error that Slack answers. */
export function demandView(view: unknown, only: 'modal' | 'home'): Dict {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > MAX_BYTES) throw new SlackError('view_too_large')
  const faults = inspectView(view, '/view', only)
  if (faults.length > 0)
    throw invalidArguments([
      'failed to match all allowed schemas [json-pointer:/view]',
      ...faults.map(wording),
    ])
  return view as Dict
}
