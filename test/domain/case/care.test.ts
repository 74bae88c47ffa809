import { describe, expect, test } from 'vitest'
import { isNeverWarned } from '../../../src/domain/care-rules.ts'
import type { CaseCommand } from '../../../src/domain/case/command.ts'
import { notTheirs } from '../../../src/domain/case/not-theirs.ts'
import type { Consulted } from '../../../src/domain/case/parts/sign-off.ts'
import { draftable } from '../../../src/domain/case/verbs/letters.ts'
import { day } from '../../../src/domain/day.ts'
import { type Role, roles } from '../../../src/domain/role.ts'
import { atDecision, care, first, opened, PureCase, pathway, planned, second } from './a-pure-case.ts'

const ids = care.needs.map(({ id }) => id)
const warning = pathway.letters.filter((kind) => kind.warns).map(({ id }) => id)
const signed = (one: PureCase, need: string) => {
  one.does({ do: 'adjust', need, what: 'A place by the door and a later start' })
  one.does({ do: 'sign-off', need })
}
const withNeeds = (one: PureCase, needs: readonly string[]) => {
  one.pupil = { ...one.pupil, needs }
  return one
}
const worse = (one: PureCase) => {
  one.counts = { ...one.counts, possible: 60, unauthorised: 20 }
  return one
}
const decides: CaseCommand = { do: 'decide', option: 'option-4', reasons: 'It went on', against: 'Because' }

describe('a need that the records tell of', () => {
  test.each(ids.map((id) => [id]))(
    '%s keeps a case in its first stage until it was adjusted for and signed off',
    (need) => {
      const one = withNeeds(opened(), [need])
      one.answersAll('pre-fast-track')
      const on: CaseCommand = { do: 'go-on', to: 'prepare-initial' }
      expect(one.tries(on)).toMatchObject({
        code: 'unmet',
        needs: [{ unmet: 'signed-off', needs: [{ need, lacks: 'adjusted' }] }],
      })
      one.does({ do: 'adjust', need, what: 'A quiet room' })
      expect(one.tries(on)).toMatchObject({ needs: [{ needs: [{ need, lacks: 'sign-off' }] }] })
      one.does({ do: 'sign-off', need })
      expect(one.tries(on)).toBeNull()
    },
  )

  test.each(ids.map((id) => [id]))('%s stops a referral, and no reason changes that', (need) => {
    const one = worse(withNeeds(atDecision(), [need]))
    expect(one.tries(decides)).toMatchObject({ code: 'option-stopped', stops: [{ unmet: 'signed-off' }] })
    signed(one, need)
    expect(one.tries(decides)).toBeNull()
  })

  test('a change to what was adjusted asks for a new sign-off', () => {
    const one = withNeeds(opened(), ['send'])
    signed(one, 'send')
    one.does({ do: 'adjust', need: 'send', what: 'The same and a key worker' })
    expect(one.state.adjustments.send?.signedOff).toBeNull()
    expect(one.does({ do: 'adjust', need: 'send', what: 'The same and a key worker' })).toEqual([])
  })

  test('nothing is signed off before it is written, and an unknown need is refused', () => {
    const one = withNeeds(opened(), ['send'])
    expect(one.tries({ do: 'sign-off', need: 'send' })).toEqual({ code: 'not-adjusted' })
    expect(one.tries({ do: 'adjust', need: 'send', what: ' ' })).toMatchObject({ code: 'reason-needed' })
    expect(one.tries({ do: 'adjust', need: 'medical', what: 'x' })).toEqual({ code: 'no-such-need' })
    expect(one.tries({ do: 'note-need', need: 'hair', what: 'x' })).toEqual({ code: 'no-such-need' })
  })

  test('staff note one that no record tells of, and it asks the same', () => {
    const one = opened()
    one.does({ do: 'note-need', need: 'emotional-avoidance' })
    one.answersAll('pre-fast-track')
    expect(one.tries({ do: 'go-on', to: 'prepare-initial' })).toMatchObject({ code: 'unmet' })
  })
})

describe('a letter that warns', () => {
  test('is one of those that take a family towards court', () => {
    expect(warning).toEqual([
      'pre-legal-warning',
      'did-not-attend-initial',
      'did-not-attend-review-referral-to-la',
      'referral-decision',
      'proceed-to-prosecution',
    ])
  })

  test('waits for what was adjusted; an invitation does not', () => {
    const one = withNeeds(planned(), ['medical'])
    expect(draftable(one.context, 'pre-legal-warning')).toMatchObject({
      refusal: { code: 'letter-locked', needs: [{ unmet: 'signed-off' }] },
    })
    expect(draftable(one.context, 'invite-initial')).toMatchObject({ ok: true })
  })

  test('never goes to a foster carer or the council, whatever care they have', () => {
    const one = planned()
    one.parents = one.parents.map((parent) => ({ ...parent, warned: parent.id === second }))
    expect(draftable(one.context, 'pre-legal-warning')).toMatchObject({ value: [{ addressee: second }] })
    const letters = [{ addressee: first, pdf: 'p', docx: 'd' }]
    const drafts: CaseCommand = { do: 'draft-letters', kind: 'pre-legal-warning', letters }
    expect(one.tries(drafts)).toEqual({ code: 'never-warned', addressee: first })
    expect(draftable(one.context, 'invite-initial')).toMatchObject({ value: { length: 2 } })
  })

  test('is not owed to them either, so nothing waits for it', () => {
    const one = worse(atDecision())
    one.parents = one.parents.map((parent) => ({ ...parent, warned: false }))
    one.does(decides)
    expect(one.state.deadlines['decision-letters-option-4:d1']?.state).toBe('met')
  })

  test.each([
    ['foster carer', true],
    ['Foster-carer (short term)', true],
    ['Local Authority', true],
    ['Fenmoor Council', true],
    ['Children’s services', true],
    ['mother', false],
    ['councillor’s wife', false],
    ['step-parent', false],
    [null, false],
  ])('%s: never warned is %s', (relationship, never) => {
    expect(isNeverWarned(care, relationship)).toBe(never)
  })
})

