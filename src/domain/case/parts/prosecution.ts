import type { Span } from '../../charge/chargeable.ts'
import type { Finding } from '../../charge/defences.ts'
import type { Day } from '../../day.ts'
import type { RegisterWeek } from '../../sessions.ts'
import type { Happened } from '../happened.ts'
import type { StepsOf } from '../step.ts'
import type { RedactionCommand } from './redaction.ts'

/** Failing to secure attendance, section 444(1), or knowing of it and not acting, section 444(1A). */
export const offences = ['444-1', '444-1a'] as const
export type Offence = (typeof offences)[number]

/** The two tests of a decision to prosecute. */
export const prosecutionTests = ['evidence', 'public-interest'] as const
export type ProsecutionTest = (typeof prosecutionTests)[number]

/** Who said something, and when; `seq` is the event that says it. */
type Said = { by: string; on: Day; seq: number }

/** What a witness says of one drafted paragraph: it stands as it was shown, stands in other words, or is struck. */
export type ParagraphSaid = Said & { shown: string; words: string | null; verdict: 'confirmed' | 'struck' }

/** Who gives the statement, as it names them. */
export type Witness = { id: string; name: string; occupation: string; over18: boolean }

/** A paper in a pack with pages that nobody could search, as they hold no text: its document, and what the pack calls it. */
export type UnreadPaper = { document: string; called: string }

/** A pack: the document of the evidence, for which profile, whether it was final, and what in it a person has to read through. */
type Built = { pack: string; profile: string; final: boolean; unread: readonly UnreadPaper[] }

type Compared = { agrees: boolean; differs: string; marks: readonly RegisterWeek[] }

/** All that is kept of taking one parent to court: the offence is each parent's own. */
export type Prosecution = {
  parent: string
  /** The period and the offence, as the council named them. */
  charge: (Span & Said & { offence: Offence }) | null
  defences: Record<string, Said & { finding: Finding; why: string }>
  record: Record<string, Said & { text: string }>
  tests: Partial<Record<ProsecutionTest, Said & { passes: boolean; why: string }>>
  decision: (Said & { prosecute: boolean; reasons: string }) | null
  /** Legal advice, earlier notices and convictions, as the council keeps them; never served. */
  advice: string
  previous: string
  witness: (Witness & Said) | null
  /** What the witness says of the drafted paragraphs, by paragraph. */
  paragraphs: Record<string, ParagraphSaid>
  /** The certificate held against the print-out of the school's own system, with the marks that it had then. */
  compared: (Said & Compared) | null
  /** A pack that a second person checked, by its document. */
  checked: (Said & { pack: string }) | null
  /** Signed copies that were handed in, with the SHA-256 of what their words were made from. */
  signed: Partial<Record<SignedPaper, Said & { document: string; of: string }>>
  /** What was answered of what a profile asks, by what was asked. */
  answered: Record<string, Said & { yes: boolean; note: string }>
  /** The packs that were built, the latest last. */
  packs: (Said & Built)[]
  /** What an information was laid for, and when. */
  laid: (Said & Span & { laid: Day })[]
  /** The last event that changed what the tests rest on. */
  changed: number
}

export type ProsecutionEvent =
  | { type: 'charge-named'; parent: string; from: Day; to: Day; offence: Offence }
  | { type: 'defence-weighed'; parent: string; defence: string; finding: Finding; why: string }
  | { type: 'record-written'; parent: string; field: string; text: string }
  | { type: 'advice-kept'; parent: string; about: 'advice' | 'previous'; text: string }
  | { type: 'test-signed'; parent: string; test: ProsecutionTest; passes: boolean; why: string }
  | { type: 'prosecution-decided'; parent: string; prosecute: boolean; reasons: string }
  | ({ type: 'witness-named'; parent: string } & { witness: Witness })
  | {
      type: 'paragraph-said'
      parent: string
      paragraph: string
      shown: string
      words: string | null
      verdict: 'confirmed' | 'struck'
    }
  | ({ type: 'certificate-compared'; parent: string } & Compared)
  | { type: 'paper-signed'; parent: string; paper: SignedPaper; document: string; of: string }
  | { type: 'pack-answered'; parent: string; ask: string; yes: boolean; note: string }
  | ({ type: 'pack-built'; parent: string } & Built)
  | { type: 'pack-checked'; parent: string; pack: string }
  | { type: 'information-laid'; parent: string; from: Day; to: Day; laid: Day }

