import { type Fault, UnsoundLibrary } from '../library.ts'
import { counted } from './columns.ts'
import { type Call, exit, json, type Verb } from './verb.ts'

type Checked = { pathways: number; letters: number; found: readonly Fault[]; told: readonly string[] }

function checked({ args, checkedLibrary }: Call): Checked {
  try {
    const { pathways, letters } = checkedLibrary(args)
    return { pathways: pathways.size, letters: letters.size, found: [], told: [] }
  } catch (error) {
    if (error instanceof UnsoundLibrary) {
      return { pathways: 0, letters: 0, found: error.found, told: error.faults }
    }
    throw error
  }
}

/**
 * Checks every template: pathways, letters, codes, calendars and rules, with those of `TEMPLATES_DIR` laid over them, and
 * over these the files and folders named. A file that lies in no folder of templates is read as a pathway.
 *
 * `--json`: `{sound, pathways, letters, faults: [{file, line, column, says}]}`, two of them counts; no column where only the line is known.
 */
export const pathwayCheck: Verb = {
  words: 'pathway check',
  help: 'Check the pathways with all other templates, those of TEMPLATES_DIR and the files and folders named laid over them',
  args: ['[FILE…]'],
  options: { json },
  async run(call) {
    const { found, told, ...counts } = checked(call)
    const sound = found.length === 0
    if (call.has('json')) call.print({ sound, ...counts, faults: found })
    for (const fault of told) call.complain(fault)
    if (sound && !call.has('json')) {
      call.say(`Sound: ${counted(counts.pathways, 'pathway')}, ${counted(counts.letters, 'letter')}.`)
    }
    return sound ? exit.done : exit.wanting
  },
}
