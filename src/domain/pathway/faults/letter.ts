import type { LetterKind, Pathway } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'
import { canHold, type Happens } from './happens.ts'
import { referencesOf } from './references.ts'

function standInFaults(pathway: Pathway, letter: LetterKind): string[] {
  return (letter.or_letters ?? []).flatMap((id) => {
    if (id === letter.id) return [`${id} can't stand for itself`]
    const other = pathway.letters.find((one) => one.id === id)
    const silent = letter.tells !== undefined && other !== undefined && other.tells === undefined
    return silent ? [`${id} tells no decision, so it can't stand for ${letter.id}`] : []
  })
}

function meetingFaults({ id, to, meeting }: LetterKind): string[] {
  const needsOne = to === 'professionals' || to.startsWith('absent-') || to.startsWith('put-off-')
  if (!needsOne || meeting !== undefined) return []
  return [`${id} is for the ${to.replace('-', ' ')} of a meeting but names none`]
}

function lockFaults(happens: Happens, { id, unlocks }: LetterKind): string[] {
  if (unlocks === undefined || canHold(happens, unlocks)) return []
  return [`${id} never unlocks: what it waits for never happens`]
}

const enclosureFaults = ({ id, encloses = [] }: LetterKind): string[] =>
  encloses.includes(id) ? [`${id} can't be enclosed with itself`] : []

/** Letters that nothing asks for, that never unlock, that go to the guests of no meeting, or that stand for another without telling what it tells. */
export function letterFaults(pathway: Pathway, happens: Happens): PathwayFault[] {
  const named = referencesOf(pathway).filter(
    (one) => one.named === 'letter' && !one.at.startsWith('letters.'),
  )
  const used = new Set(named.map(({ id }) => id))
  return pathway.letters.flatMap((letter, n) => {
    const { id } = letter
    const unused = used.has(id) ? [] : [`no item, meeting, option or deadline names the letter ${id}`]
    return [
      ...unused.map((says) => ({ at: `letters.${n}.id`, says })),
      ...meetingFaults(letter).map((says) => ({ at: `letters.${n}.to`, says })),
      ...lockFaults(happens, letter).map((says) => ({ at: `letters.${n}.unlocks`, says })),
      ...enclosureFaults(letter).map((says) => ({ at: `letters.${n}.encloses`, says })),
      ...standInFaults(pathway, letter).map((says) => ({ at: `letters.${n}.or_letters`, says })),
    ]
  })
}
