import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '../../../src/domain/case/command.ts'
import { notTheirs } from '../../../src/domain/case/not-theirs.ts'
import { prosecutionOf } from '../../../src/domain/case/parts/prosecution.ts'
import type { Refusal } from '../../../src/domain/case/refusal.ts'
import { day } from '../../../src/domain/day.ts'
import { decisionStands, prosecutionLacks } from '../../../src/domain/prosecution/standing.ts'
import { defences, first, opened, type PureCase, prosecution, second } from './a-pure-case.ts'

const period = { from: day('2026-09-07'), to: day('2026-11-20') }

function weighed(
  one: PureCase,
  parent: string = first,
  finding: 'does-not-apply' | 'applies' | 'not-known' = 'does-not-apply',
) {
  const found = defences
    .filter(({ aggravated }) => !aggravated)
    .map(({ id }) => ({ defence: id, finding, why: 'The family was asked on 3 November.' }))
  one.does({ do: 'weigh-defences', parent, found })
}

const written = () => Object.fromEntries(prosecution.record.map(({ id }) => [id, `What is known of ${id}.`]))

function considered(parent: string = first): PureCase {
  const one = opened()
  one.does({ do: 'name-charge', parent, ...period, offence: '444-1' })
  weighed(one, parent)
  one.does({ do: 'write-record', parent, written: written() })
  return one
}

function signed(): PureCase {
  const one = considered()
  for (const test of ['evidence', 'public-interest'] as const)
    one.does({ do: 'sign-test', parent: first, test, passes: true, why: 'Each part is proved.' })
  return one
}

const lacksOf = (one: PureCase, parent: string = first) =>
  prosecutionLacks(prosecutionOf(one.state, parent), one.facts)
const codeOf = (refusal: Refusal | null) => refusal?.code

describe('a decision to prosecute', () => {
  it('stands once the record is whole, each defence is weighed and both tests are signed', () => {
    const one = signed()
    expect(lacksOf(one)).toEqual([])
    one.does({
      do: 'decide-prosecution',
      parent: first,
      prosecute: true,
      reasons: 'Nothing else has helped.',
    })
    expect(decisionStands(prosecutionOf(one.state, first), one.facts)).toBe(true)
  })

  it('is refused with all that is missing: period, nine fields, eight defences, two tests', () => {
    const one = opened()
    const refusal = one.tries({
      do: 'decide-prosecution',
      parent: first,
      prosecute: true,
      reasons: 'So be it.',
    })
    expect(codeOf(refusal)).toBe('prosecution-lacks')
    const lacks = lacksOf(one)
    const counted = (lack: string) => lacks.filter((each) => each.lack === lack).length
    expect(['charge', 'field', 'defence', 'test'].map(counted)).toEqual([1, 9, 8, 2])
  })

  it('against prosecuting asks for reasons and for nothing else', () => {
    const one = opened()
    expect(
      codeOf(one.tries({ do: 'decide-prosecution', parent: first, prosecute: false, reasons: ' ' })),
    ).toBe('reason-needed')
    expect(
      one.tries({ do: 'decide-prosecution', parent: first, prosecute: false, reasons: 'Too ill.' }),
    ).toBeNull()
  })

  it('is each parent’s own: what was written of one says nothing of the other', () => {
    const one = signed()
    expect(lacksOf(one, second)).toHaveLength(20)
    const both = one.tries({
      do: 'decide-prosecution',
      parent: second,
      prosecute: true,
      reasons: 'Both of them.',
    })
    expect(codeOf(both)).toBe('prosecution-lacks')
  })

  it('falls when what its tests rest on changes, until both are signed again', () => {
    const one = signed()
    one.does({
      do: 'decide-prosecution',
      parent: first,
      prosecute: true,
      reasons: 'Nothing else has helped.',
    })
    one.does({ do: 'write-record', parent: first, written: { health: 'A consultant has written since.' } })
    expect(decisionStands(prosecutionOf(one.state, first), one.facts)).toBe(false)
    expect(lacksOf(one)).toEqual([
      { lack: 'test', test: 'evidence', why: 'changed-since' },
      { lack: 'test', test: 'public-interest', why: 'changed-since' },
    ])
  })

  it('is barred by a defence that applies, and by one that nobody knows of yet', () => {
    for (const finding of ['applies', 'not-known'] as const) {
      const one = considered()
      weighed(one, first, finding)
      const sign = one.tries({
        do: 'sign-test',
        parent: first,
        test: 'evidence',
        passes: true,
        why: 'Proved.',
      })
      expect(codeOf(sign)).toBe('prosecution-lacks')
      expect(lacksOf(one)).toContainEqual({ lack: 'defence', defence: 'leave', finding })
    }
  })

  it('asks of the graver offence whether there was a good reason for not acting', () => {
    const one = considered()
    one.does({ do: 'name-charge', parent: first, ...period, offence: '444-1a' })
    expect(lacksOf(one)).toContainEqual({
      lack: 'defence',
      defence: 'reasonable-justification',
      finding: null,
    })
  })

  it('does nothing twice', () => {
    const one = considered()
    expect(one.does({ do: 'name-charge', parent: first, ...period, offence: '444-1' })).toEqual([])
    expect(one.does({ do: 'write-record', parent: first, written: written() })).toEqual([])
    const seq = one.state.seq
    weighed(one)
    expect(one.state.seq).toBe(seq)
  })

  it('refuses days that lie ahead or backwards, fields and defences that are none, and people who are no parents', () => {
    const one = opened()
    const charge = { do: 'name-charge', parent: first, ...period, offence: '444-1' } as const
    expect(codeOf(one.tries({ ...charge, to: day('2026-11-25') }))).toBe('day-in-future')
    expect(codeOf(one.tries({ ...charge, to: day('2026-09-06') }))).toBe('days-backwards')
    expect(codeOf(one.tries({ ...charge, parent: 'p9' }))).toBe('not-a-parent')
    expect(codeOf(one.tries({ do: 'write-record', parent: first, written: { weather: 'Rain' } }))).toBe(
      'no-such-field',
    )
    const found = [{ defence: 'weather', finding: 'applies', why: 'Rain' } as const]
    expect(codeOf(one.tries({ do: 'weigh-defences', parent: first, found }))).toBe('no-such-defence')
    const silent = [{ defence: 'leave', finding: 'applies', why: ' ' } as const]
    expect(codeOf(one.tries({ do: 'weigh-defences', parent: first, found: silent }))).toBe('reason-needed')
  })

  it('keeps what a witness says of a paragraph as it was shown, once there is a witness', () => {
    const one = opened()
    const said = [{ paragraph: 'e12', shown: 'I met Ms A.', words: null, verdict: 'confirmed' } as const]
    expect(codeOf(one.tries({ do: 'say-paragraphs', parent: first, said }))).toBe('no-witness')
    const witness = { id: 'U1', name: 'Bethan Hale', occupation: 'Head of year', over18: true }
    one.does({ do: 'name-witness', parent: first, witness })
    one.does({ do: 'say-paragraphs', parent: first, said })
    expect(prosecutionOf(one.state, first).paragraphs.e12).toMatchObject({
      shown: 'I met Ms A.',
      verdict: 'confirmed',
    })
  })

  it('keeps what was charged, so that it is not charged again, and only on a decision that stands', () => {
    const one = signed()
    const lay = { do: 'lay-information', parent: first, laid: one.today } as const
    one.does({ do: 'decide-prosecution', parent: first, prosecute: false, reasons: 'Not now.' })
    expect(codeOf(one.tries(lay))).toBe('prosecution-lacks')
    one.does({ do: 'decide-prosecution', parent: first, prosecute: true, reasons: 'It went on.' })
    one.does(lay)
    expect(prosecutionOf(one.state, first).laid).toMatchObject([{ ...period, laid: one.today }])
  })
})

