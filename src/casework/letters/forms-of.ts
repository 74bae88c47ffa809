import { simpleConditions } from '../../domain/pathway/entry-over.ts'
import type { RecordKind } from '../../domain/pathway/pathway.ts'
import type { Scene } from './scene.ts'

type Asked = Pick<Scene, 'loaded' | 'kind'>
/** A form of the pathway's own as it was last filled in. */
export type FilledIn = { form: RecordKind; values: Readonly<Record<string, string>> }

/** The forms of the pathway's own that a letter is about: those that it prints, and those that unlock it. */
function formsOf({ loaded, kind }: Asked): RecordKind[] {
  const waits = kind.unlocks === undefined ? [] : simpleConditions(kind.unlocks)
  const ids = [...(kind.prints ?? []), ...waits.flatMap((one) => ('recorded' in one ? one.recorded : []))]
  const { records } = loaded.context.pathway
  return [...new Set(ids)].flatMap((id) => records.find((one) => one.id === id) ?? [])
}

/** The form that a letter is about and that asks for all of these fields, as it was last filled in; null where there is none, or nobody has yet. */
export function filledIn(asked: Asked, ...fields: readonly string[]): FilledIn | null {
  const form = formsOf(asked).find((one) =>
    fields.every((field) => one.fields.some(({ id }) => id === field)),
  )
  const values = form && asked.loaded.state.records[form.id]?.values
  return form && values ? { form, values } : null
}
