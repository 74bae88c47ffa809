import { setTimeout as sleep } from 'node:timers/promises'
import type { Fill, Filling, Outcome, ShownView, Workspace } from '../../src/workspace/index.ts'
import type { MortalBot } from './mortal-bot.ts'

/** Where somebody works, and with what. */
export type Desk = {
  workspace: Workspace
  bot: MortalBot
  user: string
  school: string
  channel: string
  /** A number from 0 up to 1. */
  random: () => number
}

/** What Slack's side saw acknowledged, and so what the store must hold. */
export type Acknowledged =
  | { what: 'opened'; pupil: string; case: string }
  | { what: 'answer'; case: string; item: string; value: string; note: string }
  | { what: 'entered'; case: string; stage: string }
  | { what: 'planned'; case: string; place: string }
  | { what: 'sent'; case: string }
  | { what: 'held'; case: string; meeting: string }

const HANGS_MS = 8000
const PATIENCE = 5
/** What is said of something that was not kept, or may not have been. */
const TRY_AGAIN = /try again|trying again/i
/** What a life that ends amid a request leaves: it may have been kept or not. */
const ended = Symbol('the bot died')
type Ended = typeof ended

const actionOf = (block: Record<string, unknown>): string[] => {
  const elements = [block.element, block.accessory, ...((block.elements as unknown[] | undefined) ?? [])]
  return elements.flatMap((one) => (one ? [String((one as Record<string, unknown>).action_id)] : []))
}

/** The blocks of a view that hold an action. */
export const blocksWith = (
  view: ShownView,
  action: string,
): { blockId: string; block: Record<string, unknown> }[] =>
  view.blocks
    .filter((block) => actionOf(block).includes(action))
    .map((block) => ({ blockId: String(block.block_id), block }))

/** One of the school's people at work: what they do is tried again until the bot has acknowledged it. */
export class Caseworker {
  readonly acknowledged: Acknowledged[] = []
  /** How many requests were left without an acknowledgement. */
  unanswered = 0
  readonly #desk: Desk
  #notes = 0
  stopped = false

  constructor(desk: Desk) {
    this.#desk = desk
  }

