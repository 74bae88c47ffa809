import type { WebClient } from '@slack/web-api'
import { slackFault } from './slack-fault.ts'

type FetchedFile = { name: string; bytes: Uint8Array }

const LIMIT_MS = 10_000
const MOST_BYTES = 10 * 1024 * 1024

class NoSuchFile extends Error {
  override readonly name = 'NoSuchFile'
}

class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge'
}

async function fetchFile(client: WebClient, token: string, id: string): Promise<FetchedFile> {
  const { file } = await client.files.info({ file: id })
  const url = file?.url_private_download ?? file?.url_private
  if (url === undefined) throw new NoSuchFile()
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  if (answer.status === 404) throw new NoSuchFile()
  if (!answer.ok) throw new Error(`Slack answered ${answer.status} for the file`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.byteLength > MOST_BYTES) throw new FileTooLarge()
  return { name: file?.name ?? id, bytes }
}

const GONE = new Set(['file_not_found', 'file_deleted'])

function isGone(error: unknown): boolean {
  const fault = slackFault(error)
  return error instanceof NoSuchFile || (fault.fault === 'no' && GONE.has(fault.error))
}

const troubleOf = (error: unknown) =>
  error instanceof FileTooLarge ? 'too-large' : isGone(error) ? 'gone' : 'unreachable'

/** A file that somebody handed in, or why there is none: it is larger than Slack's forms take, was deleted, or Slack does not hand it over now. */
export async function bringPaper(
  client: WebClient,
  token: string,
  id: string,
): Promise<FetchedFile | { trouble: 'gone' | 'unreachable' | 'too-large' }> {
  try {
    return await fetchFile(client, token, id)
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}

/** The same of a register file, of which only the bytes are wanted; one that is too large is as good as not handed over. */
export async function bringFile(
  client: WebClient,
  token: string,
  id: string,
): Promise<{ bytes: Uint8Array } | { trouble: 'gone' | 'unreachable' }> {
  const brought = await bringPaper(client, token, id)
  if (!('trouble' in brought)) return { bytes: brought.bytes }
  return { trouble: brought.trouble === 'gone' ? 'gone' : 'unreachable' }
}