describe('a child who is looked after', () => {
  const asked: Consulted[] = [
    { who: 'virtual-school-head', name: 'Ines Marlow', day: day('2026-11-20'), said: 'Try a mentor first' },
    { who: 'social-worker', name: 'Dale Orme', day: day('2026-11-23'), said: 'The placement is stable' },
  ]
  const child = () => {
    const one = new PureCase()
    one.pupil = { ...one.pupil, lookedAfter: true }
    return one
  }

  test('has no case before both were asked, whatever the reason', () => {
    const reason = 'The head says so'
    expect(child().open({ reason })).toEqual({
      code: 'looked-after',
      missing: ['virtual-school-head', 'social-worker'],
    })
    expect(child().open({ reason, consulted: asked.slice(1) })).toMatchObject({
      missing: ['virtual-school-head'],
    })
    const one = child()
    expect(one.open({ consulted: asked })).toBeNull()
    expect(one.state.consulted['social-worker']).toEqual(asked[1])
  })

  test('a conversation has a name, a day that has come, and words', () => {
    const bent = (change: Partial<Consulted>) => [asked[0]!, { ...asked[1]!, ...change }]
    expect(child().open({ consulted: bent({ name: ' ' }) })).toMatchObject({
      code: 'reason-needed',
      field: 'name',
    })
    expect(child().open({ consulted: bent({ said: '' }) })).toMatchObject({
      code: 'reason-needed',
      field: 'said',
    })
    expect(child().open({ consulted: bent({ day: day('2026-11-25') }) })).toMatchObject({
      code: 'day-in-future',
    })
  })

  test('whose status came later is neither warned nor referred before both were asked', () => {
    const one = worse(atDecision())
    one.pupil = { ...one.pupil, lookedAfter: true }
    expect(draftable(one.context, 'pre-legal-warning')).toMatchObject({ ok: false })
    expect(one.tries(decides)).toMatchObject({ code: 'option-stopped', stops: [{ unmet: 'consulted' }] })
    for (const consulted of asked) one.does({ do: 'consult', ...consulted })
    expect(one.tries(decides)).toBeNull()
  })
})

describe('who may sign off', () => {
  const asks: [string, Role][] = ids.flatMap((id) => roles.map((role): [string, Role] => [id, role]))
  test.each(asks)('%s: %s', (need, role) => {
    const one = withNeeds(opened(), [need])
    const command: CaseCommand = { do: 'sign-off', need }
    const may = notTheirs(one.context, command, { id: 'U1', roles: [role], manner: 'did' }) === null
    expect(may).toBe(care.needs.find(({ id }) => id === need)?.signs.includes(role))
    expect(notTheirs(one.context, command, { id: 'U1', roles: [role], manner: 'told' })).not.toBeNull()
  })

  test('who may not know of a private need is refused the same whether the pupil has it or not', () => {
    const asked: CaseCommand = { do: 'adjust', need: 'social-worker', what: 'x' }
    const doer = { id: 'U1', roles: ['pastoral' as const], manner: 'did' as const }
    const [has, hasNot] = [withNeeds(opened(), ['social-worker']), opened()]
    expect(notTheirs(has.context, asked, doer)).toEqual(notTheirs(hasNot.context, asked, doer))
    expect(notTheirs(has.context, asked, doer)).not.toBeNull()
  })
})

describe('hard stops hold on later steps', () => {
  const grown = (one: PureCase) => {
    one.pupil = { ...one.pupil, dateOfBirth: day('2009-01-01') }
    return one
  }

  test('past compulsory school age nobody is invited, warned or referred', () => {
    const one = worse(grown(atDecision()))
    expect(draftable(one.context, 'pre-legal-warning')).toMatchObject({
      refusal: { needs: [{ unmet: 'of-age' }] },
    })
    expect(one.tries(decides)).toMatchObject({ code: 'option-stopped', stops: [{ unmet: 'of-age' }] })
    const early = opened()
    early.answersAll('pre-fast-track')
    early.does({ do: 'go-on', to: 'prepare-initial' })
    const plan = {
      do: 'plan-meeting',
      kind: 'initial',
      on: day('2026-12-02'),
      at: '15:30',
      place: 'Room 4',
    } as const
    expect(grown(early).tries({ ...plan, attendees: [{ who: first, as: 'parent' }], why: 'x' })).toEqual({
      code: 'past-school-age',
    })
  })

  test('but each parent may still be told that the case is closing', () => {
    const one = atDecision()
    one.counts = { ...one.counts, unauthorised: 0 }
    one.does({ do: 'decide', option: 'option-1', reasons: 'Better' })
    expect(draftable(grown(one).context, 'close-option-1')).toMatchObject({ ok: true })
  })

  test.each([
    ['without an unauthorised session', { unauthorised: 0 }],
    ['with an unmarked one', { missing: 1 }],
    ['with one marked N', { unexplained: 1 }],
  ])('a referral %s is refused, whatever is said for it', (_says, counts) => {
    const one = worse(atDecision())
    one.counts = { ...one.counts, ...counts }
    expect(one.tries(decides)).toMatchObject({ code: 'option-stopped' })
  })
})
