import { projectCase } from '../../db/case-projection.ts'
import { firstDifference, readRows } from '../../db/case-rows.ts'
import { damagedDocuments } from '../../db/documents.ts'
import { cases, documents, events } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { verifyChains } from '../../db/verify.ts'
import { eventsOf } from '../casework/load-case.ts'
import { fold } from '../domain/case/evolve.ts'
import type { Library } from '../library.ts'
import { allCases } from './all-cases.ts'
import { counted } from './columns.ts'
import { type Call, exit, json, type Verb } from './verb.ts'

async function caseFault(
  store: Store,
  { pathways }: Library,
  id: string,
  pathway: string,
): Promise<string | null> {
  const rows = await readRows(store.read, id)
  const folded = fold(id, await eventsOf(store.read, id))
  const known = pathways.get(pathway)
  if (known === undefined) return `case ${id}: the pathway ${pathway} is not in templates/pathways`
  if (rows === null || folded === null) return `case ${id}: it has no events`
  const difference = firstDifference(projectCase(known, folded), rows)
  return difference === null ? null : `case ${id}: it stands otherwise than its events say: ${difference}`
}

async function* caseFaults(store: Store, library: Library): AsyncGenerator<string> {
  for await (const { id, pathway } of allCases(store.read, { schools: 'all' })) {
    const fault = await caseFault(store, library, id, pathway)
    if (fault !== null) yield fault
  }
}

async function* faultsOf(store: Store, library: Library): AsyncGenerator<string> {
  for await (const { sentence } of verifyChains(store.read)) yield sentence
  for await (const { id } of damagedDocuments(store.read)) yield `document ${id}: it is not as it was kept`
  yield* caseFaults(store, library)
}

async function verified(call: Call) {
  const library = call.library()
  return call.withStore(async (store) => {
    const faults: string[] = []
    for await (const fault of faultsOf(store, library)) faults.push(fault)
    const [ofEvents, ofCases, ofDocuments] = await Promise.all([
      store.read.$count(events),
      store.read.$count(cases),
      store.read.$count(documents),
    ])
    return { sound: faults.length === 0, events: ofEvents, cases: ofCases, documents: ofDocuments, faults }
  })
}

/**
 * Checks that nothing in the record was changed: every chain of events, every document, and each case against its own events.
 *
 * `--json`: `{sound, events, cases, documents, faults: [sentence]}`, three of them counts; no fault quotes what stands in the record.
 */
export const verify: Verb = {
  words: 'verify',
  help: 'Check that nothing in the record was changed or lost',
  args: [],
  options: { json },
  async run(call) {
    const found = await verified(call)
    if (call.has('json')) call.print(found)
    for (const fault of found.faults) call.complain(fault)
    if (!found.sound) return exit.wanting
    const { events: ofEvents, cases: ofCases, documents: ofDocuments } = found
    const all = [counted(ofEvents, 'event'), counted(ofCases, 'case'), counted(ofDocuments, 'document')]
    if (!call.has('json')) call.say(`Sound: ${all.join(', ')}.`)
    return exit.done
  },
}
