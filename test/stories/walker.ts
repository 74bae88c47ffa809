import { expect } from 'vitest'
import type { Control } from '../../src/workspace/index.ts'
import type { Player } from './in-process.ts'

type Dict = Record<string, unknown>

/** A step: a slash command, a button of the Home tab, a button or menu on the modal on top, or submitting it. */
export type Step = { type: string } | { home: string } | { press: string; value?: string } | { submit: true }

const optionsOf = ({ element }: Control): string[] =>
  ((element.options as Dict[] | undefined) ?? []).map(({ value }) => String(value))

const given = (element: Dict, name: string, otherwise: string) => String(element[name] ?? otherwise)
const chosen = (control: Control) =>
  given((control.element.initial_option as Dict | undefined) ?? {}, 'value', optionsOf(control)[0] ?? '')

const fillings: Record<string, (control: Control, user: string) => string | string[]> = {
  plain_text_input: ({ element }) => given(element, 'initial_value', 'Hushwordia'),
  datepicker: ({ element }) => given(element, 'initial_date', '2026-12-01'),
  timepicker: ({ element }) => given(element, 'initial_time', '15:30'),
  // Somebody else is kept out of a case: whoever kept themselves out would see nothing more of it.
  users_select: ({ element, blockId }, user) =>
    given(element, 'initial_user', blockId.includes('colleague') ? 'U0SENIORLEAD' : user),
  radio_buttons: chosen,
  static_select: chosen,
  // Papers take their time to make, and one is as good as all.
  checkboxes: (control) => optionsOf(control).slice(0, control.actionId.startsWith('print') ? 1 : undefined),
  multi_static_select: (control) => optionsOf(control),
}

/** Fills every field of the modal on top that can be filled, and submits it. */
export async function submitFilled(player: Player): Promise<void> {
  for (const control of player.controls().filter(({ block }) => block.type === 'input')) {
    const value = fillings[String(control.element.type)]?.(control, player.user)
    const { blockId, actionId } = control
    if (value !== undefined)
      player.actions.fill(player.user, { viewId: player.top.id }, blockId, actionId, value)
  }
  await player.submit()
}

async function pressTop(
  player: Player,
  { press, value }: { press: string; value?: string },
): Promise<boolean> {
  const found = player.controls().find((control) => {
    const own = control.element.type === 'button' ? [String(control.element.value)] : optionsOf(control)
    const offered = value === undefined || own.includes(value)
    return control.actionId === press && offered
  })
  if (found === undefined) return false
  await player.clicks({ viewId: player.top.id }, found, found.element.type === 'button' ? undefined : value)
  return true
}

async function begin(player: Player, step: { type: string } | { home: string }): Promise<void> {
  await player.closesAll()
  if ('type' in step) await player.type(`/fasttrack ${step.type}`)
  else await player.pressesHome(step.home)
}

async function take(player: Player, step: Step): Promise<boolean> {
  if ('type' in step || 'home' in step) await begin(player, step)
  else if (player.views.length === 0) return false
  // What was submitted before may be no form any more.
  else if ('submit' in step && !player.top.submit) return false
  else if ('submit' in step) await submitFilled(player)
  else if (!(await pressTop(player, step))) return false
  return player.views.length > 0
}

const nameOf = (step: Step): string => JSON.stringify(step)

/** The screens that lie over each other, the lowest first. */
export const stackOf = (player: Player) => player.views.map(({ callback_id: id }) => String(id)).join(' > ')

/** One section of a pathway is as good as all. */
const offered = (control: Control): string[] =>
  optionsOf(control).slice(0, control.actionId === 'pathway.section' ? 1 : undefined)

/** Which form on the way to court a step opens; each is another, whichever screens lie beneath, and is opened once. */
const formOf = (step: Step): string | null =>
  'press' in step && step.press.startsWith('pack.do') && step.value !== undefined
    ? (JSON.parse(step.value) as { form: string }).form
    : null

function choicesOf(control: Control): Step[] {
  const { actionId, element } = control
  if (element.type === 'overflow' || element.type === 'static_select')
    return offered(control).map((value) => ({ press: actionId, value }))
  const own = actionId.startsWith('pack.do') ? [{ press: actionId, value: String(element.value) }] : []
  return [{ press: actionId }, ...own]
}

/** Another list of a case is one step, whichever of those that are open it is. */
const isAnother = ({ actionId }: Control): boolean => /^checklist\.other#[1-9]/.test(actionId)

