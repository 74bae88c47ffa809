import {
  actionIdsDiffer,
  collapsesOnlyIfCollapsible,
  noDispatchOfFiles,
  noMultiselects,
  onlyOneOf,
  textOrFields,
} from './block-checks.ts'
import { richTextBlock } from './rich-text.ts'
import {
  anyText,
  block,
  filled,
  flag,
  formatted,
  integer,
  list,
  oneWord,
  plain,
  type Shapes,
  shape,
  string,
  typed,
} from './rule.ts'

const singles = 'static_select external_select users_select conversations_select channels_select'.split(' ')
const multis = singles.map((type) => `multi_${type}`)
const pickers = ['datepicker', 'timepicker', 'checkboxes', 'radio_buttons', ...singles]
const buttons = ['button', 'overflow', 'workflow_button']
const fields =
  'plain_text_input number_input email_text_input url_text_input rich_text_input file_input'.split(' ')
const children = 'actions context divider file header image input rich_text section table video'.split(' ')

const image = typed('element', 'image')
const richText = typed('block', 'rich_text')

/** Blocks of text, of controls and of pictures, by type: docs.slack.dev/reference/block-kit/blocks, @slack/types, and what the live API answered. */
export const blocks: Shapes = {
  section: block(
    {
      text: anyText(3000),
      fields: list(anyText(2000), 10),
      accessory: typed('element', 'image', ...buttons, ...pickers, ...multis),
      expand: flag,
    },
    [],
    textOrFields,
  ),
  header: block({ text: plain(150), level: integer(1, 4) }, ['text']),
  divider: block({}),
  context: block({ elements: list(typed('element', 'image', 'plain_text', 'mrkdwn'), 10) }, ['elements']),
  actions: block(
    { elements: list(typed('element', 'datetimepicker', ...buttons, ...pickers, ...multis), 25) },
    ['elements'],
    noMultiselects,
    actionIdsDiffer('elements'),
  ),
  input: block(
    {
      label: plain(2000),
      hint: plain(2000),
      optional: flag,
      dispatch_action: flag,
      element: typed('element', 'datetimepicker', ...fields, ...pickers, ...multis),
    },
    ['label', 'element'],
    noDispatchOfFiles,
  ),
  image: block(
    {
      image_url: formatted('web'),
      slack_file: shape('slack_file'),
      alt_text: string(2000, 1),
      title: plain(2000),
    },
    ['image_url|slack_file', 'alt_text'],
    onlyOneOf('image_url', 'slack_file'),
  ),
  rich_text: richTextBlock,
  markdown: block({ text: string(12_000, 1) }, ['text']),
  video: block(
    {
      title: plain(199),
      description: plain(199),
      alt_text: string(200, 1),
      video_url: formatted('https'),
      thumbnail_url: formatted('web'),
      title_url: formatted('https', 2000),
      provider_icon_url: formatted('web', 2000),
      author_name: string(49, 1),
      provider_name: string(50, 1),
    },
    ['alt_text', 'title', 'thumbnail_url', 'video_url'],
  ),
  alert: block({ text: anyText(200), level: oneWord('default', 'info', 'warning', 'error', 'success') }, [
    'text',
  ]),
  card: block(
    {
      hero_image: image,
      icon: image,
      slack_icon: shape('slack_icon'),
      title: anyText(150),
      subtitle: anyText(150),
      body: anyText(200),
      subtext: anyText(200),
      actions: list(typed('element', 'button'), 3),
    },
    ['hero_image|title|actions|body'],
    onlyOneOf('icon', 'slack_icon'),
    actionIdsDiffer('actions'),
  ),
  carousel: block({ elements: list(typed('block', 'card'), 10) }, ['elements']),
  container: block(
    {
      title: plain(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      icon: image,
      width: oneWord('narrow', 'standard', 'wide', 'full'),
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
      child_blocks: list(typed('block', ...children), 10),
    },
    ['title|rich_text_title', 'child_blocks'],
    collapsesOnlyIfCollapsible,
  ),
  context_actions: block(
    { elements: list(typed('element', 'feedback_buttons', 'icon_button'), 5) },
    ['elements'],
    actionIdsDiffer('elements'),
  ),
  file: block({ external_id: filled, source: oneWord('remote') }, ['external_id', 'source']),
}
