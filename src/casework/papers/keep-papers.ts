import { randomUUID } from 'node:crypto'
import { putDocument } from '../../../db/documents.ts'
import { putNotice } from '../../../db/outbox.ts'
import { isErased } from '../../../db/queries/cases.ts'
import type { Tx } from '../../../db/writer.ts'
import type { LetterTemplate } from '../../domain/letter-template.ts'
import type { PaperId } from '../../domain/paper-facts.ts'
import type { House } from '../house.ts'

/**
 * One file that was made; its name says the case's number and what it is, and never a person's name. A hold stops what
 * goes to the family.
 */
export type PaperFile = { name: string; mime: string; bytes: Uint8Array; kind: 'paper' | 'to-family' }

/** The types of the files that papers are made in. */
export const mimes = {
  pdf: 'application/pdf',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** For whom a paper is, and of which case; `pupil` where it is about one who has none. */
type For = { person: string; case: string | null; pupil?: string }

async function keepOne(house: House, tx: Tx, whose: For, file: PaperFile): Promise<void> {
  const { person, case: id, ...of } = whose
  const document = randomUUID()
  const made = { case: id, madeAt: house.now().toISOString(), madeBy: person }
  await putDocument(tx, { id: document, ...file, ...made })
  const body = { case: id ?? '', document, person, ...of }
  const key = `file:${document}:${person}`
  await putNotice(tx, { key, kind: 'file', body, ...(id === null ? {} : { chain: id }) })
}

/** Keeps printed papers in the store, with their case where they have one, and puts them into the outbox for whoever asked. */
export async function keepPapers(house: House, whose: For, files: readonly PaperFile[]): Promise<void> {
  await house.store.write(async (tx) => {
    // Making them takes seconds, in which the case may have been erased.
    if (whose.case !== null && (await isErased(tx, whose.case))) return
    for (const file of files) await keepOne(house, tx, whose, file)
  })
  house.kick()
}

/** The template of a paper; the library refuses to start without it. */
export function paperTemplate({ shelves }: Pick<House, 'shelves'>, id: PaperId): LetterTemplate {
  const template = shelves.papers.get(id)
  if (template === undefined) throw new Error(`There is no paper ${id}`)
  return template
}
