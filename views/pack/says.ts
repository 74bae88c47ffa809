import { z } from 'zod'
import {
  offences,
  type ProsecutionCommand,
  type ProsecutionTest,
} from '../../src/domain/case/parts/prosecution.ts'
import { findings } from '../../src/domain/charge/defences.ts'
import { daySchema } from '../../src/domain/day-schema.ts'
import { readAsk } from '../../src/domain/pack/pre-flight.ts'
import { defencesFor } from '../../src/domain/prosecution/standing.ts'
import type { FieldErrors } from '../../src/kit/modal-errors.ts'
import { stampOfMarks } from './compare.ts'
import type { PackForm, packFormModal } from './modal.ts'
import { paragraphsOn, stampOf } from './paragraphs.ts'
import { askingProfiles, recordOn } from './questions.ts'
import { unreadOn } from './read.ts'
import type { CourtShown } from './shown.ts'

type Reading = ReturnType<(typeof packFormModal)['read']>

/** What was answered on a form, by its question; null where nothing was. */
type Said = Readonly<Record<string, string | null>>

/** What is to be done, or the question that is not answered as it must be, and what to do. */
export type Says = { command: ProsecutionCommand } | { at: string; why: string }

type From = { court: CourtShown; said: Said; reading: Reading }

const kinds = ['day', 'one', 'line', 'long', 'who'] as const
const unfilled = 'Fill this in.'

/** What was answered on a form, by its question. */
export const saidOn = ({ answers }: Reading): Said =>
  Object.fromEntries(kinds.flatMap((kind) => answers[kind].map(({ key, value }) => [key, value])))

/** Where on the form a sentence about one question belongs. */
export function packErrors(
  { answers }: Reading,
  key: string,
  why: string,
): FieldErrors<(typeof kinds)[number]> {
  const kind = kinds.find((one) => answers[one].some((answered) => answered.key === key)) ?? 'one'
  return { [kind]: { [key]: why } }
}

const yes = z.enum(['yes', 'no']).transform((said) => said === 'yes')
const written = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

/** Reads answers by a schema that makes a command of them; the first that does not fit is told at its question. */
const reads =
  <S extends z.ZodType>(schema: S, command: (parent: string, said: z.output<S>) => ProsecutionCommand) =>
  ({ court, said }: From): Says => {
    const read = schema.safeParse(said)
    if (read.success) return { command: command(court.parent, read.data) }
    return { at: String(read.error.issues[0]?.path[0] ?? ''), why: unfilled }
  }

const signs = (test: ProsecutionTest) =>
  reads(z.object({ passes: yes, why: written }), (parent, said) => ({
    do: 'sign-test',
    parent,
    test,
    ...said,
  }))

function weighs({ court, said }: From): Says {
  const { file, looked, parent } = court
  const asked = defencesFor(file, looked.context.facts.defences).map(({ id }) => id)
  const half = asked.find((id) => !said[id] && said[`why-${id}`])
  if (half !== undefined) return { at: half, why: 'Say what was found.' }
  const found = asked.flatMap((defence) => {
    const finding = findings.find((one) => one === said[defence])
    return finding === undefined ? [] : [{ defence, finding, why: said[`why-${defence}`] ?? '' }]
  })
  return { command: { do: 'weigh-defences', parent, found } }
}

function writes({ court, said, reading }: From): Says {
  const here = recordOn(court, reading.context.page)
  const all = Object.fromEntries(here.map(({ id }) => [id, said[id] ?? '']))
  return { command: { do: 'write-record', parent: court.parent, written: all } }
}

function names({ court, said }: From): Says {
  const read = z
    .object({ who: z.string(), occupation: z.string(), over18: yes })
    .transform(({ who, ...more }) => ({ id: who, ...more }))
    .safeParse(said)
  if (!read.success) return { at: String(read.error.issues[0]?.path[0] ?? ''), why: unfilled }
  const name = court.looked.people[read.data.id]
  if (name === undefined)
    return { at: 'who', why: 'This person is not on the list of people. Choose somebody who is.' }
  return { command: { do: 'name-witness', parent: court.parent, witness: { ...read.data, name } } }
}

