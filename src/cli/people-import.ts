import { importPeople, type PeopleTaken, type RoleChange } from '../register/import-people.ts'
import { counted } from './columns.ts'
import { deskAt, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { json, type Verb } from './verb.ts'

const line =
  (verb: string) =>
  ({ name, person, role, school }: RoleChange): string =>
    `${name} (${person}) ${verb} ${role} at ${school ?? 'all schools'}`

function summary({ gained, lost, renamed, dryRun, changed, rows }: PeopleTaken): string[] {
  const lines = [...gained.map(line('gains')), ...lost.map(line('loses'))]
  const names = renamed > 0 ? [`New or corrected: ${counted(renamed, 'name')}.`] : []
  if (dryRun)
    return lines.length > 0
      ? [...lines, 'Nothing was imported: this was a dry run.']
      : ['Nothing would change.']
  return changed ? [...lines, ...names] : nothingChanged(rows)
}

/**
 * Imports who may do what: `slack_user,name,role,school`. It is the whole list, or with `--school` that school's: who is missing loses access.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, gained, lost, renamed, dryRun}`, a role change being `{person, name, role, school}`.
 */
export const peopleImport: Verb = {
  words: 'people import',
  help: 'Import the whole list of people and their roles; who is missing loses access',
  args: ['FILE'],
  options: {
    school: { form: 'ID', help: 'The list is this school’s only' },
    'dry-run': { help: 'Show who would gain and lose what, and keep nothing' },
    json,
  },
  async run(call) {
    const { hooks } = call
    const lookUp =
      hooks.lookUp && ((email: string) => hooks.lookUp?.(call.config(), email) ?? Promise.resolve(null))
    return importFile(
      call,
      async (store, file) => {
        const id = call.text('school')
        const school = id === undefined ? null : (await schoolNamed(store, id)).id
        return importPeople(deskAt(call, store), file, { school, dryRun: call.has('dry-run'), lookUp })
      },
      summary,
      { make: true },
    )
  },
}
