import { type PassedOn, passOn, wouldPass } from '../casework/pass-on.ts'
import { importPeople, type PeopleTaken, type RoleChange } from '../register/lists/import-people.ts'
import { counted } from './columns.ts'
import { deskAt, houseAt, operator, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { json, type Verb } from './verb.ts'

const line =
  (verb: string) =>
  ({ name, person, role, school }: RoleChange): string =>
    `${name} (${person}) ${verb} ${role} at ${school ?? 'all schools'}`

type Told = PeopleTaken & PassedOn

function caseLines({ dryRun, passed, nobody }: Told): string[] {
  const passes = dryRun ? 'would pass' : 'passes'
  const left = `${counted(nobody.length, 'case')} of somebody who may not work on it any more: nobody can take over ${nobody.join(', ')}.`
  return [
    ...passed.map(({ case: id, from, to }) => `${id} ${passes} from ${from} to ${to}`),
    ...(nobody.length > 0 ? [left] : []),
  ]
}

function summary(told: Told): string[] {
  const { gained, lost, renamed, dryRun, changed, rows } = told
  const lines = [...gained.map(line('gains')), ...lost.map(line('loses')), ...caseLines(told)]
  const names = renamed > 0 ? [`New or corrected: ${counted(renamed, 'name')}.`] : []
  if (dryRun)
    return lines.length > 0
      ? [...lines, 'Nothing was imported: this was a dry run.']
      : ['Nothing would change.']
  return changed ? [...lines, ...names] : [...nothingChanged(rows), ...caseLines(told)]
}

/**
 * Imports who may do what: `slack_user,name,role,school`. It is the whole list, or with `--school` that school's: who is missing loses access.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, gained, lost, renamed, dryRun, passed, nobody}`, a role change being
 * `{person, name, role, school}`, a case that passes to a colleague `{case, from, to}`, and `nobody` the cases that no colleague can take.
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
        const dryRun = call.has('dry-run')
        const taken = await importPeople(deskAt(call, store), file(), { school, dryRun, lookUp })
        if (!taken.done) return taken
        const house = houseAt(call, store)
        const passing = dryRun ? wouldPass(house, taken) : passOn(house, { by: operator, key: null })
        return { ...taken, ...(await passing) }
      },
      summary,
      { make: true },
    )
  },
}
