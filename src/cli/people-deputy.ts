import { nameDeputy } from '../casework/name-deputy.ts'
import type { Refusal as Refused } from '../domain/case/refusal.ts'
import { houseAt, operator } from './desk.ts'
import { exit, Refusal, type Verb } from './verb.ts'

const why = (person: string, deputy: string, { code }: Refused): string =>
  code === 'own-deputy'
    ? 'Nobody takes over from themselves: name a colleague.'
    : `${person} and ${deputy} must both be on the list of people, with a role at the same school.`

/** Names who takes over a person's cases when they leave; without DEPUTY, nobody any more. */
export const peopleDeputy: Verb = {
  words: 'people deputy',
  help: 'Name who takes over a person’s cases when they leave',
  args: ['PERSON', '[DEPUTY]'],
  options: {},
  async run(call) {
    const [person = '', deputy] = call.args
    const asked = { by: operator, key: null }
    const outcome = await call.withStore((store) =>
      nameDeputy(houseAt(call, store), asked, person, deputy ?? null),
    )
    if (!outcome.done) throw new Refusal(why(person, deputy ?? '', outcome.refusal))
    call.say(
      deputy === undefined ? `Nobody takes over from ${person} now.` : `${deputy} takes over from ${person}.`,
    )
    return exit.done
  },
}
