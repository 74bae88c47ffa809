import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { personWithRoles } from '../../db/queries/people.ts'
import { parentsOf } from '../../db/queries/pupils.ts'
import type { Store } from '../../db/store.ts'
import { type BuiltPack, buildPack } from '../casework/pack/build-pack.ts'
import { keepPack } from '../casework/pack/keep-pack.ts'
import { orNotBound } from '../casework/pack/or-not-bound.ts'
import { type RebuiltPack, rebuildPack } from '../casework/pack/rebuild-pack.ts'
import { bindOnThread, closePacks } from '../documents/pack/pack-desk.ts'
import { programVersion } from '../documents/pack/program-version.ts'
import type { Asker } from '../domain/access.ts'
import { done } from '../domain/case/refusal.ts'
import { daySchema } from '../domain/day-schema.ts'
import type { Leak } from '../domain/leaks/secret.ts'
import { sessionsTold } from '../domain/sessions-told.ts'
import { caseNamed } from './case-in-store.ts'
import { houseAt, operator } from './desk.ts'
import { stagePack } from './staged-pack.ts'
import { type Call, type Exit, exit, json, Misuse, Refusal, type Verb } from './verb.ts'
import { type OwnSentences, refusedOn } from './why-refused.ts'

const binder = { bind: bindOnThread, version: programVersion }

/** Whoever runs the command line has the store itself, and so reads every case. */
const reader: Asker = { ...operator, roles: [{ role: 'headteacher', school: null }] }

async function makerOf(call: Call, store: Store): Promise<Asker> {
  const named = call.text('by')
  if (named === undefined) return reader
  const person = await personWithRoles(store.read, named)
  if (person !== null) return person
  throw new Refusal('Whoever issues the pack must be on the list of people: name them by their Slack id.')
}

/** Where the pack is to lie; refused before it is built where there is no such folder, or only a folder. */
function placeIn(call: Call): string {
  const out = call.text('out') ?? ''
  const isThere = statSync(dirname(out), { throwIfNoEntry: false })?.isDirectory() === true
  if (isThere && !statSync(out, { throwIfNoEntry: false })?.isDirectory()) return out
  throw new Refusal(`${out} can't be written.`)
}

async function parentNamed(call: Call, store: Store, pupil: string): Promise<string> {
  const all = (await parentsOf(store.read, pupil)).filter(({ endedOn }) => endedOn === null)
  const named = all.find(({ id }) => id === call.text('parent'))
  if (named !== undefined) return named.id
  const known = all.map(({ id, relationship }) => `${id} (${relationship ?? 'parent'})`)
  throw new Misuse(`--parent names one of ${known.join(', ') || 'no parents on record'}.`)
}

const own: OwnSentences = {
  'letter-lacks': ({ missing }) => `Missing for the pack: ${missing.join('; ')}.`,
  'letter-not-made': ({ why }) => `The pack was not made: ${why}.`,
  'no-such-case': () => 'Whoever issues the pack must work on this case.',
  'no-such-profile': () => 'No profile of that name says what a pack needs: see templates/packs.',
}

const leakLine = ({ page, secret }: Leak): string => `  page ${page}: ${secret}`

function told(call: Call, { order, checks, leaks }: BuiltPack): void {
  const failed = checks.filter(({ passed }) => !passed)
  const none = order.draft.length === 0 ? ['Nothing is missing: it is final.'] : ['It is a draft:']
  const lines = [
    ...none,
    ...order.draft.map((reason) => `  ${reason}`),
    ...(failed.length === 0 ? [] : ['To do before it goes:']),
    ...failed.map(({ title, todo }) => `  ${title}. ${todo}`),
    ...(leaks.unsearched.length === 0
      ? []
      : [`To be read by a person, as they hold no text: pages ${leaks.unsearched.join(', ')}.`]),
  ]
  lines.forEach(call.say)
}

function refuseLeaks({ leaks }: BuiltPack): void {
  if (leaks.leaks.length === 0) return
  const where = leaks.leaks.map(leakLine).join('\n')
  throw new Refusal(`The evidence would tell what it must not, and was not written:\n${where}`)
}

