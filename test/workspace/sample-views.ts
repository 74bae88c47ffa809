type Dict = Record<string, unknown>

/** A plain_text object. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text })

/** An option whose words are its value. */
export const option = (value: string) => ({ text: plain(value), value })

/** An optional input with an element in it, all under one id. */
export const field = (id: string, element: Dict, more: Dict = {}): Dict => ({
  type: 'input',
  block_id: id,
  optional: true,
  label: plain(id),
  element: { action_id: id, ...element },
  ...more,
})

/** A modal with an input `name`, or with other blocks. */
export const modal = (title: string, more: Dict = {}): Dict => ({
  type: 'modal',
  callback_id: 'form',
  title: plain(title),
  submit: plain('Save'),
  blocks: [field('name', { type: 'plain_text_input' })],
  ...more,
})

/** A Home with one button. */
export const home = (more: Dict = {}): Dict => ({
  type: 'home',
  blocks: [
    { type: 'actions', block_id: 'row', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] },
  ],
  ...more,
})
