import { personWithRoles } from '../../db/queries/people.ts'
import type { Store } from '../../db/store.ts'
import type { Asked } from '../casework/act.ts'
import { type LoadedCase, loadCase } from '../casework/load-case.ts'
import { moveCase, wouldMove } from '../casework/move-case.ts'
import { stagesToMoveTo } from '../domain/case/verbs/move-case.ts'
import { whatMoves } from '../domain/case/what-moves.ts'
import { caseNamed } from './case-in-store.ts'
import { houseAt } from './desk.ts'
import { type Call, exit, Refusal, type Verb } from './verb.ts'
import { type OwnSentences, refusedOn } from './why-refused.ts'

const own: OwnSentences = {
  'no-such-case': () => 'That person does not work on this case.',
  'pathway-not-moved-to': () =>
    'A case is moved to a newer version of its pathway, or to another that is in force in its nation.',
  'nothing-changed': () => 'The case is on that version already.',
}

/** Who decided it; the list of people must have them. */
async function deciderOf(call: Call, store: Store): Promise<Asked> {
  const by = await personWithRoles(store.read, call.text('by') ?? '')
  if (by !== null) return { by, key: null, manner: 'told' }
  throw new Refusal('Whoever decided this must be on the list of people: name them by their Slack id.')
}

/** The stages at which a case may go on, to choose from in place of one that was not among them. */
function stagesOffered(call: Call, { context }: LoadedCase): string {
  const to = call.library().pathways.get(call.text('to') ?? '')
  const open = to === undefined ? [] : stagesToMoveTo(context, to).map(({ id }) => id)
  return `A case goes on at a stage of its new pathway that no decision towards court or a penalty leads to: ${open.join(', ')}.`
}

const moveGiven = ({ text }: Call) => ({
  pathway: text('to') ?? '',
  stage: text('stage') ?? '',
  why: text('why') ?? '',
})

async function moved(call: Call, store: Store): Promise<string[]> {
  const house = houseAt(call, store)
  const { id } = await caseNamed(store.read, call.args[0] ?? '')
  const asked = await deciderOf(call, store)
  const loaded = await loadCase(house, store.read, id)
  if (loaded === null) throw new Refusal(`The record of ${id} cannot be read.`)
  const would = wouldMove(house, loaded, asked, moveGiven(call))
  if (!would.ok && would.refusal.code === 'stage-not-open') throw new Refusal(stagesOffered(call, loaded))
  if (!would.ok) throw await refusedOn(house, id, would.refusal, own)
  const changes = whatMoves(would.value)
  if (call.has('dry-run')) return [...changes, 'Nothing was changed.']
  const outcome = await moveCase(house, id, asked, moveGiven(call))
  if (!outcome.done) throw await refusedOn(house, id, outcome.refusal, own)
  return [...changes, `Moved ${id}.`]
}

/** Moves a case to a newer version of its pathway or to another one, and says what that changes. */
export const caseMove: Verb = {
  words: 'case move',
  help: 'Move a case to a newer version of its pathway, or to another one',
  args: ['CASE'],
  options: {
    to: { form: 'PATHWAY', needed: true, help: 'The pathway that it goes on with, as the templates have it' },
    stage: { form: 'STAGE', needed: true, help: 'The stage at which it goes on' },
    why: { form: 'WORDS', needed: true, help: 'Kept with the case' },
    by: { form: 'USER', needed: true, help: 'The senior who decided it, by Slack id' },
    'dry-run': { help: 'Say what it would change, and change nothing' },
  },
  async run(call) {
    for (const line of await call.withStore((store) => moved(call, store))) call.say(line)
    return exit.done
  },
}
