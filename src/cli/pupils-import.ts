import { importPupils, type PupilsTaken } from '../register/import-pupils.ts'
import { counted } from './columns.ts'
import { deskAt, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { json, type Verb } from './verb.ts'

function summary({ changed, rows, added, changedPupils, ended }: PupilsTaken): string[] {
  if (!changed) return nothingChanged(rows)
  const left = ended > 0 ? [`${counted(ended, 'pupil')} not in the file left yesterday.`] : []
  return [`Added ${counted(added, 'pupil')}, changed ${changedPupils}.`, ...left]
}

/**
 * Imports a school's pupils, merged by `pupil_ref`; an empty cell means that it is not known, a column left out that it stays as it was.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, added, changedPupils, ended}`.
 */
export const pupilsImport: Verb = {
  words: 'pupils import',
  help: "Import a school's pupils",
  args: ['FILE'],
  options: {
    school: { form: 'ID', needed: true, help: 'Whose pupils they are' },
    replace: { help: 'The file is everybody on roll: who is missing has left' },
    json,
  },
  async run(call) {
    return importFile(
      call,
      async (store, file) => {
        const school = await schoolNamed(store, call.text('school') ?? '')
        return importPupils(deskAt(call, store), school, file, { replace: call.has('replace') })
      },
      summary,
    )
  },
}
