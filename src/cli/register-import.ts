import type { School } from '../../db/queries/schools.ts'
import type { Store } from '../../db/store.ts'
import { tellDrift } from '../casework/tell-drift.ts'
import type { ImportDesk } from '../register/import-desk.ts'
import {
  importRegister,
  previewRegister,
  type RegisterPreviewed,
  type RegisterTaken,
} from '../register/marks/import-register.ts'
import { readyThread } from '../register/marks/in-thread.ts'
import { saveUnderstood } from '../register/profiles/own-profile.ts'
import type { Refused } from '../register/tables/fault.ts'
import type { TableFile } from '../register/tables/table-file.ts'
import { counted } from './columns.ts'
import { commandLine, deskAt, houseAt, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { previewLines } from './preview-lines.ts'
import { GUIDED, type RegisterReading, registerReading } from './register-reading.ts'
import { type Call, json, Misuse, type Verb } from './verb.ts'

/** A register that was taken, with the numbers of the cases behind whose papers it changed something. */
type Imported = RegisterTaken & { drifted: string[] }

const driftLines = (drifted: readonly string[]) =>
  drifted.map((id) => `The register changed behind papers of ${id}: its people are told.`)

function summary(told: Imported | RegisterPreviewed): string[] {
  if ('preview' in told) return previewLines(told.preview)
  const { changed, rows, added, amended, weeks, drifted } = told
  if (!changed) return [...nothingChanged(rows), ...driftLines(drifted)]
  const corrected = amended > 0 ? [`Changed the mark of ${counted(amended, 'session')}.`] : []
  const marked = `Marked ${counted(added, 'session')} in ${counted(weeks, 'register week')}.`
  return [marked, ...corrected, ...driftLines(drifted)]
}

async function save(call: Call, store: Store, id: string, { understood }: RegisterReading): Promise<void> {
  if (!call.has('save') || understood === null) return
  const school = await schoolNamed(store, id)
  const { codes } = call.library()
  const why = await store.write((tx) => saveUnderstood(tx, commandLine(call), school, understood, codes))
  call.complain(why ?? `Saved as the profile of ${id}: its next file is read the same way.`)
}

// A header that a profile doesn't know is most often another system's.
function hint(call: Call, refused: Refused): Refused {
  const isHeader = refused.faults.some(({ row, says }) => row === 1 && /\b(?:columns?|header)\b/.test(says))
  if (isHeader && call.text('profile') !== GUIDED)
    call.complain(`If this is another system's file, have it understood: --profile ${GUIDED}`)
  return refused
}

/** Imports, and tells what that changed behind papers, also where the store breaks off once all of the file is in. */
async function takenAndTold(
  call: Call,
  desk: ImportDesk,
  school: School,
  file: TableFile,
  reading: RegisterReading,
) {
  let drifted: string[] = []
  let outcome: RegisterTaken | Refused
  try {
    outcome = await importRegister(desk, school, file, reading)
  } finally {
    drifted = await tellDrift(houseAt(call, desk.store), school.id)
  }
  return { outcome, drifted }
}

async function taken(
  call: Call,
  store: Store,
  file: () => TableFile,
): Promise<Imported | RegisterPreviewed | Refused> {
  const school = await schoolNamed(store, call.text('school') ?? '')
  const reading = await registerReading(call, store, school, file)
  if (!reading.done) return hint(call, reading)
  const desk = deskAt(call, store)
  if (call.has('preview')) {
    const previewed = await previewRegister(desk, school, file(), reading)
    return previewed.done ? previewed : hint(call, previewed)
  }
  const { outcome, drifted } = await takenAndTold(call, desk, school, file(), reading)
  if (!outcome.done) return hint(call, outcome)
  await save(call, store, school.id, reading)
  return { ...outcome, drifted }
}

/**
 * Imports a school's register, as one of the known profiles, its own, or as the file is understood; only the sessions in it
 * change, all of them or none. With `--preview` nothing is kept.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, added, amended, weeks, drifted}`, or with `--preview`
 * `{done, preview: {profile, rows, pupils, from, to, added, amended, changes, unknownCodes, absent}, warnings, moreWarnings}`.
 */
export const registerImport: Verb = {
  words: 'register import',
  help: "Import a school's register, as its own profile says or the one named; guided asks what cannot be told",
  args: ['FILE'],
  options: {
    school: { form: 'ID', needed: true, help: 'Whose register it is' },
    profile: { form: 'ID', help: 'How the file is written: a known profile, own, or guided' },
    dates: { form: 'FORM', help: 'How it writes dates: year-month-day, day-month-year or month-day-year' },
    answers: { form: 'TEXT', help: 'What guided asked, like "dates=day-month-year; code ILL=I"' },
    save: { help: 'Keep what guided understood as the school’s own profile' },
    preview: { help: 'Show what the file would do, and keep nothing' },
    json,
  },
  async run(call) {
    if (call.has('save') && call.has('preview'))
      throw new Misuse('--save goes with an import, not with --preview.')
    readyThread()
    return importFile(call, (store, file) => taken(call, store, file), summary)
  },
}
