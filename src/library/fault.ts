/** One thing wrong with the templates: the file, the line and, where it is known, the column, and what is wrong there. */
export type Fault = { file: string; line: number; column?: number; says: string }

/** A fault as the parsers of templates tell it, `file:line: words`, in its parts. */
export function faultOf(told: string): Fault {
  const [, file = '', line = '1', says = told] = /^(.*?):(\d+): ([\s\S]*)$/.exec(told) ?? []
  return { file, line: Number(line), says }
}

function inOrder(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || (a.column ?? 0) - (b.column ?? 0)
}

const written = ({ file, line, column, says }: Fault): string =>
  `${[file, line, ...(column === undefined ? [] : [column])].join(':')}: ${says}`

/** The templates can't be used: `found` lists everything wrong with them in order of place, `faults` the same as `file:line:column: what`, and so does the message. */
export class UnsoundLibrary extends Error {
  readonly found: readonly Fault[]
  readonly faults: readonly string[]

  constructor(faults: readonly Fault[]) {
    const told = new Map([...faults].sort(inOrder).map((fault) => [written(fault), fault]))
    const lines = [...told.keys()]
    super([`The templates have ${lines.length} fault${lines.length === 1 ? '' : 's'}:`, ...lines].join('\n'))
    this.name = 'UnsoundLibrary'
    this.found = [...told.values()]
    this.faults = lines
  }
}
