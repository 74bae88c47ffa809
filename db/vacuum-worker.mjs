// Copies a store's file in a thread of its own: SQLite does it in one go, and nothing else could run meanwhile.
import { workerData } from 'node:worker_threads'
import { createClient } from '@libsql/client'

const { into, ...address } = workerData
const client = createClient({ ...address, concurrency: 1, timeout: 5000 })
await client.execute({ sql: 'VACUUM INTO ?', args: [into] })
client.close()
