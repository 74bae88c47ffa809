import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { withIds } from './messages.ts'
import type { Dict, Values, View } from './model.ts'
import type { Change } from './store.ts'
import type { Origin } from './triggers.ts'
import { valuesFor } from './values.ts'

const STACK_DEPTH = 3

/** The view with an id that is still open (or is somebody's App Home), or undefined. */
export function findView(core: Core, viewId: string): View | undefined {
  return core.store.get('views', viewId)
}

/** The modals a person has open, the lowest first. */
export function stackOf(core: Core, userId: string): View[] {
  return (core.store.get('stacks', userId)?.ids ?? []).flatMap((id) => findView(core, id) ?? [])
}

/** The App Home that was published for a person, or undefined. */
export function homeOf(core: Core, userId: string): View | undefined {
  return findView(core, core.store.get('homes', userId)?.viewId ?? '')
}

/** What stands in a view's inputs. */
export function valuesOf(core: Core, viewId: string): Values {
  return core.store.get('values', viewId) ?? {}
}

const newHash = (core: Core) => `${Math.floor(core.clock.now().getTime() / 1000)}.${core.ids.next('h')}`

const content = (core: Core, given: Dict) => ({
  hash: newHash(core),
  ...(given.title ? { title: given.title as Dict } : {}),
  ...(given.submit ? { submit: given.submit as Dict } : {}),
  ...(given.close ? { close: given.close as Dict } : {}),
  blocks: withIds(core, given.blocks as Dict[]),
  privateMetadata: String(given.private_metadata ?? ''),
  callbackId: String(given.callback_id ?? ''),
  externalId: String(given.external_id ?? ''),
  clearOnClose: given.clear_on_close === true,
  notifyOnClose: given.notify_on_close === true,
})

const checkExternalId = (core: Core, given: Dict, ownId?: string) => {
  const taken = core.store.list('views').some((v) => v.externalId === given.external_id && v.id !== ownId)
  if (given.external_id && taken) throw new SlackError('duplicate_external_id')
}

const put = (core: Core, view: View, before: Values, ...also: Change[]): View => {
  const values = valuesFor(view.blocks, before, view.channel)
  core.store.commit(['views', view.id, view], ['values', view.id, values], ...also)
  return view
}

const make = (core: Core, { user, channel }: Origin, given: Dict, below: View | undefined): View => {
  checkExternalId(core, given)
  const id = core.ids.next('V')
  return {
    id,
    owner: user,
    ...(channel === undefined ? {} : { channel }),
    type: given.type === 'home' ? 'home' : 'modal',
    ...content(core, given),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
  }
}

/** Shows a modal to a person as the first of a new stack; what was open is gone. */
export function openModal(core: Core, origin: Origin, given: Dict): View {
  const view = make(core, origin, given, undefined)
  dropViews(core, stackOf(core, origin.user))
  return put(core, view, {}, ['stacks', origin.user, { ids: [view.id] }])
}

/** Lays a modal over those among which something was done; they may be closed by now, and Slack refuses the fourth. */
export function pushModal(core: Core, origin: Origin, given: Dict): View {
  const stack = stackOf(core, origin.user)
  if (origin.modal === undefined) throw new SlackError('invalid_trigger_id')
  if (!stack.some((view) => view.id === origin.modal)) throw new SlackError('not_found')
  if (stack.length >= STACK_DEPTH) throw new SlackError('push_limit_reached')
  const view = make(core, origin, given, stack.at(-1))
  return put(core, view, {}, ['stacks', origin.user, { ids: [...stack.map((v) => v.id), view.id] }])
}

/** Repaints a view under the same id and with a new hash. */
export function repaint(core: Core, view: View, given: Dict, hash?: string): View {
  if (hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict')
  checkExternalId(core, given, view.id)
  const { id, owner, type, rootId, previousId, channel } = view
  const whence = channel === undefined ? {} : { channel }
  const painted: View = { id, owner, type, rootId, previousId, ...whence, ...content(core, given) }
  return put(core, painted, valuesOf(core, id))
}

/** Publishes a person's App Home. */
export function publishHome(core: Core, owner: string, given: Dict, hash?: string): View {
  const known = homeOf(core, owner)
  if (known !== undefined) return repaint(core, known, given, hash)
  if (hash !== undefined) throw new SlackError('hash_conflict')
  const view = make(core, { user: owner }, given, undefined)
  return put(core, view, {}, ['homes', owner, { viewId: view.id }])
}

/** Takes views off their owners' stacks for good. */
export function dropViews(core: Core, views: readonly View[]): void {
  const gone = new Set(views.map((view) => view.id))
  const owners = new Set(views.map((view) => view.owner))
  for (const key of core.offered.keys()) if (gone.has(key.split('/')[0] ?? '')) core.offered.delete(key)
  core.store.commit(
    ...[...owners].map((owner): Change => {
      const ids = stackOf(core, owner).map((view) => view.id)
      return ['stacks', owner, { ids: ids.filter((id) => !gone.has(id)) }]
    }),
    ...[...gone].flatMap((id): Change[] => [
      ['views', id, null],
      ['values', id, null],
    ]),
  )
}

/** A view as Slack writes it on the wire, with the state of its inputs. */
export function viewWire(core: Core, view: View): Dict {
  return {
    id: view.id,
    team_id: core.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: valuesOf(core, view.id) },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: core.app.name, emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: core.app.id,
    external_id: view.externalId,
    app_installed_team_id: core.team.id,
    bot_id: core.app.botId,
  }
}
