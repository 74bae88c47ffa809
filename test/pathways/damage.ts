import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml'
import { knownHere } from '../../src/domain/known-here.ts'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'

/** A generator of numbers below another one that is the same on every run. */
export function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * sides)
  }
}
type Roll = ReturnType<typeof dice>

/** One `word: value` of a pathway's text: where it stands, and what is around it. */
type Spot = { path: (string | number)[]; key: Scalar<string>; pair: Pair; map: YAMLMap; n: number }
type Cut = { from: number; to: number; by: string }

/** A pathway's text with one thing broken in it: the line that must be told, and what must be said there. */
export type Damage = { what: string; text: string; line: number; says: RegExp }

/** A sound pathway to break things in. */
export type Subject = { name: string; text: string; spots: Spot[]; pathway: Pathway }

type Node = { range: [number, number, number] }
const rangeOf = (node: unknown): Node['range'] => (node as Node).range

export function subjectOf(name: string, text: string): Subject {
  const yaml = parseDocument(text)
  const spots: Spot[] = []
  visit(yaml, {
    Pair(_, pair, above) {
      const map = above.at(-1) as YAMLMap
      if (!isScalar(pair.key)) return
      const path = above.flatMap((node, n): (string | number)[] => {
        if (isPair(node)) return [String((node.key as Scalar).value)]
        return isSeq(node) ? [node.items.indexOf(above[n + 1] ?? pair)] : []
      })
      spots.push({ path, key: pair.key as Scalar<string>, pair, map, n: map.items.indexOf(pair) })
    },
  })
  return { name, text, spots, pathway: pathwaySchema.parse(yaml.toJS()) }
}

const pick = <T>(roll: Roll, list: readonly T[]): T | undefined => list[roll(list.length)]

