/** An object of a payload. */
export type Dict = Record<string, unknown>

/** What is judged: blocks on a surface (a message unless told), a view, or a message. */
export type Payload =
  | { blocks: unknown; on?: 'message' | 'modal' | 'home' }
  | { view: unknown }
  | { message: Dict }

/** Payloads of one family, each invalid one with all its faults: a pointer, a blank, and Slack's words. */
export interface Family {
  source: string
  valid: [name: string, payload: Payload][]
  invalid: [name: string, payload: Payload, ...faults: string[]][]
}

export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const option = (value: string) => ({ text: plain(value), value })
export const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
export const long = (length: number) => 'x'.repeat(length)
export const options = (count: number) => many(count, (i) => option(`o${i}`))

export const section = (more: Dict = {}): Dict => ({ type: 'section', text: mrkdwn('Hello'), ...more })
export const input = (element: Dict, more: Dict = {}): Dict => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
})
export const actions = (...elements: Dict[]): Dict => ({ type: 'actions', elements })
export const accessory = (element: Dict): Dict => section({ accessory: element })
export const context = (...elements: unknown[]): Dict => ({ type: 'context', elements })
export const button = (more: Dict = {}): Dict => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...more,
})
export const picture = (more: Dict = {}): Dict => ({
  type: 'image',
  image_url: 'https://x.example/a.png',
  alt_text: 'A',
  ...more,
})
export const confirm = {
  title: plain('Sure?'),
  text: plain('Really?'),
  confirm: plain('Yes'),
  deny: plain('No'),
}
export const richText = (...elements: unknown[]): Dict => ({ type: 'rich_text', elements })
export const line = (...elements: unknown[]): Dict => ({ type: 'rich_text_section', elements })
export const leaf = (text: string, more: Dict = {}): Dict => ({ type: 'text', text, ...more })
export const modal = (more: Dict = {}): Dict => ({
  type: 'modal',
  title: plain('Title'),
  blocks: [section()],
  ...more,
})
export const home = (more: Dict = {}): Dict => ({ type: 'home', blocks: [section()], ...more })

/** Blocks of a message. */
export const said = (...blocks: unknown[]): Payload => ({ blocks })
/** Blocks of a modal. */
export const asked = (...blocks: unknown[]): Payload => ({ blocks, on: 'modal' })
/** Blocks of a Home. */
export const athome = (...blocks: unknown[]): Payload => ({ blocks, on: 'home' })
