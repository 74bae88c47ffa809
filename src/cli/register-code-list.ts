import { ownCodes } from '../register/profiles/own-codes.ts'
import { columns } from './columns.ts'
import { schoolNamed } from './desk.ts'
import { exit, json, type Verb } from './verb.ts'

/**
 * Lists a school's own codes and the register codes that they stand for.
 *
 * `--json`: `{school, codes: [{code, means}]}`; `means` is empty for a code that says that nobody marked.
 */
export const registerCodeList: Verb = {
  words: 'register code list',
  help: "List a school's own codes and what they stand for",
  args: [],
  options: { school: { form: 'ID', needed: true, help: 'Whose codes they are' }, json },
  async run(call) {
    const { id, own } = await call.withStore(async (store) => {
      const school = await schoolNamed(store, call.text('school') ?? '')
      return { id: school.id, own: await ownCodes(store.read, school.id) }
    })
    const codes = Object.entries(own).map(([code, means]) => ({ code, means }))
    if (call.has('json')) call.print({ school: id, codes })
    else if (codes.length === 0) call.say(`${id} has no codes of its own.`)
    else
      for (const line of columns(codes.map(({ code, means }) => [code, means || 'no mark']))) call.say(line)
    return exit.done
  },
}
