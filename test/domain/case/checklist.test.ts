import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heard, type OnScreen, versionsFor } from '../../../src/domain/case/checklist.ts'
import type { AnswerValue, Recorded } from '../../../src/domain/case/event.ts'
import { fold } from '../../../src/domain/case/evolve.ts'
import { unanswered } from '../../../src/domain/case/unmet.ts'
import { opened, type PureCase, pathway } from './a-pure-case.ts'

const stage = 'pre-fast-track'
const items = ['A1', 'A2', 'A3']

type Field = { version: number; value: AnswerValue | null; note: string }

/** A window on a checklist as Slack keeps it: what stands in its fields outlives a repaint unless its version changed. */
class Window {
  seq = 0
  readonly fields = new Map<string, Field>()
  readonly id: string
  readonly person: string
  readonly about: PureCase

  constructor(id: string, person: string, about: PureCase) {
    this.id = id
    this.person = person
    this.about = about
    this.paint()
  }

  paint(): void {
    const { state, events } = this.about
    const versions = versionsFor(this.id, events, stage, 1)
    for (const item of items) {
      const version = versions[item] ?? 0
      const { value = null, note = '' } = state.answers[item] ?? {}
      if (this.fields.get(item)?.version !== version) this.fields.set(item, { version, value, note })
    }
    this.seq = state.seq
  }

  field(item: string): Field {
    return this.fields.get(item)!
  }

  types(item: string, note: string): void {
    this.field(item).note = note
  }

  chooses(item: string, value: AnswerValue): void {
    this.field(item).value = value
    this.press(item)
  }

  press(chosen?: string): void {
    const { state, events } = this.about
    const shown: OnScreen[] = items.map((item) => ({
      item,
      value: this.field(item).value,
      note: this.field(item).note,
    }))
    const answers = heard(shown, {
      screen: this.id,
      painted: fold(
        state.id,
        events.filter((event) => event.seq <= this.seq),
      ),
      now: state,
      since: events.filter((event) => event.seq > this.seq),
      stage,
      visit: 1,
      chosen,
    })
    if (answers.length > 0)
      this.about.does({ do: 'answer', stage, answers, screen: this.id }, { by: this.person })
  }
}

const textsOf = (one: PureCase, item: string): string[] => {
  const answer = one.state.answers[item]
  return answer === undefined ? [] : [answer.note, ...answer.kept.map(({ text }) => text)]
}

const ever = (events: readonly Recorded[], text: string) =>
  events.some(
    (event) =>
      event.type === 'item-answered' && (event.note === text || event.kept?.some((one) => one.text === text)),
  )

type Step = {
  who: number
  item: string
  act: 'choose' | 'type' | 'save'
  value: AnswerValue
  repainted: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 3 }),
  item: fc.constantFrom(...items),
  act: fc.constantFrom<Step['act']>('choose', 'type', 'save'),
  value: fc.constantFrom<AnswerValue>('done', 'not-yet', 'not-applicable'),
  repainted: fc.boolean(),
})

/** Four windows on one checklist, the last two of one person, and what must be on record after every press. */
class Play {
  readonly one = opened()
  readonly windows = ['V1', 'V2', 'V3', 'V4'].map(
    (id, n) => new Window(id, `U0PERSON0${Math.min(n, 2)}`, this.one),
  )
  readonly chosen = new Map<string, AnswerValue>()
  readonly texts = new Map(items.map((item) => [item, new Set<string>()]))
  /** What was typed and not yet sent: the new text, and the text it took the place of. */
  readonly typed = new Map<string, { over: string; text: string }>()

  does({ who, item, act, value, repainted }: Step, n: number): void {
    const window = this.windows[who]!
    if (act === 'type') {
      this.types(who, item, `note ${n};`)
      return
    }
    if (act === 'choose') this.chooses(window, item, value)
    else window.press()
    this.sent(who)
    this.hasKeptEverything()
    if (repainted) window.paint()
  }

