import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { contactsOf } from '../../db/queries/contacts.ts'
import { roles } from '../../db/schema.ts'
import { digestFor, putDigests } from '../../src/casework/digest.ts'
import { dismissRetry, logContact, withdrawContact } from '../../src/casework/log-contact.ts'
import { retriesFor } from '../../src/casework/retries.ts'
import type { ContactEntry } from '../../src/domain/contact-entry.ts'
import { day } from '../../src/domain/day.ts'
import { asker, newWorld, officer, pastoral, present, seedPerson, seedPupil } from '../world.ts'

const monday = day('2026-11-23')
const tuesday = day('2026-11-24')
const colleague = asker('U0HEADYEAR1', 'head-of-year', 'north')

const attempt = (given: Partial<ContactEntry> = {}): ContactEntry => ({
  pupils: ['north.100'],
  kind: 'call',
  who: 'north.100.p1',
  on: monday,
  at: '09:40',
  incoming: false,
  reached: false,
  said: null,
  next: null,
  retryOn: tuesday,
  manner: 'did',
  doneBy: null,
  doneByName: null,
  gone: false,
  ...given,
})

async function aSchool() {
  const world = await newWorld('2026-11-23T10:00:00Z')
  await seedPerson(world.store, colleague)
  await seedPupil(world.store, { id: 'north.100', familyRef: 'F1' }, [present])
  await seedPupil(world.store, { id: 'north.101', familyRef: 'F1', forename: 'Ira' }, [present])
  const logs = (entry: ContactEntry, by = pastoral, key: string | null = null) =>
    logContact(world.house, { by, key }, entry)
  const retries = (by = pastoral, on = tuesday) => retriesFor(world.house, by, on)
  return { ...world, logs, retries }
}

describe('logging a contact', () => {
  it('keeps one request once, however often Slack sends it', async () => {
    const { logs, store } = await aSchool()
    for (const _time of [1, 2]) expect((await logs(attempt(), pastoral, 'act:1')).done).toBe(true)
    expect(await contactsOf(store.read, 'north.100')).toHaveLength(1)
    expect(await readEvents(store.read, 'contacts:north')).toHaveLength(1)
  })

  it('keeps nothing of what was refused, so that the same request mended is kept', async () => {
    const { logs, store } = await aSchool()
    expect(await logs(attempt({ on: tuesday }), pastoral, 'act:2')).toMatchObject({
      refusal: { code: 'day-in-future' },
    })
    expect((await logs(attempt(), pastoral, 'act:2')).done).toBe(true)
    expect(await contactsOf(store.read, 'north.100')).toHaveLength(1)
  })

  it('is for those who work with the pupil: the same answer for a pupil elsewhere and for none at all', async () => {
    const { logs } = await aSchool()
    const stranger = asker('U0PASTORAL9', 'pastoral', 'south')
    const kept = { ...pastoral, keptFrom: ['north.100'] }
    const nowhere = { done: false, refusal: { code: 'no-such-pupil' } }
    expect(await logs(attempt(), stranger)).toEqual(nowhere)
    expect(await logs(attempt(), kept)).toEqual(nowhere)
    expect(await logs(attempt({ pupils: ['north.999'] }))).toEqual(nowhere)
    expect(await logs(attempt({ pupils: ['north.101', 'north.100'] }), kept)).toMatchObject({
      refusal: { code: 'not-a-sibling' },
    })
  })

  it('says of a late entry that it is late, who did it and who recorded it', async () => {
    const { logs, store } = await aSchool()
    const friday = day('2026-11-20')
    await logs(attempt({ on: friday, manner: 'told', doneBy: colleague.id, retryOn: null }))
    const [event] = await readEvents(store.read, 'contacts:north')
    expect(event).toMatchObject({
      doneOn: friday,
      doneBy: colleague.id,
      manner: 'told',
      recordedBy: pastoral.id,
      late: true,
    })
  })
})

describe('a family to try again', () => {
  it('is told to whoever made the attempt on that day, not before, and to nobody else at the school', async () => {
    const { logs, retries, house } = await aSchool()
    await logs(attempt())
    expect(await retries(pastoral, monday)).toEqual([])
    expect(await retries()).toEqual([
      { contact: 'north:1', school: 'north', initials: 'R.A.', case: null, due: tuesday },
    ])
    expect(await retries(colleague)).toEqual([])
    expect(await retries(officer)).toEqual([])
    expect(await digestFor(house, pastoral.id, tuesday)).toMatchObject({
      lines: [],
      retries: [{ initials: 'R.A.' }],
    })
    expect(await putDigests(house, tuesday)).toBe(1)
  })

  it('is everybody’s at the school once whoever made the attempt no longer works there', async () => {
    const { logs, retries, store } = await aSchool()
    await logs(attempt())
    await store.write((tx) => tx.delete(roles).where(eq(roles.person, pastoral.id)))
    expect(await retries(colleague)).toHaveLength(1)
  })

  it('waits for a contact about each of its pupils, later than it', async () => {
    const { logs, retries } = await aSchool()
    await logs(attempt({ pupils: ['north.100', 'north.101'] }))
    await logs(attempt({ on: day('2026-11-20'), reached: true, said: 'Written up late', retryOn: null }))
    expect((await retries())[0]?.initials).toBe('R.A., I.A.')
    await logs(attempt({ reached: true, said: 'In tomorrow' }))
    expect((await retries())[0]?.initials).toBe('I.A.')
    await logs(attempt({ pupils: ['north.101'], retryOn: day('2026-11-25') }))
    expect(await retries()).toEqual([])
    expect(await retries(pastoral, day('2026-11-25'))).toHaveLength(1)
  })

  it('still waits when the contact since was entered in error', async () => {
    const { logs, retries, house } = await aSchool()
    await logs(attempt())
    await logs(attempt({ reached: true, said: 'Somebody else altogether', retryOn: null }))
    expect(await retries()).toEqual([])
    expect(await withdrawContact(house, { by: pastoral, key: null }, 'north:2', 'Another pupil')).toBe(true)
    expect(await withdrawContact(house, { by: pastoral, key: null }, 'north:2', 'Again')).toBe(false)
    expect(await retries()).toHaveLength(1)
  })

  it('is dropped only by somebody who may log for the pupil', async () => {
    const { logs, retries, house } = await aSchool()
    await logs(attempt())
    const drops = (by = pastoral) => dismissRetry(house, { by, key: null }, 'north:1')
    expect(await drops(asker('U0PASTORAL9', 'pastoral', 'south'))).toBe(false)
    expect(await retries()).toHaveLength(1)
    expect(await drops()).toBe(true)
    expect(await drops()).toBe(false)
    expect(await retries()).toEqual([])
  })
})
