import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { defineButton } from '../../src/kit/button.ts'
import { type Command, onModal, onPress, onSearch } from '../../src/kit/command.ts'
import { choice, search, text } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { defineSelect } from '../../src/kit/select.ts'

const open = defineButton({ id: 'case.open', payload: z.object({ case: z.string() }) })
const more = defineSelect({ id: 'case.more', payload: z.tuple([z.enum(['hold', 'close']), z.string()]) })
const note = defineModal({
  id: 'note',
  context: z.object({ case: z.string() }),
  fields: { words: text(), how: choice(['saw', 'told']), pupil: search(), item: each(choice(['yes', 'no'])) },
})

type Deps = { kept: string[] }

const command: Command<Deps> = {
  word: 'note',
  help: 'Write a note on a case',
  run: async (ctx, words) => {
    ctx.deps.kept.push(words)
    return { say: 'Kept.' }
  },
  buttons: [
    onPress(open, async (ctx, payload) => {
      expectTypeOf(payload).toEqualTypeOf<{ case: string }>()
      ctx.deps.kept.push(payload.case)
    }),
    onPress(more, async (_ctx, [what]) => {
      expectTypeOf(what).toEqualTypeOf<'hold' | 'close'>()
    }),
  ],
  modals: [
    onModal(note, {
      async submit(ctx, { answers, context }) {
        expectTypeOf(answers.how).toEqualTypeOf<'saw' | 'told' | null>()
        expectTypeOf(answers.item).toEqualTypeOf<
          { key: string; version: number; value: 'yes' | 'no' | null }[]
        >()
        if (answers.words === null) return { errors: { words: 'Say what happened.' } }
        ctx.deps.kept.push(context.case)
        return { close: true }
      },
      async change(ctx, { changed }) {
        ctx.deps.kept.push(`${changed.field} ${changed.key} ${changed.version}`)
      },
    }),
  ],
  searches: [onSearch(note.fields.pupil, async () => [])],
}

const ctx = (deps: Deps) => ({ deps }) as Parameters<typeof command.run>[0]
const shown = { id: 'V', private_metadata: '{"case":"C-1"}' }

describe('a command', () => {
  it('is one value with its buttons, modals and searches, each under its own id', () => {
    expect(command.buttons?.map(({ id }) => id)).toEqual(['case.open', 'case.more'])
    expect(command.modals?.[0]).toMatchObject({
      id: 'note',
      actionIds: ['note.words', 'note.how', 'note.pupil', 'note.item'],
    })
    expect(command.searches?.[0]?.id).toBe('note.pupil')
  })

  it('hears what its button carries, and refuses what it never could carry', async () => {
    const deps: Deps = { kept: [] }
    const element = open.element({ text: 'Open', payload: { case: 'C-1' }, nth: 2 })
    expect(element.action_id).toBe('case.open#2')
    await command.buttons?.[0]?.press(ctx(deps), { action_id: 'case.open#2', value: element.value }, null)
    expect(deps.kept).toEqual(['C-1'])
    expect(() => open.read({ action_id: 'case.open', value: '{"case":1}' })).toThrow()
    expect(() => open.element({ text: 'x', payload: { case: 'C'.repeat(2000) } })).toThrow('too much')
  })

  it('hears what its menu carries, and refuses a choice that Slack would refuse', () => {
    const { options = [] } = more.menu({
      placeholder: 'More',
      items: [{ text: 'Hold', payload: ['hold', 'C-1'] }],
    })
    const [picked] = options
    expect(more.read({ action_id: 'case.more', selected_option: { value: picked?.value ?? '' } })).toEqual([
      'hold',
      'C-1',
    ])
    expect(() => more.overflow({ items: [] })).toThrow('1 to 5')
    expect(() => more.overflow({ items: [{ text: 'x', payload: ['hold', 'C'.repeat(70)] }] })).toThrow('75')
  })

  it('lists more than one list holds in groups named by their first and last, and starts at what was chosen', () => {
    const items = Array.from({ length: 150 }, (_, n) => ({
      text: `School ${n}`,
      payload: ['hold', `s${n}`] as ['hold', string],
    }))
    const menu = more.menu({ placeholder: 'School', items, initial: ['hold', 's140'] })
    expect(menu.options).toBeUndefined()
    expect(menu.option_groups?.map(({ label, options }) => [label.text, options.length])).toEqual([
      ['School 0 – School 99', 100],
      ['School 100 – School 149', 50],
    ])
    expect(menu.initial_option?.text.text).toBe('School 140')
    const long = items.map((item) => ({ ...item, text: 'Ä'.repeat(90) }))
    const [group] = more.menu({ placeholder: 'School', items: long }).option_groups ?? []
    expect(group?.label.text.length).toBeLessThanOrEqual(75)
    const tooMany = Array.from({ length: 10_001 }, () => items[0]!)
    expect(() => more.menu({ placeholder: 'School', items: tooMany })).toThrow('1 to 10000')
  })

  it('hears which field of which version changed', async () => {
    const deps: Deps = { kept: [] }
    await command.modals?.[0]?.change?.(ctx(deps), shown, 'item:a%3Ab@4')
    expect(deps.kept).toEqual(['item a:b 4'])
    expect(await command.modals?.[0]?.submit(ctx(deps), shown)).toEqual({
      errors: { words: 'Say what happened.' },
    })
  })
})
