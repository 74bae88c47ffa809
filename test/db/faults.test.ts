import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appendEvents, readEvents } from '../../db/events.ts'
import { keepStoreNote, storeNote } from '../../db/meta.ts'
import { putNotice } from '../../db/outbox.ts'
import type { Store } from '../../db/store.ts'
import { StoreUnavailable } from '../../db/store-unavailable.ts'
import { verifyChains } from '../../db/verify.ts'
import { startSqld } from '../sqld.ts'
import { afterTest } from './endings.ts'
import { describeServer, freshUrl, opened, temporaryFolder, temporarySqld } from './homes.ts'
import { event } from './samples.ts'

const chain = 'FT-2026-0001'

const answer = (store: Store, seq: number, text = 'x', withinMs = 5000) =>
  store.write(
    async (tx) => {
      await appendEvents(tx, chain, seq, [event(seq, { body: { text } })])
      await putNotice(tx, { key: `answer ${seq}`, kind: 'card', body: {} })
    },
    { withinMs },
  )

async function expectWhole(store: Store, answers: number): Promise<void> {
  expect(await readEvents(store.read, chain)).toHaveLength(answers)
  expect(await store.read.all(sql`select count(*) as n from outbox`)).toEqual([{ n: answers }])
  for await (const fault of verifyChains(store.read)) expect(fault).toBeNull()
}

async function fault(work: Promise<unknown>): Promise<StoreUnavailable> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(StoreUnavailable)
  return error as StoreUnavailable
}

async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  await work()
  clearInterval(timer)
  return longest
}

describe('A store in a file that another program has locked', () => {
  test('says so in plain English, keeps nothing, lets others run meanwhile, and goes on when the lock is gone', {
    // What others do on the machine may hold this program up as well.
    retry: 2,
  }, async () => {
    const url = await freshUrl('file')
    const store = await opened(url)
    await answer(store, 0)
    const other = createClient({ url })
    const lock = await other.transaction('write')
    const pause = await longestPause(async () => {
      const refused = await fault(answer(store, 1, 'x', 700))
      expect(refused).toMatchObject({ fault: 'locked', kept: 'no' })
      expect(refused.message).toBe(
        'Another program is using the case store and did not let go of it in time. Nothing was kept: please try again.',
      )
    })
    expect(pause).toBeLessThan(250)
    await expectWhole(store, 1)
    const waiting = answer(store, 1)
    setTimeout(() => lock.commit(), 200)
    await waiting
    other.close()
    await expectWhole(store, 2)
  })

  test('does not run what gave up while it waited its turn', async () => {
    const url = await freshUrl('file')
    const store = await opened(url)
    const other = createClient({ url })
    const lock = await other.transaction('write')
    const refusals = await Promise.all([1, 2, 3, 4].map((n) => fault(answer(store, 0, `x${n}`, 300))))
    expect(refusals.map(({ kept }) => kept)).toEqual(['no', 'no', 'no', 'no'])
    await lock.rollback()
    other.close()
    await answer(store, 0, 'the one')
    await expectWhole(store, 1)
  })

  test('goes on after a hundred short locks', { timeout: 30_000 }, async () => {
    const url = await freshUrl('file')
    const store = await opened(url)
    const other = createClient({ url, timeout: 2000 })
    let going = true
    const nuisance = (async () => {
      while (going) {
        const lock = await other.transaction('write')
        await new Promise((done) => setTimeout(done, 60))
        await lock.rollback()
        await new Promise((done) => setTimeout(done, 15))
      }
    })()
    for (let seq = 0; seq < 40; seq++) {
      await answer(store, seq)
      expect((await readEvents(store.read, chain)).length).toBe(seq + 1)
    }
    going = false
    await nuisance
    other.close()
    await expectWhole(store, 40)
  })
})

describe('A store in a file whose disk is full', () => {
  test('says so, keeps nothing half done, can still be read, and goes on when there is room', async () => {
    const store = await opened(await freshUrl('file'))
    await answer(store, 0)
    const pages = await store.write((tx) =>
      tx.all<{ n: number }>(sql`select page_count as n from pragma_page_count`),
    )
    await store.write((tx) => tx.run(sql.raw(`pragma max_page_count = ${pages[0]!.n + 2}`)))
    const refused = await fault(answer(store, 1, 'x'.repeat(100_000)))
    expect(refused).toMatchObject({ fault: 'full', kept: 'no' })
    expect(refused.message).toBe(
      'The case store has no room left on its disk. Nothing was kept: please try again.',
    )
    await expectWhole(store, 1)
    await store.write((tx) => tx.run(sql.raw('pragma max_page_count = 1073741823')))
    await answer(store, 1, 'x'.repeat(100_000))
    await expectWhole(store, 2)
  })
})

