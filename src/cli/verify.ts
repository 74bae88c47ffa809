import { cases, documents, events } from '../../db/schema.ts'
import { verifyStore } from '../casework/verify.ts'
import { counted } from './columns.ts'
import { houseAt } from './desk.ts'
import { type Call, exit, json, type Verb } from './verb.ts'

async function verified(call: Call) {
  return call.withStore(async (store) => {
    const faults: string[] = []
    for await (const fault of verifyStore(houseAt(call, store))) faults.push(fault)
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
