import { daySchema } from '../day.ts'
import { anchorHappens, type Happens } from './happens.ts'
import type { Pathway } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'

function entryFaults({ overlay, entry }: Pathway): PathwayFault[] {
  if (overlay)
    return entry === undefined
      ? []
      : [{ at: 'entry', says: 'an overlay has no entry: it is laid over cases' }]
  return entry === undefined ? [{ at: 'entry', says: 'who may enter is missing' }] : []
}

function dateFaults({ checked_on: checked, written }: Pathway): PathwayFault[] {
  const whole = written === 'undated' ? checked : `${written}-01-01`.slice(0, 10)
  return [
    ...(daySchema.safeParse(checked).success ? [] : [{ at: 'checked_on', says: `${checked} is no day` }]),
    ...(daySchema.safeParse(whole).success ? [] : [{ at: 'written', says: `${written} is no day` }]),
  ]
}

/** Windows from or to what never comes, of which nothing could ever be counted. */
function windowFaults({ windows }: Pathway, happens: Happens): PathwayFault[] {
  return Object.entries(windows).flatMap(([id, window]) => {
    if (!('from' in window)) return []
    const ends = { from: window.from, ...(window.to ? { to: window.to } : {}) }
    return Object.entries(ends).flatMap(([word, anchor]) =>
      anchorHappens(happens, anchor)
        ? []
        : [{ at: `windows.${id}.${word}`, says: `${id} hangs on something that never happens` }],
    )
  })
}

/** Watches whose criterion a pupil without a case can never be held to. */
function watchFaults({ watches, windows }: Pathway): PathwayFault[] {
  return watches.flatMap(({ id, of, when }, n) => {
    const over = 'measure' in when ? windows[when.over] : undefined
    const fromCase = of === 'pupil' && over !== undefined && 'from' in over
    return fromCase
      ? [
          {
            at: `watches.${n}.when.over`,
            says: `${id} watches pupils without a case, and this begins with one`,
          },
        ]
      : []
  })
}

/** What is wrong with the head of a pathway: its dates, who may enter, its windows, and watches of pupils without a case. */
export const headFaults = (pathway: Pathway, happens: Happens): PathwayFault[] => [
  ...dateFaults(pathway),
  ...entryFaults(pathway),
  ...windowFaults(pathway, happens),
  ...watchFaults(pathway),
]
