import type { School } from '../../db/queries/schools.ts'
import { addSchool, nations, phases } from '../register/lists/add-school.ts'
import { whyNotUsed } from '../register/lists/why-not-used.ts'
import { commandLine } from './desk.ts'
import { type Call, exit, Misuse, Refusal, type Verb } from './verb.ts'

function among<T extends string>(name: string, value: string | undefined, words: readonly T[]): T {
  const found = words.find((word) => word === value)
  if (found === undefined) throw new Misuse(`--${name} is one of ${words.join(', ')}.`)
  return found
}

function pathwayGiven({ text, library, today }: Call, nation: School['nation']): string | null {
  const pathway = text('pathway')
  if (pathway === undefined) return null
  const why = whyNotUsed(pathway, { school: { nation }, shelf: library(), on: today() })
  if (why === null) return pathway
  throw new Refusal(why)
}

/** Adds a school. */
export const schoolAdd: Verb = {
  words: 'school add',
  help: 'Add a school',
  args: [],
  options: {
    id: {
      form: 'ID',
      needed: true,
      help: 'Small letters, digits and hyphens; the imports name the school by it',
    },
    name: { form: 'NAME', needed: true, help: 'As letters give it' },
    nation: { form: nations.join('|'), needed: true, help: 'Whose law and register codes hold' },
    phase: { form: phases.join('|'), needed: true, help: 'What kind of school it is' },
    channel: { form: 'C…', help: 'The id of the Slack channel in which its cases are talked about' },
    la: { form: 'NAME', help: 'The local authority' },
    pathway: { form: 'ID', help: 'The pathway that its cases follow' },
  },
  async run(call) {
    const { text, withStore, say } = call
    const nation = among('nation', text('nation'), nations)
    const school = {
      id: text('id') ?? '',
      name: text('name') ?? '',
      nation,
      phase: among('phase', text('phase'), phases),
      channel: text('channel') ?? null,
      la: text('la') ?? null,
      pathway: pathwayGiven(call, nation),
    }
    const outcome = await withStore((store) => addSchool({ store, ...commandLine(call) }, school), {
      make: true,
    })
    if (!outcome.done) throw new Refusal(outcome.why)
    say(
      outcome.changed
        ? `Added ${school.id}: ${school.name}.`
        : `Nothing changed: ${school.id} was there already.`,
    )
    return exit.done
  },
}