/** Where one can go from the modal on top: every button and menu choice once, and its Submit. */
function nextSteps(player: Player): Step[] {
  const controls = player.controls().filter((one) => one.block.type !== 'input' && !isAnother(one))
  const once = new Map(controls.flatMap(choicesOf).map((step) => [nameOf(step), step]))
  return [...once.values(), ...(player.top.submit ? [{ submit: true } as const] : [])]
}

const longest = 7

/** The screens that lie over each other, with all that is on them. */
const pictureOf = ({ views }: Player): string =>
  JSON.stringify(
    views.map(({ id, callback_id: modal, private_metadata: about, blocks }) => [id, modal, about, blocks]),
  )

/** Where a path led, so that the next step from there need not walk it again. */
type Stand = { height: number; picture: string }

/** Walks every path of buttons from somewhere, each button once on each stack of screens. */
export class Walker {
  /** Every modal that was seen, by its id, as Slack sends it. */
  readonly modals = new Map<string, Dict>()
  readonly pressed = new Set<string>()
  /** The forms on the way to court that were opened. */
  readonly forms = new Set<string>()
  deepest = 0
  private readonly player: Player
  /** Every step that was taken, by what it was about and the screens it was taken on, with the shortest way there. */
  private readonly known = new Map<string, number>()
  /** Where the latest path stood after each of its steps, by the steps. */
  private readonly stands = new Map<string, Stand>()

  constructor(player: Player) {
    this.player = player
  }

  private look(path: readonly Step[]): void {
    const { views } = this.player
    const told = `${path.map(nameOf).join(' ')} at ${stackOf(this.player)}`
    this.deepest = Math.max(this.deepest, views.length)
    for (const view of views) this.modals.set(String(view.callback_id), view)
    expect(views.length, told).toBeLessThanOrEqual(3)
    expect(this.player.house.workspace.faults(), told).toEqual([])
    expect(JSON.stringify(views), told).not.toMatch(/Too many windows|Something went wrong|One moment/)
  }

  /** Closes what was opened since over a stand, and tells whether all is as it was there. */
  private async isBackAt({ height, picture }: Stand): Promise<boolean> {
    const { player } = this
    while (player.views.length > height) await player.actions.close(player.user, player.top.id)
    return pictureOf(player) === picture
  }

  /** How many of the first steps of a path need not be taken again. */
  private async standing(path: readonly Step[]): Promise<number> {
    for (let far = path.length; far > 0; far--) {
      const stand = this.stands.get(JSON.stringify(path.slice(0, far)))
      if (stand !== undefined && (await this.isBackAt(stand))) return far
    }
    this.stands.clear()
    return 0
  }

  private async goTo(path: readonly Step[]): Promise<boolean> {
    for (let far = await this.standing(path); far < path.length; ) {
      const step = path[far++] as Step
      if (!(await take(this.player, step))) return false
      const stand = { height: this.player.views.length, picture: pictureOf(this.player) }
      this.stands.set(JSON.stringify(path.slice(0, far)), stand)
    }
    return true
  }

  private async follow(path: readonly Step[]): Promise<boolean> {
    const last = path.at(-1)
    if (last === undefined || !(await this.goTo(path.slice(0, -1)))) return false
    if (!(await take(this.player, last))) return false
    this.look(path)
    return true
  }

  private note(step: Step): void {
    const form = formOf(step)
    if (form !== null) this.forms.add(form)
    if ('press' in step) this.pressed.add(step.press.replace(/#\d+$/, ''))
  }

  private fresh(about: string, far: number): Step[] {
    const stack = stackOf(this.player)
    return nextSteps(this.player).filter((step) => {
      const key = formOf(step) ?? `${about} ${stack} ${nameOf(step).replaceAll(/FT-\d+-\d+/g, 'FT')}`
      if ((this.known.get(key) ?? Number.POSITIVE_INFINITY) <= far) return false
      this.known.set(key, far)
      this.note(step)
      return true
    })
  }

  /** Walks on from somewhere; what was walked before about the same is not walked again from the same screens. */
  async from(root: Step, about = nameOf(root)): Promise<void> {
    if ('home' in root) this.pressed.add(root.home)
    this.stands.clear()
    const queue: Step[][] = [[root]]
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const open = await this.follow(path)
      if (open && path.length < longest)
        for (const step of this.fresh(about, path.length)) queue.push([...path, step])
    }
  }
}
