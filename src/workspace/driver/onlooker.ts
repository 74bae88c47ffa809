import type { ShownView, WorkspaceActions } from '../actions.ts'
import { done, type Outcome } from '../exchange/outcome.ts'
import type { Target } from '../exchange/target.ts'
import type { WorkspaceClock } from '../state/clock.ts'
import type { Dict } from '../state/model.ts'
import type { ShownMessage } from '../state/shown-message.ts'
import { idsHeld } from './choices-of.ts'
import { type Control, controlsOn, type Sheet } from './controls-on.ts'
import { pickOne, tellOf, type Which } from './pick-one.ts'
import { screenText } from './screen-text.ts'
import { wordsOf } from './words-of.ts'

/** What of a workspace a person needs. */
export interface Stage {
  actions: WorkspaceActions
  clock: WorkspaceClock
  timeZone: string
}

type Kind = (element: Dict) => boolean

const LAST = 30
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').toLowerCase()

/** Somebody in the workspace as far as they only look: where they stand, what they see, and what is meant by words. */
export class Onlooker {
  readonly stage: Stage
  readonly user: string
  /** How long something may take to appear. */
  patienceMs = 3000
  /** The channel where they stand, or the app's Home. */
  protected place: { channel: string } | 'home'
  /** The thread that is open, by the message it hangs from. */
  protected thread: string | undefined
  /** What came of what they did last. */
  protected outcome: Outcome = done

  constructor(stage: Stage, user: string, channel = stage.actions.channels(user)[0]?.id ?? '') {
    this.stage = stage
    this.user = user
    this.place = { channel }
  }

  get actions(): WorkspaceActions {
    return this.stage.actions
  }

  /** The channel where they stand; on Home, their direct conversation with the app. */
  get channel(): string {
    return this.place === 'home' ? this.actions.directWith(this.user) : this.place.channel
  }

  /** The modals that they have open, the lowest first. */
  get views(): ShownView[] {
    return this.actions.views(this.user)
  }

  /** The modal on top. */
  get top(): ShownView {
    const top = this.views.at(-1)
    if (top === undefined) throw new Error(`no modal is open:\n${this.look()}`)
    return top
  }

  /** What is on the screen now, as plain text. */
  look(): string {
    const { outcome, nameOf, conversation: messages, replies: thread } = this
    const home = this.place === 'home' ? this.actions.home(this.user) : undefined
    const place = this.place === 'home' ? 'Home' : nameOf(this.channel)
    return screenText({ place, messages, thread, home, modal: this.views.at(-1), outcome, nameOf })
  }

  /** Waits until the words are on the screen. */
  async sees(words: string | RegExp): Promise<void> {
    const fits = (text: string) =>
      typeof words === 'string' ? squeezed(text).includes(squeezed(words)) : words.test(text)
    await this.soon(() => fits(this.look()), String(words))
  }

  /** What is found as soon as it is there; in vain, an error says what was looked for and what there is instead. */
  protected async soon<T>(read: () => T | undefined | false, what: string): Promise<T> {
    const found = await this.actions.until(read, this.patienceMs).catch((error: unknown) => {
      // What was ambiguous at the end is told as such, not as missing.
      const again = read()
      if (again) return again
      throw new Error(`no “${what}” for ${this.nameOf(this.user)} in\n${this.look()}`, { cause: error })
    })
    return found as T
  }

  /** The control that is meant: on the modal if one is open, else on the Home or the newest message that has it. */
  protected find(words: string, which: Which, kind: Kind, loose = true): Promise<Control> {
    const inTurn = () => {
      for (const sheet of this.sheets()) {
        const found = pickOne(this.on(sheet, kind), words, which, loose)
        if (found !== undefined) return found
      }
      return undefined
    }
    return this.soon(inTurn, which.in === undefined ? words : `${words}” in “${which.in}`)
  }

  /** The controls of a kind on a sheet. */
  on(sheet: Sheet, kind: Kind): Control[] {
    return controlsOn(sheet, this.nameOf).filter(({ element }) => kind(element))
  }

  /** The newest message, of the open thread first, that holds the words. */
  protected messageWith(words: string): Promise<ShownMessage> {
    const holds = (one: ShownMessage) => this.wordsIn(one).includes(words)
    return this.soon(() => this.replies.findLast(holds) ?? this.conversation.findLast(holds), words)
  }

  /** What is in reach, the first to look at first. */
  protected sheets(): Sheet[] {
    const view = this.views.at(-1) ?? (this.place === 'home' ? this.actions.home(this.user) : undefined)
    if (view !== undefined) return [{ target: { viewId: view.id }, blocks: view.blocks }]
    return [...this.conversation, ...this.replies].toReversed().map((message) => this.sheetOf(message))
  }

  /** A modal that they have open, or their Home, by its id. */
  protected viewCalled(target: Target): ShownView | undefined {
    const shown = [...this.views, this.actions.home(this.user)]
    return shown.find((one) => 'viewId' in target && one?.id === target.viewId)
  }

  /** The ids of what stands in a control. */
  protected heldIn({ target, blockId, actionId }: Control): string[] {
    return idsHeld(this.viewCalled(target)?.state.values[blockId]?.[actionId] ?? {})
  }

  /** A message as something to press on. */
  sheetOf(message: ShownMessage): Sheet {
    const { channel, ts, blocks = [] } = message
    return { target: { channel, ts }, blocks, about: this.wordsIn(message) }
  }

  /** The words of a message. */
  wordsIn({ text, blocks }: ShownMessage): string {
    return wordsOf(blocks?.length ? blocks : { type: 'mrkdwn', text }, this.nameOf)
  }

  private get conversation(): ShownMessage[] {
    return this.place === 'home' ? [] : this.actions.messages(this.channel, this.user).slice(-LAST)
  }

  private get replies(): ShownMessage[] {
    return this.thread === undefined ? [] : this.actions.thread(this.channel, this.thread, this.user)
  }

  /** The channel called `#so`, or the direct conversation with the app. */
  protected channelCalled(place: string): string {
    if (place === 'Messages') return this.actions.directWith(this.user)
    const channels = this.actions.channels(this.user).map(({ id }) => ({ id, names: [this.nameOf(id)] }))
    const found = pickOne(channels, place, {}, false)
    if (found === undefined) throw new Error(`no “${place}” among ${channels.map(tellOf).join(', ')}`)
    return found.id
  }

  /** What a person or a channel is called. */
  readonly nameOf = (id: string): string => {
    const person = this.actions.people().find((one) => one.id === id)
    if (person !== undefined) return person.realName
    const channel = this.actions.channels(this.user).find((one) => one.id === id)
    if (channel === undefined) return id
    return channel.kind === 'im' ? 'Messages' : `#${channel.name}`
  }
}
