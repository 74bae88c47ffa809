/** A fault as the parsers of templates tell it, `file:line: words`, in its parts. */
export function faultOf(told: string): Fault {
  const [, file = '', line = '1', says = told] = /^(.*?):(\d+): ([\s\S]*)$/.exec(told) ?? []
  return { file, line: Number(line), says }
}

/** One thing wrong with the templates: the file, the line, and what is wrong there. */
export type Fault = { file: string; line: number; says: string }

function inOrder(a: Fault, b: Fault): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}

/** The templates can't be used: `faults` lists everything wrong with them as `file:line: what`, and so does the message. */
export class UnsoundLibrary extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly Fault[]) {
    const told = [...faults].sort(inOrder).map(({ file, line, says }) => `${file}:${line}: ${says}`)
    const lines = [...new Set(told)]
    super([`The templates have ${lines.length} fault${lines.length === 1 ? '' : 's'}:`, ...lines].join('\n'))
    this.name = 'UnsoundLibrary'
    this.faults = lines
  }
}