describe('who may do it', () => {
  const decide = { do: 'decide-prosecution', parent: first, prosecute: true, reasons: 'So be it.' } as const
  const as = (role: 'ewo' | 'headteacher' | 'pastoral', id = 'U1') =>
    ({ id, roles: [role], manner: 'did' }) as const

  it('the council considers and decides, the head compares the certificate', () => {
    const { context } = opened()
    expect(notTheirs(context, decide, as('ewo'))).toBeNull()
    expect(codeOf(notTheirs(context, decide, as('headteacher')))).toBe('not-your-role')
    const compare = {
      do: 'compare-certificate',
      parent: first,
      agrees: true,
      differs: '',
      marks: [],
    } as const
    expect(notTheirs(context, compare, as('headteacher'))).toBeNull()
    expect(codeOf(notTheirs(context, compare, as('ewo')))).toBe('not-your-role')
    expect(codeOf(notTheirs(context, decide, { ...as('ewo'), manner: 'told' }))).toBe('not-your-role')
  })

  it('what a statement says is the witness’s own to confirm', () => {
    const one = opened()
    const witness = { id: 'U1', name: 'Bethan Hale', occupation: 'Head of year', over18: true }
    one.does({ do: 'name-witness', parent: first, witness })
    const said: CaseCommand = { do: 'say-paragraphs', parent: first, said: [] }
    expect(codeOf(notTheirs(one.context, said, as('ewo', 'U2')))).toBe('not-the-witness')
    expect(notTheirs(one.context, said, as('ewo', 'U1'))).toBeNull()
  })

  const builds = (one: PureCase, pack: string, { final = true, unread = false } = {}) => {
    const papers = unread ? [{ document: 'scan', called: 'TR/2, Envelope' }] : []
    one.does(
      { do: 'build-pack', parent: first, pack, profile: 'general', final, unread: papers },
      { by: 'U3' },
    )
  }
  const check = { do: 'check-pack', parent: first, pack: 'd1' } as const

  it('the second person who checks a pack decided nothing, built nothing, compared nothing and gives no statement', () => {
    const one = signed()
    one.does({ ...decide }, { by: 'U1' })
    const witness = { id: 'U2', name: 'Bethan Hale', occupation: 'Head of year', over18: true }
    one.does({ do: 'name-witness', parent: first, witness })
    builds(one, 'd1')
    one.does({ do: 'compare-certificate', parent: first, agrees: true, differs: '', marks: [] }, { by: 'U4' })
    for (const hand of ['U1', 'U2', 'U3', 'U4'])
      expect(codeOf(notTheirs(one.context, check, as('ewo', hand))), hand).toBe('second-person')
    expect(notTheirs(one.context, check, as('ewo', 'U5'))).toBeNull()
  })

  it('what is checked is the latest pack, once it is final and no paper in it must stay behind', () => {
    const one = signed()
    expect(codeOf(one.tries(check))).toBe('pack-not-to-check')
    builds(one, 'd1', { final: false })
    expect(codeOf(one.tries(check))).toBe('pack-not-to-check')
    builds(one, 'd1', { unread: true })
    const says = (yes: boolean) =>
      one.does({ do: 'answer-pack', parent: first, answers: [{ ask: 'read-scan', yes, note: '' }] })
    says(false)
    expect(codeOf(one.tries(check))).toBe('pack-not-to-check')
    says(true)
    builds(one, 'd2')
    expect(codeOf(one.tries(check))).toBe('pack-not-to-check')
    one.does({ ...check, pack: 'd2' })
    expect(prosecutionOf(one.state, first).checked?.pack).toBe('d2')
  })
})
