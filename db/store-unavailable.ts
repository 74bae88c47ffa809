import { LibsqlError } from '@libsql/client'

/** Why the store could not keep or tell something. */
export type StoreFault = 'locked' | 'full' | 'unreachable' | 'too-slow' | 'unreadable' | 'closed'

const sentences: Record<StoreFault, string> = {
  locked: 'Another program is using the case store and did not let go of it in time.',
  full: 'The case store has no room left on its disk.',
  unreachable: 'The case store cannot be reached.',
  'too-slow': 'The case store did not answer in time.',
  unreadable:
    'The case store cannot be read: its file is damaged or protected, or the key or token is not the right one.',
  closed: 'The case store is closed, because the program is stopping.',
}
const kept = {
  no: 'Nothing was kept: please try again.',
  unknown: 'It is not known whether this was kept: please look before trying again.',
}

/** The store could not do what was asked; `kept` is `unknown` only when its answer to a commit was lost. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  readonly fault: StoreFault
  readonly kept: 'no' | 'unknown'

  constructor(fault: StoreFault, wasKept: 'no' | 'unknown' = 'no', cause?: unknown) {
    super(`${sentences[fault]} ${kept[wasKept]}`, { cause })
    this.fault = fault
    this.kept = wasKept
  }
}

const faultsByCode: readonly (readonly [RegExp, StoreFault])[] = [
  [/^AUTH_|HTTP status 40[13]/, 'unreadable'],
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_FULL|^ENOSPC/, 'full'],
  [
    /^SQLITE_(READONLY|CANTOPEN|IOERR|NOTADB|CORRUPT|AUTH|PERM)|^E(ACCES|PERM|ROFS|NOTDIR|ISDIR|EXIST)$/,
    'unreadable',
  ],
  [/^TRANSACTION_(TIMEOUT|BUSY)/, 'too-slow'],
  [/^(HRANA_|SERVER_ERROR|ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE|UND_ERR)/, 'unreachable'],
  [/^CLIENT_CLOSED/, 'closed'],
]
const faultsByText: readonly (readonly [RegExp, StoreFault])[] = [
  [/SQL statements in progress|database is locked/i, 'locked'],
  [/database or disk is full/i, 'full'],
  [/fetch failed|socket hang up|stream closed|WebSocket/i, 'unreachable'],
]

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

const faultOfLayer = (error: Error): StoreFault | undefined =>
  faultsByCode.find(([code]) => code.test(codeOf(error)) || code.test(error.message))?.[1] ??
  faultsByText.find(([text]) => text.test(error.message))?.[1]

const layersOf = (error: unknown): Error[] =>
  error instanceof Error ? [error, ...layersOf(error.cause)] : []

const ofStore = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof LibsqlError

/** Marks what the store's client threw as the store's, since a lost connection may show as a bare `fetch failed`. */
export function fromStore(error: unknown): unknown {
  if (ofStore(error)) return error
  const fault = layersOf(error).map(faultOfLayer).find(Boolean)
  return fault === undefined ? error : new StoreUnavailable(fault, 'no', error)
}

/** What a thrown error says about the store, or null when the store is not to blame. */
export function storeFault(error: unknown): StoreFault | null {
  if (error instanceof StoreUnavailable) return error.fault
  if (!ofStore(error)) return null
  return layersOf(error).map(faultOfLayer).find(Boolean) ?? null
}

/** The error to pass on: `StoreUnavailable` where the store is to blame, the error itself otherwise. */
export function plainError(error: unknown): unknown {
  const fault = storeFault(error)
  return fault === null || error instanceof StoreUnavailable
    ? error
    : new StoreUnavailable(fault, 'no', error)
}
