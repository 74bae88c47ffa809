import { randomUUID } from 'node:crypto'
import type { WebClient } from '@slack/web-api'
import type { Desk } from '../../commands/desk.ts'
import { commands, screens } from '../../commands/index.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import { deskOf } from '../../src/app.ts'
import type { House } from '../../src/casework/house.ts'
import type { ReceivedAction } from '../../src/kit/button.ts'
import type { Context } from '../../src/kit/context.ts'
import type { ReceivedView } from '../../src/kit/modal-state.ts'
import type { Asked } from '../../src/slack/desk.ts'
import { openDesk } from '../../src/slack/desk.ts'
import { createLog } from '../../src/slack/log.ts'
import { createMetrics } from '../../src/slack/metrics.ts'
import { caseActs } from '../../views/case-menu.ts'
import { carriedBy, everything } from './forge.ts'
import { declared, textOf } from './in-process.ts'

type Dict = Record<string, unknown>
type Ctx = Context<Desk>
type Answered = (Dict & { after?: (() => Promise<void>) | undefined }) | undefined

const VIEW = 'V0FORGED'
const bytes = new Uint8Array(1)
/** Who may have a paper is asked here, not what it looks like. */
const quick = {
  renderLetter: async () => ({ pdf: bytes, docx: bytes, text: '' }),
  renderPapers: async () => ({ pdf: bytes, docx: bytes, png: bytes }),
}

/** Slack's side of a request: what was opened, painted and told, as texts; each view goes to whoever keeps them too. */
function slackOf(says: (text: string) => void, keeps: (view: Dict) => void): WebClient {
  const paint = async ({ view }: { view: Dict }) => {
    keeps(view)
    says(`${textOf(view.title)} ${textOf(view.blocks)}`)
    // A window of its own each time, and another hash with all that is painted.
    return { ok: true, view: { id: randomUUID(), hash: randomUUID() } }
  }
  const tell = async (message: Dict) => {
    says(textOf(message))
    return { ok: true }
  }
  const views = { open: paint, push: paint, update: paint, publish: paint }
  return { views, chat: { postMessage: tell } } as unknown as WebClient
}

const elements: Record<string, (element: Dict) => Dict> = {
  plain_text_input: ({ initial_value }) => ({ value: initial_value ?? 'Hushwordia' }),
  datepicker: ({ initial_date }) => ({ selected_date: initial_date ?? '2026-12-01' }),
  timepicker: ({ initial_time }) => ({ selected_time: initial_time ?? '15:30' }),
  // Nobody whom a form may be given to: what it would change stays as it was.
  users_select: () => ({ selected_user: 'U0NOROLE99' }),
  multi_users_select: () => ({ selected_users: ['U0NOROLE99'] }),
  checkboxes: ({ options }) => ({ selected_options: options }),
  radio_buttons: ({ initial_option, options }) => ({ selected_option: initial_option ?? first(options) }),
  static_select: ({ initial_option, options }) => ({ selected_option: initial_option ?? first(options) }),
  external_select: ({ initial_option }) => ({ selected_option: initial_option ?? null }),
  multi_static_select: ({ options }) => ({ selected_options: options }),
  file_input: () => ({ files: [] }),
  number_input: () => ({ value: '1' }),
}
const first = (options: unknown) => (options as Dict[] | undefined)?.[0] ?? null

/** What a field is filled with: a pupil who was searched for, or a deadline that was chosen, is that of the other case. */
function forgedAnswer(element: Dict, about: Dict): Dict {
  const answer = elements[String(element.type)]?.(element) ?? {}
  if (element.type === 'external_select' && answer.selected_option)
    return { selected_option: { ...answer.selected_option, value: String(about.pupil) } }
  return JSON.parse(JSON.stringify(answer).replaceAll(/FT-\d{4}-\d{4}/g, String(about.case))) as Dict
}

/** A form as Slack sends it when every field was filled in, about something else than it was painted for. */
function filled(form: Dict, about: Dict): ReceivedView {
  const values: Record<string, Dict> = {}
  for (const block of form.blocks as Dict[]) {
    if (block.type !== 'input') continue
    const element = block.element as Dict
    const answer = forgedAnswer(element, about)
    values[String(block.block_id)] = { [String(element.action_id)]: { type: element.type, ...answer } }
  }
  const context = JSON.parse(String(form.private_metadata)) as Dict
  const known = Object.entries(about).filter(([key]) => key in context)
  const private_metadata = JSON.stringify({ ...context, ...Object.fromEntries(known) })
  return { ...form, id: VIEW, private_metadata, state: { values } } as unknown as ReceivedView
}