  private types(who: number, item: string, text: string): void {
    const window = this.windows[who]!
    const over = this.typed.get(`${who} ${item}`)?.over ?? window.field(item).note
    window.types(item, text)
    this.typed.set(`${who} ${item}`, { over, text })
  }

  private chooses(window: Window, item: string, value: AnswerValue): void {
    window.chooses(item, value)
    this.chosen.set(item, value)
  }

  /** What a person typed over on their own screen is theirs to replace; nothing else may go. */
  private sent(who: number): void {
    for (const item of items) {
      const typed = this.typed.get(`${who} ${item}`)
      this.typed.delete(`${who} ${item}`)
      if (typed === undefined) continue
      this.texts.get(item)?.delete(typed.over)
      this.texts.get(item)?.add(typed.text)
    }
  }

  hasKeptEverything(): void {
    for (const [item, texts] of this.texts)
      expect(textsOf(this.one, item)).toEqual(expect.arrayContaining([...texts]))
    for (const [item, value] of this.chosen) expect(this.one.state.answers[item]?.value).toBe(value)
  }
}

describe('people in one checklist', () => {
  it('never lose a choice or a note, however their presses interleave and whichever repaints are lost', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const play = new Play()
        steps.forEach((one, n) => {
          play.does(one, n)
        })
        play.hasKeptEverything()
      }),
      { numRuns: 400 },
    )
  })

  it('keep both texts where two wrote one note, with who wrote the other', () => {
    const one = opened()
    const [a, b] = [new Window('VA', 'U0ANNE0001', one), new Window('VB', 'U0BEN00001', one)]
    a.types('A1', 'Spoke to the mother')
    a.press()
    b.types('A1', 'Spoke to the father')
    b.chooses('A2', 'done')
    expect(one.state.answers.A1).toMatchObject({
      note: 'Spoke to the father',
      kept: [{ by: 'U0ANNE0001', text: 'Spoke to the mother' }],
    })
  })

  it('keeps what one person wrote in two windows', () => {
    const one = opened()
    const [a, b] = [new Window('VA', 'U0ANNE0001', one), new Window('VB', 'U0ANNE0001', one)]
    a.types('A1', 'First window')
    a.press()
    b.types('A1', 'Second window')
    b.press()
    expect(textsOf(one, 'A1')).toEqual(['Second window', 'First window'])
  })

  it('an old window does not take back what was chosen in another', () => {
    const one = opened()
    const [a, b] = [new Window('VA', 'U0ANNE0001', one), new Window('VB', 'U0ANNE0001', one)]
    a.chooses('A1', 'done')
    a.paint()
    b.chooses('A2', 'done')
    b.paint()
    b.chooses('A3', 'not-yet')
    expect(one.state.answers.A1?.value).toBe('done')
  })

  it('a choice taken back to what was painted is kept although the repaint between was lost', () => {
    const one = opened()
    const a = new Window('VA', 'U0ANNE0001', one)
    a.chooses('A1', 'done')
    a.paint()
    a.chooses('A1', 'not-yet')
    a.chooses('A1', 'done')
    expect(one.state.answers.A1?.value).toBe('done')
  })

  it('a note cleared on purpose is gone from the screen and stays in the record', () => {
    const one = opened()
    const a = new Window('VA', 'U0ANNE0001', one)
    a.types('A1', 'By mistake')
    a.press()
    a.types('A1', '')
    a.press()
    expect(one.state.answers.A1?.note).toBe('')
    expect(ever(one.events, 'By mistake')).toBe(true)
  })
})

describe('an item that is not applicable', () => {
  it('counts as answered only with a note that says why', () => {
    const one = opened()
    one.answersAll(stage)
    one.does({ do: 'answer', stage, answers: [{ item: 'A2', value: 'not-applicable' }] })
    expect(unanswered(pathway, one.state, stage)).toEqual(['A2'])
    expect(one.tries({ do: 'go-on', to: 'prepare-initial' })).toMatchObject({ code: 'unmet' })
    one.does({ do: 'answer', stage, answers: [{ item: 'A2', note: 'No brothers or sisters' }] })
    expect(unanswered(pathway, one.state, stage)).toEqual([])
  })
})
