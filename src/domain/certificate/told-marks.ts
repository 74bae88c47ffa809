import type { Certificate, KeyLine, MarkKind } from './certificate.ts'
import { needsYear, type PlacedCell, placedCells, toldDays } from './told-days.ts'

/** Sessions that have one thing in common, in words: what it is, and on which days. */
export type ToldMarks = { readonly what: string; readonly when: readonly string[] }

/** What is told in words, the gravest first. */
const told: readonly MarkKind[] = ['unauthorised', 'unexplained', 'missing', 'authorised', 'late']

const isOn = ({ from, until }: KeyLine, { day }: PlacedCell): boolean =>
  (from === null || from <= day) && (until === null || day <= until)

function lineOf(codeKey: readonly KeyLine[], cell: PlacedCell): string {
  const meaning = codeKey.find((line) => line.code === cell.mark && isOn(line, cell))?.meaning
  return cell.mark === '' ? 'No mark' : `${cell.mark}, ${meaning ?? 'not in the key'}`
}

function grouped(cells: readonly PlacedCell[], by: (cell: PlacedCell) => string): Map<string, PlacedCell[]> {
  const groups = new Map<string, PlacedCell[]>()
  for (const cell of cells) groups.set(by(cell), [...(groups.get(by(cell)) ?? []), cell])
  return groups
}

/** Where the register says how late somebody came, each arrival is told with its minutes. */
function timesOf(cells: readonly PlacedCell[], withYear: boolean): string[] {
  const noted = cells.filter(({ minutesLate }) => minutesLate !== null)
  const alone = noted.map((cell) => {
    const minutes = `${cell.minutesLate} ${cell.minutesLate === 1 ? 'minute' : 'minutes'}`
    return `${toldDays([cell], withYear)[0]}, ${minutes}`
  })
  const others = cells.filter(({ minutesLate }) => minutesLate === null)
  return [...toldDays(others, withYear), ...alone]
}

/** Every absence, late arrival and unmarked session of a certificate in words, by its code, days in a row together. */
export function toldMarks(certificate: Certificate): ToldMarks[] {
  const withYear = needsYear(certificate)
  const owed = placedCells(certificate).filter(({ off }) => off === null)
  return told.flatMap((kind) => {
    const own = owed.filter((cell) => cell.kind === kind)
    const groups = grouped(own, (cell) => lineOf(certificate.codeKey, cell))
    return [...groups].map(([what, cells]) => ({ what, when: timesOf(cells, withYear) }))
  })
}

/** The weekdays of a certificate on which a pupil owed no session, in words, by the reason. */
export function toldShut(certificate: Certificate): ToldMarks[] {
  const withYear = needsYear(certificate)
  const off = placedCells(certificate).filter((cell) => cell.off !== null && cell.off.how !== 'outside')
  const groups = grouped(off, (cell) => cell.off?.why ?? '')
  return [...groups].map(([what, cells]) => {
    return { what, when: toldDays(cells, withYear) }
  })
}
