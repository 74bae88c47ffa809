import { describe, expect, test } from 'vitest'
import { notTheirs } from '../../../src/domain/case/not-theirs.ts'
import { type HoldKind, holdKinds } from '../../../src/domain/case/parts/hold.ts'
import { stoppedBefore, waitsForHold } from '../../../src/domain/case/to-family.ts'
import { draftable } from '../../../src/domain/case/verbs/letters.ts'
import { day } from '../../../src/domain/day.ts'
import { type Role, roles } from '../../../src/domain/role.ts'
import { fileData } from '../a-school.ts'
import {
  atDecision,
  care,
  closed,
  first,
  held,
  type PureCase,
  pathway,
  planned,
  second,
} from './a-pure-case.ts'

const place = (one: PureCase, kind: HoldKind = 'bereavement') => one.does({ do: 'place-hold', kind })
const made = (addressee: string) => [{ addressee, pdf: 'pdf', docx: 'docx' }]

describe('while a hold stands', () => {
  test.each(holdKinds.map((kind) => [kind]))('for %s no letter to a parent is drafted', (kind) => {
    const one = planned()
    place(one, kind)
    expect(draftable(one.context, 'invite-initial')).toMatchObject({ refusal: { code: 'on-hold' } })
    const draft = { do: 'draft-letters', kind: 'invite-initial', letters: made(first) } as const
    expect(one.tries(draft)).toEqual({ code: 'on-hold' })
  })

  test('a draft that was made before it is not marked as sent', () => {
    const one = planned()
    const letters = one.drafts('invite-initial', [first])
    place(one)
    expect(one.tries({ do: 'send-letters', letters, way: 'post-first' })).toEqual({ code: 'on-hold' })
    expect(one.state.letters[letters[0] ?? '']?.state).toBe('draft')
  })

  test('a letter that went out before it is still recorded, with the day on which it went', () => {
    const one = planned()
    const letters = one.drafts('invite-initial', [first])
    one.today = day('2026-11-26')
    place(one)
    const sent = { do: 'send-letters', letters, way: 'post-first' } as const
    expect(one.tries(sent, { on: '2026-11-26' })).toEqual({ code: 'on-hold' })
    expect(one.tries(sent, { on: '2026-11-25' })).toBeNull()
  })

  test('a professional is not invited to meet the family, and the school still makes its own papers', () => {
    const one = planned()
    one.does({
      do: 'move-meeting',
      meeting: 'm1',
      on: day('2026-12-03'),
      at: '15:30',
      place: 'Room 4',
      attendees: [
        { who: first, as: 'parent' },
        { who: 'name-1', as: 'professional', name: 'Kit Rowe' },
      ],
      why: 'The parents asked',
    })
    place(one)
    expect(draftable(one.context, 'invite-initial-professional')).toMatchObject({ ok: false })
    expect(draftable(one.context, 'round-robin')).toMatchObject({ ok: true })
  })

  test('the school keeps its own minutes and no parent gets a copy', () => {
    const one = held([first, second])
    expect(draftable(one.context, 'minutes')).toMatchObject({ value: { length: 3 } })
    place(one)
    expect(draftable(one.context, 'minutes')).toMatchObject({ value: [{ addressee: 'school' }] })
    const copy = { do: 'draft-letters', kind: 'minutes', letters: made(first) } as const
    expect(one.tries(copy)).toEqual({ code: 'on-hold' })
  })

  test('a closed case can be put on hold too, as letters may still go', () => {
    const one = closed()
    expect(one.tries({ do: 'place-hold', kind: 'safeguarding' })).toBeNull()
  })

  test('a second hold of another kind stands beside it, and the same one twice is one', () => {
    const one = planned()
    place(one)
    expect(place(one)).toEqual([])
    place(one, 'safeguarding')
    one.does({ do: 'lift-hold', hold: 'h1', why: 'The family is ready' })
    const draft = { do: 'draft-letters', kind: 'invite-initial', letters: made(first) } as const
    expect(one.tries(draft)).toEqual({ code: 'on-hold' })
  })
})

