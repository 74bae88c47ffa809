import { actions, context, type Dict, type Family, picture, plain, said } from './pieces.ts'

const filed = (slack_file: unknown) => picture({ image_url: undefined, slack_file })
const video = (more: Dict = {}): Dict => ({
  type: 'video',
  title: plain('How it works'),
  alt_text: 'A film',
  video_url: 'https://x.example/embed/1',
  thumbnail_url: 'https://x.example/1.png',
  ...more,
})
const card = (more: Dict = {}): Dict => ({ type: 'card', title: plain('Title'), ...more })
const container = (more: Dict = {}): Dict => ({
  type: 'container',
  title: plain('Title'),
  child_blocks: [{ type: 'divider' }],
  ...more,
})
const icon = { type: 'icon', name: 'rocket' }
const press = (id: string) => ({ type: 'button', text: plain('Go'), action_id: id })

/** Pictures, videos, cards, carousels and containers. */
export const pictures: Family = {
  source:
    'docs.slack.dev: image-block, image-element, slack-file-object, video-block, card-block, carousel-block, container-block, slack-icon-object; @slack/types; slackblocks vocabulary',
  valid: [
    ['a picture with a title', said(picture({ title: plain('T') }))],
    ['a picture from a file', said(filed({ id: 'F0PICTURE1' }))],
    [
      'a picture from a file’s address',
      said(filed({ url: 'https://files.slack.com/files-pri/T1-F1/x.png' })),
    ],
    ['a file’s picture in a context', said(context(filed({ id: 'F0PICTURE1' })))],
    ['a video', said(video())],
    [
      'a video with everything',
      said(
        video({
          description: plain('d'),
          title_url: 'https://x.example/1',
          author_name: 'A',
          provider_name: 'P',
          provider_icon_url: 'https://x.example/p.png',
        }),
      ),
    ],
    ['a card of a title', said(card())],
    [
      'a card with everything',
      said(
        card({
          hero_image: picture(),
          icon: picture(),
          subtitle: plain('s'),
          body: plain('b'),
          subtext: plain('t'),
          actions: [press('a'), press('b')],
        }),
      ),
    ],
    ['a card with Slack’s icon', said(card({ slack_icon: icon }))],
    ['a carousel', said({ type: 'carousel', elements: [card({ block_id: 'a' }), card({ block_id: 'b' })] })],
    ['a container', said(container())],
    [
      'a container that is folded',
      said(
        container({
          is_collapsible: true,
          default_collapsed: true,
          width: 'full',
          subtitle: plain('s'),
          icon: picture(),
        }),
      ),
    ],
    [
      'a container with a rich title',
      said(container({ title: undefined, rich_text_title: { type: 'rich_text', elements: [] } })),
    ],
    ['a container at home', { blocks: [container()], on: 'home' }],
  ],
  invalid: [
    [
      'a picture without words',
      said(picture({ alt_text: undefined })),
      '/blocks/0 missing required field: alt_text',
    ],
    [
      'a picture without source and words',
      said({ type: 'image' }),
      '/blocks/0 missing required field: image_url',
      '/blocks/0 missing required field: alt_text',
    ],
    [
      'a picture with two sources',
      said(picture({ slack_file: { id: 'F0PICTURE1' } })),
      '/blocks/0 only one of `image_url` or `slack_file` may be specified',
    ],
    [
      'a picture with empty words',
      said(picture({ alt_text: '' })),
      '/blocks/0/alt_text must be more than 0 characters',
    ],
    [
      'a picture by mail',
      said(picture({ image_url: 'mailto:a@x.example' })),
      '/blocks/0/image_url invalid url',
    ],
    [
      'a picture from a disk',
      said(picture({ image_url: 'file:///a.png' })),
      '/blocks/0/image_url invalid url',
    ],
    [
      'a picture from half an address',
      said(picture({ image_url: 'x.example/a.png' })),
      '/blocks/0/image_url invalid url',
    ],
    [
      'a title in a context',
      said(context(picture({ title: plain('T') }))),
      '/blocks/0/elements/0 invalid additional property: title',
    ],
    ['a file of nothing', said(filed({})), '/blocks/0/slack_file missing required field: id'],
    [
      'a file by both',
      said(filed({ id: 'F0PICTURE1', url: 'https://files.slack.com/x.png' })),
      '/blocks/0/slack_file only one of `id` or `url` may be specified',
    ],
    [
      'a file by a bad id',
      said(filed({ id: 'picture' })),
      '/blocks/0/slack_file/id input must match regex pattern: ^F[A-Z0-9]{8,}$',
    ],
    ['a file by name', said(filed('F0PICTURE1')), '/blocks/0/slack_file must provide an object'],
    [
      'a file that Slack made',
      said({ type: 'file', external_id: 'a', source: 'remote' }),
      '/blocks/0/type unsupported type: file',
    ],
    ['a video without title', said(video({ title: undefined })), '/blocks/0 missing required field: title'],
    [
      'a video without preview',
      said(video({ thumbnail_url: undefined })),
      '/blocks/0 missing required field: thumbnail_url',
    ],
    [
      'a video that anybody can read on its way',
      said(video({ video_url: 'http://x.example/1' })),
      '/blocks/0/video_url invalid url',
    ],
    [
      'a video’s title in mrkdwn',
      said(video({ title: { type: 'mrkdwn', text: 'a' } })),
      '/blocks/0/title/type unsupported type: mrkdwn',
    ],
    [
      'a video of an author of fifty letters',
      said(video({ author_name: 'x'.repeat(50) })),
      '/blocks/0/author_name must be less than 50 characters',
    ],
    [
      'a video with a title of two hundred letters',
      said(video({ title: plain('x'.repeat(200)) })),
      '/blocks/0/title/text must be less than 200 characters',
    ],
    ['an empty card', said({ type: 'card' }), '/blocks/0 missing required field: hero_image'],
    [
      'a card of a subtitle only',
      said({ type: 'card', subtitle: plain('a') }),
      '/blocks/0 missing required field: hero_image',
    ],
    [
      'a card’s title as string',
      said(card({ title: 'Title' })),
      '/blocks/0/title failed to match all allowed schemas',
      '/blocks/0/title must provide an object',
    ],
    [
      'a card with two icons',
      said(card({ icon: picture(), slack_icon: icon })),
      '/blocks/0 only one of `icon` or `slack_icon` may be specified',
    ],
    [
      'a card with an icon that does not exist',
      said(card({ slack_icon: { type: 'icon', name: 'bell' } })),
      '/blocks/0/slack_icon/name must be a valid enum value',
    ],
    [
      'a card with an icon without name',
      said(card({ slack_icon: { type: 'icon' } })),
      '/blocks/0/slack_icon missing required field: name',
    ],
    [
      'a card with four buttons',
      said(card({ actions: ['a', 'b', 'c', 'd'].map(press) })),
      '/blocks/0/actions no more than 3 items allowed',
    ],
    [
      'a card with one action id twice',
      said(card({ actions: [press('a'), press('a')] })),
      '/blocks/0/actions/1/action_id `action_id` "a" already exists',
    ],
    [
      'a card with actions as block',
      said(card({ actions: actions(press('a')) })),
      '/blocks/0/actions must provide an array',
    ],
    [
      'a carousel of none',
      said({ type: 'carousel', elements: [] }),
      '/blocks/0/elements no fewer than 1 items allowed',
    ],
    [
      'a carousel of sections',
      said({ type: 'carousel', elements: [{ type: 'section', text: plain('a') }] }),
      '/blocks/0/elements/0/type unsupported type: section',
    ],
    [
      'a carousel of cards with one id',
      said({ type: 'carousel', elements: [card({ block_id: 'a' }), card({ block_id: 'a' })] }),
      '/blocks/0/elements/1/block_id `block_id` "a" already exists',
    ],
    [
      'a container without title',
      said(container({ title: undefined })),
      '/blocks/0 missing required field: title',
    ],
    [
      'a container without children',
      said(container({ child_blocks: undefined })),
      '/blocks/0 missing required field: child_blocks',
    ],
    [
      'a container with blocks',
      said(container({ blocks: [] })),
      '/blocks/0 invalid additional property: blocks',
    ],
    [
      'a container in a container',
      said(container({ child_blocks: [container()] })),
      '/blocks/0/child_blocks/0/type unsupported type: container',
    ],
    [
      'a card in a container',
      said(container({ child_blocks: [card()] })),
      '/blocks/0/child_blocks/0/type unsupported type: card',
    ],
    [
      'a container that begins folded and does not fold',
      said(container({ default_collapsed: true })),
      '/blocks/0/default_collapsed `default_collapsed` requires `is_collapsible`',
    ],
    [
      'a container of a width of its own',
      said(container({ width: 'huge' })),
      '/blocks/0/width must be a valid enum value',
    ],
    [
      'a block id inside that stands outside too',
      said(
        { type: 'divider', block_id: 'a' },
        container({ child_blocks: [{ type: 'divider', block_id: 'a' }] }),
      ),
      '/blocks/1/child_blocks/0/block_id `block_id` "a" already exists',
    ],
    [
      'a table in a container at home',
      { blocks: [container({ child_blocks: [{ type: 'table', rows: [] }] })], on: 'home' },
      '/blocks/0/child_blocks/0/type unsupported type: table',
    ],
  ],
}
