import { parentPort } from 'node:worker_threads'
import { findLeaks } from '../../domain/leaks/find-leaks.ts'
import { PdfRefused } from '../pdf-refused.ts'
import type { Refusal } from '../thread-pool.ts'
import type { PackAnswers, PackJob } from './pack-job.ts'

// Each needs another library, and most threads do only one of these.
const doing: {
  [Kind in PackJob['do']]: (job: Extract<PackJob, { do: Kind }>) => Promise<PackAnswers[Kind]>
} = {
  bind: async ({ book, watch }) => {
    const bound = await (await import('./bind-book.ts')).bindBook(book, watch)
    // Their own copies can be given away, where Typst's cannot.
    const cut = bound.cut.map(({ name, pdf }) => ({ name, pdf: new Uint8Array(pdf) }))
    return { ...bound, pdf: new Uint8Array(bound.pdf), cut }
  },
  inspect: async ({ file }) => (await import('../inspect/inspect.ts')).inspect(file),
  search: async ({ pages, watch }) => findLeaks(pages, watch.secrets, watch.open),
}

async function answer(job: PackJob): Promise<PackAnswers[PackJob['do']] | Refusal> {
  try {
    return await (doing[job.do] as (given: PackJob) => Promise<PackAnswers[PackJob['do']]>)(job)
  } catch (error) {
    const refused = error instanceof PdfRefused ? error.message : 'the files could not be made'
    return { refused, cause: String(error instanceof PdfRefused ? error.cause : error) }
  }
}

parentPort?.on('message', async (job: PackJob) => {
  const answered = await answer(job)
  const given =
    'pdf' in answered ? [answered, ...answered.cut].map(({ pdf }) => pdf.buffer as ArrayBuffer) : []
  parentPort?.postMessage(answered, given)
})
