import { readEvents } from '../../db/events.ts'
import { caseNamed } from './case-in-store.ts'
import { columns } from './columns.ts'
import { eventWords } from './event-words.ts'
import { exit, json, type Verb } from './verb.ts'

/**
 * Tells what happened in a case, in the order it was recorded.
 *
 * `--json`: `{case, events: [{seq, on, type, by, recordedAt, manner, late, says}]}`, `on` being the day it happened, `by` who did it,
 * `manner` `did`, `saw` or `told`, and `says` one line without names.
 */
export const caseTimeline: Verb = {
  words: 'case timeline',
  help: 'Tell what happened in a case',
  args: ['CASE'],
  options: { json },
  async run({ args: [id = ''], withStore, has, print, say }) {
    const told = await withStore(async (store) => {
      const found = await caseNamed(store.read, id)
      return { case: found.id, stored: await readEvents(store.read, found.id) }
    })
    const events = told.stored.map((event) => {
      const { seq, doneOn: on, type, doneBy: by, recordedAt, manner, late } = event
      return { seq, on, type, by, recordedAt, manner, late, says: eventWords(event) }
    })
    if (has('json')) print({ case: told.case, events })
    else
      columns(
        events.map(({ seq, on, by, late, says }) => [
          String(seq),
          on,
          by,
          says,
          late ? '(entered late)' : '',
        ]),
      ).forEach(say)
    return exit.done
  },
}
