import { dropOwnCode } from '../register/profiles/own-codes.ts'
import { commandLine, schoolNamed } from './desk.ts'
import { exit, Refusal, type Verb } from './verb.ts'

/** Forgets what a school's own code stands for. */
export const registerCodeDrop: Verb = {
  words: 'register code drop',
  help: "Forget what a school's own code stands for; marks already read stay",
  args: ['CODE'],
  options: { school: { form: 'ID', needed: true, help: 'Whose code it is' } },
  async run(call) {
    const [alias = ''] = call.args
    const outcome = await call.withStore(async (store) => {
      const { id } = await schoolNamed(store, call.text('school') ?? '')
      return store.write((tx) => dropOwnCode(tx, commandLine(call), id, alias))
    })
    if (!outcome.done) throw new Refusal(outcome.why)
    call.say(`${alias} means nothing any more.`)
    return exit.done
  },
}
