import type { ShownView } from '../actions.ts'
import type { Outcome } from '../exchange/outcome.ts'
import type { Dict, Values } from '../state/model.ts'
import type { ShownMessage } from '../state/shown-message.ts'
import { optionsOf } from '../state/values.ts'
import { idsHeld } from './choices-of.ts'
import { type Control, controlsOn } from './controls-on.ts'
import { type NameOf, wordsOf } from './words-of.ts'

/** What is on a person's screen. */
export interface Screen {
  /** Where they stand, such as `#general`. */
  place: string
  messages: readonly ShownMessage[]
  thread: readonly ShownMessage[]
  home: ShownView | undefined
  /** The modal on top. */
  modal: ShownView | undefined
  /** What came of what they did last: faults at fields, or a sentence of trouble. */
  outcome: Outcome
  nameOf: NameOf
}

const held = (element: Dict, state: Dict, nameOf: NameOf): string =>
  idsHeld(state)
    .map((id) => {
      const given = [...optionsOf(element), ...Object.values(state).flat()] as (Dict | null)[]
      return wordsOf(given.find((option) => option?.value === id)?.text) || nameOf(id) || id
    })
    .join(', ')

const INSIDE: Readonly<Record<string, (words: string, element: Dict) => string>> = {
  button: (words) => `[${words}]`,
  overflow: (_words, element) =>
    `[… ${optionsOf(element)
      .map((one) => wordsOf(one.text))
      .join(' / ')}]`,
}

const offered = (element: Dict) =>
  ['radio_buttons', 'checkboxes'].includes(String(element.type))
    ? ` (${optionsOf(element)
        .map((one) => wordsOf(one.text))
        .join(' / ')})`
    : ''

const drawControl = (
  { element, names, blockId, actionId, block }: Control,
  values: Values,
  nameOf: NameOf,
) => {
  const drawn = INSIDE[String(element.type)]?.(names[0] ?? '', element)
  if (drawn !== undefined) return drawn
  const name = block.type === 'input' ? '' : `${wordsOf(element.placeholder)} `
  return `${name}<${held(element, values[blockId]?.[actionId] ?? {}, nameOf)}>${offered(element)}`
}

const errorsOf = (outcome: Outcome): Record<string, string> => ('errors' in outcome ? outcome.errors : {})

const drawBlocks = (blocks: readonly Dict[], { outcome, nameOf }: Screen, values: Values = {}): string[] => {
  const controls = controlsOn({ target: { viewId: '' }, blocks }, nameOf)
  return blocks.flatMap((block) => {
    const own = controls.filter((one) => one.block === block).map((one) => drawControl(one, values, nameOf))
    const error = errorsOf(outcome)[String(block.block_id)]
    return [wordsOf(block, nameOf), own.join(' '), error === undefined ? '' : `! ${error}`].filter(Boolean)
  })
}

const drawMessage = (screen: Screen) => (message: ShownMessage) => {
  const { blocks = [], from, text, files = [], reply_count: replies } = message
  const words =
    blocks.length > 0
      ? drawBlocks(blocks, screen).join('\n  ')
      : wordsOf({ type: 'mrkdwn', text }, screen.nameOf)
  const named = files.map(({ title, name }) => `  (file ${title || name})`)
  return [`${from}: ${words}`, ...named, ...(replies ? [`  (${replies} replies)`] : [])].join('\n')
}

/** The words on the buttons at the foot of a modal. */
export const feetOf = (view: ShownView) => ({
  close: wordsOf(view.close) || (view.submit ? 'Cancel' : 'Close'),
  submit: wordsOf(view.submit),
})

const feet = (view: ShownView): string =>
  Object.values(feetOf(view))
    .filter(Boolean)
    .map((one) => `[${one}]`)
    .join(' ')

const drawModal = (screen: Screen, view: ShownView): string[] => {
  const { outcome } = screen
  const trouble = 'trouble' in outcome ? [`! ${outcome.trouble}`] : []
  return [
    `== ${wordsOf(view.title)} ==`,
    ...trouble,
    ...drawBlocks(view.blocks, screen, view.state.values),
    feet(view),
  ]
}

/** What is on a screen as plain text: the modal if one is open, as it hides the rest; else the Home or the conversation. */
export function screenText(screen: Screen): string {
  const { place, messages, thread, home, modal } = screen
  if (modal !== undefined) return drawModal(screen, modal).join('\n')
  if (place === 'Home')
    return ['== Home ==', ...(home ? drawBlocks(home.blocks, screen, home.state.values) : [])].join('\n')
  const conversation = [`== ${place} ==`, ...messages.map(drawMessage(screen))]
  const replies = thread.length === 0 ? [] : ['== Thread ==', ...thread.map(drawMessage(screen))]
  return [...conversation, ...replies].join('\n')
}
