import { expect, test } from 'vitest'
import { firstTime, sweepInbox } from '../../db/inbox.ts'
import {
  claimNext,
  drop,
  markSent,
  markUnsure,
  type NewNotice,
  notePlace,
  noticeByKey,
  outboxDepth,
  putNotice,
  release,
} from '../../db/outbox.ts'
import type { Store } from '../../db/store.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'
import { at, later } from './samples.ts'

const put = (store: Store, key: string, over: Partial<NewNotice> = {}) =>
  store.write((tx) => putNotice(tx, { key, kind: 'case-card', body: { case: 'FT-2026-0001' }, ...over }))

const claim = (store: Store, now = at, claimedBy = 'worker') =>
  claimNext(store, { now, claimedBy, staleAfterMs: 60_000 })

describeHomes('The inbox', (home) => {
  test('knows a repeat, whoever saw it first, and forgets what was not kept', async () => {
    const url = await freshUrl(home)
    const [one, other] = [await opened(url), await opened(url)]
    expect(await one.write((tx) => firstTime(tx, 'Ev1', at))).toBe(true)
    expect(await other.write((tx) => firstTime(tx, 'Ev1', at))).toBe(false)
    const failing = one.write(async (tx) => {
      await firstTime(tx, 'Ev2', at)
      throw new Error('not kept')
    })
    await expect(failing).rejects.toThrow('not kept')
    expect(await other.write((tx) => firstTime(tx, 'Ev2', at))).toBe(true)
  })

  test('lets one of many at once do it', async () => {
    const url = await freshUrl(home)
    const stores = [await opened(url), await opened(url)]
    const firsts = await Promise.all(
      Array.from({ length: 10 }, (_, n) => stores[n % 2]!.write((tx) => firstTime(tx, 'Ev1', at))),
    )
    expect(firsts.filter(Boolean)).toHaveLength(1)
  })

  test('is swept by age', async () => {
    const store = await opened(await freshUrl(home))
    await store.write((tx) => firstTime(tx, 'old', at))
    await store.write((tx) => firstTime(tx, 'new', later(1000)))
    expect(await store.write((tx) => sweepInbox(tx, later(1000)))).toBe(1)
    expect(await store.write((tx) => firstTime(tx, 'new', at))).toBe(false)
  })
})

describeHomes('The outbox', (home) => {
  test('takes a notice once and hands it out once', async () => {
    const store = await opened(await freshUrl(home))
    expect(await put(store, 'card')).toBe(true)
    expect(await put(store, 'card')).toBe(false)
    const claimed = await claim(store)
    expect(claimed).toMatchObject({
      key: 'card',
      state: 'claimed',
      unsure: false,
      attempts: 1,
      claimedBy: 'worker',
      body: { case: 'FT-2026-0001' },
    })
    expect(await claim(store)).toBeNull()
    expect(await markSent(store, claimed!.id, { at, channel: 'C1', ts: '1.2' })).toBe(true)
    expect(await noticeByKey(store.read, 'card')).toMatchObject({
      state: 'sent',
      channel: 'C1',
      ts: '1.2',
      sentAt: at,
    })
    expect(await claim(store, later(1e9))).toBeNull()
    expect(await put(store, 'card')).toBe(false)
    expect(await noticeByKey(store.read, 'other')).toBeNull()
  })

  test('keeps the order in which notices were put, and waits for a notice’s moment', async () => {
    const store = await opened(await freshUrl(home))
    await put(store, 'tomorrow', { notBefore: later(1000) })
    await put(store, 'a')
    await put(store, 'b')
    expect([(await claim(store))?.key, (await claim(store))?.key, await claim(store)]).toEqual([
      'a',
      'b',
      null,
    ])
    expect((await claim(store, later(1000)))?.key).toBe('tomorrow')
  })

  test('lets a reply wait for its card, also when the card is given up', async () => {
    const store = await opened(await freshUrl(home))
    await put(store, 'reply', { after: 'card' })
    expect((await claim(store))?.key).toBe('reply')
    await put(store, 'card 2')
    await put(store, 'reply 2', { after: 'card 2' })
    const card = await claim(store)
    expect([card?.key, await claim(store)]).toEqual(['card 2', null])
    await release(store, card!.id, { notBefore: later(500), fault: 'rate limited' })
    expect(await claim(store)).toBeNull()
    await drop(store, (await claim(store, later(500)))!.id, { fault: 'channel is archived' })
    expect((await claim(store))?.key).toBe('reply 2')
    expect(await noticeByKey(store.read, 'card 2')).toMatchObject({
      state: 'dropped',
      fault: 'channel is archived',
    })
  })

  test('says that it is unsure after a lost answer and after a worker that died', async () => {
    const store = await opened(await freshUrl(home))
    await put(store, 'a')
    const first = await claim(store)
    await markUnsure(store, first!.id, { notBefore: later(2000), fault: 'no answer' })
    expect(await claim(store, later(1000))).toBeNull()
    expect(await claim(store, later(2000))).toMatchObject({ unsure: true, attempts: 2, fault: 'no answer' })
    expect(await claim(store, later(61_999))).toBeNull()
    expect(await claim(store, later(62_000))).toMatchObject({ unsure: true, attempts: 3 })
    await release(store, first!.id, { fault: 'looked, and it is not there' })
    expect(await claim(store, later(62_001))).toMatchObject({ unsure: false, attempts: 4 })
  })

  test('does not let a worker give back what another has taken over', async () => {
    const store = await opened(await freshUrl(home))
    await put(store, 'a')
    const slow = await claim(store)
    const taken = await claim(store, later(60_000), 'other')
    expect(await release(store, slow!.id, { attempt: slow!.attempts })).toBe(false)
    expect(await drop(store, slow!.id, { fault: 'gave up', attempt: slow!.attempts })).toBe(false)
    expect(await markUnsure(store, slow!.id, { attempt: slow!.attempts })).toBe(false)
    expect(await markSent(store, slow!.id, { ts: '1.2' })).toBe(true)
    expect(await release(store, taken!.id, { attempt: taken!.attempts })).toBe(false)
    expect((await noticeByKey(store.read, 'a'))?.state).toBe('sent')
  })

  test('keeps a file’s id before the upload is finished', async () => {
    const store = await opened(await freshUrl(home))
    await put(store, 'letter')
    const claimed = await claim(store)
    await notePlace(store, claimed!.id, { file: 'F1', channel: 'C1' })
    expect(await claim(store, later(60_000))).toMatchObject({ file: 'F1', channel: 'C1', unsure: true })
  })

  test('never hands one notice to two replicas', async () => {
    const url = await freshUrl(home)
    const stores = [await opened(url), await opened(url), await opened(url)]
    await stores[0]!.write(async (tx) => {
      for (let n = 0; n < 60; n++) await putNotice(tx, { key: `k${n}`, kind: 'card', body: {} })
    })
    expect(await outboxDepth(stores[0]!.read)).toEqual([{ state: 'waiting', notices: 60 }])
    const taken: string[] = []
    const work = async (store: Store, name: string) => {
      for (let next = await claim(store, at, name); next !== null; next = await claim(store, at, name)) {
        taken.push(next.key)
        await markSent(store, next.id)
      }
    }
    await Promise.all(stores.map((store, n) => work(store, `replica ${n}`)))
    expect(taken).toHaveLength(60)
    expect(new Set(taken).size).toBe(60)
    expect(await outboxDepth(stores[0]!.read)).toEqual([])
  })
})
