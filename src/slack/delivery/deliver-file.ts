import { setTimeout as sleep } from 'node:timers/promises'
import { type Notice, notePlace, stillWanted } from '../../../db/outbox.ts'
import { slackFault } from '../slack-fault.ts'
import type { Office } from './office.ts'
import type { Attempt, Outcome } from './outcome.ts'
import type { RenderedFile } from './rendered.ts'
import { type FileState, fileState, type Share, share, upload } from './send-file.ts'
import { saidAgain } from './send-message.ts'

/** A file on its way: its notice, its bytes, and where it is to be shared. */
export type FileJob = { notice: Notice; file: RenderedFile['file']; share: Share; attempt: Attempt }

const LOOKS = 3
const PATIENCE = 5

const notShown = ({ lookAfterMs }: Office): Outcome => ({
  end: 'again',
  fault: 'not_shared',
  afterMs: lookAfterMs,
  doubt: true,
})

/** Slack shares asynchronously: it looks up to three times before it takes a file for not shared. */
async function awaitShare(
  { client, lookAfterMs }: Office,
  id: string,
  { channel }: Share,
): Promise<FileState> {
  let state = await fileState(client, id, channel)
  for (let look = 1; state === 'unshared' && look < LOOKS; look++) {
    await sleep(lookAfterMs)
    state = await fileState(client, id, channel)
  }
  return state
}

const sent = (job: FileJob, id: string, ts: string | undefined): Outcome => ({
  end: 'sent',
  channel: job.share.channel,
  file: id,
  ...(ts === undefined ? {} : { ts }),
})

async function complete(office: Office, job: FileJob, id: string): Promise<Outcome> {
  // It may have been taken back while it was being uploaded, as a hold does with letters to a family.
  if (!(await stillWanted(office.store, job.notice.id))) return { end: 'abandoned' }
  job.attempt.sending = true
  await share(office.client, id, job.file, job.share)
  const state = await awaitShare(office, id, job.share)
  if (typeof state === 'object') return sent(job, id, state.ts)
  if (state === 'cannot-look') return sent(job, id, undefined)
  return notShown(office)
}

async function startAnew(office: Office, job: FileJob): Promise<Outcome> {
  job.attempt.sending = false
  const id = await upload(office.client, job.file)
  if (!(await notePlace(office.store, job.notice.id, { channel: job.share.channel, file: id }))) {
    return { end: 'abandoned' }
  }
  return complete(office, job, id)
}

const again = (job: FileJob): FileJob => {
  const { text: comment } = saidAgain({ text: job.file.comment ?? '' })
  return { ...job, file: { ...job.file, comment } }
}

const isRefused = (error: unknown): boolean => slackFault(error).fault === 'no'

/** Goes on from a file that an earlier attempt uploaded: Slack itself refuses to complete the same upload twice. */
async function goOn(office: Office, job: FileJob, id: string): Promise<Outcome> {
  const state = await awaitShare(office, id, job.share)
  if (typeof state === 'object') return sent(job, id, state.ts)
  if (state === 'gone') return startAnew(office, job)
  if (state === 'cannot-look') return startAnew(office, again(job))
  try {
    return await complete(office, job, id)
  } catch (error) {
    if (!isRefused(error)) throw error
    // Refused because it was shared after all, most likely, and Slack has not shown it yet.
    if (job.attempt.attempts < PATIENCE) return notShown(office)
    return startAnew(office, again(job))
  }
}

/** Shares a file once: its id is stored before it is shared, so that a lost answer can be made good by asking Slack. */
export function deliverFile(office: Office, job: FileJob): Promise<Outcome> {
  const { file: id } = job.notice
  return job.attempt.doubt && id !== null ? goOn(office, job, id) : startAnew(office, job)
}
