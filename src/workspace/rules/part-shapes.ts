import { anyText, list, oneWord, plain, type Shape, shape, string } from './rule.ts'

const url = string(3000, 1, /^(https?|mailto|slack|tel):/i)
const option = { text: plain(75), value: string(150, 1), description: plain(75) }

/** Objects that stand inside blocks and elements, and the two kinds of view. */
export const partShapes: Readonly<Record<string, Shape>> = {
  option: { props: option, required: ['text', 'value'] },
  link_option: { props: { ...option, url }, required: ['text', 'value'] },
  rich_option: {
    props: { ...option, text: anyText(75), description: anyText(75) },
    required: ['text', 'value'],
  },
  option_group: {
    props: { label: plain(75), options: list(shape('option'), 100) },
    required: ['label', 'options'],
  },
  confirm: {
    props: {
      title: plain(100),
      text: anyText(300),
      confirm: plain(30),
      deny: plain(30),
      style: oneWord('primary', 'danger'),
    },
    required: ['title', 'text', 'confirm', 'deny'],
  },
  dispatch_action_config: {
    props: { trigger_actions_on: list(oneWord('on_enter_pressed', 'on_character_entered'), 2) },
    required: [],
  },
}
