import { type FollowedRoll, followRoll } from '../casework/pupil-left.ts'
import { tellDriftOfDates } from '../casework/tell-drift.ts'
import { importPupils, type PupilsTaken } from '../register/lists/import-pupils.ts'
import { counted } from './columns.ts'
import { deskAt, houseAt, operator, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { json, type Verb } from './verb.ts'

type Told = PupilsTaken & FollowedRoll

function caseLines({ stopped, resumed }: FollowedRoll): string[] {
  return [
    ...stopped.map((id) => `${id} has stopped: its pupil is no longer on roll.`),
    ...resumed.map((id) => `${id} goes on: its pupil is on roll again.`),
  ]
}

function summary({ changed, rows, added, changedPupils, ended, ...followed }: Told): string[] {
  if (!changed) return [...nothingChanged(rows), ...caseLines(followed)]
  const left = ended > 0 ? [`${counted(ended, 'pupil')} not in the file left yesterday.`] : []
  return [`Added ${counted(added, 'pupil')}, changed ${changedPupils}.`, ...left, ...caseLines(followed)]
}

/**
 * Imports a school's pupils, merged by `pupil_ref`; an empty cell means that it is not known, a column left out that it stays as it was.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, added, changedPupils, ended, stopped, resumed}`, the last
 * two being the numbers of cases that stopped with their pupil's leaving, or go on.
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
        const taken = await importPupils(deskAt(call, store), school, file(), {
          replace: call.has('replace'),
        })
        if (!taken.done) return taken
        const house = houseAt(call, store)
        await tellDriftOfDates(house, school.id, operator.id)
        return { ...taken, ...(await followRoll(house, { by: operator, key: null }, school.id)) }
      },
      summary,
    )
  },
}
