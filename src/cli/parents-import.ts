import { importParents, type ParentsTaken } from '../register/lists/import-parents.ts'
import { counted } from './columns.ts'
import { deskAt, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { json, type Verb } from './verb.ts'

const summary = ({ changed, rows, added, changedParents }: ParentsTaken): string[] =>
  changed ? [`Added ${counted(added, 'parent')}, changed ${changedParents}.`] : nothingChanged(rows)

/**
 * Imports the parents of a school's pupils, merged by pupil and name.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, added, changedParents, unnamed}`.
 */
export const parentsImport: Verb = {
  words: 'parents import',
  help: "Import the parents of a school's pupils",
  args: ['FILE'],
  options: { school: { form: 'ID', needed: true, help: 'Whose parents they are' }, json },
  async run(call) {
    return importFile(
      call,
      async (store, file) => {
        const school = await schoolNamed(store, call.text('school') ?? '')
        return importParents(deskAt(call, store), school, file())
      },
      summary,
    )
  },
}
