import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import { commands, screens } from '../../commands/index.ts'
import { readConfig } from '../../src/config.ts'
import { type Running, serve } from '../../src/serve.ts'
import {
  type Control,
  controlsOn,
  type Outcome,
  Person,
  pickOne,
  type Target,
  type Workspace,
} from '../../src/workspace/index.ts'
import type { CaseAct } from '../../views/case-menu.ts'
import { library } from '../world.ts'
import { expectNoFaults } from './no-faults.ts'
import { storyBegan } from './story-began.ts'

type Dict = Record<string, unknown>

/** Every text on some blocks as it was sent, in one. */
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

/** All that can be pressed, chosen in or filled in on some blocks. */
export const controlsOf = (blocks: readonly Dict[], viewId = ''): Control[] =>
  controlsOn({ target: { viewId }, blocks }, (id) => id)

/** One person in the embedded workspace, driven without a browser, with what people do with this bot again and again. */
export class Player extends Person {
  readonly house: StoryHouse

  constructor(house: StoryHouse, user: string, channel: string) {
    super(house.workspace, user, channel)
    this.house = house
    // All that follows from an act is there once the bot is calm.
    this.patienceMs = 0
  }

  get title(): string {
    return String((this.top.title as Dict).text)
  }

  /** All that was sent for the modal on top. */
  get text(): string {
    return textOf(this.top.blocks)
  }

  protected override settle(): Promise<void> {
    return this.house.calm()
  }

  /** What only this person was told last in their channel. */
  told(): string {
    const all = this.actions.messages(this.channel, this.user).filter((one) => one.ephemeral)
    return all.at(-1)?.text ?? ''
  }

  /** All that can be pressed, chosen in or filled in on a view. */
  controls({ id, blocks } = this.top): Control[] {
    return controlsOf(blocks, id)
  }

  /** Clicks by ids, as an act that no words name. */
  async clicks(target: Target, { blockId, actionId }: Control, value?: string): Promise<Outcome> {
    const outcome = await this.actions.click(this.user, target, blockId, actionId, value)
    await this.settle()
    return outcome
  }

  /** The field with this label, to look at. */
  input(label: string): Control {
    const fields = this.controls().filter(({ block }) => block.type === 'input')
    const found = pickOne(fields, label)
    if (found === undefined) throw new Error(`no field “${label}” in\n${this.look()}`)
    return found
  }

  async searches(label: string, typed: string): Promise<Dict[]> {
    const { target, blockId, actionId } = this.input(label)
    return (await this.actions.suggest(this.user, target, blockId, actionId, typed)).options
  }

  async closesAll(): Promise<void> {
    const first = this.views[0]
    if (first !== undefined) await this.actions.close(this.user, first.id, true)
  }

  /** Opens a case for a pupil, and tells its number. */
  async opensCaseFor(name: string): Promise<string> {
    await this.closesAll()
    await this.type('/fasttrack new')
    await this.choose('Pupil', name)
    expect(await this.submit()).toEqual({ ok: true })
    return this.title
  }

  /** Opens a case and chooses from its menu. */
  async choosesFromMenu(id: string, act: CaseAct): Promise<Outcome> {
    await this.closesAll()
    await this.type(`/fasttrack case ${id}`)
    return this.choose('case.menu', JSON.stringify({ case: id, do: act }))
  }

  /** Presses a button of the Home tab by its id. */
  async pressesHome(actionId: string): Promise<void> {
    await this.closesAll()
    await this.actions.openHome(this.user)
    await this.settle()
    const home = this.actions.home(this.user)
    const control = home && this.controls(home).find((one) => one.actionId === actionId)
    if (control !== undefined) await this.clicks(control.target, control)
  }

  /** Marks a stage's whole checklist as done, from the case. */
  async coversAll(): Promise<void> {
    await this.press('Open checklist')
    await this.press('All covered except…')
    await this.submit()
    await this.submit()
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

  /** Opens one; `env` lays settings over its own, such as `TEMPLATES_DIR`. */
  static async open(env: Record<string, string> = {}): Promise<StoryHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'fasttrack-story-'))
    const demonstration = inject('demonstration')
    // Where nobody prepared it, the bot loads it itself.
    if (demonstration !== undefined) cpSync(demonstration, folder, { recursive: true })
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: `file:${join(folder, 'fasttrack.db')}`,
      LOG_LEVEL: 'trace',
      ...env,
    })
    // Many files share a process: each house begins its own day.
    const opened = Date.now()
    const now = () => new Date(storyBegan + (Date.now() - opened))
    // A story does in a minute what people do in a day.
    const options = { now, workspace: { rateLimits: false } }
    const read = env.TEMPLATES_DIR === undefined ? { library } : {}
    return new StoryHouse(await serve(config, { ...options, ...read }), folder)
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

  /** Ends it all; what the bot did wrong on the way fails whoever closes the house. */
  async close(): Promise<void> {
    await this.running.stop()
    rmSync(this.folder, { recursive: true, force: true })
    expectNoFaults(this.workspace)
  }
}

/** Every id that a button, menu, form or search of the bot declares. */
export const declared = {
  words: commands.map(({ word }) => word),
  buttons: screens.flatMap(({ buttons = [] }) => buttons.map(({ id }) => id)),
  modals: screens.flatMap(({ modals = [] }) => modals.map(({ id }) => id)),
  searches: screens.flatMap(({ searches = [] }) => searches.map(({ id }) => id)),
}
