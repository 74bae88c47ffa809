import { describe, expect, test } from 'vitest'
import { unanswered, unmetOf } from '../../../src/domain/case/unmet.ts'
import { day } from '../../../src/domain/day.ts'
import {
  atDecision,
  closed,
  everybody,
  first,
  held,
  opened,
  pathway,
  planned,
  reviewed,
  second,
} from './a-pure-case.ts'

const chair = 'U0CHAIR0001'
const where = { at: '15:30', place: 'Room 4', attendees: everybody }

describe('where a meeting leads', () => {
  test.each([
    ['both parents came', [first, second], ['initial-attended']],
    ['one came and one stayed away', [first], ['initial-attended', 'initial-missed']],
    ['neither came', [], ['initial-missed']],
  ])('when %s the case stands at %j', (_says, came, open) => {
    expect(held(came).state.open).toEqual(open)
  })

  test('a parent who was not invited in time is not called absent', () => {
    const one = planned()
    one.today = day('2026-11-27')
    one.sends('invite-initial', [first, second])
    one.today = day('2026-12-02')
    one.holds('m1', [first, chair])
    expect(one.state.open).toEqual(['initial-attended'])
  })

  test('a parent with a good reason is spared the letter', () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    one.today = day('2026-12-02')
    const away = { who: second, came: false, goodReason: true, reason: 'In hospital' }
    one.does({ do: 'hold-meeting', meeting: 'm1', attendance: [{ who: first, came: true }, away] })
    expect(one.state.open).toEqual(['initial-attended'])
  })

  test('putting right who came does not send a case back to where it has been', () => {
    const one = reviewed()
    one.holds('m1', [first, second, chair])
    expect(one.state.open).toEqual(['review-attended'])
    expect(one.state.visits['initial-attended']).toMatchObject({ visit: 1 })
  })

  test('putting right that a parent stayed away opens what that parent is owed', () => {
    const one = held([first, second])
    one.holds('m1', [first, chair])
    expect(one.state.open).toEqual(['initial-attended', 'initial-missed'])
  })
})

describe('a second offer', () => {
  function offered() {
    const one = held([])
    one.plans('initial', '2026-12-14')
    return one
  }

  test('is planned from where the first was missed, and counts as the second', () => {
    expect(offered().state.meetings.m2).toMatchObject({ kind: 'initial', offer: 2, state: 'planned' })
  })

  test('leaves the letter about the first open, which tells the second day', () => {
    expect(offered().drafts('did-not-attend-initial', [first, second])).toHaveLength(2)
  })

  test('missed again, the case stays and goes on to the review with letters about the second', () => {
    const one = offered()
    one.sends('invite-initial', [first, second])
    one.today = day('2026-12-14')
    one.holds('m2', [chair])
    one.answersAll('initial-missed')
    expect(one.state.open).toEqual(['initial-missed'])
    expect(one.tries({ do: 'go-on', to: 'prepare-review' })).toMatchObject({
      code: 'unmet',
      needs: [{ unmet: 'sent', letter: 'did-not-attend-initial', to: [first, second] }],
    })
    one.sends('did-not-attend-initial', [first, second])
    one.does({ do: 'go-on', to: 'prepare-review' })
    expect(one.state.open).toEqual(['prepare-review'])
  })

  test('kept, the case goes on from the meeting', () => {
    const one = offered()
    one.sends('invite-initial', [first, second])
    one.today = day('2026-12-14')
    one.holds('m2', [first, second, chair])
    expect(one.state.open).toContain('initial-attended')
  })
})

