import { projectCase } from '../../db/case-projection.ts'
import { type CaseRows, firstDifference, readRows } from '../../db/case-rows.ts'
import { damagedDocuments, documentFacts } from '../../db/documents.ts'
import { keptVersions, wasChanged } from '../../db/pathway-versions.ts'
import { caseChains, lettersWithDocuments } from '../../db/queries/case-chains.ts'
import { projectSealed, sealedIn } from '../../db/sealed-rows.ts'
import { verifyChains } from '../../db/verify.ts'
import type { Recorded } from '../domain/case/event.ts'
import { fold } from '../domain/case/evolve.ts'
import type { CaseState } from '../domain/case/state.ts'
import { pathwayOn } from './case-pathways.ts'
import type { House } from './house.ts'
import { eventsOf } from './load-case.ts'
import { contactFaults } from './verify-contacts.ts'

/** A case may be acted on between the reading of its events and of its rows: then it is read again. */
const readings = 3

type Look = { fault: string | null; seq: number }

// A chain whose opening was sealed or cut off can't be folded; that is a finding and not a bug.
function folded(id: string, events: readonly Recorded[]): CaseState | null {
  try {
    return fold(id, events)
  } catch {
    return null
  }
}

/** Stored rows in the words that the pathway has today: a bettered title is no damage, as it is no fact of the case. */
function inTodaysWords(stored: CaseRows, now: CaseRows): CaseRows {
  const said = new Map(now.deadlines.map(({ id, title, opens, legal }) => [id, { title, opens, legal }]))
  return { ...stored, deadlines: stored.deadlines.map((row) => ({ ...row, ...said.get(row.id) })) }
}

async function faultOf(
  house: House,
  id: string,
  events: readonly Recorded[],
  stored: CaseRows | null,
): Promise<string | null> {
  const sealed = sealedIn(events)
  if (sealed !== null && stored !== null) return firstDifference(projectSealed(id, sealed), stored)
  const state = folded(id, events)
  if (state === null)
    return events.length === 0 ? 'it has no events' : 'its events do not begin with its opening'
  if (stored === null) return 'it has events and no row'
  const { pathway: on, version, overlays } = state
  const pathway = await pathwayOn(house, house.store.read, { id: on, version, overlays })
  if (pathway === undefined) return `version ${version} of its pathway ${on} was not kept`
  const now = projectCase(pathway, state)
  return firstDifference(now, inTodaysWords(stored, now))
}

async function look(house: House, id: string): Promise<Look> {
  const stored = await readRows(house.store.read, id)
  const events = await eventsOf(house.store.read, id)
  const fault = await faultOf(house, id, events, stored)
  return { fault: fault === null ? null : `case ${id}: ${fault}`, seq: events.at(-1)?.seq ?? 0 }
}

async function caseFault(house: House, id: string): Promise<string | null> {
  let before: Look | null = null
  for (let reading = 1; reading <= readings; reading += 1) {
    const now = await look(house, id)
    if (now.fault === null || now.seq === before?.seq) return now.fault
    before = now
  }
  return before?.fault ?? null
}

async function* missingDocuments(house: House): AsyncGenerator<string> {
  for (const { caseId, id, pdf, docx } of await lettersWithDocuments(house.store.read)) {
    for (const document of [pdf, docx]) {
      if (document === null || (await documentFacts(house.store.read, document)) !== null) continue
      yield `case ${caseId}, letter ${id}: its document is missing`
    }
  }
}

/**
 * Goes through the whole store and names what is wrong in a sentence each, quoting nothing: broken chains, cases
 * and contacts whose rows are not what their events say, documents that changed or are gone. Nothing told is a sound store.
 */
export async function* verifyStore(house: House): AsyncGenerator<string> {
  for await (const { sentence } of verifyChains(house.store.read)) yield sentence
  for await (const id of caseChains(house.store.read)) {
    const fault = await caseFault(house, id)
    if (fault !== null) yield fault
  }
  for (const kept of await keptVersions(house.store.read))
    if (wasChanged(kept)) yield `pathway ${kept.id}, version ${kept.version}: it is not as it was kept`
  yield* contactFaults(house)
  for await (const { id } of damagedDocuments(house.store.read)) {
    yield `document ${id}: its bytes are not those that were kept`
  }
  yield* missingDocuments(house)
}
