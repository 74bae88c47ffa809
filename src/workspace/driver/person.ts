import type { Filling } from '../exchange/fill.ts'
import type { Outcome } from '../exchange/outcome.ts'
import type { Dict } from '../state/model.ts'
import { tomorrowAt } from '../state/zoned-time.ts'
import { type Choice, choicesOf } from './choices-of.ts'
import { type Control, menuName } from './controls-on.ts'
import type { Driver } from './driver.ts'
import { Onlooker } from './onlooker.ts'
import { fitting, pickOne, tellOf, type Which } from './pick-one.ts'
import { feetOf } from './screen-text.ts'
import { isField, type Verb, verbOf } from './verb-of.ts'

const MORNING = '08:00'
const WRITTEN = /^(plain_text|number|email_text|url_text|rich_text)_input$/

const isA = (verb: Verb) => (element: Dict) => verbOf(element) === verb
const isTypeahead = ({ element: { type } }: Control) => /external_select$/.test(String(type))
const isMany = ({ element: { type } }: Control) => /^multi_|^checkboxes$/.test(String(type))

/** Somebody in the workspace who does what a person does in the page, and finds things by the words that a person sees. */
export class Person extends Onlooker implements Driver {
  /** Goes to `#channel`, to `Home` or to `Messages` with the app. */
  async goTo(place: string): Promise<void> {
    this.thread = undefined
    this.place = place === 'Home' ? 'home' : { channel: this.channelCalled(place) }
    if (this.place !== 'home') return
    await this.actions.openHome(this.user)
    await this.settle()
  }

  /** Types into the message box, that of the open thread if there is one, and sends; a line with a slash runs a command. */
  type(line: string): Promise<Outcome> {
    return this.did(this.actions.say(this.user, this.channel, line, this.thread))
  }

  /** Presses the button with these words, which may be one at the foot of the modal on top. */
  async press(words: string, which: Which = {}): Promise<Outcome> {
    const foot = this.footCalled(words, which)
    if (foot !== undefined) return foot === 'submit' ? this.submit() : this.close()
    const { target, blockId, actionId } = await this.find(words, which, isA('press'), false)
    return this.did(this.actions.click(this.user, target, blockId, actionId))
  }

  /** Chooses from the menu of three dots beside something. */
  async pick(beside: string, words: string): Promise<Outcome> {
    return this.put(await this.find(menuName, beside === '' ? {} : { in: beside }, isA('pick')), words)
  }

  /** Chooses an option under a label; where several can be chosen it is added to them, or a list takes the place of all. */
  async choose(label: string, option: Filling, which: Which = {}): Promise<Outcome> {
    const control = await this.find(label, which, isA('choose'))
    const more = typeof option === 'string' && isMany(control)
    return this.put(control, more ? [...this.heldIn(control), option] : option)
  }

  /** Puts something into the field with this label: text, a date `YYYY-MM-DD`, a time `HH:mm`, or nothing. */
  async fill(label: string, value: Filling, which: Which = {}): Promise<Outcome> {
    return this.put(await this.find(label, which, isField), value)
  }

  /** Puts files into the file input with this label. */
  async attach(label: string, files: readonly { name: string; buffer: Uint8Array }[]): Promise<Outcome> {
    const input = await this.find(label, {}, isA('attach'))
    const ids = files.map(({ name, buffer }) => this.actions.upload(this.user, name, buffer))
    return this.put(input, ids)
  }

  /** Submits the modal on top. */
  submit(view = this.top): Promise<Outcome> {
    return this.did(this.actions.submit(this.user, view.id))
  }

  /** Closes the modal on top. */
  close(): Promise<Outcome> {
    return this.did(this.actions.close(this.user, this.top.id))
  }

  /** Opens the thread under the newest message that holds the words. */
  async openThread(words: string): Promise<void> {
    const { ts, thread_ts: parent } = await this.messageWith(words)
    this.thread = parent ?? ts
  }

  /** Chooses one of the app's shortcuts from the menu of the newest message that holds the words. */
  async point(words: string, shortcut: string): Promise<Outcome> {
    const { ts } = await this.messageWith(words)
    return this.did(this.actions.shortcut(this.user, this.channel, ts, this.shortcutCalled(shortcut)))
  }

  /** Runs one of the app's shortcuts that stand beside the message box. */
  run(shortcut: string): Promise<Outcome> {
    return this.did(this.actions.globalShortcut(this.user, this.shortcutCalled(shortcut)))
  }

  /** Moves the clock to tomorrow at eight. */
  async tomorrow(): Promise<void> {
    const { clock, timeZone } = this.stage
    this.actions.advanceClock(tomorrowAt(clock.now(), MORNING, timeZone))
    await this.settle()
  }

  /** Waits for what follows from something that was done, where somebody can tell. */
  protected async settle(): Promise<void> {}

  private async did(act: Promise<Outcome>): Promise<Outcome> {
    this.outcome = await act
    await this.settle()
    return this.outcome
  }

  private footCalled(words: string, which: Which): 'submit' | 'close' | undefined {
    const view = this.views.at(-1)
    if (view === undefined || Object.keys(which).length > 0) return undefined
    const { submit, close } = feetOf(view)
    const own = this.sheets().flatMap((sheet) => fitting(this.on(sheet, isA('press')), words, {}, false))
    if (own.length > 0) return undefined
    if (words === submit) return 'submit'
    return words === close ? 'close' : undefined
  }

  private shortcutCalled(words: string): string {
    const offered = this.actions.shortcuts().map(({ name, callbackId: id }) => ({ id, names: [name] }))
    return meant(offered, words)
  }

  private async put(control: Control, value: Filling): Promise<Outcome> {
    const { target, blockId, actionId, element } = control
    const filling = ['choose', 'pick'].includes(verbOf(element)) ? await this.chosen(control, value) : value
    if (!WRITTEN.test(String(element.type)))
      return this.did(this.actions.click(this.user, target, blockId, actionId, filling))
    this.actions.fill(this.user, target, blockId, actionId, filling)
    return this.outcome
  }

  /** The ids of what was chosen by its words. */
  private async chosen(control: Control, value: Filling): Promise<Filling> {
    if (value === null || value === '') return null
    const ids: string[] = []
    for (const words of [value].flat().map(String)) ids.push(await this.idOf(control, words))
    return isMany(control) ? [...new Set(ids)] : (ids[0] ?? null)
  }

  private async idOf(control: Control, words: string): Promise<string> {
    if (this.heldIn(control).includes(words)) return words
    const offered = await choicesOf(this.actions, this.user, control, words)
    // A typeahead may have offered it before, for other words.
    return offered.length === 0 && isTypeahead(control) ? words : meant(offered, words)
  }
}

const meant = (offered: readonly Choice[], words: string): string => {
  const found = pickOne(offered, words)
  if (found === undefined)
    throw new Error(`no “${words}” among ${offered.map(tellOf).join(', ') || 'nothing'}`)
  return found.id
}
