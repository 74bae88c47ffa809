import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { commands, screens } from '../../commands/index.ts'
import { readConfig } from '../../src/config.ts'
import { type Running, serve } from '../../src/serve.ts'
import type { Fill, Outcome, ShownView, Target, Workspace } from '../../src/workspace/index.ts'
import type { CaseAct } from '../../views/case-menu.ts'

type Dict = Record<string, unknown>
type Element = Dict & { action_id: string }

/** A Monday in term, so that the demonstration's calendar reaches far enough in either direction. */
const began = Date.parse('2026-11-23T08:30:00Z')
const loaded = Date.now()

/** Something on a screen that a person can press or choose in. */
export type Pressable = { blockId: string; actionId: string; element: Element; block: Dict }

const inBlock = (block: Dict): Element[] =>
  [block.accessory, block.element, ...((block.elements as unknown[]) ?? [])].filter(
    (one): one is Element => typeof one === 'object' && one !== null && 'action_id' in one,
  )

/** All that can be pressed, chosen in or filled in on some blocks. */
export const controlsOf = (blocks: readonly Dict[]): Pressable[] =>
  blocks.flatMap((block) =>
    inBlock(block).map((element) => ({
      blockId: String(block.block_id),
      actionId: element.action_id,
      element,
      block,
    })),
  )

/** Every text on some blocks, in one. */
export const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, one]) =>
      typeof one === 'string' && ['text', 'value', 'initial_value'].includes(key) ? one : textOf(one),
    )
    .filter((text) => text !== '')
    .join('\n')
}

/** One person in the embedded workspace, driven without a browser but over the same requests. */
export class Player {
  readonly user: string
  readonly channel: string
  readonly house: StoryHouse

  constructor(house: StoryHouse, user: string, channel: string) {
    this.house = house
    this.user = user
    this.channel = channel
  }

  get actions(): Workspace['actions'] {
    return this.house.workspace.actions
  }

  get views(): ShownView[] {
    return this.actions.views(this.user)
  }

  get top(): ShownView {
    const top = this.views.at(-1)
    if (top === undefined) throw new Error('no modal is open')
    return top
  }

  get title(): string {
    return String((this.top.title as Dict).text)
  }

  get text(): string {
    return textOf(this.top.blocks)
  }

  async calm(): Promise<void> {
    await this.house.calm()
  }

  async types(line: string): Promise<Outcome> {
    const outcome = await this.actions.command(this.user, this.channel, `/fasttrack ${line}`)
    await this.calm()
    return outcome
  }

  /** What only this person was told last in their channel. */
  told(): string {
    const all = this.actions.messages(this.channel, this.user).filter((one) => one.ephemeral)
    return all.at(-1)?.text ?? ''
  }

  controls(view = this.top): Pressable[] {
    return controlsOf(view.blocks)
  }

  /** Presses a button by its words, the one at `nth`, or the one whose id begins so. */
  async presses(words: string, { nth = 0, value }: { nth?: number; value?: string } = {}): Promise<Outcome> {
    const found = this.controls().filter(
      ({ element, actionId }) => textOf([element.text ? [element.text] : []]) === words || actionId === words,
    )[nth]
    if (found === undefined) throw new Error(`no “${words}” in ${this.title}: ${this.text.slice(0, 2000)}`)
    return this.clicks({ viewId: this.top.id }, found, value)
  }

  async clicks(target: Target, { blockId, actionId }: Pressable, value?: string): Promise<Outcome> {
    const outcome = await this.actions.click(this.user, target, blockId, actionId, value)
    await this.calm()
    return outcome
  }

  /** The input whose label begins with these words. */
  input(label: string, view = this.top): Pressable {
    const found = this.controls(view).find(
      ({ block }) => block.type === 'input' && String((block.label as Dict).text).startsWith(label),
    )
    if (found === undefined) throw new Error(`no field “${label}” in ${textOf(view.blocks).slice(0, 2000)}`)
    return found
  }

  fills(label: string, value: Fill['value'], view = this.top): void {
    const { blockId, actionId } = this.input(label, view)
    this.actions.fill(this.user, { viewId: view.id }, blockId, actionId, value)
  }