function cut(text: string, cuts: readonly Cut[]): string {
  return [...cuts]
    .sort((a, b) => b.from - a.from)
    .reduce((rest, { from, to, by }) => rest.slice(0, from) + by + rest.slice(to), text)
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function valueCut({ pair }: Spot, text: string, by: string): Cut {
  const [from, to] = rangeOf(pair.value)
  return { from, to, by: text.slice(from, to).endsWith('\n') ? `${by}\n` : by }
}

/** The whole `word: value`, with what parts it from its neighbour. */
function pairCut({ map, n, pair }: Spot): Cut {
  const next = map.items[n + 1]
  if (next) return { from: rangeOf(pair.key)[0], to: rangeOf(next.key)[0], by: '' }
  const before = map.items[n - 1] as Pair
  const [, to] = rangeOf(pair.value)
  return { from: rangeOf(before.value)[1], to, by: '' }
}

const isFree = ({ path }: Spot): boolean =>
  ['settings', 'windows'].includes(String(path.at(-1))) && path.length === 1
const isPlain = ({ key }: Spot): boolean => key.type === 'PLAIN'
const word = ({ key }: Spot): string => key.value

/** Is this word asked for in every form that the words around it leave open? */
function isNeeded(spot: Spot): boolean {
  const around = spot.map.items.map(({ key }) => String((key as Scalar).value))
  const forms = knownHere(pathwaySchema, spot.path).filter(({ words }) =>
    around.every((one) => words.includes(one)),
  )
  return forms.length > 0 && forms.every(({ needs }) => needs.includes(word(spot)))
}

type Operator = (subject: Subject, roll: Roll) => Omit<Damage, 'what'> | null

function missing(subject: Subject, roll: Roll, wanted: (spot: Spot) => boolean): Omit<Damage, 'what'> | null {
  const spot = pick(
    roll,
    subject.spots.filter((one) => one.map.items.length > 1 && wanted(one)),
  )
  if (spot === undefined || !isNeeded(spot)) return null
  const text = cut(subject.text, [pairCut(spot)])
  return {
    text,
    line: lineAt(text, rangeOf(spot.map)[0]),
    says: new RegExp(`${word(spot)}: is missing|none of the forms`),
  }
}

const misspelt: Operator = ({ text: whole, spots }, roll) => {
  const spot = pick(
    roll,
    spots.filter((one) => isPlain(one) && !isFree(one) && !one.path.includes('with')),
  )
  if (spot === undefined) return null
  const letters = [...word(spot)]
  const at = roll(letters.length)
  letters.splice(at, 1, (letters[at] ?? '') + pick(roll, [...'aeiou']))
  const [from, to] = rangeOf(spot.key)
  const wrong = letters.join('')
  return {
    text: cut(whole, [{ from, to, by: wrong }]),
    line: lineAt(whole, from),
    says: new RegExp(`${wrong} is not a word known here`),
  }
}

const mistyped: Operator = ({ text: whole, spots }, roll) => {
  const spot = pick(
    roll,
    spots.filter((one) => !one.path.includes('with')),
  )
  if (spot === undefined) return null
  const by = isSeq(spot.pair.value) ? '17' : '[17]'
  const change = valueCut(spot, whole, by)
  const text = cut(whole, [change])
  return { text, line: lineAt(text, change.from), says: /wants|none of the forms|not known|can't be/ }
}

/** Words whose value is the name of something else in the pathway. */
const naming =
  /^(answered|been|done|asked|meeting|sent|recorded|reached|breached|over|period|court_window|letter|item|tells|stage|enter|attended|missed|internal|planned|held|called_off|entered|first_meeting|due|setting|template|decided|invites|or_letters|papers|letters|encloses|prints|once_sent|day|not_before)$/
const isWay = ({ path }: Spot): boolean => path.at(-2) === 'next'

const dangling: Operator = ({ text: whole, spots }, roll) => {
  const spot = pick(
    roll,
    spots.filter((one) => naming.test(word(one)) || (word(one) === 'to' && isWay(one))),
  )
  const value = spot?.pair.value
  const name = isSeq(value) ? pick(roll, value.items) : value
  if (!isScalar(name) || name.type !== 'PLAIN' || spot?.path.at(-1) === 'titles') return null
  const [from, to] = rangeOf(name)
  const wrong = `${name.value}-zz`
  return {
    text: cut(whole, [{ from, to, by: wrong }]),
    line: lineAt(whole, from),
    says: new RegExp(`(called|no|no day) (\\S+/)?${wrong}|not a letter about|names the letter`),
  }
}

/** What leads out of a stage: its ways, its decision, its meetings or its records, by the words of the pathway that say so. */
function exitsOf({ pathway: { stages, meetings, decisions, records } }: Subject, stage: string): string[] {
  const decides = decisions.findIndex((one) => one.stage === stage)
  return [
    ...stages.flatMap(({ id, next }, n) => (id === stage && next.length > 0 ? [`stages.${n}.next`] : [])),
    ...meetings.flatMap(({ from }) => (from.includes(stage) ? ['a meeting'] : [])),
    ...records.flatMap((one) => (one.stage === stage ? ['a record'] : [])),
    ...(decides < 0 ? [] : [`decisions.${decides}.stage`]),
  ]
}

const placeOf = (spot: Spot): string => [...spot.path, word(spot)].join('.')

/** The only way out of a stage taken away: its ways, or its decision, which goes to another stage. */
const noExit: Operator = (subject, roll) => {
  const { text: whole, spots, pathway } = subject
  const only = pathway.stages.flatMap(({ id }, n) => {
    const [exit, ...others] = exitsOf(subject, id)
    const spot = others.length > 0 ? undefined : spots.find((one) => placeOf(one) === exit)
    return spot === undefined ? [] : [{ n, id, spot }]
  })
  const found = pick(roll, only)
  if (found === undefined) return null
  const { n, id, spot } = found
  const other = pathway.stages.find((one) => one.id !== id)?.id ?? ''
  const text = cut(whole, [word(spot) === 'next' ? pairCut(spot) : valueCut(spot, whole, other)])
  const named = spots.find((one) => placeOf(one) === `stages.${n}.id`)
  return { text, line: lineAt(text, rangeOf(named?.pair.value)[0]), says: /no case can leave/ }
}

/** A letter that only itself unlocks, and a deadline counted from when it was sent. */
const neverAnchored: Operator = ({ text: whole, spots }, roll) => {
  const lock = pick(
    roll,
    spots.filter((one) => word(one) === 'unlocks'),
  )
  const anchor = pick(
    roll,
    spots.filter((one) => word(one) === 'anchor'),
  )
  const letter = (lock?.map.items.find(({ key }) => (key as Scalar).value === 'id')?.value as Scalar)?.value
  if (lock === undefined || anchor === undefined) return null
  const change = valueCut(anchor, whole, `{ sent: ${letter} }`)
  const text = cut(whole, [change, valueCut(lock, whole, `{ sent: ${letter} }`)])
  // The letters stand before the deadlines, so what was changed in the one moves the other.
  const line = lineAt(text, text.indexOf(`{ sent: ${letter} }`, change.from - 200))
  return { text, line, says: /hangs on something that never happens|would fall on a day that has passed/ }
}

/** A number that leaves nothing between it and the other bound, or nothing that can be counted. */
const impossible: Operator = ({ text: whole, spots }, roll) => {
  const spot = pick(
    roll,
    // Whose a watch is stands in a word that is also called `of`.
    spots.filter((one) => {
      const { value } = one.pair
      return (
        ['least', 'n', 'of', 'most'].includes(word(one)) && isScalar(value) && typeof value.value === 'number'
      )
    }),
  )
  if (spot === undefined || (word(spot) === 'n' && !isMap(spot.map))) return null
  const by = { least: '9999', most: '-1', n: '0', of: '1000' }[word(spot)] ?? ''
  const text = cut(whole, [valueCut(spot, whole, by)])
  return {
    text,
    line: lineAt(text, rangeOf(spot.pair.value)[0]),
    says: /can't be at (least|most)|lies outside|must be more than|more than the whole|less than/,
  }
}

const blank: Operator = ({ text: whole, spots }, roll) => {
  const spot = pick(
    roll,
    spots.filter((one) => word(one) === 'source'),
  )
  if (spot === undefined) return null
  const change = valueCut(spot, whole, '"  "')
  const text = cut(whole, [change])
  return { text, line: lineAt(text, change.from), says: /source: is blank/ }
}

/** A name that a list says twice. */
const repeated: Operator = ({ text: whole, spots }, roll) => {
  const lists = spots.flatMap(({ pair: { value } }) => (isSeq(value) && value.flow ? [value] : []))
  const name = pick(roll, pick(roll, lists)?.items ?? [])
  if (!isScalar(name)) return null
  const [from, to] = rangeOf(name)
  const text = cut(whole, [{ from: to, to, by: `, ${whole.slice(from, to)}` }])
  return { text, line: lineAt(text, from), says: /stands here twice/ }
}

/** Words that somebody reads, left blank. */
const unsaid: Operator = ({ text: whole, spots }, roll) => {
  const read = spots.filter((one) => ['title', 'text', 'summary', 'says', 'why', 'note'].includes(word(one)))
  const spot = pick(roll, read)
  if (spot === undefined) return null
  const change = valueCut(spot, whole, '"  "')
  return { text: cut(whole, [change]), line: lineAt(whole, change.from), says: /: is blank/ }
}

/** The ways in which a pathway is damaged. */
export const operators: Readonly<Record<string, Operator>> = {
  'a missing key': (subject, roll) => missing(subject, roll, (one) => word(one) !== 'source' && !isFree(one)),
  'a misspelt key': misspelt,
  'a mistyped key': mistyped,
  'a dangling id': dangling,
  'a removed exit': noExit,
  'an anchor that never happens': neverAnchored,
  'impossible bounds': impossible,
  'a missing source': (subject, roll) => missing(subject, roll, (one) => word(one) === 'source'),
  'a blank source': blank,
  'a name twice': repeated,
  'blank words': unsaid,
}
