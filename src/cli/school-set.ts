import { existsSync, readFileSync } from 'node:fs'
import { seeLogo } from '../documents/inspect/see-logo.ts'
import { setSchool } from '../register/lists/set-school.ts'
import { commandLine } from './desk.ts'
import { exit, Refusal, type Verb } from './verb.ts'

/** The logo in a file, as settings hold it. */
function logoIn(file: string): string {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`)
  const seen = seeLogo(readFileSync(file))
  if ('why' in seen) throw new Refusal(`${file} can't be the logo. ${seen.why}`)
  return seen.logo
}

/** Changes one fact or setting of a school, such as its channel, its letterhead or a length that its pathway leaves open. */
export const schoolSet: Verb = {
  words: 'school set',
  help: 'Change a fact or a setting of a school',
  args: ['ID', 'KEY', 'VALUE'],
  options: {},
  async run(call) {
    const [id = '', key = '', given = ''] = call.args
    const value = key === 'logo' && given !== 'none' ? logoIn(given) : given
    // Read before the store is asked to write, as nobody can write meanwhile.
    const { pathways, rules } = call.library()
    const shelf = { pathways, rules }
    const outcome = await call.withStore((store) =>
      setSchool({ store, ...commandLine(call) }, id, { key, value, shelf }),
    )
    if (!outcome.done) throw new Refusal(outcome.why)
    call.say(outcome.changed ? `Set ${key} of ${id}.` : `Nothing changed: ${key} of ${id} was so already.`)
    return exit.done
  },
}
