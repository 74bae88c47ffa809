import { z } from 'zod'
import { SlackError } from '../slack-error.ts'
import type { MethodTable } from './method.ts'

const text = (longest: number, shortest = 1) => z.string().min(shortest).max(longest)

const command = z.looseObject({
  command: text(32, 2).startsWith('/'),
  description: text(2000),
  usage_hint: text(1000).optional(),
})

const shortcut = z.looseObject({
  name: text(24),
  type: z.enum(['message', 'global']),
  callback_id: text(255),
  description: text(150),
})

const display = z.looseObject({
  name: text(35),
  description: text(140).optional(),
  long_description: text(4000, 175).optional(),
})

const features = z.looseObject({
  bot_user: z.looseObject({ display_name: text(80) }).optional(),
  slash_commands: z.array(command).max(50).optional(),
  shortcuts: z.array(shortcut).max(10).optional(),
})

const reached = z.looseObject({ request_url: text(3500).optional(), is_enabled: z.boolean().optional() })

const settings = z.looseObject({
  event_subscriptions: reached.extend({ bot_events: z.array(z.string()).max(100).optional() }).optional(),
  interactivity: reached.optional(),
  socket_mode_enabled: z.boolean().optional(),
})

const oauthConfig = z.looseObject({
  redirect_urls: z.array(z.string()).max(1000).optional(),
  scopes: z.looseObject({ bot: z.array(z.string()).max(255).optional() }).optional(),
})

const manifest = z.looseObject({
  display_information: display,
  features: features.optional(),
  oauth_config: oauthConfig.optional(),
  settings: settings.optional(),
})

interface ManifestFault {
  message: string
  pointer: string
}

const unreached = ({ settings: given = {} }: z.infer<typeof manifest>): ManifestFault[] => {
  if (given.socket_mode_enabled) return []
  const { event_subscriptions: events, interactivity } = given
  const isOpen = interactivity !== undefined && interactivity.is_enabled !== false
  return [
    ...(events !== undefined && events.request_url === undefined
      ? [
          {
            message: 'Event Subscription requires either Request URL or Socket Mode Enabled',
            pointer: '/settings/event_subscriptions',
          },
        ]
      : []),
    ...(isOpen && interactivity.request_url === undefined
      ? [{ message: 'Interactivity requires a Request URL', pointer: '/settings/interactivity' }]
      : []),
  ]
}

const faultsOf = (given: unknown): ManifestFault[] => {
  const read = manifest.safeParse(given)
  if (read.success) return unreached(read.data)
  return read.error.issues.map(({ message, path }) => ({
    message,
    pointer: path.map((part) => `/${String(part)}`).join(''),
  }))
}

/** The app itself: the address of a socket for it, and whether its manifest is one that Slack would take. */
export const apps: MethodTable = {
  'apps.connections.open': (_args, core) => ({ url: core.sockets.address() }),
  'apps.manifest.validate'(args) {
    const errors = faultsOf(args.json('manifest'))
    if (errors.length > 0) throw new SlackError('invalid_manifest', { errors })
    return { errors: [] }
  },
}
