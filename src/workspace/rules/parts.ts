import { onlyOneOf } from './block-checks.ts'
import { saysSomething } from './element-checks.ts'
import {
  anyText,
  distinct,
  filled,
  flag,
  formatted,
  list,
  object,
  oneWord,
  plain,
  type Shapes,
  shape,
  string,
} from './rule.ts'

// The documentation grants an option's value 150 characters; @slack/types and the live API stop at 75.
const option = { text: plain(75), value: string(75, 1), description: plain(75) }
const icons =
  'archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass copy ' +
  'cube download edit email eye-closed eye-open file flag folder gear globe heart help image info key lightbulb ' +
  'link map mobile new-window pin plus refine refresh rocket save screen share sparkle star star-filled tag ' +
  'thumbs-down thumbs-up trash upload user warning'
const words = string(Number.POSITIVE_INFINITY)

/** Objects that stand inside blocks and elements: docs.slack.dev/reference/block-kit/composition-objects. */
export const parts: Shapes = {
  option: object(option, ['text', 'value']),
  link_option: object({ ...option, url: formatted('link') }, ['text', 'value']),
  rich_option: object({ ...option, text: anyText(75), description: anyText(75) }, ['text', 'value']),
  option_group: object({ label: plain(75), options: list(shape('option'), 100) }, ['label', 'options']),
  confirm: object(
    {
      title: plain(100),
      text: anyText(300),
      confirm: plain(30),
      deny: plain(30),
      style: oneWord('primary', 'danger'),
    },
    ['title', 'text', 'confirm', 'deny'],
  ),
  dispatch_action_config: object(
    { trigger_actions_on: distinct(oneWord('on_enter_pressed', 'on_character_entered'), 2) },
    ['trigger_actions_on'],
  ),
  conversation_filter: object(
    {
      include: distinct(oneWord('im', 'mpim', 'private', 'public'), 4),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
    [],
    saysSomething,
  ),
  slack_file: object({ id: formatted('file'), url: formatted('web') }, ['id|url'], onlyOneOf('id', 'url')),
  slack_icon: object({ type: oneWord('icon'), name: oneWord(...icons.split(' ')) }, ['type', 'name']),
  workflow: object({ trigger: shape('trigger') }, ['trigger']),
  trigger: object({ url: formatted('web'), customizable_input_parameters: list(shape('parameter')) }, [
    'url',
  ]),
  parameter: object({ name: filled, value: words }, ['name', 'value']),
  feedback_button: object({ text: plain(75), value: string(2000, 1), accessibility_label: string(75, 1) }, [
    'text',
    'value',
  ]),
  rich_style: object(
    { bold: flag, italic: flag, strike: flag, code: flag, underline: flag },
    [],
    saysSomething,
  ),
}
