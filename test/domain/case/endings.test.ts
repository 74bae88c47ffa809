import { describe, expect, it } from 'vitest'
import { stopped } from '../../../src/domain/case/parts/ending.ts'
import { addDays, day } from '../../../src/domain/day.ts'
import { atDecision, closed, endings, first, opened, type PureCase, planned, second } from './a-pure-case.ts'

const left = (one: PureCase, on: string = one.today) => {
  one.pupil = { ...one.pupil, left: day(on) }
  return one
}

/** Everything that a reason asks to be written down. */
const filled = (id: string, on: string): Record<string, string> =>
  Object.fromEntries(
    (endings.find((reason) => reason.id === id)?.fields ?? []).map(({ id: field, kind }) => [
      field,
      kind === 'day' ? on : 'Westmere School',
    ]),
  )

const closes = (one: PureCase, reason: string, values = filled(reason, one.today)) =>
  one.tries({ do: 'close', reason, values })

const referred = (one: PureCase) => {
  one.does({ do: 'cannot-find', note: 'Three visits' })
  one.does({ do: 'refer-missing', to: 'Children missing education team' })
  return one
}

describe('a case ends for a reason of its own', () => {
  const table: [reason: string, onRoll: string | null, offRoll: string | null][] = [
    ['moved-school', 'still-on-roll', null],
    ['moved-away', 'still-on-roll', null],
    ['home-educated', 'still-on-roll', null],
    ['cannot-be-found', 'referral-first', 'referral-first'],
    ['over-age', 'still-of-age', 'still-of-age'],
    ['excluded', 'still-on-roll', null],
    ['died', null, null],
    ['opened-in-error', 'no-such-reason', 'no-such-reason'],
    ['improved', 'no-such-reason', 'no-such-reason'],
  ]

  it('has a row in this table for each reason that the rule knows', () => {
    expect(table.map(([reason]) => reason)).toEqual([...endings.map(({ id }) => id), 'improved'])
  })

  it.each(table)('%s: on roll %s, off roll %s', (reason, onRoll, offRoll) => {
    expect(closes(opened(), reason)?.code ?? null).toBe(onRoll)
    expect(closes(left(opened()), reason)?.code ?? null).toBe(offRoll)
  })

  it('closes with its reason and what was written down, and no other words', () => {
    const one = left(opened())
    closes(one, 'moved-school', { school: ' Westmere School ', from: '2026-11-23', more: 'x' })
    expect(one.state).toMatchObject({ status: 'closed', closeReason: 'moved-school' })
    expect(one.state.ending.values).toEqual({ school: 'Westmere School', from: '2026-11-23' })
  })

  it.each([
    [{ notice: '' }, { code: 'field-missing', field: 'notice' }],
    [{ notice: 'last week' }, { code: 'field-wrong', field: 'notice' }],
    [{ notice: '2026-12-01' }, { code: 'field-in-future', field: 'notice' }],
  ])('asks for a real day that has come: %o', (values, refusal) => {
    const one = left(opened())
    expect(closes(one, 'home-educated', values)).toMatchObject(refusal)
  })

  it('closes for a pupil past compulsory school age, on roll or not', () => {
    const one = opened()
    one.pupil = { ...one.pupil, dateOfBirth: day('2010-03-04') }
    expect(closes(one, 'over-age')).toBeNull()
  })

  it('takes no age for granted where no date of birth is known', () => {
    const one = opened()
    one.pupil = { ...one.pupil, dateOfBirth: null }
    expect(closes(one, 'over-age')?.code).toBe('still-of-age')
  })

  it('calls off what lies ahead and lays aside every draft when a child has died', () => {
    const one = planned()
    const [letter = ''] = one.drafts('invite-initial', [first])
    closes(one, 'died')
    expect(one.state.meetings.m1?.state).toBe('void')
    expect(one.state.letters[letter]?.state).toBe('void')
    expect(Object.values(one.state.deadlines).filter(({ state }) => state === 'open')).toEqual([])
    expect(one.tries({ do: 'send-letters', letters: [letter], way: 'post-first' })?.code).toBe(
      'letter-not-draft',
    )
  })

  it('can be opened again, and then stands still until it is closed rightly', () => {
    const one = left(opened())
    closes(one, 'excluded')
    one.does({ do: 'reopen', reason: 'The wrong reason' })
    expect(one.state.ending.values).toEqual({})
    expect(stopped(one.state)).toBe(true)
    expect(closes(one, 'moved-school')).toBeNull()
  })
})

