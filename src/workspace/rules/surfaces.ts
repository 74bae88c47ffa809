import type { Surface } from './rule.ts'

/** How many blocks a surface holds. */
export const blocksOn: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 }

// docs.slack.dev/blocks.json; `card` is documented for modals, where the live API refuses it, and `table` is of late
// documented for the Home too: the strict reading. `file` comes from Slack only.
/** Types that exist and yet are refused on a surface. */
export const refusedOn: Readonly<Record<Surface, readonly string[]>> = {
  message: ['alert', 'file', 'file_input'],
  modal: [
    ...['card', 'carousel', 'container', 'context_actions', 'data_table', 'data_visualization'],
    ...['file', 'markdown', 'plan', 'table', 'task_card'],
  ],
  home: [
    ...['alert', 'context_actions', 'data_visualization', 'file', 'file_input'],
    ...['markdown', 'plan', 'table', 'task_card'],
  ],
}
