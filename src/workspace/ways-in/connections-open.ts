import type { MethodTable } from '../web-api/method.ts'

/** The method by which the app asks for the address of a socket. */
export const connectionsOpen: MethodTable = {
  'apps.connections.open': (_args, core) => ({ url: core.sockets.address() }),
}
