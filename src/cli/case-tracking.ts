import type { Store } from '../../db/store.ts'
import { loadCase } from '../casework/load-case.ts'
import { trackedOf } from '../casework/tracked-of.ts'
import type { TrackedCase } from '../domain/tracking/tracked-case.ts'
import { caseNamed } from './case-in-store.ts'
import { columns } from './columns.ts'
import { houseAt } from './desk.ts'
import { type Call, exit, json, Refusal, type Verb } from './verb.ts'

async function tracked(call: Call, store: Store): Promise<{ id: string; found: TrackedCase }> {
  const house = houseAt(call, store)
  const { id } = await caseNamed(store.read, call.args[0] ?? '')
  const loaded = await loadCase(house, store.read, id)
  if (loaded === null) throw new Refusal(`The record of ${id} cannot be read.`)
  return { id, found: await trackedOf(house, store.read, loaded) }
}

const documentOf = (id: string, { entry, fields, weeks }: TrackedCase) => ({
  case: id,
  entry,
  fields: fields.map(({ key, value, known, answered, open }) => ({
    field: key,
    value: value.length === 0 ? null : value,
    known,
    answeredBy: answered?.by ?? null,
    answeredOn: answered?.on ?? null,
    open,
  })),
  weeks,
})

function linesOf({ entry, fields, weeks }: TrackedCase): string[] {
  return [
    entry === null ? 'Not in Fast Track yet.' : `In Fast Track since ${entry}.`,
    ...columns(
      fields.map(({ key, value, open }) => [
        key,
        value.length > 0 ? value.join(', ') : open ? 'to be asked' : '–',
      ]),
    ),
    ...columns(
      weeks.map(({ week, monday, possible, attended, authorised, unauthorised }) => [
        `week ${week}`,
        monday,
        `${attended}/${possible}`,
        `${authorised} authorised`,
        `${unauthorised} unauthorised`,
      ]),
    ),
  ]
}

/**
 * Tells what is recorded of a case for the evaluation, by the ids of `templates/rules/tracking.yaml`.
 *
 * `--json`: `{case, entry, fields: [{field, value, known, answeredBy, answeredOn, open}], weeks: [{week, monday, possible, attended,
 * authorised, unauthorised}]}`. `value` is null where nothing is known, `known` what the program worked out by itself; week 1 is that of entry.
 */
export const caseTracking: Verb = {
  words: 'case tracking',
  help: 'Tell what is recorded of a case for the evaluation',
  args: ['CASE'],
  options: { json },
  async run(call) {
    const { id, found } = await call.withStore((store) => tracked(call, store))
    if (call.has('json')) call.print(documentOf(id, found))
    else linesOf(found).forEach(call.say)
    return exit.done
  },
}
