import type { WebClient } from '@slack/web-api'
import { slackFault } from '../slack-fault.ts'
import type { RenderedFile } from './rendered.ts'

const UPLOAD_MS = 30_000

/** Gives Slack a file's bytes; nobody sees it until it is shared. Answers the file's id. */
export async function upload(client: WebClient, { name, bytes, alt }: RenderedFile['file']): Promise<string> {
  const { file_id: id, upload_url: url } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.byteLength,
    ...(alt === undefined ? {} : { alt_txt: alt }),
  })
  if (id === undefined || url === undefined) throw new Error('Slack gave no address to upload to')
  const answer = await fetch(url, {
    method: 'POST',
    body: bytes as Uint8Array<ArrayBuffer>,
    signal: AbortSignal.timeout(UPLOAD_MS),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`an upload was refused with ${answer.status}`)
  return id
}

/** Where a file is shared: a conversation, or one thread of it. */
export type Share = { channel: string; thread?: string | undefined }

/** Shares an uploaded file. */
export async function share(
  client: WebClient,
  id: string,
  { title, name, comment }: RenderedFile['file'],
  { channel, thread }: Share,
): Promise<void> {
  const files: [{ id: string; title: string }] = [{ id, title: title ?? name }]
  const said = comment === undefined ? {} : { initial_comment: comment }
  await client.files.completeUploadExternal(
    thread === undefined
      ? { files, channel_id: channel, ...said }
      : { files, channel_id: channel, thread_ts: thread, ...said },
  )
}

/** Where a file stands: shared (with the message's `ts` if Slack tells it), uploaded only, gone, or hidden from us. */
export type FileState = { shared: true; ts?: string | undefined } | 'unshared' | 'gone' | 'cannot-look'

type Shares = Record<string, { ts?: string }[]>
type Facts = {
  ims?: string[]
  channels?: string[]
  groups?: string[]
  shares?: { public?: Shares; private?: Shares }
}

function readFile(facts: Facts, channel: string): FileState {
  const [place] = facts.shares?.private?.[channel] ?? facts.shares?.public?.[channel] ?? []
  if (place !== undefined) return { shared: true, ts: place.ts }
  const listed = [facts.ims, facts.channels, facts.groups].some((some) => some?.includes(channel))
  return listed ? { shared: true } : 'unshared'
}

/** Asks Slack where a file stands. */
export async function fileState(client: WebClient, id: string, channel: string): Promise<FileState> {
  try {
    const { file = {} } = await client.files.info({ file: id })
    return readFile(file as Facts, channel)
  } catch (error) {
    const fault = slackFault(error)
    if (fault.fault !== 'no') throw error
    return fault.error === 'file_not_found' || fault.error === 'file_deleted' ? 'gone' : 'cannot-look'
  }
}
