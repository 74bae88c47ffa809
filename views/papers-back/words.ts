import { type HandedInAs, handedInAs } from '../../src/domain/case/parts/service.ts'
import type { Letter } from '../../src/domain/case/state.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import { whoDid } from '../who-did.ts'

const words: Record<HandedInAs, string> = {
  changed: 'changed in Word',
  sent: 'what was sent kept as PDF or scan',
  signed: 'signed copy kept',
}

/** The latest of each that came in for a letter, as its line on a screen goes on: what it is, by whom, on which day. */
export function papersBackWords({ papers }: Pick<Letter, 'papers'>): string {
  const latest = handedInAs.flatMap((as) => papers.findLast((one) => one.as === as) ?? [])
  return latest.map(({ as, by, on }) => `; ${words[as]} by ${whoDid(by)}, ${formatDayShort(on)}`).join('')
}