describe('deadlines', () => {
  test('invitations are due five working days before the meeting, and met when every parent was sent one', () => {
    const one = planned()
    expect(one.state.deadlines['invitations-initial:m1']).toMatchObject({ due: '2026-11-25', state: 'open' })
    one.sends('invite-initial', [first])
    expect(one.state.deadlines['invitations-initial:m1']?.state).toBe('open')
    one.sends('invite-initial', [second])
    expect(one.state.deadlines['invitations-initial:m1']).toMatchObject({
      state: 'met',
      metOn: '2026-11-24',
    })
  })

  test('a meeting that moves voids its letters and opens the invitations\u2019 deadline again on its new day', () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    const events = one.does({ do: 'move-meeting', meeting: 'm1', on: day('2026-12-09'), ...where })
    expect(events.filter((event) => event.type === 'letter-void')).toMatchObject([
      { letter: 'l1', why: 'meeting-moved' },
      { letter: 'l2', why: 'meeting-moved' },
    ])
    expect(one.state.deadlines['invitations-initial:m1']).toMatchObject({ due: '2026-12-02', state: 'open' })
    expect(one.state.deadlines['hold-initial:m1']).toMatchObject({ due: '2026-12-09' })
  })

  test('a meeting that keeps its day and place keeps its letters', () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    const more = [...everybody, { who: 'name-1', as: 'professional' as const, name: 'Kit Rowe' }]
    one.does({ do: 'move-meeting', meeting: 'm1', on: day('2026-12-02'), ...where, attendees: more })
    expect(one.state.deadlines['invitations-initial:m1']?.state).toBe('met')
  })

  test('a meeting called off drops its deadlines', () => {
    const one = planned()
    one.does({ do: 'call-off-meeting', meeting: 'm1', why: 'Snow' })
    const states = Object.values(one.state.deadlines).map((deadline) => deadline.state)
    expect(states).toEqual(['dropped', 'dropped'])
  })

  test('a snooze hides a reminder and is forgotten when its deadline opens again', () => {
    const one = planned()
    const deadline = 'invitations-initial:m1'
    one.does({ do: 'snooze', deadline, until: day('2026-12-01'), reason: 'x' })
    one.sends('invite-initial', [first, second])
    one.does({ do: 'move-meeting', meeting: 'm1', on: day('2026-12-09'), ...where })
    expect(one.state.deadlines[deadline]).toMatchObject({ state: 'open', snoozedUntil: null })
  })

  test('a further review does not open the deadline of the first review again', () => {
    const one = atDecision()
    one.counts = { ...one.counts, unauthorised: 5 }
    const review = { kind: 'meeting' as const, by: day('2027-02-10') }
    one.does({ do: 'decide', option: 'option-3', reasons: 'New factors', review })
    one.answersAll('prepare-review')
    one.plans('review', '2027-02-03')
    expect(one.state.deadlines['review-by:m1']?.state).toBe('met')
  })

  test('an agreed action has its own day, and is met when it is done', () => {
    const one = held([first, second])
    const action = { what: 'Ring', who: first, due: day('2026-12-09'), how: 'No gaps' }
    one.does({ do: 'agree', meeting: 'm1', actions: [action] })
    expect(one.state.deadlines['action:a1']).toMatchObject({ due: '2026-12-09', state: 'open' })
    one.does({ do: 'finish-action', action: 'a1' })
    expect(one.state.deadlines['action:a1']?.state).toBe('met')
  })

  test('a calendar that changes moves what rests on it, with the reason and the day that was told', () => {
    const one = held([])
    one.rows = [...one.rows, '2026-12-03 2026-12-03 inset INSET']
    const events = one.does({ do: 'recount' })
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'deadline-moved',
        deadline: 'did-not-attend-initial:m1',
        was: '2026-12-04',
        due: '2026-12-07',
        why: 'calendar',
      }),
    )
    expect(one.does({ do: 'recount' })).toEqual([])
  })

  test('a day beyond the calendar is not known, and is told once the calendar is there', () => {
    const one = held([])
    const all = one.rows
    one.rows = all.filter((row) => row.startsWith('2026'))
    one.does({ do: 'recount' })
    expect(one.state.deadlines['review-by:m1']).toMatchObject({ due: null, missing: expect.any(String) })
    one.rows = all
    one.does({ do: 'recount' })
    expect(one.state.deadlines['review-by:m1']).toMatchObject({ missing: null, due: expect.any(String) })
  })

  test('nothing changes twice: an answer given again makes no event', () => {
    const one = planned()
    const answers = [{ item: 'B1', value: 'done' as const }]
    expect(one.does({ do: 'answer', stage: 'prepare-initial', answers })).toEqual([])
  })
})

