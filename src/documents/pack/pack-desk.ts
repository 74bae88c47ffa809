import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { LeakReport } from '../../domain/leaks/find-leaks.ts'
import type { Inspected } from '../inspect/inspected.ts'
import { createThreadPool } from '../thread-pool.ts'
import type { Bound, Watch } from './bind-book.ts'
import type { Book, Content, Part, Section } from './book.ts'
import type { PackAnswers, PackJob } from './pack-job.ts'

const start = (): Worker => new Worker(new URL('./pack-thread.js', import.meta.url), { execArgv: [] })

// Looking at a file that somebody just handed in must not wait behind a book of eight hundred pages.
const binding = createThreadPool<PackJob, PackAnswers[PackJob['do']]>(start, {
  milliseconds: 600_000,
  waiting: 20,
  idle: 15_000,
})
const looking = createThreadPool<PackJob, PackAnswers[PackJob['do']]>(start, {
  milliseconds: 120_000,
  waiting: 100,
  // Somebody waits for it within Slack's three seconds, and starting it anew takes one of them.
  idle: 300_000,
})

function withBytes(content: Content, own: (bytes: Uint8Array) => Uint8Array): Content {
  if (content.kind === 'paper') return content
  return content.kind === 'picture'
    ? { ...content, picture: own(content.picture) }
    : { ...content, pdf: own(content.pdf) }
}

/** A book whose bytes can be given away; copying a whole one at once would keep everybody waiting, so it pauses after each part. */
async function copied(book: Book): Promise<{ copy: Book; given: ArrayBuffer[] }> {
  const given: ArrayBuffer[] = []
  const own = (bytes: Uint8Array) => {
    const one = new Uint8Array(bytes)
    given.push(one.buffer)
    return one
  }
  const sections: Section[] = []
  for (const section of book.sections) {
    const parts: Part[] = []
    for (const part of section.parts) {
      parts.push({ ...part, content: withBytes(part.content, own) })
      await setImmediate()
    }
    sections.push({ ...section, parts })
  }
  return { copy: { ...book, sections }, given }
}

/** Binds a book off the bot's own thread, and says what it holds that it must not tell; throws RenderFailed, naming the part that can't be used. */
export async function bindOnThread(book: Book, watch: Watch): Promise<Bound> {
  const { copy, given } = await copied(book)
  return (await binding.run({ do: 'bind', book: copy, watch }, given)) as Bound
}

/** Says off the bot's own thread what a handed-in file is. */
export async function inspectOnThread(file: { bytes: Uint8Array; name: string }): Promise<Inspected> {
  return (await looking.run({ do: 'inspect', file })) as Inspected
}

/** Looks off the bot's own thread for what pages must not tell, such as those of a redacted copy. */
export async function searchOnThread(pages: readonly (string | null)[], watch: Watch): Promise<LeakReport> {
  return (await looking.run({ do: 'search', pages, watch })) as LeakReport
}

/** Stops the threads, when the program stops. */
export async function closePacks(): Promise<void> {
  await Promise.all([binding.close(), looking.close()])
}
