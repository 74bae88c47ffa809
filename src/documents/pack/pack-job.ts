import type { LeakReport } from '../../domain/leaks/find-leaks.ts'
import type { Inspected } from '../inspect/inspected.ts'
import type { Bound, Watch } from './bind-book.ts'
import type { Book } from './book.ts'

/** What the thread for packs is asked to do. */
export type PackJob =
  | { do: 'bind'; book: Book; watch: Watch }
  | { do: 'inspect'; file: { bytes: Uint8Array; name: string } }
  | { do: 'search'; pages: readonly (string | null)[]; watch: Watch }

/** What it answers to each. */
export type PackAnswers = { bind: Bound; inspect: Inspected; search: LeakReport }
