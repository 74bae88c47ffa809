import { setTimeout as sleep } from 'node:timers/promises'
import { WebClient } from '@slack/web-api'
import { expect } from 'vitest'
import { outbox } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { markOf } from '../../src/slack/delivery/mark.ts'
import type { Workspace } from '../../src/workspace/index.ts'
import { places } from './four-schools.ts'

type Post = {
  ts: string
  text: string
  thread_ts?: string
  user?: string
  files?: { id: string }[]
  metadata?: { event_payload?: { outbox?: number; check?: string } }
}

/** Everything that stands in the workspace, read as any app could read it. */
export async function everything(
  workspace: Workspace,
  { api, token }: { api: string; token: string },
): Promise<(Post & { channel: string })[]> {
  const client = new WebClient(token, { slackApiUrl: api })
  const channels = [
    ...places.map(({ channel }) => channel),
    ...places.map(({ person }) => workspace.actions.directWith(person.id)),
  ]
  const all: (Post & { channel: string })[] = []
  for (const channel of channels) {
    const { messages = [] } = await client.conversations.history({
      channel,
      limit: 999,
      include_all_metadata: true,
    })
    for (const message of messages as Post[]) {
      all.push({ ...message, channel })
      const { messages: replies = [] } = await client.conversations.replies({
        channel,
        ts: message.ts,
        limit: 999,
        include_all_metadata: true,
      })
      all.push(...(replies as Post[]).slice(1).map((reply) => ({ ...reply, channel })))
    }
  }
  return all
}

/** What stands in a list more than once. */
export const twice = <T>(all: readonly T[]): T[] => all.filter((one, at) => all.indexOf(one) !== at)

/** Every notice, once none of them wants work any more, or after a while as they stand then. */
export async function settled(store: Store, ms = 25_000) {
  const until = performance.now() + ms
  for (;;) {
    const notices = await store.read.select().from(outbox)
    const isOpen = notices.some(({ state }) => state !== 'sent' && state !== 'dropped')
    if (!isOpen || performance.now() > until) return notices
    await sleep(100)
  }
}

type Notices = Awaited<ReturnType<typeof settled>>

/** Every notice stands in the workspace once, and nothing else does. */
export function expectOnce(notices: Notices, posts: readonly (Post & { channel: string })[]): void {
  const sent = notices.filter(({ state }) => state === 'sent')
  const posted = sent.filter(({ kind }) => kind !== 'case-card-update' && kind !== 'file')
  const markedAs = (some: Notices) => some.map((notice) => markOf(notice).event_payload.check)
  // One that was posted right before its bot died may be given up by the next, which finds its day over.
  const passed = markedAs(notices.filter(({ state }) => state === 'dropped'))
  const marks = posts.flatMap(({ metadata }) => metadata?.event_payload?.check ?? [])
  expect(twice(marks)).toEqual([])
  expect(marks.filter((mark) => !passed.includes(mark)).sort()).toEqual(markedAs(posted).sort())
  // A card, an owner's message and a digest of a day each say something that is said once.
  const once = posts.filter(({ text }) => /^(Fast Track case|You own|Fast Track,)/.test(text))
  expect(twice(once.map(({ channel, text }) => `${channel} ${text.split(':')[0]}`))).toEqual([])
  expect(posts.filter(({ text }) => text.startsWith('Sent again'))).toEqual([])
  const shared = posts.flatMap(({ files = [] }) => files.map(({ id }) => id))
  const files = sent.filter(({ kind }) => kind === 'file').map(({ file }) => file ?? '')
  expect(shared.sort()).toEqual(files.sort())
}

/** Nothing is left, and only what was about a day that has passed was given up. */
export function expectDone(notices: Notices): void {
  const passing = ['digest', 'meeting-reminder']
  const left = notices.filter(
    ({ state, kind }) => state !== 'sent' && !(state === 'dropped' && passing.includes(kind)),
  )
  expect(left).toEqual([])
}
