import { act } from './api.js'
import { askFirst } from './confirm.js'
import { fillsOf, forgetSent, getDirty, page, setDirty } from './page-state.js'

const notes = new Map()
const errors = new Map()

/** A surface that elements stand on: a view or a message, with what stands in its inputs, and the rank of its headings. */
export function surfaceFor(key, target, values = {}, heading = 'h3') {
  return { key, target, values, heading }
}

/** The id in the page of something that belongs to a block on a surface. */
export const domId = (word, surface, block) =>
  `${word}-${surface.key}-${block.block_id}`.replaceAll(/[^\w-]/g, '_')

/** What trouble there was with a surface, if any. */
export const noteOn = (key) => notes.get(key)

/** What is wrong at the fields of a surface, by block id. */
export const errorsOn = (key) => errors.get(key) ?? {}

/** Remembers how something on a surface ended, for the next drawing. */
export function remember(key, answer) {
  notes.set(key, answer.ok ? undefined : answer.trouble)
  errors.set(key, answer.errors ?? {})
}

/** Forgets the fault at one field, because the person has changed it. */
export function forgive(key, blockId) {
  const { [blockId]: _gone, ...rest } = errorsOn(key)
  errors.set(key, rest)
}

const initialOf = {
  options: (element) => (element.initial_options ?? []).map((one) => one.value),
  option: (element) => element.initial_option?.value ?? null,
}

const fromState = (state) => {
  const held = Object.entries(state).find(([name]) => name !== 'type')?.[1]
  if (Array.isArray(held)) return held.map((one) => one.value ?? one.id ?? one)
  return held?.value ?? held ?? null
}

/** What stands in an input: what was put in and not sent, else what the workspace knows, else where it starts. */
export function heldValue(surface, blockId, element) {
  const unsent = getDirty(surface.key, blockId, element.action_id)
  if (unsent !== undefined) return unsent
  const state = surface.values[blockId]?.[element.action_id]
  if (state !== undefined) return fromState(state)
  const given = Object.keys(element).find((name) => name.startsWith('initial_'))
  const read = initialOf[(given ?? '').slice('initial_'.length)]
  return read ? read(element) : (element[given] ?? null)
}

/** Whether the app is told of a change at once, or only by Submit. */
export const dispatches = (block) => block.type !== 'input' || block.dispatch_action === true

/** Tells the app of a click or a choice. */
async function press(surface, block, element, value) {
  const fills = fillsOf(surface.key)
  const where = { target: surface.target, blockId: block.block_id, actionId: element.action_id }
  const answer = await act('click', { ...where, ...(value === undefined ? {} : { value }), fills })
  remember(surface.key, answer)
  await page.refresh()
  // Only now: a snapshot from before the click would otherwise be drawn over what the person sees.
  if (answer.ok) forgetSent(surface.key, fills)
}

const revisions = new Map()

/** How often a surface was drawn anew because somebody thought better of it. */
export const revisionOf = (key) => revisions.get(key) ?? 0

const takeBack = (key) => {
  revisions.set(key, revisionOf(key) + 1)
  page.redraw()
}

/** Tells the app of a click, after the confirmation that the element asks for. */
export async function pressAfterAsking(surface, block, element, value) {
  if (!element.confirm || (await askFirst(element.confirm))) await press(surface, block, element, value)
}

/** Takes a change of an input: keeps it, and tells the app where the element is one that does. */
export async function change(surface, block, element, value, { tell = dispatches(block) } = {}) {
  if (tell && element.confirm && !(await askFirst(element.confirm))) return takeBack(surface.key)
  setDirty(surface.key, block.block_id, element.action_id, value)
  if (errorsOn(surface.key)[block.block_id]) {
    forgive(surface.key, block.block_id)
    document.getElementById(domId('error', surface, block))?.remove()
  }
  return tell ? press(surface, block, element, value) : undefined
}
