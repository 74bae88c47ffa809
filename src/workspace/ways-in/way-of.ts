import type { Core } from '../core.ts'
import type { Deliver, Way } from './errand.ts'
import { overHttp } from './over-http.ts'
import type { Sockets } from './sockets.ts'

/** The way that things go: over sockets once the app has opened one, and as signed requests until then. */
export function wayOf(core: Pick<Core, 'clock' | 'signingSecret'>, sockets: Sockets, deliver: Deliver): Way {
  const http = overHttp(core, deliver)
  return (errand, signal) => (sockets.inUse ? sockets.way : http)(errand, signal)
}
