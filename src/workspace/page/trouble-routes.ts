import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { createAdmin } from '../admin.ts'
import type { Core } from '../core.ts'
import { installationOf } from '../state/installation.ts'
import { FAIL_MODES } from '../wire.ts'
import { refusal } from './refusal.ts'

const none = z.strictObject({})
const channel = z.strictObject({ channel: z.string() })
const user = z.strictObject({ user: z.string() })
const method = z.string().min(1)
const times = z.number().int().min(1).optional()

/** One thing that can be made to happen: what it takes, and the doing of it. */
interface Deed {
  takes: z.ZodType
  run: (given: never) => unknown
}

const deed = <T>(takes: z.ZodType<T>, run: (given: T) => unknown): Deed => ({ takes, run })

const adminDeeds = (core: Core): Readonly<Record<string, Deed>> => {
  const admin = createAdmin(core)
  return {
    deleteMessage: deed(z.strictObject({ channel: z.string(), ts: z.string() }), (given) =>
      admin.deleteMessage(given.channel, given.ts),
    ),
    deactivate: deed(user, (given) => admin.deactivate(given.user)),
    reactivate: deed(user, (given) => admin.reactivate(given.user)),
    sweep: deed(z.strictObject({ before: z.iso.datetime() }), ({ before }) => admin.sweep(new Date(before))),
    archive: deed(channel, (given) => admin.archive(given.channel)),
    unarchive: deed(channel, (given) => admin.unarchive(given.channel)),
    removeApp: deed(channel, (given) => admin.removeApp(given.channel)),
    inviteApp: deed(channel, (given) => admin.inviteApp(given.channel)),
    closeMessagesTab: deed(none, admin.closeMessagesTab),
    openMessagesTab: deed(none, admin.openMessagesTab),
    uninstall: deed(none, admin.uninstall),
    revokeToken: deed(none, admin.revokeToken),
    install: deed(none, admin.install),
  }
}

const wireDeeds = ({ wire }: Core): Readonly<Record<string, Deed>> => ({
  failNext: deed(
    z.strictObject({
      method,
      mode: z.enum(FAIL_MODES),
      seconds: z.number().min(0).max(3600).optional(),
      times,
    }),
    ({ method: name, mode, seconds, times: often }) =>
      wire.failNext(name, mode, {
        ...(seconds === undefined ? {} : { seconds }),
        ...(often === undefined ? {} : { times: often }),
      }),
  ),
  delay: deed(
    z.strictObject({ method, ms: z.number().min(0).max(60_000), times }),
    ({ method: name, ms, times: often }) => wire.delay(name, ms, often === undefined ? {} : { times: often }),
  ),
  clear: deed(none, wire.clear),
})

const clockDeeds = ({ clock }: Core): Readonly<Record<string, Deed>> => ({
  freeze: deed(none, clock.freeze),
  resume: deed(none, clock.resume),
})

const socketDeeds = ({ sockets }: Core): Readonly<Record<string, Deed>> => ({
  warn: deed(none, () => sockets.warn()),
  refresh: deed(none, () => sockets.refresh()),
  cut: deed(none, () => sockets.cut()),
  disable: deed(none, () => sockets.disable()),
  enable: deed(none, () => sockets.enable()),
})

const run = async (c: Context, deeds: Readonly<Record<string, Deed>>): Promise<Response> => {
  const name = c.req.param('deed') ?? ''
  const one = Object.hasOwn(deeds, name) ? deeds[name] : undefined
  if (one === undefined) return c.json({ ok: false, trouble: 'unknown verb' }, 404)
  try {
    const given = one.takes.parse(await c.req.json().catch(() => ({})))
    return c.json({ ok: true, ...(one.run(given as never) as object | undefined) })
  } catch (error) {
    return refusal(c, error)
  }
}

/** The routes by which the page makes trouble: what an administrator does, what fails on the wire, a clock that stands still, sockets that are lost. */
export function troubleRoutes(core: Core): Hono {
  const [admin, wire] = [adminDeeds(core), wireDeeds(core)]
  const [clock, sockets] = [clockDeeds(core), socketDeeds(core)]
  return new Hono()
    .get('/trouble', (c) =>
      c.json({
        modes: FAIL_MODES,
        planned: core.wire.planned(),
        frozen: core.clock.isFrozen(),
        sockets: core.sockets.count,
        ...installationOf(core),
      }),
    )
    .post('/admin/:deed', (c) => run(c, admin))
    .post('/wire/:deed', (c) => run(c, wire))
    .post('/clock/:deed', (c) => run(c, clock))
    .post('/sockets/:deed', (c) => run(c, sockets))
}
