import type { WebClient } from '@slack/web-api'
import { slackFault } from './slack-fault.ts'

/** A file that somebody handed in through Slack. */
export type FetchedFile = { name: string; mime: string; bytes: Uint8Array }

const LIMIT_MS = 10_000
const MOST_BYTES = 10 * 1024 * 1024

class NoSuchFile extends Error {
  override readonly name = 'NoSuchFile'
}

/** Brings a file out of Slack; it throws when Slack does not give it, or when it is larger than Slack's forms take. */
export async function fetchFile(client: WebClient, token: string, id: string): Promise<FetchedFile> {
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
  if (bytes.byteLength > MOST_BYTES) throw new Error('the file is larger than 10 MB')
  return { name: file?.name ?? id, mime: file?.mimetype ?? 'application/octet-stream', bytes }
}

const GONE = new Set(['file_not_found', 'file_deleted'])

function isGone(error: unknown): boolean {
  const fault = slackFault(error)
  return error instanceof NoSuchFile || (fault.fault === 'no' && GONE.has(fault.error))
}

/** The bytes of a file that somebody handed in, or why there are none: it was deleted, or Slack does not hand it over now. */
export async function bringFile(
  client: WebClient,
  token: string,
  id: string,
): Promise<{ bytes: Uint8Array } | { trouble: 'gone' | 'unreachable' }> {
  try {
    const { bytes } = await fetchFile(client, token, id)
    return { bytes }
  } catch (error) {
    return { trouble: isGone(error) ? 'gone' : 'unreachable' }
  }
}
