import type { WorkspaceClock } from './state/clock.ts'

/** One request that went over the wire, in either direction, with its answer. */
export interface TrafficEntry {
  seq: number
  at: string
  direction: 'to-app' | 'from-app'
  name: string
  request: unknown
  response: unknown
  ms: number
  ok: boolean
}

/** Something that the app did wrong and that Slack would hide behind a vague sentence. */
export interface Fault {
  at: string
  where: string
  problem: string
  detail: readonly string[]
}

/** The record of requests and faults, kept while the process lives. */
export interface Traffic {
  entries: TrafficEntry[]
  faults: Fault[]
  record(entry: Omit<TrafficEntry, 'seq' | 'at'>): void
  fault(where: string, problem: string, detail?: readonly string[]): void
}

const KEEP = 1000

/** Makes an empty record. */
export function createTraffic(clock: WorkspaceClock, onFault: (fault: Fault) => void): Traffic {
  const entries: TrafficEntry[] = []
  const faults: Fault[] = []
  let seq = 0
  const at = () => clock.now().toISOString()
  return {
    entries,
    faults,
    record(entry) {
      seq += 1
      entries.push({ seq, at: at(), ...entry })
      if (entries.length > KEEP) entries.shift()
    },
    fault(where, problem, detail = []) {
      const fault = { at: at(), where, problem, detail }
      faults.push(fault)
      onFault(fault)
    },
  }
}
