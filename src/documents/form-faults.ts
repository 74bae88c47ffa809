import { z } from 'zod'
import { daySchema } from '../domain/day.ts'
import { letterFacts } from '../domain/letter-facts.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import type { RecordKind } from '../domain/pathway/pathway.ts'
import { letterFieldFaults } from './letter-fields.ts'

type Field = RecordKind['fields'][number]

/** What was typed freely may name another adult, so a letter to a parent prints days and choices only. */
const isTold = (addressee: string, { kind }: Field) =>
  addressee !== 'parent' || kind === 'day' || kind === 'choice'

function typeOf({ kind, optional }: Field): z.ZodType {
  const type = kind === 'day' ? daySchema : z.string()
  return optional ? type.optional() : type
}

/** What a template prints of a pathway's own forms that they don't have, leave optional, or don't tell this addressee, in words. */
export function formFaults(template: LetterTemplate, forms: readonly RecordKind[]): string[] {
  const record = z.strictObject(
    Object.fromEntries(
      forms.map(({ id, fields }) => {
        const told = fields.filter((field) => isTold(template.addressee, field))
        return [id, z.strictObject(Object.fromEntries(told.map((field) => [field.id, typeOf(field)])))]
      }),
    ),
  )
  const facts = letterFacts.extend({ record })
  return [template.title, template.body]
    .flatMap((source) => letterFieldFaults(source, template, facts))
    .map(({ message }) => `its template: ${message}`)
}
