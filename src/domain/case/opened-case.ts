import type { CaseEvent, Recorded } from './event.ts'
import { noEnding } from './parts/ending.ts'
import type { CaseState } from './state.ts'

type Opened = Extract<CaseEvent, { type: 'case-opened' }>

function entryOf({ entry: figures, tests, meets, reason, said = {} }: Opened): CaseState['entry'] {
  return { figures, tests, meets, reason: reason ?? null, said }
}

/** What has not happened yet when a case opens. */
const nothingYet = {
  visits: {},
  open: [],
  answers: {},
  meetings: {},
  actions: {},
  letters: {},
  excuses: [],
  unserved: [],
  decisions: [],
  records: {},
  deadlines: {},
}

/** A case as its opening leaves it. */
export function openedCase(id: string, event: Recorded<Opened>): CaseState {
  return {
    id,
    school: event.school,
    pupil: event.pupil,
    pathway: event.pathway,
    version: event.version,
    settings: event.settings,
    earlier: [],
    owner: event.owner,
    status: 'open',
    openedOn: event.on,
    closedOn: null,
    closeReason: null,
    entry: entryOf(event),
    ...nothingYet,
    holds: {},
    adjustments: {},
    consulted: {},
    keptOut: {},
    ending: noEnding,
    years: [],
    joints: {},
    interpreters: {},
    minutes: {},
    queries: {},
    drifts: {},
    overlays: event.overlays ?? [],
    notices: {},
    prosecutions: {},
    redactions: [],
    watches: {},
    seq: event.seq,
  }
}
