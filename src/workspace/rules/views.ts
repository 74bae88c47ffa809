import { blocksTogether, submitForInputs } from './payload-checks.ts'
import { allBlocks, flag, kind, plain, type Shape, string } from './rule.ts'

const shared = {
  blocks: allBlocks,
  private_metadata: string(3000),
  callback_id: string(255),
  external_id: string(255),
}

/** The two kinds of view: @slack/types, and docs.slack.dev/reference/views. */
export const viewShapes: Readonly<Record<'modal' | 'home', Shape>> = {
  modal: kind(
    {
      ...shared,
      title: plain(24),
      submit: plain(24),
      close: plain(24),
      clear_on_close: flag,
      notify_on_close: flag,
    },
    ['title', 'blocks', 'type'],
    submitForInputs,
    blocksTogether,
  ),
  home: kind(shared, ['blocks', 'type'], blocksTogether),
}