describe('a case stands still', () => {
  it('stops by itself once the pupil has left, and runs the days to close it', () => {
    const one = left(planned())
    one.does({ do: 'follow-roll' })
    expect(one.state.ending.leftRoll).toMatchObject({ left: '2026-11-24' })
    const open = Object.values(one.state.deadlines).filter(({ state }) => state === 'open')
    expect(open.map(({ kind, due }) => [kind, due])).toEqual([['close-case', '2026-12-01']])
  })

  it('says so once, however often the roll is looked at', () => {
    const one = left(opened())
    one.does({ do: 'follow-roll' })
    expect(one.does({ do: 'follow-roll' })).toEqual([])
  })

  it('does not stop before the day on which the pupil leaves', () => {
    const one = left(opened(), addDays(opened().today, 1))
    expect(one.does({ do: 'follow-roll' })).toEqual([])
    expect(one.tries({ do: 'answer', stage: 'pre-fast-track', answers: [] })).toBeNull()
  })

  it('goes on with its deadlines when the pupil is back on roll', () => {
    const one = left(planned())
    one.does({ do: 'follow-roll' })
    one.pupil = { ...one.pupil, left: null }
    one.does({ do: 'follow-roll' })
    expect(stopped(one.state)).toBe(false)
    const open = Object.values(one.state.deadlines).filter(({ state }) => state === 'open')
    expect(open.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['invitations-initial', 'hold-initial']),
    )
    expect(open.map(({ kind }) => kind)).not.toContain('close-case')
  })

  it.each([
    { do: 'answer', stage: 'prepare-initial', answers: [] },
    { do: 'go-on', to: 'prepare-review' },
    { do: 'draft-letters', kind: 'invite-initial', letters: [] },
    { do: 'hold-meeting', meeting: 'm1', attendance: [] },
    { do: 'decide', option: 'option-1', reasons: 'x' },
    { do: 'snooze', deadline: 'x', until: day('2026-11-25'), reason: 'x' },
  ] as const)('refuses what would go on with it: $do', (command) => {
    expect(left(planned()).tries(command as never)).toEqual({ code: 'stopped', why: 'left-roll' })
    const lost = planned()
    lost.does({ do: 'cannot-find', note: 'Three visits' })
    expect(lost.tries(command as never)).toEqual({ code: 'stopped', why: 'unfound' })
  })

  it('lets a colleague take it over, and a hold be placed and lifted', () => {
    const one = left(planned())
    one.does({ do: 'hand-over', owner: 'U0HEADYEAR1' })
    one.does({ do: 'place-hold', kind: 'bereavement' })
    expect(one.state.owner).toBe('U0HEADYEAR1')
  })
})

describe('a pupil who cannot be found', () => {
  it('puts the council to be told on the next school day', () => {
    const one = planned()
    one.does({ do: 'cannot-find', note: 'Three visits' })
    const open = Object.values(one.state.deadlines).filter(({ state }) => state === 'open')
    expect(open.map(({ kind, due }) => [kind, due])).toEqual([['missing-referral', '2026-11-25']])
    one.does({ do: 'refer-missing', to: 'Children missing education team' })
    expect(Object.values(one.state.deadlines).find(({ kind }) => kind === 'missing-referral')?.state).toBe(
      'met',
    )
  })

  it('closes once the council has been told, though the register still shows the pupil', () => {
    const one = referred(opened())
    expect(closes(one, 'cannot-be-found')).toBeNull()
    expect(one.state.ending.referral).toMatchObject({ to: 'Children missing education team' })
  })

  it('asks what was tried and who was told', () => {
    const one = opened()
    expect(one.tries({ do: 'cannot-find', note: ' ' })).toEqual({ code: 'reason-needed', field: 'note' })
    expect(one.tries({ do: 'refer-missing', to: 'The team' })?.code).toBe('not-missing')
    one.does({ do: 'cannot-find', note: 'Three visits' })
    expect(one.tries({ do: 'refer-missing', to: '' })).toEqual({ code: 'reason-needed', field: 'to' })
  })

  it('goes on when the pupil is found, and asks for a new referral when they are lost again', () => {
    const one = referred(planned())
    one.does({ do: 'found', note: 'With an aunt' })
    expect(stopped(one.state)).toBe(false)
    one.does({ do: 'cannot-find', note: 'Gone again' })
    expect(closes(one, 'cannot-be-found')?.code).toBe('referral-first')
  })
})

