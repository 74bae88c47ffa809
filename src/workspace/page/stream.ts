import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Core } from '../core.ts'

const BEAT_MS = 20_000
const AGAIN_MS = 1000

/** Tells the page by Server-Sent Events that something changed; what, it asks for itself. */
export function changeStream(c: Context, core: Core): Response {
  return streamSSE(c, async (stream) => {
    let wake: () => void = () => undefined
    let changed = true
    const notice = () => {
      changed = true
      wake()
    }
    const stops = [core.store.onChange(notice), core.clock.onMove(notice)]
    const beat = setInterval(notice, BEAT_MS)
    stream.onAbort(() => {
      clearInterval(beat)
      for (const stop of stops) stop()
      notice()
    })
    while (!stream.aborted) {
      if (changed) {
        changed = false
        await stream.writeSSE({ event: 'changed', data: 'anew', retry: AGAIN_MS })
        await stream.sleep(25)
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  })
}
