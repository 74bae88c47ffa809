import {
  block,
  filled,
  flag,
  formatted,
  integer,
  kind,
  list,
  oneWord,
  type Shape,
  type Shapes,
  shape,
  typed,
} from './rule.ts'

const style = { style: shape('rich_style') }
const border = { border: integer(0, 1) }
const leaves = 'text link emoji user usergroup team channel broadcast date color'.split(' ')
// That these lists may be empty was tried out at Slack's own builder.
const lines = (...types: string[]) => list(typed('leaf', ...types), Number.POSITIVE_INFINITY, 0)

/** What a rich_text block consists of, by type: docs.slack.dev/reference/block-kit/blocks/rich-text-block. */
export const richText: Shapes = {
  rich_text_section: kind({ elements: lines(...leaves) }, ['elements']),
  rich_text_quote: kind({ ...border, elements: lines(...leaves) }, ['elements']),
  rich_text_preformatted: kind({ ...border, elements: lines('text', 'link'), language: filled }, [
    'elements',
  ]),
  rich_text_list: kind(
    {
      ...border,
      style: oneWord('bullet', 'ordered'),
      elements: list(typed('rich', 'rich_text_section')),
      indent: integer(0, 8),
      offset: integer(0),
    },
    ['style', 'elements'],
  ),
}

/** What rich text is written with, by type. */
export const leafShapes: Shapes = {
  text: kind({ text: filled, ...style }, ['text']),
  link: kind({ url: formatted('link'), text: filled, unsafe: flag, ...style }, ['url']),
  emoji: kind({ name: filled, unicode: filled, skin_tone: integer(1, 6), url: formatted('web'), ...style }, [
    'name',
  ]),
  user: kind({ user_id: formatted('user'), ...style }, ['user_id']),
  usergroup: kind({ usergroup_id: formatted('usergroup'), ...style }, ['usergroup_id']),
  team: kind({ team_id: formatted('team'), ...style }, ['team_id']),
  channel: kind({ channel_id: formatted('channel'), ...style }, ['channel_id']),
  broadcast: kind({ range: oneWord('here', 'channel', 'everyone'), ...style }, ['range']),
  date: kind({ timestamp: integer(0), format: filled, url: formatted('link'), fallback: filled, ...style }, [
    'timestamp',
    'format',
  ]),
  color: kind({ value: formatted('color'), ...style }, ['value']),
}

const lineTypes = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']

/** The block of rich text, which is also what a cell of a table holds. */
export const richTextBlock: Shape = block(
  { elements: list(typed('rich', ...lineTypes), Number.POSITIVE_INFINITY, 0) },
  ['elements'],
)
