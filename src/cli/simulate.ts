import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, fileAddress } from '../../db/backup.ts'
import { openStore, type Store } from '../../db/store.ts'
import { familyOf } from '../casework/facts.ts'
import { simulatedPupil } from '../casework/simulation/cast.ts'
import { type Simulated, type Simulation, simulate as simulated } from '../casework/simulation/simulate.ts'
import { scriptDay } from '../casework/simulation/words.ts'
import { closeLetters, renderLetter } from '../documents/render-letter.ts'
import { isOver, laidOver } from '../domain/pathway/laid-over.ts'
import { schoolNamed } from './desk.ts'
import { pathwayNamed } from './pathway-named.ts'
import { scriptIn } from './script.ts'
import { type Call, exit, json, Misuse, type Verb } from './verb.ts'
import { type OwnSentences, whyRefused } from './why-refused.ts'

/** Works with a copy of the store, which is thrown away with whatever was done to it. */
async function withCopy<T>(call: Call, work: (copy: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-simulation-'))
  try {
    const file = join(folder, 'copy.db')
    await call.withStore((store) => backup(store, file))
    const copy = await openStore(fileAddress(file, call.config().database.encryptionKey))
    return await work(copy).finally(() => copy.close())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Spoken = Parameters<typeof whyRefused>[1]

type Asked = Pick<Simulation, 'store' | 'shelves' | 'school' | 'pathway' | 'start'>

/** What refusals may name: the pathway with all that may be laid over it, and the invented family. */
async function spokenIn({ store, shelves, school, pathway, start }: Asked, nation: string): Promise<Spoken> {
  const over = [...shelves.pathways.values()].filter((one) => isOver(one, nation))
  const family = await familyOf(store.read, simulatedPupil(school).id, start, start)
  if (family === null) throw new Error('the simulated family is missing')
  return { pathway: laidOver(pathway, over), family }
}

/** What a script got wrong that a screen cannot: it names things by their ids. */
const inScript: OwnSentences = {
  'stage-not-open': ({ stage }) =>
    `From where the case stands, there is nothing called ${stage} to go to or to fill in.`,
  'unknown-item': ({ item }) => `The checklist of that stage has no item ${item}.`,
  'unknown-option': () => 'The pathway has no option of that name.',
  'no-such-letter': () => 'The pathway has no letter of that name, and the case none of that number.',
  'no-such-meeting': () => 'The case has no such meeting, and the pathway none of that kind.',
  'no-such-reason': () => 'No case is closed with a reason of that name.',
}

/** Why a step was refused: what the script got wrong, else the sentence that screens use. */
const sentenceOf = (refused: NonNullable<Simulated['refused']>, spoken: Spoken): string =>
  refused.code === 'not-in-script' ? refused.says : whyRefused(refused, spoken, inScript)

type Told = Omit<Simulated, 'refused'> & { refused: { code: string; says: string } | null }

const toldOf = (step: Simulated, spoken: Spoken): Told => ({
  ...step,
  refused: step.refused === null ? null : { ...step.refused, says: sentenceOf(step.refused, spoken) },
})

function linesOf({ on, do: verb, stage, also, refused, letters, deadlines }: Told): string[] {
  const how = refused === null ? 'done' : 'refused'
  const why = refused === null ? '' : `: ${refused.says}`
  const sent = letters.map(({ kind, to }) => `    letter ${kind} to ${to}`)
  const next = deadlines
    .filter(({ due }) => due !== null)
    .sort((a, b) => String(a.due).localeCompare(String(b.due)))
    .slice(0, 5)
    .map(({ kind, due }) => `    ${due} ${kind}`)
  const at = [stage ?? 'no stage', ...also].join(' and ')
  return [`${on}  ${verb}: ${how}; at ${at}${why}`, ...sent, ...next]
}

/**
 * Tries a pathway: runs a script of a case, a JSON object a line, through the real rules on a copy of the store that is thrown away.
 *
 * `--json`: `[{on, do, stage, also, done, refused: {code, says}, letters: [{kind, to}], deadlines: [{id, kind, due, notBefore}]}]`, one for each line,
 * `also` the other stages where the case stands, those of what is laid over it with them, `deadlines` those that are open after it.
 */
export const simulate: Verb = {
  words: 'simulate',
  help: 'Try a pathway: run a script of a case on a copy of the store that is thrown away',
  args: [],
  options: {
    pathway: { form: 'ID', needed: true, help: 'The pathway to try; a historical one may be tried too' },
    school: { form: 'ID', needed: true, help: 'The school whose calendar and settings count' },
    start: { form: 'YYYY-MM-DD', needed: true, help: 'The day on which it begins' },
    events: { form: 'FILE', needed: true, help: 'The script: {on, do, by, with}, a JSON object a line' },
    json,
  },
  async run(call) {
    const start = scriptDay.safeParse(call.text('start'))
    if (!start.success) throw new Misuse('--start wants a day such as 2026-09-14.')
    const pathway = pathwayNamed(call.library(), call.text('pathway') ?? '')
    const steps = scriptIn(call.text('events') ?? '', start.data)
    const shelves = call.library()
    const results = await withCopy(call, async (store) => {
      const { id: school, nation } = await schoolNamed(store, call.text('school') ?? '')
      const { timeZone } = call.config()
      const asked = { store, shelves, timeZone, school, pathway, start: start.data }
      const results = await simulated({ ...asked, documents: { renderLetter } }, steps)
      const spoken = await spokenIn(asked, nation)
      return results.map((one) => toldOf(one, spoken))
    }).finally(closeLetters)
    if (call.has('json')) call.print(results)
    else results.flatMap(linesOf).forEach(call.say)
    return exit.done
  },
}
