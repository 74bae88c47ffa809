import { SESSIONS_A_WEEK } from '../../../db/schema/marks-text.ts'
import type { RegisterDetail } from '../../../db/schema/register.ts'

/** What a file says beside the mark of one session. */
export type CellDetail = RegisterDetail[string]

/** The marks of one pupil's week: `place` is that of its Monday morning, and nine more follow it. */
export type GatheredWeek = { pupil: number; week: number; place: number }

/** Everything that a register file says of millions of sessions, in a byte or a few each. */
export type GatheredMarks = {
  /** Where a session is kept: of a pupil by number, in a numbered week, 0 to 9 in it. */
  placeOf(pupil: number, week: number, session: number): number
  /** What the file says there: null where it says nothing, empty where nobody marked. */
  markAt(place: number): string | null
  /** The row that says so; null where a file is so large that nobody has noted it. */
  rowAt(place: number): number | null
  put(place: number, mark: string, row: number, detail: CellDetail | null): void
  detailAt(place: number): CellDetail | undefined
  /** The weeks of which anything is said, by pupil and week. */
  weeks(): Generator<GatheredWeek>
}

const WEEKS_A_BLOCK = 16
const BLOCK = WEEKS_A_BLOCK * SESSIONS_A_WEEK
const PAGE = 512 * BLOCK
/** The rows of some two million sessions are noted: they take four times the room of the marks. */
const PAGES_WITH_ROWS = 25
/** A register may be of 1900, 3,653 weeks before the week from which they are numbered, until 2100. */
const BEFORE_WEEK_0 = 4096
const BLOCKS_A_PUPIL = 2048

type Page = { marks: Uint8Array; rows: Uint32Array | null }

function isSaid({ marks }: Page, place: number): boolean {
  const from = place % PAGE
  for (let n = 0; n < SESSIONS_A_WEEK; n++) if (marks[from + n] !== 0) return true
  return false
}

/** The weeks of a block, all of which stand on one page, of which anything is said. */
function* weeksOfBlock(key: number, block: number, page: Page): Generator<GatheredWeek> {
  const pupil = Math.floor(key / BLOCKS_A_PUPIL)
  const first = (key % BLOCKS_A_PUPIL) * WEEKS_A_BLOCK - BEFORE_WEEK_0
  for (let n = 0; n < WEEKS_A_BLOCK; n++) {
    const place = block * BLOCK + n * SESSIONS_A_WEEK
    if (isSaid(page, place)) yield { pupil, week: first + n, place }
  }
}

/** Numbers texts from 1 on as they come. */
function numbering() {
  const texts = ['', '']
  const numbers = new Map([['', 1]])
  return {
    textOf: (number: number): string | null => (number === 0 ? null : (texts[number] ?? null)),
    numberOf(text: string): number {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      return texts.push(text) - 1
    },
  }
}

/** Begins to gather what a register file says. */
export function gatheredMarks(): GatheredMarks {
  const blocks = new Map<number, number>()
  const pages: Page[] = []
  const { textOf, numberOf } = numbering()
  const details = new Map<number, CellDetail>()
  // Rows of one pupil mostly stand together, so that their block is not looked for again.
  let [lastKey, lastBlock] = [-1, -1]
  const pageOf = (place: number) => pages[Math.floor(place / PAGE)] as Page

  function blockOf(key: number): number {
    const known = blocks.get(key)
    if (known !== undefined) return known
    const block = blocks.size
    blocks.set(key, block)
    if ((block * BLOCK) % PAGE === 0) {
      const rows = pages.length < PAGES_WITH_ROWS ? new Uint32Array(PAGE) : null
      pages.push({ marks: new Uint8Array(PAGE), rows })
    }
    return block
  }

  return {
    placeOf(pupil, week, session) {
      const after = week + BEFORE_WEEK_0
      const key = pupil * BLOCKS_A_PUPIL + Math.floor(after / WEEKS_A_BLOCK)
      if (key !== lastKey) lastBlock = blockOf(key)
      lastKey = key
      return lastBlock * BLOCK + (after % WEEKS_A_BLOCK) * SESSIONS_A_WEEK + session
    },
    markAt: (place) => textOf(pageOf(place).marks[place % PAGE] ?? 0),
    rowAt: (place) => pageOf(place).rows?.[place % PAGE] ?? null,
    put(place, mark, row, detail) {
      const { marks, rows } = pageOf(place)
      marks[place % PAGE] = numberOf(mark)
      if (rows !== null) rows[place % PAGE] = row
      if (detail !== null) details.set(place, detail)
    },
    detailAt: (place) => details.get(place),
    *weeks() {
      for (const key of Float64Array.from(blocks.keys()).sort()) {
        const block = blocks.get(key) as number
        yield* weeksOfBlock(key, block, pageOf(block * BLOCK))
      }
    },
  }
}
