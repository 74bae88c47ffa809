import type { Stage } from './onlooker.ts'
import { Person } from './person.ts'
import { pickOne, tellOf } from './pick-one.ts'
import { readStep, type Step } from './step.ts'

type Play = (person: Person, words: string, step: Step) => Promise<unknown>

const given = ({ in: near, nth }: Step) => ({
  ...(near === undefined ? {} : { in: near }),
  ...(nth === undefined ? {} : { nth }),
})

/** Files can't be written into a line: those of the same names that were brought before are meant. */
const filesCalled = (person: Person, { to }: Step): string[] =>
  [to ?? []].flat().map((name) => {
    const found = person.actions.files().findLast((file) => file.name === name)
    if (found === undefined) throw new Error(`no file “${name}” was brought to this workspace before`)
    return String(found.id)
  })

const plays: Readonly<Record<string, Play>> = {
  'go to': (person, words) => person.goTo(words),
  'open thread': (person, words) => person.openThread(words),
  type: (person, words) => person.type(words),
  press: (person, words, step) => person.press(words, given(step)),
  pick: (person, words, { in: beside = '' }) => person.pick(beside, words),
  choose: (person, words, step) => person.choose(words, step.to ?? null, given(step)),
  fill: (person, words, step) => person.fill(words, step.to ?? null, given(step)),
  attach: (person, words, step) => person.fill(words, filesCalled(person, step), given(step)),
  submit: (person) => person.submit(),
  close: (person) => person.close(),
  point: (person, words, { to }) => person.point(words, String(to)),
  run: (person, words) => person.run(words),
  see: (person, words) => person.sees(words),
  'move the clock': async (person, _words, { to }) => person.actions.advanceClock(new Date(String(to))),
  tomorrow: (person) => person.tomorrow(),
}

/** Somebody by their name or id. */
export function personCalled(stage: Stage, name: string): Person {
  const people = stage.actions.people().filter(({ isBot }) => !isBot)
  const found = pickOne(
    people.map(({ id, realName }) => ({ id, names: [realName] })),
    name,
  )
  if (found === undefined)
    throw new Error(
      `nobody is called “${name}”: there are ${people.map((one) => tellOf({ names: [one.realName] })).join(', ')}`,
    )
  return new Person(stage, found.id)
}

/** Plays one line, and tells who goes on. */
const turn = async (person: Person, line: string, cast: (name: string) => Person): Promise<Person> => {
  const step = readStep(line)
  if (step?.verb === 'as') return cast(step.words ?? '')
  const own = plays[step?.verb ?? '']
  if (step === undefined || own === undefined) throw new Error('this is not a line of a story')
  await own(person, step.words ?? '', step)
  return person
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Plays the lines of a story again, begun by somebody; an error says at which line it could not go on. */
export async function play(stage: Stage, user: string, lines: readonly string[]): Promise<void> {
  let person = new Person(stage, user)
  const known = new Map([[user, person]])
  const cast = (name: string) => {
    const next = personCalled(stage, name)
    const one = known.get(next.user) ?? next
    known.set(one.user, one)
    return one
  }
  for (const [at, line] of lines.entries()) {
    try {
      person = await turn(person, line, cast)
    } catch (error) {
      throw new RangeError(`line ${at + 1}, ${line}: ${words(error)}`, { cause: error })
    }
  }
}