async function build(call: Call, store: Store): Promise<{ pack: BuiltPack; files: string[]; kept: boolean }> {
  const out = placeIn(call)
  const { id, pupil } = await caseNamed(store.read, call.args[0] ?? '')
  const parent = await parentNamed(call, store, pupil)
  const by = await makerOf(call, store)
  const house = houseAt(call, store)
  const profile = call.text('profile') ?? 'general'
  const wanted = { by, case: id, parent, profile, at: call.now() }
  const built = await orNotBound(() => buildPack(house, store.read, binder, wanted))
  if (!built.ok) throw await refusedOn(house, id, built.refusal, own)
  refuseLeaks(built.value)
  const staged = stagePack(out, built.value.bound)
  if (call.text('by') === undefined) return { pack: built.value, files: staged.land(), kept: false }
  const outcome = await keepPack(house, { by, key: null }, built.value)
  if (outcome.done) return { pack: built.value, files: staged.land(), kept: true }
  staged.drop()
  throw await refusedOn(house, id, outcome.refusal, own)
}

async function rebuild(
  call: Call,
  store: Store,
  asAt: string,
): Promise<{ pack: RebuiltPack; files: string[] }> {
  const out = placeIn(call)
  const on = daySchema.safeParse(asAt)
  if (!on.success) throw new Misuse('--as-at wants a day such as 2026-11-21.')
  const { id, pupil } = await caseNamed(store.read, call.args[0] ?? '')
  const parent = await parentNamed(call, store, pupil)
  const house = houseAt(call, store)
  const wanted = { case: id, parent, on: on.data }
  const made = await orNotBound(async () => done(await rebuildPack(house, store.read, binder, wanted)))
  if (!made.ok) throw await refusedOn(house, id, made.refusal, own)
  const pack = made.value
  if (pack === null) throw new Refusal(`No pack about this parent was issued by ${on.data}.`)
  return { pack, files: stagePack(out, pack.bound).land() }
}

async function runRebuild(call: Call, asAt: string): Promise<Exit> {
  const { pack, files } = await call.withStore((store) => rebuild(call, store, asAt))
  const { differs, changed } = pack
  const same = differs.length === 0
  if (call.has('json')) call.print({ on: pack.on, files, same, differs, changed })
  else
    [
      ...files,
      same ? `The same bytes as were issued on ${pack.on}.` : `Not the same as was issued on ${pack.on}:`,
      ...differs,
      ...(changed.length === 0 ? [] : ['The register says something else by now:']),
      ...sessionsTold(changed).map((one) => `  ${one}`),
    ].forEach(call.say)
  return same && changed.length === 0 ? exit.done : exit.wanting
}

async function runBuild(call: Call): Promise<Exit> {
  const { pack, files, kept } = await call.withStore((store) => build(call, store))
  const { order, checks, leaks } = pack
  const failed = checks.filter(({ passed }) => !passed)
  if (call.has('json'))
    call.print({
      case: order.case,
      parent: order.parent,
      profile: order.profile,
      kept,
      files,
      draft: order.draft,
      checks,
      unsearched: leaks.unsearched,
    })
  else {
    files.forEach(call.say)
    told(call, pack)
    if (!kept) call.say('It was not kept: name who issues it with --by.')
  }
  return order.draft.length + failed.length === 0 ? exit.done : exit.wanting
}

/** Builds the pack about one parent, or makes one again as it was issued, and writes its three books with a manifest. */
export const pack: Verb = {
  words: 'pack',
  help: 'Build the court pack about one parent of a case: the evidence, and beside it the council’s own file and what is not used',
  args: ['CASE'],
  options: {
    parent: { form: 'REF', needed: true, help: 'Whom it is about' },
    out: {
      form: 'FILE',
      needed: true,
      help: 'Where the evidence is written, in a folder of that name where its profile asks for several files; the other books lie beside it',
    },
    profile: { form: 'ID', help: 'What is asked of it: a file of templates/packs, general unless named' },
    by: { form: 'USER', help: 'Who issues it, by Slack id: it is then kept with the case' },
    'as-at': {
      form: 'DATE',
      help: 'Make the one again that was issued by then, and say what differs and which marks changed',
    },
    json,
  },
  async run(call) {
    try {
      const asAt = call.text('as-at')
      return await (asAt === undefined ? runBuild(call) : runRebuild(call, asAt))
    } finally {
      await closePacks()
    }
  },
}
