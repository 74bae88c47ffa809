import { availableParallelism } from 'node:os'
import { size } from './big-store/plan.ts'
import { makeBigStore } from './big-store.ts'
import { table } from './figures.ts'
import { importing } from './importing.ts'
import { lettersBeside } from './letters.ts'
import { lists } from './lists.ts'
import { opening } from './opening.ts'
import { packs } from './packs.ts'
import { screening } from './screening.ts'

type Big = Awaited<ReturnType<typeof makeBigStore>>
let big: Promise<Big> | undefined

/** A benchmark on the big store, which is made once, for the first that needs it. */
const onBigStore =
  <Rows>(bench: (url: string) => Promise<Rows>) =>
  async () => {
    big ??= makeBigStore()
    const { url, seconds } = await big
    say(`A store of ${size.pupils} pupils and ${size.cases} open cases, made in ${seconds.toFixed(1)} s.`)
    return bench(url)
  }

const benches = {
  opening: onBigStore(opening),
  lists: onBigStore(lists),
  screening,
  importing,
  letters: lettersBeside,
  packs,
}
type Name = keyof typeof benches

const given = process.argv.slice(2)
const isJson = given.includes('--json')
const names = given.filter((one) => !one.startsWith('--'))
const isName = (name: string): name is Name => Object.hasOwn(benches, name)
if (!names.every(isName)) {
  console.error(`Usage: npm run bench [${Object.keys(benches).join('|')}] [--json]`)
  process.exit(2)
}
const wanted = (names.length > 0 ? names : Object.keys(benches)).filter(isName)

const say = (text: string) => (isJson ? undefined : console.log(text))
say(`Node ${process.version}, ${availableParallelism()} cores.\n`)
try {
  const results: Partial<Record<Name, unknown>> = {}
  for (const name of wanted) {
    const rows = await benches[name]()
    results[name] = rows
    say(`${name}\n${table(rows)}\n`)
  }
  if (isJson) console.log(JSON.stringify({ node: process.version, size, results }, null, 2))
} finally {
  ;(await big)?.remove()
}
process.exit()
