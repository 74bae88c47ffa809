import { NO_MARK } from '../register/profiles/doubts.ts'
import { setOwnCodes } from '../register/profiles/own-codes.ts'
import { commandLine, schoolNamed } from './desk.ts'
import { exit, Refusal, type Verb } from './verb.ts'

/** Says what a school's own code stands for in the register files that are read from now on. */
export const registerCodeSet: Verb = {
  words: 'register code set',
  help: `Say which register code a school's own code stands for, or ${NO_MARK}`,
  args: ['CODE', 'MEANS'],
  options: { school: { form: 'ID', needed: true, help: 'Whose code it is' } },
  async run(call) {
    const [alias = '', means = ''] = call.args
    const { codes } = call.library()
    const outcome = await call.withStore(async (store) => {
      const school = await schoolNamed(store, call.text('school') ?? '')
      const own = [{ alias, code: means === NO_MARK ? '' : means }]
      return store.write((tx) => setOwnCodes(tx, commandLine(call), school, own, codes))
    })
    if (!outcome.done) throw new Refusal(outcome.why)
    call.say(
      outcome.changed ? `${alias} now means ${means}.` : `Nothing changed: ${alias} meant ${means} already.`,
    )
    return exit.done
  },
}
