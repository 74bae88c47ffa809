import type { Row } from '@libsql/client'

/** Makes rows that answer to the place and to the name of a column, as libSQL's own do; of two of one name, the first. */
export function rowShape(columns: readonly string[]): (cells: readonly unknown[]) => Row {
  // A column may be called 0 or length: that is a place of the row already, as it is of this list.
  const names = new Set(columns.filter((name) => !Object.hasOwn(columns, name)))
  const named = [...names].map((name) => [name, columns.indexOf(name)] as const)
  class Shape {
    [column: string]: unknown
    readonly #cells: readonly unknown[]
    constructor(cells: readonly unknown[]) {
      this.#cells = cells
      for (const [name, at] of named) this[name] = cells[at]
    }
    get length(): number {
      return this.#cells.length
    }
    // Places stand here and not in each row, so that whoever lists a row finds its names alone.
    static {
      for (const at of columns.keys())
        Object.defineProperty(Shape.prototype, at, {
          get(this: Shape) {
            return this.#cells[at]
          },
        })
    }
  }
  return (cells) => new Shape(cells) as unknown as Row
}