  /** Makes a choice that is sent at once. */
  async chooses(label: string, value: Fill['value'], view = this.top): Promise<Outcome> {
    const { blockId, actionId } = this.input(label, view)
    const outcome = await this.actions.click(this.user, { viewId: view.id }, blockId, actionId, value)
    await this.calm()
    return outcome
  }

  async searches(label: string, typed: string): Promise<Dict[]> {
    const { blockId, actionId } = this.input(label)
    const found = await this.actions.suggest(this.user, { viewId: this.top.id }, blockId, actionId, typed)
    return found.options
  }

  async submits(view = this.top): Promise<Outcome> {
    const outcome = await this.actions.submit(this.user, view.id)
    await this.calm()
    return outcome
  }

  async closesAll(): Promise<void> {
    const first = this.views[0]
    if (first !== undefined) await this.actions.close(this.user, first.id, true)
  }

  /** Opens a case for a pupil, and tells its number. */
  async opensCaseFor(name: string): Promise<string> {
    await this.closesAll()
    await this.types('new')
    const [found] = await this.searches('Pupil', name)
    if (found === undefined) throw new Error(`nobody called ${name}`)
    await this.chooses('Pupil', String(found.value))
    const outcome = await this.submits()
    expect(outcome).toEqual({ ok: true })
    return this.title
  }

  /** Opens a case and chooses from its menu. */
  async choosesFromMenu(id: string, act: CaseAct): Promise<Outcome> {
    await this.closesAll()
    await this.types(`case ${id}`)
    return this.presses('case.menu', { value: JSON.stringify({ case: id, do: act }) })
  }

  /** Presses a button of the Home tab. */
  async pressesHome(actionId: string): Promise<void> {
    await this.closesAll()
    await this.actions.openHome(this.user)
    await this.calm()
    const home = this.actions.home(this.user)
    const control = controlsOf(home?.blocks ?? []).find((one) => one.actionId === actionId)
    if (home && control) await this.clicks({ viewId: home.id }, control)
  }

  /** Marks a stage's whole checklist as done, from the case. */
  async coversAll(): Promise<void> {
    await this.presses('Open checklist')
    await this.presses('All covered except…')
    await this.submits()
    await this.submits()
  }
}

/** The bot with its embedded workspace and demonstration, in a folder of its own. */
export class StoryHouse {
  readonly running: Running
  readonly folder: string
  private underWay = 0

  private constructor(running: Running, folder: string) {
    this.running = running
    this.folder = folder
    running.bot.bolt.use(async ({ next }) => {
      this.underWay += 1
      await next().finally(() => {
        this.underWay -= 1
      })
    })
  }

  static async open(): Promise<StoryHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'fasttrack-story-'))
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'fasttrack.db')}`,
      LOG_LEVEL: 'trace',
    })
    const now = () => new Date(began + (Date.now() - loaded))
    // A story does in a minute what people do in a day.
    return new StoryHouse(await serve(config, { now, workspace: { rateLimits: false } }), folder)
  }

  get workspace(): Workspace {
    const { workspace } = this.running
    if (workspace === null) throw new Error('there is no workspace')
    return workspace
  }

  as(user: string, channel = 'C0GENERAL'): Player {
    return new Player(this, user, channel)
  }

  /** Waits until every request has been answered and everything that follows it has been painted. */
  async calm(): Promise<void> {
    while (this.underWay > 0) await new Promise((resolve) => setTimeout(resolve, 2))
  }

  async moveTo(instant: string): Promise<void> {
    this.workspace.clock.advanceTo(new Date(instant))
    await this.running.settled()
  }

  async close(): Promise<void> {
    await this.running.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Every id that a button, menu, form or search of the bot declares. */
export const declared = {
  words: commands.map(({ word }) => word),
  buttons: screens.flatMap(({ buttons = [] }) => buttons.map(({ id }) => id)),
  modals: screens.flatMap(({ modals = [] }) => modals.map(({ id }) => id)),
  searches: screens.flatMap(({ searches = [] }) => searches.map(({ id }) => id)),
}
