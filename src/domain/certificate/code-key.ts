import { type CodeSet, codeIn, codeSetOn } from '../codes.ts'
import type { Reading, Session } from '../sessions.ts'
import type { KeyLine } from './certificate.ts'
import { markKind } from './certificate-weeks.ts'

const unknownCode = 'Not a code of the register'

type Line = KeyLine & { set: CodeSet }

function lineOf(set: CodeSet, session: Session): Line {
  const code = session.mark
  const meaning = codeIn(set, code)?.meaning ?? unknownCode
  return { code, meaning, kind: markKind(session), from: null, until: null, set }
}

/** A code that changed its meaning within the certificate's days says when it had which. */
function dated({ set, ...line }: Line, all: readonly Line[], { from, to }: Reading): KeyLine {
  const several = all.filter(({ code }) => code === line.code).length > 1
  if (!several) return line
  return {
    ...line,
    from: set.from > from ? set.from : null,
    until: set.until !== null && set.until < to ? set.until : null,
  }
}

const byCode = (a: KeyLine, b: KeyLine): number => (a.code < b.code ? -1 : Number(a.code > b.code))

/** Every code used over a reading's days with what it meant on its own day, in the order of the codes. */
export function codeKey(reading: Reading, sessions: readonly Session[]): KeyLine[] {
  const found = new Map<string, Line>()
  for (const session of sessions.filter(({ mark }) => mark !== '')) {
    const line = lineOf(codeSetOn(reading.codeSets, reading.nation, session.day), session)
    const key = `${line.code} ${line.meaning}`
    if (!found.has(key)) found.set(key, line)
  }
  const all = [...found.values()]
  return all.map((line) => dated(line, all, reading)).sort(byCode)
}