describe('a decision already made is told before a case ends', () => {
  const decided = (option: string) => {
    const one = atDecision()
    const counts = option === 'option-4' ? { unauthorised: 20 } : { unauthorised: 0 }
    one.counts = { ...one.counts, ...counts }
    one.does({
      do: 'decide',
      option,
      reasons: 'As the register says',
      against: 'Agreed',
      review: { kind: 'meeting', by: day('2027-02-10') },
    })
    return left(one)
  }
  const letterOf = {
    'option-1': 'close-option-1',
    'option-2': 'close-option-2',
    'option-3': 'further-review',
    'option-4': 'referral-decision',
  }

  it.each(Object.entries(letterOf))('%s: each parent has %s, or is excused', (option, letter) => {
    const one = decided(option)
    expect(closes(one, 'moved-school')).toEqual({
      code: 'letters-owed',
      needs: [{ unmet: 'sent', letter, to: [first, second] }],
    })
    one.sends(letter, [first])
    expect(one.state.status).toBe('open')
    expect(closes(one, 'moved-school')).toMatchObject({ needs: [{ to: [second] }] })
    one.does({
      do: 'excuse-letter',
      kind: letter,
      addressee: second,
      why: 'Not to be written to',
      leave: 'The headteacher',
    })
    if (one.state.status === 'open') expect(closes(one, 'moved-school')).toBeNull()
    expect(one.state.status).toBe('closed')
  })

  it('asks for no letter to the parents of a child who has died', () => {
    const one = decided('option-1')
    expect(closes(one, 'died')).toBeNull()
    expect(Object.values(one.state.letters).filter(({ state }) => state === 'draft')).toEqual([])
  })

  it('closes by the decision alone once every parent is told', () => {
    expect(closed().state).toMatchObject({ status: 'closed', closeReason: 'improved' })
  })
})

describe('a meeting to which people were invited, when the case ends or stands still', () => {
  const invited = () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    return one
  }
  const tells = (one: PureCase) =>
    one.tries({
      do: 'draft-letters',
      kind: 'called-off-initial',
      letters: [first, second].map((addressee) => ({ addressee, pdf: 'pdf', docx: 'docx' })),
    })
  const owed = (one: PureCase) =>
    Object.values(one.state.deadlines).filter(
      ({ kind, state }) => kind === 'called-off-initial' && state === 'open',
    )

  it('is called off once the pupil has left, and each who was invited may still be told', () => {
    const one = left(invited())
    one.does({ do: 'follow-roll' })
    expect(stopped(one.state)).toBe(true)
    expect(one.state.meetings.m1?.state).toBe('void')
    expect(owed(one)).toHaveLength(1)
    one.sends('called-off-initial', [first, second])
    expect(one.tries({ do: 'draft-letters', kind: 'invite-initial', letters: [] })?.code).toBe('stopped')
  })

  it('is called off once nobody can find the pupil, but not where its day has passed', () => {
    const one = invited()
    one.does({ do: 'cannot-find', note: 'Three visits' })
    expect(one.state.meetings.m1?.state).toBe('void')
    expect(tells(one)).toBeNull()
    const late = invited()
    late.today = day('2026-12-03')
    late.does({ do: 'cannot-find', note: 'Three visits' })
    expect(late.state.meetings.m1?.state).toBe('planned')
  })

  it('is called off when the case closes, and word of it may be made and sent after that; nothing else', () => {
    const one = invited()
    one.pupil = { ...one.pupil, dateOfBirth: day('2010-03-04') }
    expect(closes(one, 'over-age')).toBeNull()
    expect(one.state.meetings.m1?.state).toBe('void')
    one.sends('called-off-initial', [first, second])
    expect(tells(one)?.code).toBe('no-addressee')
    expect(one.tries({ do: 'draft-letters', kind: 'close-option-1', letters: [] })?.code).toBe('closed')
  })

  it('is called off in silence when a child has died, and waits for a hold to be lifted', () => {
    const one = invited()
    closes(one, 'died')
    expect(one.state.meetings.m1?.state).toBe('void')
    expect(tells(one)?.code).toBe('closed')
    const held = left(invited())
    held.does({ do: 'place-hold', kind: 'bereavement' })
    held.does({ do: 'follow-roll' })
    expect(tells(held)?.code).toBe('on-hold')
  })
})

describe('a referral that the council returns on the very day of the decision', () => {
  it('is to be decided again, which only a later decision does', () => {
    const one = atDecision()
    const decides = () =>
      one.tries({
        do: 'decide',
        option: 'option-4',
        reasons: 'No change',
        against: 'Agreed with the council',
      })
    expect(decides()).toBeNull()
    const values = {
      outcome: 'return',
      officer: 'Gwendoline Mistry',
      on: one.today,
      reasons: 'Dates are missing',
    }
    expect(one.tries({ do: 'record', record: 'council-confirmation', values })).toBeNull()
    const again = () => one.state.deadlines['decide-again:council-confirmation']?.state
    expect(again()).toBe('open')
    expect(decides()).toBeNull()
    expect(again()).toBe('met')
  })
})
