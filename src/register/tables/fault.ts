/** Something wrong in a file: the row as a spreadsheet numbers it (the header is 1), the column where there is one, and what to do. */
export type Fault = { row: number; column: string | null; says: string }

/** A file that was not taken, with every fault that was found or the first of very many. */
export type Refused = { done: false; faults: Fault[]; more: number; stopped: boolean }

/** The faults of one file as they are found. */
export type FaultList = {
  add(row: number, column: string | null, says: string): void
  /** What makes the whole file unreadable comes before what is wrong in its rows. */
  addFirst(row: number, says: string): void
  count(): number
  /** The first of them, in the order of their rows. */
  shown(): Fault[]
  /** Have so many been found that reading on is no use? */
  enough(): boolean
  /** What to tell when there are any. */
  refused(): Refused
}

const SHOWN = 200
const ENOUGH = 5000
const QUOTED = 60

/** Begins a list of faults. */
export function faultList(): FaultList {
  const first: Fault[] = []
  const faults: Fault[] = []
  let count = 0
  // They are found a column and a pupil at a time, and read beside the file from top to bottom.
  const shown = () => [...first, ...faults.toSorted((a, b) => a.row - b.row)].slice(0, SHOWN)
  return {
    add(row, column, says) {
      count += 1
      if (faults.length < SHOWN) faults.push({ row, column, says })
    },
    addFirst(row, says) {
      count += 1
      first.unshift({ row, column: null, says })
    },
    count: () => count,
    shown,
    enough: () => count >= ENOUGH,
    refused() {
      const told = shown()
      return { done: false, faults: told, more: count - told.length, stopped: count >= ENOUGH }
    },
  }
}

/** A file refused for one reason that belongs to no row. */
export const refusedFor = (says: string): Refused => ({
  done: false,
  faults: [{ row: 0, column: null, says }],
  more: 0,
  stopped: false,
})

/** A cell as a fault quotes it: one line, not too long. */
export function quoted(cell: string): string {
  const line = cell.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  return line.length > QUOTED ? `"${line.slice(0, QUOTED)}…"` : `"${line}"`
}

/** A fault in one line, for whoever supplied the file: "row 12, date: …". */
export function faultWords({ row, column, says }: Fault): string {
  const place = [...(row > 0 ? [`row ${row}`] : []), ...(column === null ? [] : [column])].join(', ')
  return place === '' ? says : `${place}: ${says}`
}
