import { setSchool } from '../register/lists/set-school.ts'
import { commandLine } from './desk.ts'
import { exit, Refusal, type Verb } from './verb.ts'

/** Changes one fact or setting of a school, such as its channel, its letterhead or a length that its pathway leaves open. */
export const schoolSet: Verb = {
  words: 'school set',
  help: 'Change a fact or a setting of a school',
  args: ['ID', 'KEY', 'VALUE'],
  options: {},
  async run(call) {
    const [id = '', key = '', value = ''] = call.args
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
