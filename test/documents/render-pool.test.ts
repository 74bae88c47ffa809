import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { composeLetter } from '../../src/documents/compose-letter.ts'
import { createRenderPool, type RenderPool } from '../../src/documents/render-pool.ts'
import { letter } from './all-letters.ts'
import { facts } from './families.ts'

const paper = composeLetter(letter('round-robin'), facts())
const echo = `const { parentPort } = require('node:worker_threads')
let told = 0
parentPort.on('message', () => { told += 1; act(told) })
const done = () => parentPort.postMessage({ pdf: new Uint8Array([told]), docx: new Uint8Array() })
`
const thread = (act: string) => () => new Worker(`${echo}function act(told) { ${act} }`, { eval: true })
let pool: RenderPool | undefined

afterEach(async () => pool?.close())

it('makes one document at a time, in the order asked', async () => {
  pool = createRenderPool(thread('setTimeout(done, 20)'))
  const made = await Promise.all([1, 2, 3].map(() => pool!.render(paper)))
  expect(made.map(({ pdf }) => pdf[0])).toEqual([1, 2, 3])
})

it.each([
  ['dies', 'process.exit(1)', 'stopped short'],
  ['throws', 'throw new Error("x")', 'stopped short'],
  ['hangs', 'for (;;) {}', 'took longer than 1 seconds'],
])('a thread that %s is refused in words and replaced', async (_, harm, words) => {
  let started = 0
  const start = () => {
    started += 1
    return thread(started === 1 ? harm : 'done()')()
  }
  pool = createRenderPool(start, { milliseconds: 1000, waiting: 5 })
  await expect(pool.render(paper)).rejects.toThrow(words)
  await expect(pool.render(paper)).resolves.toBeDefined()
  expect(started).toBe(2)
})

it('a thread that dies while idle is replaced', async () => {
  pool = createRenderPool(thread('done(); setTimeout(() => process.exit(1), 5)'))
  await pool.render(paper)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await expect(pool.render(paper)).resolves.toBeDefined()
})

it('a thread that nobody needs for a while ends, and another does the next', async () => {
  let started = 0
  let ended: Promise<unknown> = Promise.resolve()
  const start = () => {
    started += 1
    const worker = thread('done()')()
    ended = once(worker, 'exit')
    return worker
  }
  pool = createRenderPool(start, { milliseconds: 1000, waiting: 5, idle: 20 })
  await pool.render(paper)
  await ended
  await pool.render(paper)
  expect(started).toBe(2)
})

it('refuses when too many are waiting', async () => {
  pool = createRenderPool(thread('setTimeout(done, 20)'), { milliseconds: 1000, waiting: 1 })
  const first = pool.render(paper)
  await expect(pool.render(paper)).rejects.toThrow('too many documents are waiting')
  await first
})

it('starts from any folder with the program’s own loader, and lets the program end', () => {
  const url = (path: string) => new URL(path, import.meta.url).href
  const script = `
    import { createRenderPool } from ${JSON.stringify(url('../../src/documents/render-pool.ts'))}
    const made = await createRenderPool().render(${JSON.stringify(paper)})
    console.log(Buffer.from(made.pdf).subarray(0, 5).toString())`
  const ran = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script],
    { cwd: '/', encoding: 'utf8', timeout: 20_000 },
  )
  expect(ran.stderr).toBe('')
  expect(ran.stdout.trim()).toBe('%PDF-')
})
