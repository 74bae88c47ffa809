import { daySchema } from '../../day-schema.ts'
import { type PlacedCondition, partsOf } from '../conditions-of.ts'
import type { Pathway } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'
import { anchorHappens, type Happens } from './happens.ts'

function entryFaults({ overlay, by_itself: byItself, entry }: Pathway): PathwayFault[] {
  if (overlay)
    return entry === undefined
      ? []
      : [{ at: 'entry', says: 'an overlay has no entry: it is laid over cases' }]
  if (byItself) return [{ at: 'by_itself', says: 'only an overlay is laid over cases by itself' }]
  return entry === undefined ? [{ at: 'entry', says: 'who may enter is missing' }] : []
}

function dateFaults({ checked_on: checked, written }: Pathway): PathwayFault[] {
  const isDay = (value: string) => daySchema.safeParse(value).success
  const whole = written === 'undated' ? undefined : `${written}-01-01`.slice(0, 10)
  const wrong = [
    ...(isDay(checked) ? [] : [{ at: 'checked_on', says: `${checked} is no day` }]),
    ...(whole === undefined || isDay(whole) ? [] : [{ at: 'written', says: `${written} is no day` }]),
  ]
  if (wrong.length > 0 || whole === undefined || whole <= checked) return wrong
  return [{ at: 'checked_on', says: `${checked} is before it was written, ${written}` }]
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

const ofNoCase = ['measure', 'pupil', 'phase', 'year_group', 'school_left', 'setting']

/** What a condition of a pupil without a case asks that only a case could answer. */
function askedOfCase({ windows }: Pathway, { at, condition }: PlacedCondition): PathwayFault[] {
  const says = (what: string) => `${what} begins with a case, and this watches pupils without one`
  const [word = ''] = Object.keys(condition).filter((key) => ofNoCase.includes(key))
  if (word === '') return [{ at, says: says(Object.keys(condition)[0] ?? '') }]
  const over = 'measure' in condition ? windows[condition.over] : undefined
  if (!('measure' in condition) || over === undefined || !('from' in over)) return []
  return [{ at: `${at}.over`, says: says(condition.over) }]
}

/** Watches whose criterion a pupil without a case can never be held to. */
function watchFaults(pathway: Pathway): PathwayFault[] {
  return pathway.watches.flatMap(({ of, when: condition }, n) => {
    if (of !== 'pupil') return []
    return partsOf({ at: `watches.${n}.when`, condition }).flatMap((part) => askedOfCase(pathway, part))
  })
}

/** What is wrong with the head of a pathway: its dates, who may enter, its windows, and watches of pupils without a case. */
export const headFaults = (pathway: Pathway, happens: Happens): PathwayFault[] => [
  ...dateFaults(pathway),
  ...entryFaults(pathway),
  ...windowFaults(pathway, happens),
  ...watchFaults(pathway),
]