/** A paragraph is said of in the very words that the witness was shown. */
function saysOfParagraphs({ court, said, reading }: From): Says {
  const shown = new Map(reading.answers.one.map(({ key, version }) => [key, version]))
  const here = paragraphsOn(court, reading.context.page).filter(({ id }) => said[id])
  const moved = here.find(({ id, text }) => shown.get(id) !== stampOf(text))
  if (moved !== undefined)
    return { at: moved.id, why: 'This paragraph has changed since. Close the form and open it again.' }
  const wordless = here.find(({ id }) => said[id] === 'own' && !said[`own-${id}`])
  if (wordless !== undefined) return { at: `own-${wordless.id}`, why: unfilled }
  const all = here.map(({ id, text }) => ({
    paragraph: id,
    shown: text,
    words: said[id] === 'own' ? (said[`own-${id}`] ?? null) : null,
    verdict: said[id] === 'struck' ? ('struck' as const) : ('confirmed' as const),
  }))
  return { command: { do: 'say-paragraphs', parent: court.parent, said: all } }
}

/** The certificate is compared in the very marks that it had when the form was opened. */
function compares({ court, said, reading }: From): Says {
  const held = reading.answers.one.find(({ key }) => key === 'agrees')?.version
  if (held !== stampOfMarks(court))
    return { at: 'agrees', why: 'The register has changed since. Close the form and open it again.' }
  const read = z.object({ agrees: yes, differs: written }).safeParse(said)
  if (!read.success) return { at: 'agrees', why: unfilled }
  const { parent, marks } = court
  return { command: { do: 'compare-certificate', parent, ...read.data, marks } }
}

function answers({ court, said, reading }: From): Says {
  const asked = askingProfiles(court)[reading.context.page]?.ask ?? []
  const given = asked.flatMap(({ id }) =>
    said[id] ? [{ ask: id, yes: said[id] === 'yes', note: said[`note-${id}`] ?? '' }] : [],
  )
  return { command: { do: 'answer-pack', parent: court.parent, answers: given } }
}

/** Keeps who read which paper through; what was not answered stays open. */
function readsThrough({ court, said, reading }: From): Says {
  const given = unreadOn(court, reading.context.page).flatMap(({ document }) => {
    const ask = readAsk(document)
    return said[ask] ? [{ ask, yes: said[ask] === 'yes', note: '' }] : []
  })
  return { command: { do: 'answer-pack', parent: court.parent, answers: given } }
}

/** What each form says; building takes its time, and is no part of the request that asks for it. */
const says: Readonly<Record<Exclude<PackForm, 'build'>, (from: From) => Says>> = {
  charge: reads(z.object({ from: daySchema, to: daySchema, offence: z.enum(offences) }), (parent, said) => ({
    do: 'name-charge',
    parent,
    ...said,
  })),
  defences: weighs,
  record: writes,
  advice: reads(z.object({ advice: written, previous: written }), (parent, said) => ({
    do: 'keep-advice',
    parent,
    ...said,
  })),
  evidence: signs('evidence'),
  'public-interest': signs('public-interest'),
  decide: reads(z.object({ prosecute: yes, reasons: written }), (parent, said) => ({
    do: 'decide-prosecution',
    parent,
    ...said,
  })),
  witness: names,
  paragraphs: saysOfParagraphs,
  compare: compares,
  ask: answers,
  read: readsThrough,
  laid: reads(z.object({ laid: daySchema }), (parent, said) => ({ do: 'lay-information', parent, ...said })),
}

/** What a form that was filled in says is to be done. */
export const packSays = (form: Exclude<PackForm, 'build'>, court: CourtShown, reading: Reading): Says =>
  says[form]({ court, said: saidOn(reading), reading })
