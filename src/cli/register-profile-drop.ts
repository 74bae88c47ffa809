import { dropOwnProfile } from '../register/profiles/own-profile.ts'
import { commandLine, schoolNamed } from './desk.ts'
import { exit, Refusal, type Verb } from './verb.ts'

/** Forgets a school's own profile, so that its files are read as `canonical` again. */
export const registerProfileDrop: Verb = {
  words: 'register profile drop',
  help: "Forget a school's own profile; its files are read as canonical again",
  args: [],
  options: { school: { form: 'ID', needed: true, help: 'Whose profile it is' } },
  async run(call) {
    const id = call.text('school') ?? ''
    const gone = await call.withStore(async (store) => {
      await schoolNamed(store, id)
      return store.write((tx) => dropOwnProfile(tx, commandLine(call), id))
    })
    if (!gone) throw new Refusal(`${id} has no profile of its own.`)
    call.say(`Forgot the profile of ${id}.`)
    return exit.done
  },
}
