import { randomUUID } from 'node:crypto'
import { putDocument } from '../../../db/documents.ts'
import type { Inspected } from '../../documents/inspect/inspected.ts'
import { inspectOnThread } from '../../documents/pack/pack-desk.ts'
import { RenderFailed } from '../../documents/thread-pool.ts'
import type { Beside } from '../act.ts'
import type { House } from '../house.ts'

/** What a paper may be that somebody hands in. */
export type PaperKind = 'pdf' | 'jpg' | 'png' | 'docx'

/** A file as it came out of Slack, or why it did not come. */
export type BroughtPaper =
  | { name: string; bytes: Uint8Array }
  | { trouble: 'gone' | 'unreachable' | 'too-large' }

/** A paper that was looked into and can be kept: its document's id, what it is, and its text whole and page by page, null where it has none. */
export type Paper = {
  id: string
  kind: PaperKind
  text: string | null
  pages: readonly (string | null)[]
  bytes: Uint8Array
}

/** Papers that can be used, with what keeps them beside the events that name them and what to know of them; or why one cannot be used. */
export type TakenIn =
  | { papers: readonly Paper[]; beside: Beside; notices: readonly string[]; wrong: null }
  | { wrong: string }

/** What shows that something was signed or sent: a photograph or a scan. */
export const sheets: readonly PaperKind[] = ['pdf', 'jpg', 'png']

const troubles: Record<Extract<BroughtPaper, { trouble: string }>['trouble'], string> = {
  gone: 'The file is no longer in Slack. Choose it again.',
  unreachable: 'Slack did not hand the file over. Try again in a moment.',
  'too-large': 'The file is larger than 10 MB. Scan it at a lower resolution, or hand it in page by page.',
}

const unread = 'The file cannot be looked into. Try again; if it stays so, print it on paper and scan that.'

const mimes: Record<PaperKind, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const called: Record<PaperKind, string> = {
  pdf: 'a PDF',
  jpg: 'a photograph (JPG)',
  png: 'a picture (PNG)',
  docx: 'a Word file (.docx)',
}

const isPaper = (kind: string): kind is PaperKind => Object.hasOwn(mimes, kind)

type Seen = { paper: Paper; notices: readonly string[] } | { wrong: string }

function seen(bytes: Uint8Array, inspected: Inspected, accepts: readonly PaperKind[]): Seen {
  const { kind, pages, refusals, notices } = inspected
  if (refusals.length > 0 || !isPaper(kind)) return { wrong: refusals.join(' ') }
  if (!accepts.includes(kind)) {
    const wanted = accepts.map((one) => called[one]).join(' or ')
    return { wrong: `It is ${called[kind]}. Hand in ${wanted}.` }
  }
  const text = pages.map((page) => page.text ?? '').join('\n')
  const read = { text: text.trim() === '' ? null : text, pages: pages.map((page) => page.text) }
  return { paper: { id: randomUUID(), kind, ...read, bytes }, notices }
}

/** A file that was looked into, or why it did not come. */
export type LookedInto = { bytes: Uint8Array; inspected: Inspected } | { wrong: string }

/** Looks into a file that was brought, off the bot's own thread; one that takes too long, or stops the thread, cannot be used. */
export async function lookInto(brought: BroughtPaper): Promise<LookedInto> {
  if ('trouble' in brought) return { wrong: troubles[brought.trouble] }
  try {
    return { bytes: brought.bytes, inspected: await inspectOnThread(brought) }
  } catch (error) {
    if (!(error instanceof RenderFailed)) throw error
    return { wrong: unread }
  }
}

/** Takes in files that were all looked into before any is kept, so that nothing is kept by halves. */
export function takeIn(
  house: House,
  by: string,
  files: readonly LookedInto[],
  accepts: readonly PaperKind[] = sheets,
): TakenIn {
  const all: Extract<Seen, { paper: Paper }>[] = []
  for (const file of files) {
    const one = 'wrong' in file ? file : seen(file.bytes, file.inspected, accepts)
    if ('wrong' in one) return one
    all.push(one)
  }
  const papers = all.map(({ paper }) => paper)
  const notices = [...new Set(all.flatMap((one) => one.notices))]
  return { papers, notices, wrong: null, beside: keeping(house, by, papers) }
}

const keeping =
  (house: House, by: string, papers: readonly Paper[]): Beside =>
  async (tx, { id: caseId }) => {
    const about = { case: caseId, kind: 'handed-in', madeAt: house.now().toISOString(), madeBy: by }
    for (const { id, kind, bytes } of papers) {
      // The name that somebody's telephone or hand gave it may hold a pupil's; ours does not.
      const name = `${caseId}-file-${id.slice(0, 8)}.${kind}`
      await putDocument(tx, { id, name, mime: mimes[kind], bytes, ...about })
    }
  }