/** One person's requests given straight to the commands, with everything between them and the store. */
export class Directly {
  private readonly user: string
  /** Every view that was painted, by its id: the forms to forge with. */
  readonly views = new Map<string, Dict>()

  constructor(house: House, user: string) {
    this.user = user
    const client = slackOf(
      (text) => void this.texts.push(text),
      (view) => void this.views.set(String(view.callback_id), view),
    )
    this.desk = openDesk(screens, {
      deps: deskOf(house, { client, token: '' }, quick),
      whoIs: (id) => personWithRoles(house.store.read, id),
      clock: { now: house.now },
      timeZone: house.timeZone,
      client,
      store: house.store,
      log: createLog('silent'),
      metrics: createMetrics(),
    })
  }

  /** What came of the request under way. */
  private texts: string[] = []
  private readonly desk

  /** Does one thing, and tells every text that came of it, in one. */
  private async saw(work: (ctx: Ctx) => Promise<unknown>, on: Partial<Asked> = {}): Promise<string> {
    const { desk } = this
    const saw: string[] = []
    this.texts = saw
    const asked: Asked = { user: this.user, inboxKey: randomUUID(), trigger: 't', ...on }
    try {
      const answer = (await work(await desk.contextFor(asked))) as Answered
      const { say, errors, update, push } = answer ?? {}
      saw.push(...[say, errors].filter(Boolean).map((one) => JSON.stringify(one)))
      saw.push(...[update, push].filter(Boolean).map((view) => textOf((view as Dict).blocks)))
      await answer?.after?.()
    } catch (error) {
      saw.push(desk.faults.tell(error, 'directly'))
    }
    return saw.join(' | ')
  }

  types(word: string, text: string): Promise<string> {
    const command = commands.find((one) => one.word === word)
    return this.saw(async (ctx) => command?.run(ctx, text))
  }

  presses(id: string, action: Dict, over: Dict | null): Promise<string> {
    const button = screens.flatMap(({ buttons = [] }) => buttons).find((one) => one.id === id)
    const view = over as ReceivedView | null
    return this.saw(async (ctx) => button?.press(ctx, { action_id: id, ...action } as ReceivedAction, view))
  }

  submits(form: Dict, about: Dict): Promise<string> {
    const modal = this.modal(form)
    return this.saw(async (ctx) => modal?.submit(ctx, filled(form, about)))
  }

  /** Makes every choice of a form that is sent at once. */
  async chooses(form: Dict, about: Dict): Promise<string> {
    const modal = this.modal(form)
    const view = filled(form, about)
    const blocks = (form.blocks as Dict[])
      .filter(({ dispatch_action }) => dispatch_action === true)
      .slice(0, 3)
    const all: string[] = []
    for (const { block_id } of blocks)
      all.push(await this.saw(async (ctx) => modal?.change?.(ctx, view, String(block_id))))
    return all.join(' | ')
  }

  private modal(form: Dict) {
    const id = String(form.callback_id)
    return screens.flatMap(({ modals = [] }) => modals).find((one) => one.id === id)
  }

  points(id: string, text: string): Promise<string> {
    const found = screens.flatMap(({ shortcuts = [] }) => shortcuts).find((one) => one.id === id)
    const at = { channel: 'C0GENERAL', ts: '1.0', thread: null, text, own: true }
    return this.saw(async (ctx) => found?.point(ctx, at), { channel: 'C0GENERAL' })
  }

  home(): Promise<string> {
    const tab = screens.find(({ home }) => home !== undefined)
    return this.saw(async (ctx) => {
      const view = await tab?.home?.(ctx)
      return { say: textOf(view?.blocks) }
    })
  }
}

/** A modal of their own, on which somebody forges a control. */
export const over = { id: 'V0FORGED', callback_id: 'list', private_metadata: '{"closed":false}', blocks: [] }

/** What a forged press of a button carries, once for each choice of a menu. */
export function actionsOf(button: string): ((id: string) => Dict)[] {
  const choices: Dict[] = button === 'case.menu' ? caseActs.map((what) => ({ do: what })) : [{}]
  return choices.map((choice) => (id) => {
    const value = JSON.stringify(everything(id, { ...carriedBy[button], ...choice }))
    return { value, selected_option: { value } }
  })
}

/** Every form of the bot about some cases, as it is painted for somebody who may do everything. */
export async function everyForm(one: Directly, ids: readonly string[]): Promise<Map<string, Dict>> {
  for (const { word } of commands) await one.types(word, ids[0] ?? '')
  for (const id of ids)
    for (const button of declared.buttons)
      for (const action of actionsOf(button)) await one.presses(button, action(id), over)
  return one.views
}
