import type { Core } from '../core.ts'
import type { Fill, Filling } from '../exchange/fill.ts'
import { offeredKey, type Target } from '../exchange/target.ts'
import { optionsOf } from '../state/values.ts'
import { asChoice, listedFor } from './choices-of.ts'
import type { Control, Sheet } from './controls-on.ts'
import { Onlooker, type Stage } from './onlooker.ts'
import { wordsFor } from './pick-one.ts'
import type { Step } from './step.ts'
import { isField, verbOf } from './verb-of.ts'

const MOST = 60
const MANY = /^multi_|^checkboxes$/

/** Somebody whose acts are put into words; it remembers where they stand, to tell when they go elsewhere. */
export class Teller extends Onlooker {
  private readonly core: Core
  private last = ''

  constructor(core: Core, stage: Stage, user: string) {
    super(stage, user)
    this.core = core
  }

  /** Goes to the channel, if they were not there. */
  at(place: string, thread?: string): Step[] {
    const here = `${place} ${thread ?? ''}`
    if (here === this.last) return []
    const [from] = this.last.split(' ')
    this.last = here
    const there: Step[] =
      from === place && thread !== undefined ? [] : [{ verb: 'go to', words: this.placeName(place) }]
    return thread === undefined
      ? there
      : [...there, { verb: 'open thread', words: this.start(place, thread) }]
  }

  clicked(
    target: Target,
    fill: Omit<Fill, 'value'> & { value?: Filling | undefined },
    fills: readonly Fill[],
  ): Step[] {
    const sheet = this.sheetAt(target)
    if (sheet === undefined) return []
    const control = this.controlAt(sheet, fill)
    if (control === undefined) return []
    const others = fills.filter((one) => one.actionId !== fill.actionId || one.blockId !== fill.blockId)
    return [
      ...this.whereIs(target),
      ...this.filled(sheet, others),
      this.did(sheet, control, fill.value ?? null),
    ]
  }

  /** What was put into fields that held something else before. */
  filled(sheet: Sheet | undefined, fills: readonly Fill[]): Step[] {
    return fills.flatMap((fill) => {
      const control = sheet && this.controlAt(sheet, fill)
      if (sheet === undefined || control === undefined) return []
      const before = this.heldIn(control)
      const now = [fill.value ?? []].flat().map(String)
      return before.join('\n') === now.join('\n') ? [] : [this.did(sheet, control, fill.value)]
    })
  }

  sheetAt(target: Target): Sheet | undefined {
    if ('viewId' in target) {
      const view = this.viewCalled(target)
      return view && { target, blocks: view.blocks }
    }
    const { channel, ts } = target
    const found = this.actions.thread(channel, ts, this.user).find((one) => one.ts === ts)
    return found && this.sheetOf(found)
  }

  /** Chose one of the app's shortcuts, from a message's menu or beside the message box. */
  pointed(shortcut: string, channel?: string, ts?: string): Step[] {
    const name = this.actions.shortcuts().find(({ callbackId }) => callbackId === shortcut)?.name ?? shortcut
    if (channel === undefined || ts === undefined) return [{ verb: 'run', words: name }]
    return [...this.whereIs({ channel, ts }), { verb: 'point', words: this.start(channel, ts), to: name }]
  }

  private whereIs(target: Target): Step[] {
    if ('viewId' in target) return this.views.length > 0 ? [] : this.at('Home')
    const message = this.actions
      .thread(target.channel, target.ts, this.user)
      .find((one) => one.ts === target.ts)
    const parent = message?.thread_ts === target.ts ? undefined : message?.thread_ts
    return this.at(target.channel, parent)
  }

  private did(sheet: Sheet, control: Control, value: Filling): Step {
    const verb = verbOf(control.element)
    const wide = verb === 'fill' || verb === 'attach'
    const alike = this.on(sheet, wide ? isField : (element) => verbOf(element) === verb)
    const own = alike.find((one) => one.element === control.element) ?? control
    const means = wordsFor(alike, own, verb !== 'press')
    if (verb === 'press') return { verb, ...means }
    if (verb !== 'pick') return { verb, ...means, to: this.said(control, value) ?? null }
    const words = String(this.said(control, value))
    return { verb, words, ...(means.in === undefined ? {} : { in: means.in }) }
  }

  /** What was put in, in words. */
  private said(control: Control, value: Filling): Step['to'] {
    const { element } = control
    if (value === null || verbOf(element) === 'fill') return value
    const words = [value].flat().map((id) => this.called(control, String(id)))
    return MANY.test(String(element.type)) || verbOf(element) === 'attach' ? words : (words[0] ?? null)
  }

  private called({ element, target, blockId, actionId }: Control, id: string): string {
    const file = this.core.store.get('files', id)
    if (file !== undefined) return file.name
    const key = 'viewId' in target ? target.viewId : `${this.user}:${target.channel}:${target.ts}`
    const offered = this.core.offered.get(offeredKey(key, blockId, actionId)) ?? []
    const listed = listedFor(this.actions, this.user, element)
    const choices = listed ?? [...optionsOf(element), ...offered].map(asChoice)
    const own = choices.find((one) => one.id === id)
    const means = own && wordsFor(choices, own)
    return means === undefined || means.nth !== undefined || means.in !== undefined ? id : means.words
  }

  private controlAt(sheet: Sheet, { blockId, actionId }: Omit<Fill, 'value'>): Control | undefined {
    return this.on(sheet, () => true).find((one) => one.blockId === blockId && one.actionId === actionId)
  }

  private placeName = (place: string) => (place === 'Home' ? place : this.nameOf(place))

  private start(channel: string, ts: string): string {
    const [parent] = this.actions.thread(channel, ts, this.user)
    return (parent ? this.wordsIn(parent) : '').slice(0, MOST).split('\n')[0] ?? ''
  }
}
