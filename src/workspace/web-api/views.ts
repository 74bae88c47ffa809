import type { Core } from '../core.ts'
import { isDict } from '../rules/inspect.ts'
import { demandView } from '../rules/inspect-view.ts'
import { invalidArguments, SlackError } from '../slack-error.ts'
import type { User, View } from '../state/model.ts'
import type { Origin } from '../state/triggers.ts'
import { findView, openModal, publishHome, pushModal, repaint, viewWire } from '../state/views.ts'
import type { Args } from './args.ts'
import type { MethodTable } from './method.ts'

const redeem = (core: Core, args: Args): Origin => core.triggers.redeem(args.need('trigger_id'))

const viewArg = (args: Args, only: 'modal' | 'home') => {
  const view = args.json('view')
  if (view === undefined) throw invalidArguments(['missing required field: view'])
  return demandView(view, only)
}

const named = (core: Core, args: Args): View | undefined => {
  const id = args.text('view_id')
  if (id !== undefined) return findView(core, id)
  const externalId = args.need('external_id')
  return core.store.list('views').find((one) => one.externalId === externalId)
}

/** The kind that a view which is to be repainted must stay: the one it has, or when nobody knows it the one it says. */
const kindOf = (args: Args, known: View | undefined): 'modal' | 'home' => {
  const given = args.json('view')
  return known?.type ?? (isDict(given) && given.type === 'home' ? 'home' : 'modal')
}

const personArg = (core: Core, args: Args): User => {
  const user = core.store.get('users', args.need('user_id'))
  if (user === undefined || user.isBot) throw invalidArguments(['invalid `user_id` [json-pointer:/user_id]'])
  return user
}

/** Views: open, push, update, publish. The view is judged before the trigger is used up, and before it is looked for. */
export const views: MethodTable = {
  'views.open'(args, core) {
    const view = viewArg(args, 'modal')
    return { view: viewWire(core, openModal(core, redeem(core, args), view)) }
  },
  'views.push'(args, core) {
    const view = viewArg(args, 'modal')
    return { view: viewWire(core, pushModal(core, redeem(core, args), view)) }
  },
  'views.update'(args, core) {
    const view = named(core, args)
    const given = viewArg(args, kindOf(args, view))
    if (view === undefined) throw new SlackError('not_found')
    return { view: viewWire(core, repaint(core, view, given, args.text('hash'))) }
  },
  'views.publish'(args, core) {
    const owner = personArg(core, args)
    return { view: viewWire(core, publishHome(core, owner.id, viewArg(args, 'home'), args.text('hash'))) }
  },
}
