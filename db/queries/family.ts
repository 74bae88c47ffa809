import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { parents, pupils } from '../schema.ts'

type Named = { forename: string | null; surname: string }

/** The names of everybody of a pupil's family whom any school has on record: brothers and sisters by family reference, and the parents of them all. */
export async function namesInFamily(db: Db, of: { id: string; familyRef: string | null }): Promise<Named[]> {
  const columns = { id: pupils.id, forename: pupils.forename, surname: pupils.surname }
  const siblings =
    of.familyRef === null
      ? []
      : await db
          .select(columns)
          .from(pupils)
          .where(and(eq(pupils.familyRef, of.familyRef), ne(pupils.id, of.id)))
  const children = [of.id, ...siblings.map(({ id }) => id)]
  const adults = await db
    .select({ forename: parents.forename, surname: parents.surname })
    .from(parents)
    .where(and(inArray(parents.pupil, children), isNull(parents.endedOn)))
  return [...siblings, ...adults]
}