  get #top(): ShownView | undefined {
    return this.#desk.workspace.actions.views(this.#desk.user).at(-1)
  }

  /** Waits until something is to be seen, or the life in which it was asked for has ended. */
  async #seen<T>(read: () => T | undefined | false | null): Promise<T | Ended> {
    const { bot } = this.#desk
    const { life } = bot
    const until = performance.now() + HANGS_MS
    while (bot.life === life && bot.url !== null) {
      const found = read()
      if (found) return found
      if (performance.now() > until) throw new Error(`a living bot did not show it: ${read}\n${bot.said}`)
      await sleep(8)
    }
    return ended
  }

  /** One trial: done, or whether the bot lived through its failing. */
  async #attempt(trial: () => Promise<Outcome>): Promise<'done' | 'alive' | 'dead'> {
    const { bot } = this.#desk
    await bot.up()
    const { life } = bot
    const outcome = await trial()
    if (outcome.ok) return 'done'
    const told = 'errors' in outcome ? JSON.stringify(outcome.errors) : ''
    if (told !== '' && !TRY_AGAIN.test(told)) throw new Error(`refused: ${told}`)
    this.unanswered += 1
    return bot.life === life && bot.url !== null ? 'alive' : 'dead'
  }

  /** Tries something until it is acknowledged; a living bot that fails again and again is a fault. */
  async #acknowledge(trial: () => Promise<Outcome>): Promise<void> {
    for (let failed = 0; failed < PATIENCE; ) {
      const ending = await this.#attempt(trial)
      if (ending === 'done') return
      if (ending === 'alive') failed += 1
    }
    const { workspace, bot } = this.#desk
    throw new Error(`a living bot failed: ${JSON.stringify(workspace.faults().slice(-3))}\n${bot.said}`)
  }

  /** Types a command until the modal that it opens stands there. */
  async #open(words: string, modal: string): Promise<ShownView> {
    const { workspace, user, channel } = this.#desk
    for (;;) {
      const old = this.#top?.id
      await this.#acknowledge(() => workspace.actions.command(user, channel, `/fasttrack ${words}`))
      const view = await this.#seen(
        () => this.#top?.id !== old && this.#top?.callback_id === modal && this.#top,
      )
      if (view !== ended) return view
    }
  }

  #press(
    view: ShownView,
    blockId: string,
    action: string,
    value?: Filling,
    fills: Fill[] = [],
  ): Promise<void> {
    const { workspace, user } = this.#desk
    return this.#acknowledge(() =>
      workspace.actions.click(user, { viewId: view.id }, blockId, action, value, fills),
    )
  }

  #submit(view: ShownView, fills: Fill[] = []): Promise<void> {
    const { workspace, user } = this.#desk
    return this.#acknowledge(() => workspace.actions.submit(user, view.id, fills))
  }

  /** Does something to a shown view until its bot did not say on top of it that it was not kept. */
  async #kept(view: ShownView, trial: () => Promise<void>): Promise<void> {
    const shown = () => this.#desk.workspace.actions.views(this.#desk.user).find((one) => one.id === view.id)
    for (let refused = 0; refused < PATIENCE; refused++) {
      const before = shown()?.hash
      await trial()
      const painted = await this.#seen(() => shown()?.hash !== before && shown())
      if (painted === ended || !painted.blocks.some((block) => block.block_id === 'fasttrack-banner')) return
    }
    throw new Error(`a living bot keeps nothing: ${this.#desk.bot.said}`)
  }

  /** Opens a case for a pupil; answers its number. */
  async openCase(pupil: string): Promise<string> {
    const { workspace, user } = this.#desk
    for (;;) {
      const view = await this.#open('new', 'new')
      const found = await workspace.actions.suggest(user, { viewId: view.id }, 'pupil', 'new.pupil', 'robin')
      if (!found.ok) continue
      await this.#press(view, 'pupil', 'new.pupil', pupil)
      const chosen = await this.#seen(() => this.#top && this.#top.hash !== view.hash && this.#top)
      if (chosen === ended) continue
      await this.#submit(chosen)
      const id = String((this.#top?.title as { text: string } | undefined)?.text)
      this.acknowledged.push({ what: 'opened', pupil, case: id })
      return id
    }
  }

  /** Answers some items of the checklist where a case stands, each with a note of its own, and saves. */
  async answer(id: string, items: readonly string[], value: 'done' | 'not-yet'): Promise<void> {
    const view = await this.#open(`checklist ${id}`, 'checklist')
    for (const item of items) {
      const now = this.#desk.workspace.actions.views(this.#desk.user).find((one) => one.id === view.id)
      const place = (name: string) =>
        blocksWith(now ?? view, `checklist.${name}`).find(({ blockId }) =>
          blockId.startsWith(`${name}:${item}@`),
        )
      const [answer, noted] = [place('answer'), place('note')]
      if (!answer || !noted) throw new Error(`${id} shows no item ${item}`)
      this.#notes += 1
      const note = `${this.#desk.school} note ${this.#notes}`
      const fills = [{ blockId: noted.blockId, actionId: 'checklist.note', value: note }]
      await this.#kept(view, () => this.#press(view, answer.blockId, 'checklist.answer', value, fills))
      this.acknowledged.push({ what: 'answer', case: id, item, value, note })
    }
    await this.#submit(view)
  }

  /** Goes on to the next stage of a case. */
  async goOn(id: string, stage: string): Promise<void> {
    const view = await this.#open(`case ${id}`, 'case')
    const [button] = blocksWith(view, 'case.go-on')
    if (button === undefined) throw new Error(`${id} can not go on`)
    await this.#press(view, button.blockId, 'case.go-on')
    this.acknowledged.push({ what: 'entered', case: id, stage })
  }

  /** Sets up the initial meeting of a case. */
  async plan(id: string): Promise<void> {
    const view = await this.#open(`meeting ${id}`, 'meeting.plan')
    const place = `Room of ${id}`
    await this.#submit(view, [
      // Far enough ahead on whatever day the form is kept: the day may change while it is open.
      { blockId: 'on', actionId: 'meeting.plan.on', value: '2026-12-16' },
      { blockId: 'place', actionId: 'meeting.plan.place', value: place },
    ])
    this.acknowledged.push({ what: 'planned', case: id, place })
  }

  /** Marks the letters that were drafted as sent. */
  async send(id: string): Promise<void> {
    for (;;) {
      const letters = await this.#open(`letters ${id}`, 'letters')
      const [button] = blocksWith(letters, 'letters.send')
      if (button === undefined) return
      await this.#press(letters, button.blockId, 'letters.send')
      const form = await this.#seen(() => this.#top?.callback_id === 'letters.send' && this.#top)
      if (form === ended) continue
      const readBy = { blockId: 'readBy', actionId: 'letters.send.readBy', value: this.#desk.user }
      await this.#submit(form, [readBy])
      this.acknowledged.push({ what: 'sent', case: id })
      return
    }
  }

  /** Says who came to a meeting: everybody. */
  async hold(id: string, meeting: string): Promise<void> {
    const view = await this.#open(`minutes ${id}`, 'meeting.hold')
    const fills = blocksWith(view, 'meeting.hold.came').map(({ blockId }) => ({
      blockId,
      actionId: 'meeting.hold.came',
      value: 'here',
    }))
    await this.#submit(view, fills)
    this.acknowledged.push({ what: 'held', case: id, meeting })
  }
}