export type ProsecutionCommand =
  | RedactionCommand
  | { do: 'name-charge'; parent: string; from: Day; to: Day; offence: Offence }
  | { do: 'weigh-defences'; parent: string; found: { defence: string; finding: Finding; why: string }[] }
  | { do: 'write-record'; parent: string; written: Record<string, string> }
  | { do: 'keep-advice'; parent: string; advice: string; previous: string }
  | { do: 'sign-test'; parent: string; test: ProsecutionTest; passes: boolean; why: string }
  | { do: 'decide-prosecution'; parent: string; prosecute: boolean; reasons: string }
  | { do: 'name-witness'; parent: string; witness: Witness }
  | {
      do: 'say-paragraphs'
      parent: string
      said: { paragraph: string; shown: string; words: string | null; verdict: 'confirmed' | 'struck' }[]
    }
  | ({ do: 'compare-certificate'; parent: string } & Compared)
  | { do: 'sign-paper'; parent: string; paper: SignedPaper; document: string; of: string }
  | { do: 'answer-pack'; parent: string; answers: { ask: string; yes: boolean; note: string }[] }
  | ({ do: 'build-pack'; parent: string } & Built)
  | { do: 'check-pack'; parent: string; pack: string }
  | { do: 'lay-information'; parent: string; laid: Day }

/** The papers of a pack that somebody signs by hand. */
export const signedPapers = ['statement', 'certificate'] as const
export type SignedPaper = (typeof signedPapers)[number]

/** Whom it is considered to take to court, by parent. */
export type Prosecutions = { prosecutions: Record<string, Prosecution> }

const nothing = (parent: string): Prosecution => ({
  parent,
  charge: null,
  defences: {},
  record: {},
  tests: {},
  decision: null,
  advice: '',
  previous: '',
  witness: null,
  paragraphs: {},
  compared: null,
  checked: null,
  signed: {},
  answered: {},
  packs: [],
  laid: [],
  changed: 0,
})

/** All that is kept of taking one parent to court; empty before anybody considered it. */
export const prosecutionOf = ({ prosecutions }: Prosecutions, parent: string): Prosecution =>
  prosecutions[parent] ?? nothing(parent)

const saidBy = ({ by, on, seq }: Happened<object>): Said => ({ by, on, seq })

type Change<E> = (was: Prosecution, event: E) => Partial<Prosecution>

const changing =
  <E extends { parent: string }>(change: Change<E>) =>
  (state: Prosecutions, event: E): Prosecutions => {
    const was = prosecutionOf(state, event.parent)
    return { prosecutions: { ...state.prosecutions, [event.parent]: { ...was, ...change(was, event) } } }
  }

export const prosecutionSteps: StepsOf<ProsecutionEvent, Prosecutions> = {
  'charge-named': changing((_was, event) => {
    const { from, to, offence, seq } = event
    return { charge: { from, to, offence, ...saidBy(event) }, changed: seq }
  }),
  'defence-weighed': changing(({ defences }, event) => {
    const { defence, finding, why, seq } = event
    return { defences: { ...defences, [defence]: { finding, why, ...saidBy(event) } }, changed: seq }
  }),
  'record-written': changing(({ record }, event) => {
    const { field, text, seq } = event
    return { record: { ...record, [field]: { text, ...saidBy(event) } }, changed: seq }
  }),
  'advice-kept': changing((_was, { about, text }) => ({ [about]: text })),
  'test-signed': changing(({ tests }, event) => {
    const { test, passes, why } = event
    return { tests: { ...tests, [test]: { passes, why, ...saidBy(event) } } }
  }),
  'prosecution-decided': changing((_was, event) => {
    const { prosecute, reasons } = event
    return { decision: { prosecute, reasons, ...saidBy(event) } }
  }),
  'witness-named': changing((_was, event) => ({ witness: { ...event.witness, ...saidBy(event) } })),
  'paragraph-said': changing(({ paragraphs }, event) => {
    const { paragraph, shown, words, verdict } = event
    return { paragraphs: { ...paragraphs, [paragraph]: { shown, words, verdict, ...saidBy(event) } } }
  }),
  'certificate-compared': changing((_was, event) => {
    const { agrees, differs, marks } = event
    return { compared: { agrees, differs, marks, ...saidBy(event) } }
  }),
  'paper-signed': changing(({ signed }, event) => {
    const { paper, document, of } = event
    return { signed: { ...signed, [paper]: { document, of, ...saidBy(event) } } }
  }),
  'pack-answered': changing(({ answered }, event) => {
    const { ask, yes, note } = event
    return { answered: { ...answered, [ask]: { yes, note, ...saidBy(event) } } }
  }),
  'pack-built': changing(({ packs }, event) => {
    const { pack, profile, final, unread } = event
    return { packs: [...packs, { pack, profile, final, unread, ...saidBy(event) }] }
  }),
  'pack-checked': changing((_was, event) => ({ checked: { pack: event.pack, ...saidBy(event) } })),
  'information-laid': changing(({ laid }, event) => {
    const { from, to, laid: on } = event
    return { laid: [...laid, { from, to, laid: on, ...saidBy(event) }] }
  }),
}
