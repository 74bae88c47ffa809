import { readdirSync } from 'node:fs'
import type { Refusal } from '../../src/domain/case/refusal.ts'
import type { CaseState } from '../../src/domain/case/state.ts'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { fileData } from '../domain/a-school.ts'
import type { PureCase } from '../domain/case/a-pure-case.ts'
import { type Move, movesOf, routeBetween, routeOver, type Stop } from './moves.ts'
import { type Telling, Walker } from './walker.ts'

/** Every pathway that a case of its own goes on, as it ships. */
export const shipped = readdirSync(new URL('../../templates/pathways/', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => pathwaySchema.parse(fileData(`pathways/${name}`)))
  .filter(({ overlay }) => overlay === undefined)

/** What people say: yes to all questions, no to all or to one; and in forms the first of the choices, or the last. */
function tellings({ questions }: Pathway): Telling[] {
  const asked: Telling['answer'][] = [
    () => 'yes',
    ...(questions.length === 0 ? [] : [() => 'no' as const]),
    ...questions.map(
      ({ id }) =>
        (question: string) =>
          question === id ? ('no' as const) : ('yes' as const),
    ),
  ]
  return asked.flatMap((answer) => ([0, -1] as const).map((choice) => ({ answer, choice })))
}

/** A pathway as it is walked: its moves, those already taken, its first stage, and who looks on as a case sets out. */
export type Ground = {
  pathway: Pathway
  moves: readonly Move[]
  taken: Set<Move>
  first: string
  refusals: Refusal[]
  sees: (one: PureCase) => void
}

/** A pathway that nobody has walked yet. */
export const groundOf = (pathway: Pathway, sees: Ground['sees'] = () => {}): Ground => ({
  sees,
  pathway,
  moves: movesOf(pathway),
  taken: new Set(),
  refusals: [],
  first: pathway.stages[0]?.id ?? '',
})

/** What is known on the way to a move: over what it has to lead, and what is shut. */
type Known = { over: Stop[]; shut: Move[] }

/** Walks once; tells where the case came to, or the move at which it stood still and why. */
function walkOnce(
  { pathway, moves, taken, first, refusals, sees }: Ground,
  move: Move,
  tell: Telling,
  { over, shut }: Known,
) {
  const open = moves.filter((one) => one !== move && !shut.includes(one))
  const route = routeOver(open, first, [...over, move.from])
  if (route === null) return null
  const walker = new Walker(pathway, tell, refusals)
  sees(walker.one)
  const refused = walker.open()
  if (refused !== null) throw new Error(`${pathway.id} opens no case: ${JSON.stringify(refused)}`)
  for (const step of [...route, move]) {
    const refusal = walker.moves(step)
    if (refusal !== null) return { walker, wall: step, why: `${step.name}: ${JSON.stringify(refusal)}` }
    taken.add(step)
  }
  return walker.one.state
}

type Stuck = { walker: Walker; wall: Move; why: string }
const isState = (one: CaseState | object): one is CaseState => 'status' in one

/** What a case asked for on its way and was not led over yet. */
function lacking({ moves }: Ground, { asked }: Walker, { over }: Known): Stop[] {
  const options = moves.filter((one) => 'option' in one && asked.options.has(one.option))
  return [...asked.stages, ...options].filter((one) => !over.includes(one))
}

/** Keeps what a walk that stood still tells of the next one: what to be led over, and what is shut. False where it tells nothing new. */
function learns(ground: Ground, move: Move, { walker, wall }: Stuck, known: Known): boolean {
  const more = lacking(ground, walker, known)
  known.over.unshift(...more)
  if (wall !== move) known.shut.push(wall)
  return wall !== move || more.length > 0
}

/** Walks one way, over whatever it turns out to ask for and round whatever is shut. Tells where the case came to, or what stood in the way. */
function walked(ground: Ground, move: Move, tell: Telling): CaseState | string {
  const known: Known = { over: [], shut: [] }
  let why = `nothing leads to ${move.from}`
  for (let tries = 0; tries < 8; tries++) {
    const came = walkOnce(ground, move, tell, known)
    if (came === null || isState(came)) return came ?? why
    why = came.why
    if (!learns(ground, move, came, known)) return why
  }
  return why
}

/** Where a case came to that went one way, whatever people had to say for it; throws with all that stood in the way where none could. */
export function gone(ground: Ground, move: Move): CaseState {
  const walls = new Set<string>()
  for (const tell of tellings(ground.pathway)) {
    const came = walked(ground, move, tell)
    if (typeof came !== 'string') return came
    walls.add(came)
  }
  throw new Error([...walls].join('\n'))
}

/** What lies far from the first stage is walked first, and takes what lies before it on the way. */
export const farFirst = ({ moves, first }: Ground): Move[] => {
  const far = ({ from }: Move) => routeBetween(moves, first, from)?.length ?? 0
  return [...moves].sort((a, b) => far(b) - far(a))
}
