import { isDict } from './rules/inspect.ts'
import type { WorkspaceClock } from './state/clock.ts'

/** One request that went over the wire, in either direction, with its answer. */
export interface TrafficEntry {
  seq: number
  /** When it began, by the workspace's clock. */
  at: string
  direction: 'to-app' | 'from-app'
  name: string
  /** Slack's own id for it: the event's, or the trigger's. */
  id?: string
  /** The how-manieth repeat of an event it is. */
  retry?: number
  request: unknown
  response: unknown
  ms: number
  ok: boolean
  /** `ok`, Slack's word for what was wrong, what was done to it on the wire, or `under way`. */
  outcome: string
}

type Begun = Pick<TrafficEntry, 'direction' | 'name' | 'request'> & { retry?: number }
type Ended = Pick<TrafficEntry, 'response' | 'ms' | 'ok'> & { outcome?: string }

/** Something that the app did wrong and that Slack would hide behind a vague sentence. */
export interface Fault {
  at: string
  where: string
  problem: string
  detail: readonly string[]
}

/** The record of requests and faults, kept while the process lives. */
export interface Traffic {
  /** In the order in which they began. */
  entries: TrafficEntry[]
  faults: Fault[]
  /** Writes down what begins now; the answer ends it. */
  begin(entry: Begun): (end: Ended) => void
  record(entry: Begun & Ended): void
  /** Says of the latest call of this name what was done to it on the wire. */
  mark(name: string, outcome: string): void
  fault(where: string, problem: string, detail?: readonly string[]): void
  /** The faults that nobody expected. */
  unforgiven(): Fault[]
  /** Expects faults that read so, those that were and those that come. */
  forgive(pattern: RegExp): void
}

const KEEP = 5000
const KEEP_WHOLE = 1000
const KEEP_FAULTS = 1000
const WHOLE = 2000

const outcomeOf = ({ ok, outcome, response }: Ended): string => {
  if (outcome !== undefined) return outcome
  if (ok) return 'ok'
  return isDict(response) && typeof response.error === 'string' ? response.error : 'failed'
}

const idOf = (request: unknown): { id?: string } => {
  if (!isDict(request)) return {}
  const id = request.event_id ?? request.envelope_id ?? request.trigger_id
  return typeof id === 'string' ? { id } : {}
}

/** A body that is only looked at from afar is kept by its beginning. */
const cut = (body: unknown): unknown => {
  const text = JSON.stringify(body) ?? ''
  return text.length <= WHOLE ? body : { cut: text.length, begins: text.slice(0, WHOLE) }
}

const wordsOf = ({ where, problem, detail }: Fault) => [where, problem, ...detail].join(' ')

const createEntries = (at: () => string): Pick<Traffic, 'entries' | 'begin' | 'record' | 'mark'> => {
  const entries: TrafficEntry[] = []
  let seq = 0
  const begin: Traffic['begin'] = (begun) => {
    seq += 1
    const waiting = { response: null, ms: 0, ok: false, outcome: 'under way' }
    const entry: TrafficEntry = { seq, at: at(), ...idOf(begun.request), ...begun, ...waiting }
    entries.push(entry)
    if (entries.length > KEEP) entries.shift()
    const old = entries.at(-KEEP_WHOLE - 1)
    if (old !== undefined) Object.assign(old, { request: cut(old.request), response: cut(old.response) })
    return (end) => void Object.assign(entry, end, { outcome: outcomeOf(end) })
  }
  return {
    entries,
    begin,
    record: ({ response, ms, ok, outcome, ...begun }) =>
      begin(begun)({ response, ms, ok, ...(outcome === undefined ? {} : { outcome }) }),
    mark(name, outcome) {
      const entry = entries.findLast((one) => one.name === name)
      if (entry !== undefined) Object.assign(entry, { outcome })
    },
  }
}

/** Makes an empty record. */
export function createTraffic(clock: WorkspaceClock, onFault: (fault: Fault) => void): Traffic {
  const at = () => clock.now().toISOString()
  const faults: Fault[] = []
  const forgiven: RegExp[] = []
  return {
    ...createEntries(at),
    faults,
    fault(where, problem, detail = []) {
      const fault = { at: at(), where, problem, detail }
      faults.push(fault)
      if (faults.length > KEEP_FAULTS) faults.shift()
      onFault(fault)
    },
    unforgiven: () => faults.filter((fault) => !forgiven.some((pattern) => pattern.test(wordsOf(fault)))),
    forgive: (pattern) => void forgiven.push(pattern),
  }
}
