import type { Manner } from '../src/domain/case/happened.ts'

type Known = { by: string; recordedBy: string; manner: Manner }

/** How whoever recorded something knows of it, where somebody else did it. */
export function knownBy({ manner, by, recordedBy }: Known): string {
  if (by === recordedBy) return ''
  if (manner === 'did') return `, recorded by <@${recordedBy}>`
  return manner === 'saw' ? `, seen by <@${recordedBy}>` : `, told to <@${recordedBy}>`
}
