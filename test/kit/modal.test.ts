import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { day as toDay } from '../../src/domain/day.ts'
import { header } from '../../src/kit/blocks.ts'
import {
  choice,
  choices,
  day,
  files,
  longText,
  people,
  person,
  search,
  text,
  time,
  yesNo,
} from '../../src/kit/field.ts'
import { blockId, each, parseBlockId, type State } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { ReceivedView } from '../../src/kit/modal-state.ts'
import { OldScreen } from '../../src/kit/old-screen.ts'

const meeting = defineModal({
  id: 'plan-meeting',
  context: z.object({ case: z.string(), seq: z.number() }),
  fields: {
    purpose: text(),
    notes: longText(),
    on: day(),
    at: time(),
    kind: choice(['first', 'review']),
    invited: choices(),
    chair: person(),
    others: people(),
    pupil: search(),
    papers: files(),
    held: yesNo(),
    item: each(yesNo()),
  },
})
const { fields } = meeting

const kinds = [
  { value: 'first', text: 'First meeting' },
  { value: 'review', text: 'Review' },
] as const

type Drawn = { block_id?: string; type: string; element?: Record<string, unknown> }

/** What Slack would send back for a freshly opened modal: every input with its initial answer. */
function untouched({ block_id, element }: Drawn): [string, Record<string, State>] {
  const e = element ?? {}
  const state = {
    type: String(e.type),
    value: e.initial_value,
    selected_date: e.initial_date,
    selected_time: e.initial_time,
    selected_user: e.initial_user,
    selected_users: e.initial_users,
    selected_option: e.initial_option,
    selected_options: e.initial_options,
  } as State
  return [block_id ?? '', { [String(e.action_id)]: state }]
}

const sentBack = (view: { private_metadata?: string; blocks: readonly unknown[] }): ReceivedView => {
  const blocks = view.blocks as Drawn[]
  return {
    id: 'V1',
    private_metadata: view.private_metadata,
    blocks,
    state: { values: Object.fromEntries(blocks.filter((b) => b.type === 'input').map(untouched)) },
  }
}

describe('a modal', () => {
  it('writes its id and what it is about, and has a button as soon as it has an input', () => {
    const view = meeting.open({
      title: 'Plan a meeting with a very long title',
      context: { case: 'C-1', seq: 4 },
      blocks: [fields.on.block({ label: 'Day' })],
    })
    expect(view).toMatchObject({ callback_id: 'plan-meeting', submit: { text: 'Save' } })
    expect([...view.title.text].length).toBeLessThanOrEqual(24)
    expect(meeting.open({ title: 'x', context: { case: 'C', seq: 1 }, blocks: [header('x')] }).submit).toBe(
      undefined,
    )
  })

  it('reads an untouched field that is not on the screen as left empty', () => {
    const view = meeting.open({ title: 'x', context: { case: 'C-1', seq: 4 }, blocks: [] })
    expect(meeting.read(sentBack(view))).toEqual({
      context: { case: 'C-1', seq: 4 },
      answers: {
        purpose: null,
        notes: null,
        on: null,
        at: null,
        kind: null,
        invited: [],
        chair: null,
        others: [],
        pupil: null,
        papers: [],
        held: null,
        item: [],
      },
    })
  })

  it('reads back what it painted, for any answers', () => {
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => toDay(new Date(n * 86_400_000).toISOString().slice(0, 10)))
    const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
    const ids = fc.string({ minLength: 1, maxLength: 75, unit: 'grapheme-ascii' })
    const answers = fc.record({
      case: fc.string(),
      seq: fc.nat(),
      purpose: maybe(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 500 }).filter((s) => s.trim() === s),
      ),
      on: maybe(days),
      kind: maybe(fc.constantFrom('first' as const, 'review' as const)),
      chair: maybe(ids),
      held: maybe(fc.boolean()),
      pupil: maybe(ids),
      items: fc.uniqueArray(
        fc.record({
          key: fc.string({ minLength: 1, maxLength: 20 }),
          version: fc.nat(),
          value: maybe(fc.boolean()),
        }),
        { selector: ({ key }) => key },
      ),
    })
    fc.assert(
      fc.property(answers, (given) => {
        const view = meeting.open({
          title: 'Plan',
          context: { case: given.case, seq: given.seq },
          blocks: [
            fields.purpose.block({ label: 'Purpose', initial: given.purpose }),
            fields.on.block({ label: 'Day', initial: given.on }),
            fields.kind.block({ label: 'Kind', choices: kinds, initial: given.kind }),
            fields.chair.block({ label: 'Chair', initial: given.chair }),
            fields.held.block({ label: 'Held?', initial: given.held, version: 7 }),
            fields.pupil.block({
              label: 'Pupil',
              initial: given.pupil ? { value: given.pupil, text: 'a' } : null,
            }),
            ...given.items.map(({ key, version, value }) =>
              fields.item.block({ key, version, label: 'Item', initial: value, dispatch: true }),
            ),
          ],
        })
        const { context, answers: read } = meeting.read(sentBack(view))
        expect(context).toEqual({ case: given.case, seq: given.seq })
        expect(read).toMatchObject({
          purpose: given.purpose,
          on: given.on,
          kind: given.kind,
          chair: given.chair,
          held: given.held,
          pupil: given.pupil,
        })
        expect(read.item).toEqual(given.items)
      }),
    )
  })

  it('puts an error at the painted version of its field, and one without a field on the screen at the first input', () => {
    const view = sentBack(
      meeting.open({
        title: 'x',
        context: { case: 'C', seq: 1 },
        blocks: [
          header('h'),
          fields.on.block({ label: 'Day', version: 3 }),
          fields.item.block({ key: 'a:b', label: 'I' }),
        ],
      }),
    )
    expect(meeting.errors({ on: 'Shut that day.', item: { 'a:b': 'Say who.' } }, view)).toEqual({
      'on@3': 'Shut that day.',
      'item:a%3Ab': 'Say who.',
    })
    expect(meeting.errors({ on: 'One.', chair: 'Two.' }, view)).toEqual({ 'on@3': 'One. Two.' })
  })

  it('refuses a choice that was never offered, and more context than Slack takes', () => {
    const state = { values: { kind: { x: { type: 'static_select', selected_option: { value: 'other' } } } } }
    const view = { id: 'V', private_metadata: '{"case":"C","seq":1}', state }
    expect(() => meeting.read(view)).toThrow(OldScreen)
    expect(() =>
      meeting.open({ title: 'x', context: { case: 'C'.repeat(3000), seq: 1 }, blocks: [] }),
    ).toThrow('too much')
    expect(() => meeting.read({ id: 'V', private_metadata: '{"case":1}' })).toThrow(OldScreen)
  })

  it('never lets a block id be taken for another', () => {
    const key = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((s) => encodeURIComponent(s).length < 200)
    fc.assert(
      fc.property(key, fc.option(fc.nat(), { nil: undefined }), (k, version) => {
        expect(parseBlockId(blockId('item', k, version))).toEqual({
          name: 'item',
          key: k,
          version: version ?? 0,
        })
      }),
    )
  })
})
