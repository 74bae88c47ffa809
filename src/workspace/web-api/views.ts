import type { Core } from '../core.ts'
import { demandView } from '../rules/inspect-view.ts'
import { invalidArguments, SlackError } from '../slack-error.ts'
import { userOf } from '../state/people.ts'
import { openModal, openView, publishHome, pushModal, repaint, viewWire } from '../state/views.ts'
import type { Args } from './args.ts'
import type { MethodTable } from './method.ts'

const redeem = (core: Core, args: Args): string => core.triggers.redeem(args.need('trigger_id'))

const viewArg = (args: Args, only: 'modal' | 'home') => {
  const view = args.json('view')
  if (view === undefined) throw invalidArguments(['missing required field: view'])
  return demandView(view, only)
}

const named = (core: Core, args: Args) => {
  const id = args.text('view_id')
  if (id !== undefined) return openView(core, id)
  const externalId = args.need('external_id')
  const view = core.store.list('views').find((one) => one.externalId === externalId)
  if (view === undefined) throw new SlackError('not_found')
  return view
}

/** Views: open, push, update, publish. The view is judged before the trigger is used up. */
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
    const given = viewArg(args, view.type)
    return { view: viewWire(core, repaint(core, view, given, args.text('hash'))) }
  },
  'views.publish'(args, core) {
    const owner = userOf(core, args.need('user_id'))
    if (owner.isBot) throw new SlackError('invalid_arguments')
    return { view: viewWire(core, publishHome(core, owner.id, viewArg(args, 'home'), args.text('hash'))) }
  },
}
