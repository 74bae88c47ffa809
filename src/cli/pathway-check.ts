import { UnsoundLibrary } from '../library.ts'
import { counted } from './columns.ts'
import { type Call, exit, json, type Verb } from './verb.ts'

function found({ library }: Call): { pathways: number; letters: number; faults: readonly string[] } {
  try {
    const { pathways, letters } = library()
    return { pathways: pathways.size, letters: letters.size, faults: [] }
  } catch (error) {
    if (error instanceof UnsoundLibrary) return { pathways: 0, letters: 0, faults: error.faults }
    throw error
  }
}

/**
 * Checks every template: pathways, letters, codes, calendars and rules, with those of `TEMPLATES_DIR` laid over them.
 *
 * `--json`: `{sound, pathways, letters, faults: ["file:line: what"]}`, two of them counts.
 */
export const pathwayCheck: Verb = {
  words: 'pathway check',
  help: 'Check the pathways with all other templates, those of TEMPLATES_DIR laid over them',
  args: [],
  options: { json },
  async run(call) {
    const { faults, ...counts } = found(call)
    const sound = faults.length === 0
    if (call.has('json')) call.print({ sound, ...counts, faults })
    for (const fault of faults) call.complain(fault)
    if (sound && !call.has('json')) {
      call.say(`Sound: ${counted(counts.pathways, 'pathway')}, ${counted(counts.letters, 'letter')}.`)
    }
    return sound ? exit.done : exit.wanting
  },
}
