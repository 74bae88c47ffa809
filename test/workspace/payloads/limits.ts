import {
  accessory,
  actions,
  asked,
  athome,
  button,
  confirm,
  context,
  type Dict,
  type Family,
  home,
  input,
  long,
  many,
  modal,
  mrkdwn,
  option,
  options,
  type Payload,
  picture,
  plain,
  said,
  section,
} from './pieces.ts'

/** One number of slack-limits.json: what is as long or as many as given, where it stands, and what is counted. */
export interface Limit {
  key: string
  most: number
  at: string
  of: 'characters' | 'items'
  make: (count: number) => Payload
  /** Text that may be of two kinds is named first as fitting none. */
  union?: string
}

const url = (length: number) => `https://x.example/${long(length - 18)}`
const characters = (key: string, most: number, at: string, make: Limit['make'], union?: string): Limit => ({
  key,
  most,
  at,
  of: 'characters',
  make,
  ...(union ? { union } : {}),
})
const items = (key: string, most: number, at: string, make: Limit['make']): Limit => ({
  key,
  most,
  at,
  of: 'items',
  make,
})
const pressed = (more: (count: number) => Dict) => (count: number) => said(actions(button(more(count))))
const confirmed = (name: string) => pressed((n) => ({ confirm: { ...confirm, [name]: plain(long(n)) } }))
const menu = (make: (count: number) => Dict) => (count: number) =>
  said(accessory({ type: 'static_select', ...make(count) }))
const cell = { type: 'raw_text', text: 'a' }
const first = '/blocks/0/elements/0'
const field = { type: 'plain_text_input' }
const divided = (count: number) => many(count, () => ({ type: 'divider' }))
const group = (label: string, i: number, count = 1) => ({
  label: plain(label),
  options: many(count, (n) => option(`${i}-${n}`)),
})
const bars = (series: number, data: number, name: number, label: number, axis: number) => {
  const categories = many(data, (i) => `${i}`.padEnd(label, '.'))
  return said({
    type: 'data_visualization',
    title: 'a',
    chart: {
      type: 'bar',
      series: many(series, (i) => ({
        name: `${i}`.padEnd(name, '.'),
        data: categories.map((one) => ({ label: one, value: 1 })),
      })),
      axis_config: { categories, x_label: long(axis) },
    },
  })
}

