import type { WebClient } from '@slack/web-api'
import { WebClient as Client } from '@slack/web-api'
import { embeddedSecrets } from '../../src/embedded.ts'
import { caseActs } from '../../views/case-menu.ts'
import { type Player, type StoryHouse, textOf } from './in-process.ts'

type Dict = Record<string, unknown>

/** Everything that any button of the bot carries; each takes out what is its own. */
export const everything = (id: string, more: Dict = {}): Dict => ({
  case: id,
  stage: 'pre-fast-track',
  to: 'prepare-review',
  way: 'back',
  back: null,
  under: null,
  field: 'none',
  kind: 'pre-legal-warning',
  meeting: 'm1',
  action: 'a1',
  record: 'council-confirmation',
  deadline: 'hold-review:m2',
  opens: 'meeting',
  option: null,
  page: 0,
  pathway: 'school-checklist',
  section: 0,
  item: 'A1',
  closed: false,
  after: '',
  person: 'U0HEADYEAR2',
  before: null,
  contact: 'none',
  screen: 'here',
  hold: 'h1',
  common: 'none',
  need: 'send',
  joint: 'none',
  seq: 1,
  who: 'social-worker',
  parent: 'none',
  form: 'charge',
  pack: 'none',
  school: 'secondary',
  handedIn: 'none',
  pupil: 'none',
  wants: true,
  do: 'hand-over',
  letter: 'l1',
  language: 'Polish',
  addressee: 'none',
  over: 'none',
  correct: false,
  ...more,
})

/** What some buttons carry under a name that others use for something else. */
export const carriedBy: Readonly<Record<string, Dict>> = {
  'meeting.plan': { kind: 'initial' },
  'meeting.screen': { to: 'here' },
  'hold.choose': { kind: 'missing' },
  'hold.place': { kind: 'missing' },
  'certificate.send': { pupil: 'nobody', from: '2026-09-01', to: '2026-11-20', form: 'pdf' },
  'certificate.open': { pupil: 'nobody' },
  'service.letter': { do: 'prove' },
  'shut.open': { from: '2026-11-24', to: '2026-11-24' },
}

const menus = new Set(['case.menu'])

/** What is picked from a forged menu. */
const pickOf = (id: string, value: Dict): string | undefined =>
  menus.has(id) ? JSON.stringify({ case: value.case, do: value.do ?? 'timeline' }) : undefined

/** A control as somebody would forge it, carrying what our own would. */
function forged(id: string, value: Dict, blockId: string): Dict {
  if (!menus.has(id)) {
    const text = { type: 'plain_text', text: id }
    return {
      type: 'actions',
      block_id: blockId,
      elements: [{ type: 'button', action_id: id, text, value: JSON.stringify(value) }],
    }
  }
  const items = caseActs.map((what) => {
    return { text: { type: 'plain_text', text: what }, value: JSON.stringify({ case: value.case, do: what }) }
  })
  const placeholder = { type: 'plain_text', text: 'More' }
  return {
    type: 'actions',
    block_id: blockId,
    elements: [{ type: 'static_select', action_id: id, placeholder, options: items }],
  }
}

/** What somebody saw after they did something: modals and what only they were told. */
export type Saw = { shown: string; told: string; ok: boolean }

const slackOf = ({ running }: StoryHouse): WebClient =>
  new Client(embeddedSecrets.token, { slackApiUrl: `${running.url}/api/` })

/** Somebody who sends what our screens would never let them send. */
export class Forger {
  readonly player: Player
  private readonly slack: WebClient

  constructor(player: Player) {
    this.player = player
    this.slack = slackOf(player.house)
  }

  private heard(): number {
    const { actions, user, channel } = this.player
    return [channel, actions.directWith(user)].reduce((n, one) => n + actions.messages(one, user).length, 0)
  }

  private lately(before: number): string {
    const { actions, user, channel } = this.player
    const all = [...actions.messages(channel, user), ...actions.messages(actions.directWith(user), user)]
    const fresh = all.filter((one) => one.ephemeral || one.channel !== channel)
    return this.heard() > before ? textOf(fresh.slice(-1)) : ''
  }

  private async saw(act: () => Promise<{ ok: boolean } & Dict>): Promise<Saw> {
    const before = this.heard()
    const outcome = await act()
    await this.player.house.calm()
    const errors = 'errors' in outcome ? Object.values(outcome.errors as Dict).join(' ') : ''
    const shown = this.player.views
      .map((view) => `${(view.title as Dict).text} ${textOf(view.blocks)}`)
      .join(' | ')
    return { shown, told: `${this.lately(before)} ${errors}`.trim(), ok: outcome.ok }
  }

  /** Types a command. */
  async types(line: string): Promise<Saw> {
    await this.player.closesAll()
    return this.saw(() => this.player.type(`/fasttrack ${line}`))
  }

  /** Presses a forged control in a direct message. */
  async pressesInMessage(id: string, value: Dict): Promise<Saw> {
    await this.player.closesAll()
    const channel = this.player.actions.directWith(this.player.user)
    const { ts = '' } = await this.slack.chat.postMessage({
      channel,
      text: 'forged',
      blocks: [forged(id, value, 'f')] as never,
    })
    const choice = pickOf(id, value)
    return this.saw(
      () => this.player.actions.click(this.player.user, { channel, ts }, 'f', id, choice) as never,
    )
  }

  /** Turns a modal of their own into any other; null when they cannot have one. */
  private async turned(view: Dict): Promise<string | null> {
    await this.player.closesAll()
    await this.player.type('/fasttrack list')
    const own = this.player.views.at(-1)
    if (own === undefined) return null
    await this.slack.views.update({
      view_id: own.id,
      view: { type: 'modal', title: { type: 'plain_text', text: 'Forged' }, ...view } as never,
    })
    return own.id
  }

  /** Presses a forged control on a modal. */
  async pressesOnModal(id: string, value: Dict): Promise<Saw | null> {
    const viewId = await this.turned({
      callback_id: 'list',
      private_metadata: '{"closed":false}',
      blocks: [forged(id, value, 'f')],
    })
    if (viewId === null) return null
    const choice = pickOf(id, value)
    return this.saw(() => this.player.actions.click(this.player.user, { viewId }, 'f', id, choice) as never)
  }

  /** Submits a form that was painted for somebody else, about whatever `context` says. */
  async submits(form: Dict, context: Dict, fill: (player: Player) => Promise<void>): Promise<Saw | null> {
    const { callback_id, blocks, title, submit } = form
    const was = JSON.parse(String(form.private_metadata)) as Dict
    const viewId = await this.turned({
      callback_id,
      blocks,
      title,
      submit,
      private_metadata: JSON.stringify({ ...was, ...context }),
    })
    if (viewId === null) return null
    return this.saw(async () => {
      await fill(this.player)
      return { ok: true }
    })
  }
}

/** How a command, a button or a search is answered when it is not the person's, made comparable between cases. */
export const alike = ({ shown, told }: Saw): string => `${shown} ${told}`.replaceAll(/FT-\d{4}-\d{4}/g, 'FT')
