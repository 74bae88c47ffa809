import { createClient } from '@libsql/client'
import { fileClient } from './file-client.ts'
import { limited, wait } from './limited.ts'
import type { StoreClient } from './store-client.ts'
import { fromStore, storeFault } from './store-unavailable.ts'
import { filePathOf } from './store-url.ts'

/** Where a store is and what opens it. */
export type StoreAddress = {
  url: string
  authToken?: string | undefined
  encryptionKey?: string | undefined
}

/** One connection to the store, and how to make it anew after a fault. */
export type Connection = { client: StoreClient; renew(): Promise<void>; remote: boolean }

const RENEW_LIMIT_MS = 1000

/** How long libSQL itself waits for a lock. It waits without letting anything else run, so the rest is waited outside. */
const LOCK_WAIT_MS = 50

// Two programs that open a new file at once are in each other's way.
const MOST_ATTEMPTS = 100

async function insistently(client: StoreClient, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.execute(statement)
      return
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || storeFault(fromStore(error)) !== 'locked') throw error
      await client.reconnect()
      await wait(20 + Math.random() * 30)
    }
  }
}

// Long after every limit of the store: only so that a connection nobody waits for does not stay open for ever.
const ANSWER_LIMIT_MS = 60_000

// A server packs its answers so hard that a scanned page takes it a second; unpacked it takes a twentieth.
const unpacked = (request: Request): Promise<Response> => {
  request.headers.set('accept-encoding', 'identity')
  return fetch(request, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) })
}

function clientOf({ url, authToken, encryptionKey }: StoreAddress): StoreClient {
  const path = filePathOf(url)
  if (path === null)
    return createClient({ url, fetch: unpacked, ...(authToken === undefined ? {} : { authToken }) })
  return fileClient(path, {
    timeout: LOCK_WAIT_MS,
    ...(encryptionKey === undefined ? {} : { encryptionKey }),
  })
}

/** Opens one connection; a file gets its settings on it, a server none. */
export async function connect(address: StoreAddress, settings: readonly string[]): Promise<Connection> {
  const remote = filePathOf(address.url) === null
  const client = clientOf(address)
  const prepare = async () => {
    if (remote) return
    for (const setting of settings) await insistently(client, setting)
  }
  try {
    await prepare()
  } catch (error) {
    client.close()
    throw error
  }
  return {
    client,
    remote,
    async renew() {
      await limited(Promise.resolve(client.reconnect()), RENEW_LIMIT_MS)
      await prepare()
    },
  }
}