describe('a decision', () => {
  test('to close waits for the letters, and closes the case with the last of them', () => {
    const one = atDecision()
    one.counts = { ...one.counts, unauthorised: 0 }
    one.does({ do: 'decide', option: 'option-1', reasons: 'Better' })
    one.sends('close-option-1', [first])
    expect(one.state.status).toBe('open')
    one.sends('close-option-1', [second])
    expect(one.state).toMatchObject({ status: 'closed', closeReason: 'improved' })
    const open = Object.values(one.state.deadlines).filter((deadline) => deadline.state === 'open')
    expect(open).toEqual([])
  })

  describe('to close with a parent who did not come to the review', () => {
    function improved(option = 'option-1') {
      const one = reviewed([first])
      one.answersAll('review-attended')
      one.does({ do: 'go-on', to: 'decision' })
      one.counts = { ...one.counts, unauthorised: 0 }
      one.does({ do: 'decide', option, reasons: 'Better', against: 'The team agreed' })
      return one
    }
    const missed = ['did-not-attend-review-improvement-to-close', second] as const

    test.each([
      ['the one who came first', 'option-1', [['close-option-1', first], missed]],
      ['the one who stayed away first', 'option-1', [missed, ['close-option-1', first]]],
      ['after a defence', 'option-2', [missed, ['close-option-2', first]]],
    ] as const)('waits for one letter to each, %s', (_says, option, letters) => {
      const one = improved(option)
      for (const [kind, to] of letters) {
        expect(one.state.status).toBe('open')
        one.sends(kind, [to])
      }
      expect(one.state.status).toBe('closed')
    })

    test('does not take a draft for a letter', () => {
      const one = improved()
      one.sends('close-option-1', [first])
      one.drafts(missed[0], [second])
      expect(one.state.status).toBe('open')
    })

    test('does not take a letter about an earlier decision for one about this', () => {
      const one = improved()
      one.sends(missed[0], [second])
      one.does({ do: 'decide', option: 'option-1', reasons: 'Again', against: 'x' })
      one.sends('close-option-1', [first])
      expect(one.state.status).toBe('open')
    })

    test('does not take a letter to one parent for a letter to the other', () => {
      const one = improved()
      one.sends(missed[0], [second])
      expect(one.state.status).toBe('open')
    })
  })

  test('to refer is told by the one letter that a parent who did not come is sent', () => {
    const one = reviewed([first])
    one.answersAll('review-attended')
    one.does({ do: 'go-on', to: 'decision' })
    one.does({ do: 'decide', option: 'option-4', reasons: 'No change' })
    one.sends('referral-decision', [first])
    expect(one.state.deadlines['decision-letters-option-4:d1']?.state).toBe('open')
    one.sends('did-not-attend-review-referral-to-la', [second])
    expect(one.state.deadlines['decision-letters-option-4:d1']?.state).toBe('met')
    expect(one.state.deadlines['did-not-attend-review-referral:d1']?.state).toBe('met')
  })

  test('unlocks the letter to who missed the review, which is ticked then on the checklist that was left', () => {
    const one = reviewed([first])
    one.answersAll('review-attended')
    const done = [{ item: 'G1', value: 'done' as const }]
    expect(one.state.open).toEqual(['review-attended', 'review-missed'])
    one.does({ do: 'go-on', to: 'decision' })
    expect(unanswered(pathway, one.state, 'review-missed')).toEqual(['G1'])
    one.does({ do: 'decide', option: 'option-4', reasons: 'No change' })
    one.sends('did-not-attend-review-referral-to-la', [second])
    one.does({ do: 'answer', stage: 'review-missed', answers: done })
    expect(unanswered(pathway, one.state, 'review-missed')).toEqual([])
    expect(one.state.open).toEqual(['application'])
  })

  test('to close waits while no parent is on record, and says to whom nothing was sent', () => {
    const one = atDecision()
    one.counts = { ...one.counts, unauthorised: 0 }
    one.parents = []
    one.does({ do: 'decide', option: 'option-1', reasons: 'Better' })
    expect(one.state.status).toBe('open')
    expect(one.state.deadlines['decision-letters-option-1:d1']?.state).toBe('open')
    expect(unmetOf({ sent: 'close-option-1' }, one.context)).toEqual([
      { unmet: 'sent', letter: 'close-option-1', to: [] },
    ])
    expect(unmetOf({ sent: 'did-not-attend-review-improvement-to-close' }, one.context)).toEqual([])
  })

  test('a parent who is not written to does not keep the case open', () => {
    const one = atDecision()
    one.counts = { ...one.counts, unauthorised: 0 }
    one.does({ do: 'decide', option: 'option-1', reasons: 'Better' })
    one.sends('close-option-1', [first])
    const excuse = { addressee: second, why: 'A court order', leave: 'Headteacher' }
    one.does({ do: 'excuse-letter', kind: 'close-option-1', ...excuse })
    expect(one.state.status).toBe('closed')
  })

  test('against its condition keeps the reason and the figures that it rested on', () => {
    const one = atDecision()
    one.does({ do: 'decide', option: 'option-1', reasons: 'Better', against: 'Evidence came late' })
    expect(one.state.decisions[0]).toMatchObject({
      against: 'Evidence came late',
      figures: { unauthorised: 9, from: '2026-12-02', to: '2027-01-12' },
      checks: [{ id: 'option-1-when-1', holds: false }],
    })
  })

  test('a defence given at a meeting opens option 2', () => {
    const one = reviewed()
    const defences = [{ defence: 'sickness_unavoidable', evidence: 'A letter from the doctor' }]
    one.does({ do: 'say', meeting: 'm2', said: {}, defences })
    one.answersAll('review-attended')
    one.does({ do: 'go-on', to: 'decision' })
    expect(one.tries({ do: 'decide', option: 'option-2', reasons: 'Illness' })).toBeNull()
  })

  test('for a further review goes back to preparing it, with its checklist afresh', () => {
    const one = atDecision()
    one.counts = { ...one.counts, unauthorised: 5 }
    const review = { kind: 'meeting' as const, by: day('2027-02-10') }
    one.does({ do: 'decide', option: 'option-3', reasons: 'New factors', review })
    expect(one.state.open).toEqual(['prepare-review'])
    expect(one.state.visits['prepare-review']).toMatchObject({ visit: 2 })
    expect(one.tries({ do: 'draft-letters', kind: 'invite-review', letters: [] })).toBeNull()
    expect(one.state.deadlines['further-review:d1']).toMatchObject({ due: '2027-02-10', state: 'open' })
  })

  test('that the council sends back is made afresh', () => {
    const one = atDecision()
    one.does({ do: 'decide', option: 'option-4', reasons: 'No change' })
    const values = { outcome: 'return', on: '2027-01-13', officer: 'A. Officer', reasons: 'No dates' }
    one.does({ do: 'record', record: 'council-confirmation', values })
    expect(one.state.open).toEqual(['decision'])
    expect(one.tries({ do: 'decide', option: 'option-4', reasons: 'Again' })).toBeNull()
  })
})

