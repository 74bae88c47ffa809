import { alwaysPrinted } from '../../documents/always-printed.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { RecordKind } from '../../domain/pathway/pathway.ts'
import type { Scene } from './scene.ts'

type Field = RecordKind['fields'][number]
type Records = NonNullable<LetterFacts['record']>
type Told = Records[string]

/** What stands in a field, a choice in its title's words; undefined where it was left blank. */
export function valueIn({ id, choices, from }: Field, values: Readonly<{ [field: string]: string }>) {
  // Which parent or notice is meant is a name of the case's own, which nobody reads.
  if (from !== undefined) return undefined
  const value = values[id]?.trim()
  return choices?.find((one) => one.id === value)?.title ?? (value || undefined)
}

function blanksIn({ title, fields }: RecordKind, told: Told, printed: readonly string[]): string[] {
  return fields
    .filter(({ id, optional }) => told[id] === undefined && (printed.includes(id) || !optional))
    .map((field) => `${field.title} (${title})`)
}

const printedForms = ({ kind, loaded }: Scene): RecordKind[] =>
  loaded.context.pathway.records.filter(({ id }) => kind.prints?.includes(id))

function toldOf({ fields }: RecordKind, values: Readonly<Record<string, string>>): Told {
  const found = fields.map((field) => [field.id, valueIn(field, values)] as const)
  return Object.fromEntries(found.filter((one): one is readonly [string, string] => one[1] !== undefined))
}

/** The forms of the pathway's own that a paper prints, as far as they are filled in. */
export const recordsTold = (scene: Scene): Records =>
  Object.fromEntries(
    printedForms(scene).map((form) => [
      form.id,
      toldOf(form, scene.loaded.state.records[form.id]?.values ?? {}),
    ]),
  )

/** One form as a letter prints it, and what is blank there that it needs. */
function formFacts(scene: Scene, form: RecordKind): { told: Told; lacks: string[] } {
  const printed = alwaysPrinted(scene.template).flatMap(([group, of, field]) =>
    group === 'record' && of === form.id && field !== undefined ? [field] : [],
  )
  const values = scene.loaded.state.records[form.id]?.values
  if (values === undefined) return { told: {}, lacks: printed.length > 0 ? [`the form “${form.title}”`] : [] }
  const told = toldOf(form, values)
  return { told, lacks: blanksIn(form, told, printed) }
}

/** The forms of the pathway's own that a letter may print, or each blank that would leave a gap in it, in words. */
export function recordFacts(scene: Scene): Pick<LetterFacts, 'record'> | { lacks: string[] } {
  const forms = printedForms(scene)
  if (forms.length === 0) return {}
  const all = forms.map((form) => ({ id: form.id, ...formFacts(scene, form) }))
  const lacks = all.flatMap((one) => one.lacks)
  return lacks.length > 0 ? { lacks } : { record: Object.fromEntries(all.map(({ id, told }) => [id, told])) }
}
