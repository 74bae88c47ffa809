import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { insist } from './insist.ts'
import { slackFault } from './slack-fault.ts'

/** One state of a modal: the form it shows, and Slack's hash of it, empty where nobody told. */
type Face = { form: string; hash: string }

/** What is known of one modal: the latest request to paint it, its newest face, and what was painted over which hash. */
type Modal = { by: number; newest: Face | null; over: Map<string, Face>; busy: Promise<unknown> }

/** One request's place among all, and the modals as it knows them. */
export type Turn = { nth: number; seen: Map<string, Face> }

/** What Slack tells of a view. */
type Told = { id?: string | undefined; hash?: string | undefined; callback_id?: string | undefined }

type Paint = { client: WebClient; id: string; modal: Modal; turn: Turn; view: ModalView }

const MODALS = 5000
const FACES = 20
/** Slack's words for a view that is not there any more, or not as it was. */
const GONE = new Set(['not_found', 'view_not_found', 'hash_conflict'])

function goneOrThrow(error: unknown): false {
  const fault = slackFault(error)
  if (fault.fault === 'no' && GONE.has(fault.error)) return false
  throw error
}

const faceOf = ({ callback_id: form = '' }: Told | ModalView, hash = ''): Face => ({ form, hash })

/** Keeps the latest; what has not been touched for longest goes first. */
function keep<V>(map: Map<string, V>, key: string, value: V, most: number): V {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
  return value
}

function oneByOne<T>(modal: Modal, work: () => Promise<T>): Promise<T> {
  const done = modal.busy.then(work)
  modal.busy = done.catch(() => {})
  return done
}

/** What stands now where a request saw a face, if no more was done than to paint the same form anew; else null. */
function nowAt(over: Modal['over'], seen: Face): Face | null {
  const next = over.get(seen.hash)
  if (next === undefined) return seen
  return next.form === seen.form ? nowAt(over, next) : null
}

function painted({ modal, turn, id }: Paint, before: Face | null, now: Face): void {
  if (before !== null && before.hash !== '' && before.hash !== now.hash)
    keep(modal.over, before.hash, now, FACES)
  modal.newest = now
  turn.seen.set(id, now)
}

/** Paints over one face; what Slack may have done without an answer counts as painted. */
async function paintOver(paint: Paint, before: Face | null, hash: string): Promise<true> {
  const { client, id, view } = paint
  try {
    const answer = await client.views.update({ view_id: id, view, ...(hash === '' ? {} : { hash }) })
    painted(paint, before, faceOf(view, answer.view?.hash))
    return true
  } catch (error) {
    if (slackFault(error).fault === 'lost') painted(paint, before, faceOf(view))
    throw error
  }
}

/** Paints what the request knows, again where Slack does not answer: with a hash that cannot undo what others painted. */
function paintSeen(paint: Paint, seen: Face): Promise<boolean> {
  const { modal, turn } = paint
  let face: Face | null | undefined
  const attempt = async () => {
    face ??= nowAt(modal.over, seen)
    return face !== null && modal.by <= turn.nth && paintOver(paint, face, face.hash)
  }
  return insist(() => oneByOne(modal, attempt))
}

/**
 * Paints what lies beneath, or what an acknowledgement put there: of these Slack told the request no hash. A later request
 * that painted the same screen may know less, as papers take their time to be made.
 */
function paintUnseen(paint: Paint): Promise<boolean> {
  const { modal, turn, view } = paint
  const may = () => modal.by <= turn.nth || modal.newest?.form === faceOf(view).form
  return oneByOne(modal, async () => may() && paintOver(paint, modal.newest, ''))
}

/** Paints over the very face that the request saw. */
function layOn(paint: Paint, seen: Face): Promise<boolean> {
  const { modal } = paint
  return oneByOne(modal, async () => !modal.over.get(seen.hash)?.hash && paintOver(paint, seen, seen.hash))
}

/**
 * Makes what paints shown modals, so that nothing is laid over what came of a later act. A request paints over what it
 * saw, and over what earlier requests made of the same form meanwhile. Only this process's requests are known to it: what
 * another one painted is left standing.
 */
export function createPainter(client: WebClient) {
  const modals = new Map<string, Modal>()
  let requests = 0
  const modalOf = (id: string): Modal =>
    keep(
      modals,
      id,
      modals.get(id) ?? { by: 0, newest: null, over: new Map(), busy: Promise.resolve() },
      MODALS,
    )
  const sees = (turn: Turn, id: string, face: Face): void => {
    turn.seen.set(id, face)
    const modal = modalOf(id)
    if (!modal.over.has(face.hash)) modal.newest = face
  }
  const paintFor = (turn: Turn, id: string, view: ModalView): Paint => ({
    client,
    id,
    modal: modalOf(id),
    turn,
    view,
  })
  return {
    /** Gives a request its place, with the modal that it came from. */
    turn(from?: Told): Turn {
      requests += 1
      const turn: Turn = { nth: requests, seen: new Map() }
      if (from?.id !== undefined) sees(turn, from.id, faceOf(from, from.hash))
      return turn
    },
    /** Hears of a modal that a request opened. */
    opened: (turn: Turn, view: ModalView, { id = '', hash }: Told) => sees(turn, id, faceOf(view, hash)),
    /** Hears that an acknowledgement is about to put another view in a modal's place. */
    replaced(turn: Turn, id: string): void {
      Object.assign(modalOf(id), { by: turn.nth, newest: null })
      turn.seen.delete(id)
    },
    /** Paints a shown modal; false when it was closed, or shows what came of something later. */
    async paint(turn: Turn, id: string, view: ModalView): Promise<boolean> {
      const paint = paintFor(turn, id, view)
      paint.modal.by = Math.max(paint.modal.by, turn.nth)
      const seen = turn.seen.get(id)
      const done = seen === undefined || seen.hash === '' ? paintUnseen(paint) : paintSeen(paint, seen)
      return done.catch(goneOrThrow)
    },
    /** Lays something onto a modal just as a request saw it, once; false when that cannot be. */
    lay: (turn: Turn, { id = '', ...told }: Told, view: ModalView): Promise<boolean> =>
      layOn(paintFor(turn, id, view), faceOf(told, told.hash)).catch(() => false),
  }
}

/** Paints shown modals. */
export type Painter = ReturnType<typeof createPainter>