describe('What cannot be a store', () => {
  test('is refused with a sentence', async () => {
    const file = join(temporaryFolder(), 'letter.pdf')
    writeFileSync(file, 'This is a letter. '.repeat(1000))
    expect(await fault(opened(`file:${file}`))).toMatchObject({ fault: 'unreadable' })
    expect(await fault(opened(`file:${file}/data/store.db`))).toMatchObject({ fault: 'unreadable' })
  })
})

describe('A write that takes too long', () => {
  test('is told so at its limit and is never kept afterwards', async () => {
    const store = await opened(await freshUrl('file'))
    let finish = () => {}
    const slow = store.write(
      async (tx) => {
        await keepStoreNote(tx, 'slow', 'yes')
        await new Promise<void>((done) => {
          finish = done
        })
      },
      { withinMs: 300 },
    )
    const next = keepAfter(store)
    expect(await fault(slow)).toMatchObject({ fault: 'too-slow', kept: 'no' })
    await next
    finish()
    await new Promise((done) => setTimeout(done, 50))
    expect(await storeNote(store.read, 'slow')).toBeNull()
    expect(await storeNote(store.read, 'next')).toBe('yes')
  })
})

const keepAfter = (store: Store) => store.write((tx) => keepStoreNote(tx, 'next', 'yes'))

describe.each(['http', 'ws'] as const)('A store on a server over %s', (protocol) => {
  describeServer('that goes', () => {
    test('is told as out of reach within the limit, and is used again when it is back', {
      timeout: 30_000,
    }, async () => {
      const sqld = await temporarySqld()
      const store = await opened(sqld[protocol], { readLimitMs: 1500, writeLimitMs: 1500 })
      await answer(store, 0)
      await sqld.kill()
      const began = performance.now()
      expect((await fault(answer(store, 1, 'x', 1500))).fault).toMatch(/unreachable|too-slow/)
      expect((await fault(storeNote(store.read, 'team'))).fault).toMatch(/unreachable|too-slow/)
      expect(performance.now() - began).toBeLessThan(3500)
      await sqld.restart()
      await answer(store, 1)
      await expectWhole(store, 2)
    })

    test('does not end a transaction under way half done', { timeout: 30_000 }, async () => {
      const sqld = await temporarySqld()
      const store = await opened(sqld[protocol])
      let runs = 0
      const cut = store.write(
        async (tx) => {
          await appendEvents(tx, chain, 0, [event(1)])
          runs += 1
          if (runs === 1) await sqld.restart()
          await putNotice(tx, { key: 'answer 1', kind: 'card', body: {} })
        },
        { withinMs: 8000 },
      )
      const outcome = await cut.then(
        () => 'kept',
        (error: unknown) => (error as StoreUnavailable).kept,
      )
      await expectWhole(store, outcome === 'kept' ? 1 : 0)
      if (outcome !== 'kept') await answer(store, 0)
      await expectWhole(store, 1)
    })
  })

  describeServer('that wants a token', () => {
    test('opens with one that may write and with no other', async () => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519')
      const key = join(temporaryFolder(), 'key')
      writeFileSync(key, publicKey.export({ format: 'jwk' }).x ?? '')
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const token = (claims: object) => {
        const text = `${part({ alg: 'EdDSA', typ: 'JWT' })}.${part(claims)}`
        return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`
      }
      const sqld = await startSqld(key)
      afterTest(() => sqld.stop())
      for (const authToken of [undefined, 'a.b.c', token({ a: 'ro' }), token({ a: 'rw', exp: 1000 })]) {
        expect(await fault(opened(sqld[protocol], { authToken }))).toMatchObject({
          fault: expect.stringMatching(/unreadable|unreachable/),
          kept: 'no',
        })
      }
      const store = await opened(sqld[protocol], { authToken: token({ a: 'rw' }) })
      await answer(store, 0)
      await expectWhole(store, 1)
    })
  })

  test('that takes the connection and never answers is given up at the limit', {
    timeout: 20_000,
  }, async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    afterTest(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    const address = server.address() as { port: number }
    const { openWriter } = await import('../../db/writer.ts')
    const { connect } = await import('../../db/connection.ts')
    const connection = await connect({ url: `${protocol}://127.0.0.1:${address.port}` }, [])
    const writer = openWriter(connection, { limitMs: 500, warn: () => {} })
    const began = performance.now()
    const both = [
      writer.write((tx) => keepStoreNote(tx, 'a', 'b')),
      writer.write((tx) => keepStoreNote(tx, 'a', 'b')),
    ]
    expect((await Promise.all(both.map(fault))).map((each) => each.kept)).toEqual(['no', 'no'])
    expect(performance.now() - began).toBeLessThan(1000)
    connection.client.close()
  })
})
