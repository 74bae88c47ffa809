import { tellDrift } from '../casework/tell-drift.ts'
import { canonicalProfile } from '../domain/register-file.ts'
import { importRegister, type RegisterTaken } from '../register/marks/import-register.ts'
import { counted } from './columns.ts'
import { deskAt, houseAt, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { json, type Verb } from './verb.ts'

function summary({ changed, rows, added, amended, weeks }: RegisterTaken): string[] {
  if (!changed) return nothingChanged(rows)
  const corrected = amended > 0 ? [`Changed the mark of ${counted(amended, 'session')}.`] : []
  return [`Marked ${counted(added, 'session')} in ${counted(weeks, 'register week')}.`, ...corrected]
}

/**
 * Imports a school's register, one row a session; only the sessions in the file change, all of them or none.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, added, amended, weeks}`.
 */
export const registerImport: Verb = {
  words: 'register import',
  help: "Import a school's register",
  args: ['FILE'],
  options: { school: { form: 'ID', needed: true, help: 'Whose register it is' }, json },
  async run(call) {
    return importFile(
      call,
      async (store, file) => {
        const school = await schoolNamed(store, call.text('school') ?? '')
        const profile = canonicalProfile(call.library().profiles)
        const taken = await importRegister(deskAt(call, store), school, file, { profile })
        if (taken.done) await tellDrift(houseAt(call, store), school.id)
        return taken
      },
      summary,
    )
  },
}
