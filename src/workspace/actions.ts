import type { Core } from './core.ts'
import { type Click, clickOn } from './exchange/block-action.ts'
import { chooseGlobalShortcut, chooseShortcut } from './exchange/choose-shortcut.ts'
import { closeView } from './exchange/close-view.ts'
import { type Fill, type Filling, fillIn } from './exchange/fill.ts'
import { openHome } from './exchange/open-home.ts'
import type { Outcome } from './exchange/outcome.ts'
import { runCommand } from './exchange/run-command.ts'
import { say } from './exchange/say.ts'
import { submitView } from './exchange/submit-view.ts'
import { type Suggestions, suggest } from './exchange/suggest.ts'
import { surfaceOf, type Target } from './exchange/target.ts'
import type { AppSeed } from './seed.ts'
import { openDirect } from './state/conversations.ts'
import { fileWire, keepFile, newFile, storeBytes } from './state/files.ts'
import type { Channel, Dict, User } from './state/model.ts'
import { channelMessages, markRead, type ShownMessage, threadMessages } from './state/shown-message.ts'
import { homeOf, stackOf, viewWire } from './state/views.ts'

/** A modal or Home as Slack writes it, with the state of its inputs. */
export interface ShownView extends Dict {
  id: string
  hash: string
  blocks: Dict[]
  state: { values: Record<string, Record<string, Dict>> }
}

type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>

/** Everything a person can do in the workspace, and what they see; the page and the tests both come through here. */
export interface WorkspaceActions {
  /** Posts a message, or runs it when it begins with a slash. */
  say(userId: string, channelId: string, text: string, threadTs?: string): Promise<Outcome>
  /** Runs a slash command such as `/fasttrack new`. */
  command(userId: string, channelId: string, line: string): Promise<Outcome>
  /** Clicks a button, or chooses in an element that tells the app at once; `fills` are put in before. */
  click(
    userId: string,
    target: Target,
    blockId: string,
    actionId: string,
    value?: Filling,
    fills?: readonly Fill[],
  ): Promise<Outcome>
  /** Chooses one of the app's shortcuts from a message's menu. */
  shortcut(userId: string, channelId: string, ts: string, callbackId: string): Promise<Outcome>
  /** Chooses one of the app's shortcuts that stand beside the message box. */
  globalShortcut(userId: string, callbackId: string): Promise<Outcome>
  /** Puts something into an input without telling the app. */
  fill(userId: string, target: Target, blockId: string, actionId: string, value: Filling): void
  /** Submits a modal after putting in `fills`. */
  submit(userId: string, viewId: string, fills?: readonly Fill[]): Promise<Outcome>
  /** Closes a modal, or with `all` the whole stack. */
  close(userId: string, viewId: string, all?: boolean): Promise<Outcome>
  /** Types into a typeahead. */
  suggest(
    userId: string,
    target: Target,
    blockId: string,
    actionId: string,
    query: string,
  ): Promise<Suggestions>
  /** Opens the app's Home. */
  openHome(userId: string): Promise<void>
  /** Brings a file for a file input; answers its id. */
  upload(userId: string, name: string, bytes: Uint8Array): string
  /** Moves the clock forward. */
  advanceClock(to: Date): void
  /** The id of the person's DM with the app, opened when there is none. */
  directWith(userId: string): string
  markRead(userId: string, channelId: string): void
  messages(channelId: string, asUser: string): ShownMessage[]
  thread(channelId: string, ts: string, asUser: string): ShownMessage[]
  /** The modals a person has open, the lowest first. */
  views(userId: string): ShownView[]
  home(userId: string): ShownView | undefined
  /** Everybody, the bots too. */
  people(): User[]
  /** The conversations that a person is in. */
  channels(userId: string): Channel[]
  shortcuts(): NonNullable<AppSeed['shortcuts']>
  /** All files, as `files.info` describes them. */
  files(): Dict[]
  fileBytes(fileId: string): Buffer
  /** Waits until `read` answers something true (looked at after each change), or fails after `ms`. */
  until<T>(read: () => T, ms?: number): Promise<Truthy<T>>
}

const shown = (core: Core, view: Parameters<typeof viewWire>[1]) => viewWire(core, view) as ShownView

const bring = (core: Core, user: string, name: string, bytes: Uint8Array): string => {
  const file = { ...newFile(core, { name, size: bytes.byteLength, user }), shared: true }
  return storeBytes(core, keepFile(core, file), bytes).id
}

const fileWires = (core: Core, id: string): Dict[] => {
  const wire = fileWire(core, id)
  return wire === undefined ? [] : [wire]
}

const until = <T>(core: Core, read: () => T, ms = 5000): Promise<Truthy<T>> =>
  new Promise((resolve, reject) => {
    const look = () => {
      try {
        const found = read()
        if (found) finish(() => resolve(found as Truthy<T>))
      } catch (error) {
        finish(() => reject(error))
      }
    }
    const timer = setTimeout(() => finish(() => reject(new Error(`not seen within ${ms} ms: ${read}`))), ms)
    const poll = setInterval(look, 20)
    const stop = core.store.onChange(look)
    const finish = (end: () => void) => {
      clearTimeout(timer)
      clearInterval(poll)
      stop()
      end()
    }
    look()
  })

/** Makes the actions. */
export function createActions(core: Core): WorkspaceActions {
  return {
    say: (userId, channel, text, threadTs) => say(core, userId, { channel, text, threadTs }),
    command: (userId, channel, line) => runCommand(core, userId, channel, line),
    click: (userId, target, blockId, actionId, value, fills = []) =>
      clickOn(core, userId, { target, blockId, actionId, value, fills } satisfies Click),
    shortcut: (userId, channel, ts, callbackId) => chooseShortcut(core, userId, { channel, ts, callbackId }),
    globalShortcut: (userId, callbackId) => chooseGlobalShortcut(core, userId, callbackId),
    fill: (userId, target, blockId, actionId, value) =>
      fillIn(core, surfaceOf(core, userId, target), [{ blockId, actionId, value }]),
    submit: (userId, viewId, fills = []) => submitView(core, userId, viewId, fills),
    close: (userId, viewId, all) => closeView(core, userId, viewId, all),
    suggest: (userId, target, blockId, actionId, query) =>
      suggest(core, userId, { target, blockId, actionId, query }),
    openHome: (userId) => openHome(core, userId),
    upload: (userId, name, bytes) => bring(core, userId, name, bytes),
    advanceClock: (to) => core.clock.advanceTo(to),
    directWith: (userId) => openDirect(core, userId).id,
    markRead: (userId, channelId) => markRead(core, channelId, userId),
    messages: (channelId, asUser) => channelMessages(core, channelId, asUser),
    thread: (channelId, ts, asUser) => threadMessages(core, channelId, ts, asUser),
    views: (userId) => stackOf(core, userId).map((view) => shown(core, view)),
    home(userId) {
      const view = homeOf(core, userId)
      return view && shown(core, view)
    },
    people: () => core.store.list('users'),
    channels: (userId) => core.store.list('channels').filter(({ members }) => members.includes(userId)),
    shortcuts: () => core.app.shortcuts ?? [],
    files: () => core.store.list('files').flatMap((file): Dict[] => fileWires(core, file.id)),
    fileBytes: (fileId) => core.bytes.read(fileId),
    until: (read, ms) => until(core, read, ms),
  }
}