/** Every length and count: valid at the limit, refused one above it. */
export const limits: Limit[] = [
  items('surface.message.blocks_max', 50, '/blocks', (n) => said(...divided(n))),
  items('surface.modal.blocks_max', 100, '/blocks', (n) => asked(...divided(n))),
  items('surface.home.blocks_max', 100, '/blocks', (n) => athome(...divided(n))),
  characters('view.title', 24, '/view/title/text', (n) => ({ view: modal({ title: plain(long(n)) }) })),
  characters('view.submit', 24, '/view/submit/text', (n) => ({ view: modal({ submit: plain(long(n)) }) })),
  characters('view.close', 24, '/view/close/text', (n) => ({ view: modal({ close: plain(long(n)) }) })),
  characters('view.private_metadata', 3000, '/view/private_metadata', (n) => ({
    view: modal({ private_metadata: long(n) }),
  })),
  characters('view.callback_id', 255, '/view/callback_id', (n) => ({
    view: modal({ callback_id: long(n) }),
  })),
  characters('view.external_id', 255, '/view/external_id', (n) => ({ view: home({ external_id: long(n) }) })),
  characters('common.block_id', 255, '/blocks/0/block_id', (n) =>
    said({ type: 'divider', block_id: long(n) }),
  ),
  characters(
    'common.action_id',
    255,
    `${first}/action_id`,
    pressed((n) => ({ action_id: long(n) })),
  ),
  characters('common.text_object', 3000, `${first}/text`, (n) => said(context(mrkdwn(long(n))))),
  characters(
    'blocks.section.text',
    3000,
    '/blocks/0/text/text',
    (n) => said(section({ text: mrkdwn(long(n)) })),
    '/blocks/0/text',
  ),
  characters(
    'blocks.section.field_text',
    2000,
    '/blocks/0/fields/0/text',
    (n) => said(section({ fields: [plain(long(n))] })),
    '/blocks/0/fields/0',
  ),
  items('blocks.section.fields_max', 10, '/blocks/0/fields', (n) =>
    said(section({ fields: many(n, () => plain('a')) })),
  ),
  characters('blocks.header.text_plain_only', 150, '/blocks/0/text/text', (n) =>
    said({ type: 'header', text: plain(long(n)) }),
  ),
  items('blocks.context.elements_max', 10, '/blocks/0/elements', (n) =>
    said(context(...many(n, () => plain('a')))),
  ),
  items('blocks.actions.elements_max', 25, '/blocks/0/elements', (n) =>
    said(actions(...many(n, (i) => button({ action_id: `${i}` })))),
  ),
  characters('blocks.input.label', 2000, '/blocks/0/label/text', (n) =>
    said(input(field, { label: plain(long(n)) })),
  ),
  characters('blocks.input.hint', 2000, '/blocks/0/hint/text', (n) =>
    said(input(field, { hint: plain(long(n)) })),
  ),
  characters('blocks.image.image_url', 3000, '/blocks/0/image_url', (n) =>
    said(picture({ image_url: url(n) })),
  ),
  characters('blocks.image.alt_text', 2000, '/blocks/0/alt_text', (n) =>
    said(picture({ alt_text: long(n) })),
  ),
  characters('blocks.image.title', 2000, '/blocks/0/title/text', (n) =>
    said(picture({ title: plain(long(n)) })),
  ),
  characters('blocks.markdown.text_cumulative_per_payload', 12_000, '/blocks/0/text', (n) =>
    said({ type: 'markdown', text: long(n) }),
  ),
  items('blocks.table.rows_max', 100, '/blocks/0/rows', (n) =>
    said({ type: 'table', rows: many(n, () => [cell]) }),
  ),
  items('blocks.table.cells_per_row_max', 20, '/blocks/0/rows/0', (n) =>
    said({ type: 'table', rows: [many(n, () => cell)] }),
  ),
  items('blocks.table.column_settings_max', 20, '/blocks/0/column_settings', (n) =>
    said({ type: 'table', rows: [many(20, () => cell)], column_settings: many(n, () => null) }),
  ),
  items('blocks.data_table.rows', 101, '/blocks/0/rows', (n) =>
    said({ type: 'data_table', caption: 'a', rows: many(n, () => [cell]) }),
  ),
  items('blocks.data_table.columns_max', 20, '/blocks/0/rows/0', (n) =>
    said({ type: 'data_table', caption: 'a', rows: [many(n, () => cell), many(20, () => cell)] }),
  ),
  characters(
    'elements.button.text',
    75,
    `${first}/text/text`,
    pressed((n) => ({ text: plain(long(n)) })),
  ),
  characters(
    'elements.button.value',
    2000,
    `${first}/value`,
    pressed((n) => ({ value: long(n) })),
  ),
  characters(
    'elements.button.url',
    3000,
    `${first}/url`,
    pressed((n) => ({ url: url(n) })),
  ),
  characters(
    'elements.button.accessibility_label',
    75,
    `${first}/accessibility_label`,
    pressed((n) => ({ accessibility_label: long(n) })),
  ),
  items('elements.checkboxes.options', 10, '/blocks/0/accessory/options', (n) =>
    said(accessory({ type: 'checkboxes', options: options(n) })),
  ),
  items('elements.radio_buttons.options', 10, '/blocks/0/accessory/options', (n) =>
    said(accessory({ type: 'radio_buttons', options: options(n) })),
  ),
  items('elements.overflow.options', 5, '/blocks/0/accessory/options', (n) =>
    said(accessory({ type: 'overflow', options: options(n) })),
  ),
  items(
    'elements.static_select.options',
    100,
    '/blocks/0/accessory/options',
    menu((n) => ({ options: options(n) })),
  ),
  items(
    'elements.static_select.option_groups',
    100,
    '/blocks/0/accessory/option_groups',
    menu((n) => ({ option_groups: many(n, (i) => group('a', i)) })),
  ),
  items(
    'elements.option_group.options',
    100,
    '/blocks/0/accessory/option_groups/0/options',
    menu((n) => ({ option_groups: [group('a', 0, n)] })),
  ),
  characters(
    'elements.option_group.label',
    75,
    '/blocks/0/accessory/option_groups/0/label/text',
    menu((n) => ({ option_groups: [group(long(n), 0)] })),
  ),
  characters(
    'elements.option.text',
    75,
    '/blocks/0/accessory/options/0/text/text',
    menu((n) => ({ options: [{ ...option('a'), text: plain(long(n)) }] })),
  ),
  characters(
    'elements.option.value_safe',
    75,
    '/blocks/0/accessory/options/0/value',
    menu((n) => ({ options: [{ ...option('a'), value: long(n) }] })),
  ),
  characters(
    'elements.option.description',
    75,
    '/blocks/0/accessory/options/0/description/text',
    menu((n) => ({ options: [{ ...option('a'), description: plain(long(n)) }] })),
  ),
  characters('elements.option.overflow_url', 3000, '/blocks/0/accessory/options/0/url', (n) =>
    said(accessory({ type: 'overflow', options: [{ ...option('a'), url: url(n) }] })),
  ),
  characters(
    'elements.placeholder',
    150,
    '/blocks/0/accessory/placeholder/text',
    menu((n) => ({ options: options(1), placeholder: plain(long(n)) })),
  ),
  characters('elements.plain_text_input.max_length', 3000, '/blocks/0/element/initial_value', (n) =>
    said(input({ ...field, initial_value: long(n) })),
  ),
  characters('elements.confirm.title', 100, `${first}/confirm/title/text`, confirmed('title')),
  characters(
    'elements.confirm.text',
    300,
    `${first}/confirm/text/text`,
    confirmed('text'),
    `${first}/confirm/text`,
  ),
  characters('elements.confirm.confirm', 30, `${first}/confirm/confirm/text`, confirmed('confirm')),
  characters('elements.confirm.deny', 30, `${first}/confirm/deny/text`, confirmed('deny')),
  items('message.attachments_max', 100, '/attachments', (n) => ({
    message: { attachments: many(n, () => ({ text: 'a' })) },
  })),
  characters(
    'alert.text',
    200,
    '/blocks/0/text/text',
    (n) => asked({ type: 'alert', text: plain(long(n)) }),
    '/blocks/0/text',
  ),
  characters(
    'card.title',
    150,
    '/blocks/0/title/text',
    (n) => said({ type: 'card', title: plain(long(n)) }),
    '/blocks/0/title',
  ),
  characters(
    'card.body',
    200,
    '/blocks/0/body/text',
    (n) => said({ type: 'card', body: plain(long(n)) }),
    '/blocks/0/body',
  ),
  items('carousel.elements', 10, '/blocks/0/elements', (n) =>
    said({ type: 'carousel', elements: many(n, () => ({ type: 'card', title: plain('a') })) }),
  ),
  characters('container.title', 150, '/blocks/0/title/text', (n) =>
    said({ type: 'container', title: plain(long(n)), child_blocks: divided(1) }),
  ),
  items('container.child_blocks', 10, '/blocks/0/child_blocks', (n) =>
    said({ type: 'container', title: plain('a'), child_blocks: divided(n) }),
  ),
  items('context_actions.elements', 5, '/blocks/0/elements', (n) =>
    said({
      type: 'context_actions',
      elements: many(n, () => ({ type: 'icon_button', icon: 'trash', text: plain('a') })),
    }),
  ),
  items('icon_button.visible_to_user_ids', 10, `${first}/visible_to_user_ids`, (n) =>
    said({
      type: 'context_actions',
      elements: [
        {
          type: 'icon_button',
          icon: 'trash',
          text: plain('a'),
          visible_to_user_ids: many(n, (i) => `U00000000${i}`),
        },
      ],
    }),
  ),
  characters('data_visualization.title', 50, '/blocks/0/title', (n) =>
    said({
      type: 'data_visualization',
      title: long(n),
      chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
    }),
  ),
  items('data_visualization.segments', 12, '/blocks/0/chart/segments', (n) =>
    said({
      type: 'data_visualization',
      title: 'a',
      chart: { type: 'pie', segments: many(n, () => ({ label: 'a', value: 1 })) },
    }),
  ),
  items('data_visualization.series', 12, '/blocks/0/chart/series', (n) => bars(n, 1, 4, 4, 1)),
  characters('data_visualization.series_name', 20, '/blocks/0/chart/series/0/name', (n) =>
    bars(1, 1, n, 4, 1),
  ),
  characters('data_visualization.axis_label', 50, '/blocks/0/chart/axis_config/x_label', (n) =>
    bars(1, 1, 4, 4, n),
  ),
  items('plan.tasks', 50, '/blocks/0/tasks', (n) =>
    said({ type: 'plan', title: 'a', tasks: many(n, (i) => ({ task_id: `${i}`, title: 'a' })) }),
  ),
]

const overflow = ({ at, most, of }: Limit) =>
  of === 'items'
    ? `${at} no more than ${most} items allowed`
    : `${at} must be less than ${most + 1} characters`

/** The limits as payloads: at each and one above it. */
export const atLimits: Family = {
  source: 'slack-limits.json by its keys; the last ones from docs.slack.dev and slackblocks spec/limits.json',
  valid: limits.map((limit) => [`${limit.key} of ${limit.most}`, limit.make(limit.most)]),
  invalid: limits.map((limit) => [
    `${limit.key} of ${limit.most + 1}`,
    limit.make(limit.most + 1),
    ...(limit.union ? [`${limit.union} failed to match all allowed schemas`] : []),
    overflow(limit),
  ]),
}
