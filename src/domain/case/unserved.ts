import { sentTo } from './addressees.ts'
import type { Owed } from './owed.ts'
import { isSpared, standingNotServed } from './served.ts'
import type { Letter } from './state.ts'
import type { Context } from './unmet.ts'
import { draftable } from './verbs/letters.ts'

/** A letter that has not reached a parent: of which kind, about which meeting, and the one that came back or is only drafted, if any. */
export type Unserved = Owed & { key: string; kind: string; letter: string | null }

function owedNow(context: Context, kind: string): Owed[] {
  const owed = draftable(context, kind)
  return owed.ok ? owed.value : []
}

const unsent = ({ state }: Context, kind: string): Letter[] =>
  Object.values(state.letters).filter(
    (letter) => letter.kind === kind && (letter.state === 'draft' || letter.state === 'back'),
  )

function ofKind(context: Context, kind: string, index: number): Unserved[] {
  const { state, facts } = context
  const letters = unsent(context, kind)
  const isParent = (who: string) => facts.parents.some(({ id }) => id === who)
  const isOpen = ({ addressee, meeting }: Owed) =>
    isParent(addressee) &&
    sentTo(state, kind, addressee, meeting) === null &&
    !isSpared(state, kind, addressee, meeting) &&
    !standingNotServed(state).some(
      (one) => one.kind === kind && one.addressee === addressee && one.meeting === meeting,
    )
  const all = [...letters, ...owedNow(context, kind)].filter(isOpen).map(({ addressee, meeting }) => {
    const own = letters.filter((one) => one.addressee === addressee && one.meeting === meeting)
    const key = `${index}~${addressee}~${meeting ?? ''}`
    return { key, kind, addressee, meeting, letter: own.at(-1)?.id ?? null }
  })
  return [...new Map(all.map((one) => [one.key, one])).values()]
}

/** The letters to parents that are owed now or came back and that do not count as sent: those of which it may be said that they are not served. */
export const lettersUnserved = (context: Context): Unserved[] =>
  context.pathway.letters.flatMap(({ id, to }, index) =>
    to.endsWith('parents') ? ofKind(context, id, index) : [],
  )
