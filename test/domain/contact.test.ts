import { describe, expect, it } from 'vitest'
import { type ContactEvent, foldContacts } from '../../src/domain/contact.ts'
import {
  type ContactEntry,
  type ContactFacts,
  contactLogged,
  contactRefusal,
  doerOf,
} from '../../src/domain/contact-entry.ts'
import { day } from '../../src/domain/day.ts'

const facts: ContactFacts = {
  today: day('2026-11-24'),
  now: '10:15',
  recordedBy: 'U0PASTORAL1',
  family: ['north.100', 'north.101'],
  parents: [
    { id: 'north.100.p1', doNotWrite: false },
    { id: 'north.100.p2', doNotWrite: true },
  ],
}

const entry = (given: Partial<ContactEntry> = {}): ContactEntry => ({
  pupils: ['north.100'],
  kind: 'call',
  who: 'north.100.p1',
  on: facts.today,
  at: '10:00',
  incoming: false,
  reached: true,
  said: 'Will be in tomorrow',
  next: null,
  retryOn: null,
  manner: 'did',
  doneBy: null,
  doneByName: null,
  gone: false,
  ...given,
})

const head = {
  by: 'U0PASTORAL1',
  on: facts.today,
  manner: 'did' as const,
  recordedBy: 'U0PASTORAL1',
  recordedAt: '2026-11-24T10:15:00.000Z',
  late: false,
}
const asKnown = (events: ContactEvent[]) => events.map((event, at) => ({ ...event, ...head, seq: at + 1 }))

describe('an entry of the contact log', () => {
  it('is kept when it says how, with whom, when and what', () => {
    expect(contactRefusal(entry(), facts)).toBeNull()
  })

  it.each<[string, Partial<ContactEntry>, string]>([
    ['no pupil', { pupils: [] }, 'no-such-pupil'],
    ['somebody who is no sibling', { pupils: ['north.100', 'south.9'] }, 'not-a-sibling'],
    ['no way', { kind: null }, 'kind-needed'],
    ['nobody', { who: null }, 'who-needed'],
    ['a name of spaces only', { who: '   ' }, 'who-needed'],
    ['no day', { on: null }, 'day-needed'],
    ['tomorrow', { on: day('2026-11-25') }, 'day-in-future'],
    ['a time that has not come yet', { at: '10:16' }, 'time-in-future'],
    ['neither yes nor no', { reached: null }, 'reached-needed'],
    ['somebody reached who said nothing', { said: '  ' }, 'said-needed'],
    ['a past day to try again', { reached: false, retryOn: day('2026-11-23') }, 'retry-past'],
    ['being told by nobody', { manner: 'told' }, 'doer-needed'],
    ['having seen oneself do it', { manner: 'saw', doneBy: 'U0PASTORAL1' }, 'doer-is-you'],
    ['a text to a parent who may not be written to', { kind: 'text', who: 'north.100.p2' }, 'do-not-write'],
    [
      'both a colleague and a name',
      { manner: 'saw', doneBy: 'U0HEADYEAR1', doneByName: 'Mr Pike' },
      'doer-twice',
    ],
    ['a name of spaces', { manner: 'saw', doneByName: '  ' }, 'doer-needed'],
    ['an email to such a parent', { kind: 'email', who: 'north.100.p2' }, 'do-not-write'],
  ])('with %s is refused', (_what, given, code) => {
    expect(contactRefusal(entry(given), facts)?.code).toBe(code)
  })

  it.each<[string, Partial<ContactEntry>]>([
    ['nobody reached and nothing said', { reached: false, said: null }],
    ['a time later than now on an earlier day', { on: day('2026-11-23'), at: '16:00' }],
    ['a call to a parent who may not be written to', { who: 'north.100.p2' }],
    ['an email from such a parent', { kind: 'email', who: 'north.100.p2', incoming: true }],
    ['a text to such a parent that has gone already', { kind: 'text', who: 'north.100.p2', gone: true }],
    ['somebody who is not in Slack', { manner: 'told', doneByName: 'Mr Pike' }],
    ['a sibling', { pupils: ['north.100', 'north.101'] }],
    ['a colleague who did it', { manner: 'told', doneBy: 'U0HEADYEAR1' }],
  ])('with %s is kept', (_what, given) => {
    expect(contactRefusal(entry(given), facts)).toBeNull()
  })

  it('says who made it: a colleague, a name that cannot be taken for a colleague, or whoever records it', () => {
    const seen = { manner: 'saw' as const }
    expect(doerOf(entry({ ...seen, doneBy: 'U0HEADYEAR1' }))).toBe('U0HEADYEAR1')
    expect(doerOf(entry({ ...seen, doneByName: ' U0HEADYEAR1 ' }))).toBe('name:U0HEADYEAR1')
    expect(doerOf(entry({ doneByName: 'Mr Pike' }))).toBeUndefined()
  })

  it('keeps a day to try again only where nobody was reached', () => {
    const retryOn = day('2026-11-25')
    expect(contactLogged(entry({ retryOn }))).not.toHaveProperty('retryOn')
    expect(contactLogged(entry({ retryOn, reached: false }))).toMatchObject({ retryOn })
  })

  it('stands as its events say, in the order they were recorded', () => {
    const missed = contactLogged(entry({ reached: false, said: null, retryOn: day('2026-11-25') }))
    const events = asKnown([missed, contactLogged(entry()), { type: 'retry-dismissed', contact: 'north:1' }])
    expect(foldContacts('north', events.slice(0, 2)).map(({ id, retryOn }) => [id, retryOn])).toEqual([
      ['north:1', '2026-11-25'],
      ['north:2', null],
    ])
    expect(foldContacts('north', events)[0]?.retryOn).toBeNull()
  })
})
