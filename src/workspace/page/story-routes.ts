import { Hono } from 'hono'
import { z } from 'zod'
import type { Stage } from '../driver/onlooker.ts'
import { play } from '../driver/play.ts'
import { linesOf, type Story } from '../driver/story.ts'
import { refusal } from './refusal.ts'

const LONGEST = 500
const body = z.object({ lines: z.array(z.string().max(20_000)).max(LONGEST) })

/** What people did, as lines that can be played again, and the route that plays such lines; the first who acts is whose session it is. */
export function storyRoutes(stage: Stage, story: Story): Hono<{ Variables: { userId: string } }> {
  return new Hono<{ Variables: { userId: string } }>()
    .get('/story', (c) => c.json({ lines: linesOf(story.lines) }))
    .post('/drive', async (c) => {
      try {
        const { lines } = body.parse(await c.req.json())
        const steps = lines.map((line) => line.trim()).filter((line) => line !== '')
        await play(stage, c.var.userId, steps)
        return c.json({ ok: true })
      } catch (error) {
        return refusal(c, error)
      }
    })
}