describe('a case opened again', () => {
  function again() {
    const one = closed()
    one.does({ do: 'reopen', reason: 'It got worse' })
    return one
  }

  test('stands where it closed, and what was decided is to be decided afresh', () => {
    const one = again()
    expect(one.state).toMatchObject({ status: 'open', closedOn: null, open: ['decision'] })
    expect(one.state.decisions).toMatchObject([{ option: 'option-1', overtaken: true }])
    expect(one.tries({ do: 'draft-letters', kind: 'close-option-1', letters: [] })).toMatchObject({
      code: 'letter-locked',
    })
  })

  test('closes again only with letters about the new decision, though the same were sent before', () => {
    const one = again()
    one.does({ do: 'decide', option: 'option-1', reasons: 'Better after all' })
    expect(one.state.status).toBe('open')
    one.sends('close-option-1', [first, second])
    expect(one.state.status).toBe('closed')
  })
})

describe('when and by whom', () => {
  test('what happened on an earlier day is entered late, and says so', () => {
    const one = planned()
    one.drafts('invite-initial', [first, second])
    one.today = day('2026-11-27')
    const when = { on: '2026-11-25', manner: 'told' as const, by: 'U0CLERK0001' }
    const [sent] = one.does({ do: 'send-letters', letters: ['l1', 'l2'], way: 'post-first' }, when)
    expect(sent).toMatchObject({ type: 'letter-sent', on: '2026-11-25', late: true, manner: 'told' })
    expect(one.state.letters.l1).toMatchObject({ sentOn: '2026-11-25', sentBy: 'U0CLERK0001' })
    expect(one.state.deadlines['invitations-initial:m1']).toMatchObject({ state: 'met', metOn: '2026-11-25' })
  })

  test('what happens today is not late', () => {
    const [event] = opened().does({ do: 'hand-over', owner: 'U2' })
    expect(event).toMatchObject({ late: false, on: '2026-11-24' })
  })

  test('passing a case to whoever owns it changes nothing', () => {
    expect(opened().does({ do: 'hand-over', owner: 'U0PASTORAL1' })).toEqual([])
  })

  test('events are numbered one after another', () => {
    const { events } = closed()
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
  })
})
