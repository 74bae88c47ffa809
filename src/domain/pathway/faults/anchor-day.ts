import type { Pathway } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'

/** What days are counted from, wherever it stands: deadlines, and both ends of windows. */
const anchorsOf = ({ deadlines, windows }: Pathway): { at: string; anchor: object | undefined }[] => [
  ...deadlines.map(({ anchor }, n) => ({ at: `deadlines.${n}.anchor`, anchor })),
  ...Object.entries(windows).flatMap(([id, window]) =>
    'from' in window
      ? [
          { at: `windows.${id}.from`, anchor: window.from },
          { at: `windows.${id}.to`, anchor: window.to },
        ]
      : [],
  ),
]

/** Days of a form that the form doesn't ask for. */
export function anchorDayFaults(pathway: Pathway): PathwayFault[] {
  return anchorsOf(pathway).flatMap(({ at, anchor = {} }) => {
    const { recorded, day } = anchor as { recorded?: string; day?: string }
    const record = pathway.records.find(({ id }) => id === recorded)
    if (record === undefined || record.fields.some(({ id, kind }) => id === day && kind === 'day')) return []
    return [{ at: `${at}.day`, says: `${record.id} has no day called ${day}` }]
  })
}
