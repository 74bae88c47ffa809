import { putRegisterFile } from '../../db/register-files.ts'
import { tellOfFile, tellProgress } from '../../src/casework/register-files/tell-of-file.ts'
import type { HandedInState, HandedInTold } from '../../src/domain/handed-in.ts'
import type { Preview, Profile } from '../../src/domain/register-file.ts'
import type { StoryHouse } from './in-process.ts'

const profile = (words: string): Profile => ({
  id: 'own',
  title: words,
  layout: 'rows',
  delimiter: ',',
  dates: 'day-month-year',
  columns: { pupil_ref: words, date: 'Date' },
  others: [words],
  sessions: { AM: [words], PM: ['PM'] },
  codes: {},
})

/** All that can be told of a file, with some words wherever a file may hold them. */
export function everythingTold(
  words: string,
  times = 1,
): Required<Omit<HandedInTold, 'trouble' | 'answers'>> {
  const all = <T>(make: (n: number) => T): T[] => Array.from({ length: times }, (_, n) => make(n))
  const choices = all((n) => ({ value: `${words}${n}`, title: `${words}${n}` }))
  const change = { ref: words, day: '2026-11-16', half: 'AM' as const, was: '/', now: words.slice(0, 2) }
  const faults = {
    faults: all((n) => ({ row: n, column: words, says: `“${words}” is not a date` })),
    more: times,
  }
  const preview: Preview = {
    ...{
      profile: profile(words),
      rows: 9,
      pupils: 9,
      from: '2026-11-16',
      to: '2026-11-20',
      added: 9,
      amended: times,
    },
    ...{ changes: all(() => change), unknownCodes: [], absent: all(() => ({ ref: words, since: null })) },
  }
  return {
    understood: {
      profile: profile(words),
      aliases: {},
      doubts: all((n) => ({ id: `code ${words}${n}`, asks: `What does ${words} mean?`, choices })),
      dates: [{ text: words, day: '2026-11-16' }],
      codes: all(() => ({ text: words, times: 9 })),
    },
    ...{ preview, look: faults, wrong: faults, running: { rows: 4, beat: 1 } },
    report: { changed: true, rows: 9, added: 9, amended: times, weeks: 9 },
  }
}

let handed = 0

/** Somebody handed a register file in, which Slack no longer has, and is told of it. */
export async function handedIn(
  { running }: StoryHouse,
  person: string,
  state: HandedInState,
  words: string,
): Promise<void> {
  handed += 1
  const about = { id: `handed-in-${handed}`, person }
  const at = `2026-11-23T08:4${handed}:00.000Z`
  const { preview, ...told } = everythingTold(words)
  await running.store.write(async (tx) => {
    const more = state === 'previewed' ? { preview } : {}
    await putRegisterFile(tx, {
      ...about,
      school: 'secondary',
      file: 'F0VANISHED',
      at,
      state,
      told: { ...told, ...more },
    })
    await tellOfFile(tx, about)
    await tellProgress(tx, about, 1)
  })
}
