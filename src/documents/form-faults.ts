import { z } from 'zod'
import { daySchema } from '../domain/day-schema.ts'
import { letterFacts } from '../domain/letter-facts.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import type { RecordKind } from '../domain/pathway/pathway.ts'
import { letterFieldFaults } from './letter-fields.ts'

type Field = RecordKind['fields'][number]

/** What was typed freely may name another adult, so a letter to a parent prints days and choices only. */
const isTold = (addressee: string, { kind }: Field) =>
  addressee !== 'parent' || kind === 'day' || kind === 'choice'

/** What an addressee is told of each form. */
const toldOf = (addressee: string, forms: readonly RecordKind[]) =>
  forms.map(({ id, fields }) => ({
    id,
    fields: fields
      .filter((field) => isTold(addressee, field))
      .map((field) => ({ id: field.id, kind: field.kind, optional: field.optional })),
  }))

type Told = ReturnType<typeof toldOf>

function typeOf({ kind, optional }: Told[number]['fields'][number]): z.ZodType {
  const type = kind === 'day' ? daySchema : z.string()
  return optional ? type.optional() : type
}

function faultsOf(template: LetterTemplate, told: Told): string[] {
  const record = z.strictObject(
    Object.fromEntries(
      told.map(({ id, fields }) => [
        id,
        z.strictObject(Object.fromEntries(fields.map((field) => [field.id, typeOf(field)]))),
      ]),
    ),
  )
  const facts = letterFacts.extend({ record })
  return [template.title, template.body]
    .flatMap((source) => letterFieldFaults(source, template, facts))
    .map(({ message }) => `its template: ${message}`)
}

/** Does a text print anything of a form, and not only have the word? */
const PRINTS_A_FORM = /\{\{[^{}]*\brecord\b/

const found = new WeakMap<LetterTemplate, Map<string, string[]>>()

/** What a template prints of a pathway's own forms that they don't have, leave optional, or don't tell this addressee, in words. */
export function formFaults(template: LetterTemplate, forms: readonly RecordKind[]): string[] {
  const texts = [template.title, template.body, ...Object.values(template.parts)]
  // All else that a template prints was looked at when it was read.
  if (!texts.some((text) => PRINTS_A_FORM.test(text))) return []
  const told = toldOf(template.addressee, forms)
  // Pathways that share a letter mostly have the same forms for it too.
  const before = found.get(template) ?? new Map<string, string[]>()
  found.set(template, before)
  const key = JSON.stringify(told)
  const faults = before.get(key) ?? faultsOf(template, told)
  before.set(key, faults)
  return faults
}
