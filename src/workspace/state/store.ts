import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Tables } from './model.ts'

/** One row put (or, with null, taken away). */
export type Change = { [T in keyof Tables]: [table: T, key: string, row: Tables[T] | null] }[keyof Tables]

type Rows = Map<string, Map<string, unknown>>

const groupOf = (key: string) => (key.includes('/') ? key.slice(0, key.indexOf('/')) : '')

/** The workspace's memory: tables in RAM, every change first appended to a journal of JSON lines. */
export class Store {
  readonly #path: string
  readonly #tables = new Map<keyof Tables, Rows>()
  readonly #listeners = new Set<(changes: Change[]) => void>()
  #discarding = false

  constructor(path: string) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true })
    if (existsSync(path)) this.#replay()
  }

  /** The row under a key, or undefined. */
  get<T extends keyof Tables>(table: T, key: string): Tables[T] | undefined {
    return this.#tables.get(table)?.get(groupOf(key))?.get(key) as Tables[T] | undefined
  }

  /** All rows of a table, or of one group of its keys, in the order in which they were first put. */
  list<T extends keyof Tables>(table: T, group = ''): Tables[T][] {
    return [...(this.#tables.get(table)?.get(group)?.values() ?? [])] as Tables[T][]
  }

  /** Writes the changes to the journal as one line and only then makes them. */
  commit(...given: Change[]): void {
    // What numbers the ids is kept even then, or an id would be given out twice.
    const changes = this.#discarding ? given.filter(([table]) => table === 'meta') : given
    if (changes.length === 0) return
    appendFileSync(this.#path, `${JSON.stringify(changes)}\n`)
    for (const change of changes) this.#apply(change)
    for (const listener of this.#listeners) listener(changes)
  }

  /** Runs something whose changes are thrown away: an answer that says ok although nothing was kept. */
  discarding<R>(run: () => R): R {
    this.#discarding = true
    try {
      return run()
    } finally {
      this.#discarding = false
    }
  }

  /** Calls back after each change; the answer stops it. */
  onChange(listener: (changes: Change[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #apply([table, key, row]: Change): void {
    const rows: Rows = this.#tables.get(table) ?? new Map()
    const group = rows.get(groupOf(key)) ?? new Map<string, unknown>()
    if (row === null) group.delete(key)
    else group.set(key, row)
    rows.set(groupOf(key), group)
    this.#tables.set(table, rows)
  }

  #replay(): void {
    const text = readFileSync(this.#path, 'utf8')
    // A line that the process could not finish was never acknowledged.
    const lines = text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean)
    for (const line of lines) for (const change of JSON.parse(line) as Change[]) this.#apply(change)
    const rows = this.#changes()
    if (!text.endsWith('\n') || lines.length > rows.length * 2 + 500) this.#rewrite(rows)
  }

  #changes(): Change[] {
    return [...this.#tables].flatMap(([table, groups]) =>
      [...groups.values()].flatMap((rows) => [...rows].map(([key, row]) => [table, key, row] as Change)),
    )
  }

  #rewrite(rows: Change[]): void {
    writeFileSync(`${this.#path}.new`, rows.map((row) => `${JSON.stringify([row])}\n`).join(''))
    renameSync(`${this.#path}.new`, this.#path)
  }
}