describe('once a hold is lifted', () => {
  test('letters go again, and those that it stopped are offered to be read again', () => {
    const one = planned()
    const letters = one.drafts('invite-initial', [first, second])
    place(one)
    expect(stoppedBefore(one.state)).toEqual([])
    one.does({ do: 'lift-hold', hold: 'h1', why: 'The family is ready' })
    expect(stoppedBefore(one.state).map(({ id }) => id)).toEqual(letters)
    one.does({ do: 'send-letters', letters, way: 'post-first' })
    expect(stoppedBefore(one.state)).toEqual([])
  })

  test('it is not lifted twice, nor without a reason', () => {
    const one = planned()
    place(one)
    expect(one.tries({ do: 'lift-hold', hold: 'h1', why: ' ' })).toEqual({
      code: 'reason-needed',
      field: 'why',
    })
    one.does({ do: 'lift-hold', hold: 'h1', why: 'Ready' })
    expect(one.tries({ do: 'lift-hold', hold: 'h1', why: 'Ready' })).toEqual({ code: 'no-such-hold' })
    expect(one.tries({ do: 'note-hold', hold: 'h1', note: 'x' })).toEqual({ code: 'no-such-hold' })
  })
})

describe('who may lift a hold', () => {
  const asks: [HoldKind, Role][] = holdKinds.flatMap((kind) =>
    roles.map((role): [HoldKind, Role] => [kind, role]),
  )
  test.each(asks)('%s: %s', (kind, role) => {
    const one = planned()
    place(one, kind)
    const lift = { do: 'lift-hold', hold: 'h1', why: 'Ready' } as const
    const may = notTheirs(one.context, lift, { id: 'U1', roles: [role], manner: 'did' }) === null
    expect(may).toBe(care.holds[kind].lift.includes(role))
    expect(notTheirs(one.context, lift, { id: 'U1', roles: [role], manner: 'told' })).not.toBeNull()
  })
})

describe('what waits for a hold', () => {
  test('deadlines to write to or meet the family wait; deciding and what the law sets do not', () => {
    const waits = pathway.deadlines.filter(({ id }) => waitsForHold(pathway, id)).map(({ id }) => id)
    expect(waits).toEqual(
      expect.arrayContaining(['invitations-initial', 'hold-initial', 'decision-letters-option-4']),
    )
    expect(waits).not.toContain('decide')
    expect(waits).not.toContain('pack-due')
    const legal = { ...pathway, deadlines: pathway.deadlines.map((one) => ({ ...one, legal: true })) }
    expect(pathway.deadlines.some(({ id }) => waitsForHold(legal, id))).toBe(false)
  })
})

describe('a time limit in law', () => {
  const limit = pathway.deadlines.find((one) => one.legal)

  test('stands in the pathway as long as the rules say, so that the two never part', () => {
    const { rows } = fileData('rules/time-limit.yaml') as { rows: { until: null; value: unknown }[] }
    expect(limit?.count).toEqual(rows.at(-1)?.value)
    expect(rows.at(-1)?.until).toBeNull()
  })

  test('is set when the council confirms the period, and runs on while a hold stands', () => {
    const one = atDecision()
    one.counts = { ...one.counts, unauthorised: 20 }
    one.does({ do: 'decide', option: 'option-4', reasons: 'It went on' })
    const values = {
      outcome: 'proceed',
      on: '2027-01-13',
      officer: 'A. Officer',
      'period-from': '2026-12-02',
      'period-to': '2027-01-12',
      witness: 'B. Witness',
      due: '2027-01-29',
    }
    one.does({ do: 'record', record: 'council-confirmation', values })
    place(one)
    const found = Object.values(one.state.deadlines).find(({ kind }) => kind === limit?.id)
    expect(found).toMatchObject({ state: 'open', due: '2027-06-02' })
    expect(waitsForHold(pathway, found?.kind ?? '')).toBe(false)
  })
})
