import { randomUUID } from 'node:crypto'
import { putDocument } from '../../../db/documents.ts'
import { putNotice } from '../../../db/outbox.ts'
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
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** Keeps printed papers in the store, with their case where they have one, and puts them into the outbox for whoever asked. */
export async function keepPapers(
  house: House,
  { person, case: id }: { person: string; case: string | null },
  files: readonly PaperFile[],
): Promise<void> {
  const about = { case: id, madeAt: house.now().toISOString(), madeBy: person }
  await house.store.write(async (tx) => {
    for (const file of files) {
      const document = randomUUID()
      await putDocument(tx, { id: document, ...file, ...about })
      const body = { case: id ?? '', document, person }
      await putNotice(tx, {
        key: `file:${document}:${person}`,
        kind: 'file',
        body,
        ...(id === null ? {} : { chain: id }),
      })
    }
  })
  house.kick()
}

/** The template of a paper; the library refuses to start without it. */
export function paperTemplate({ shelves }: Pick<House, 'shelves'>, id: PaperId): LetterTemplate {
  const template = shelves.papers.get(id)
  if (template === undefined) throw new Error(`There is no paper ${id}`)
  return template
}
