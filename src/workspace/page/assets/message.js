import { act, withSession } from './api.js'
import { avatar } from './avatar.js'
import { drawBlocks } from './blocks.js'
import { h, icon, keeper } from './dom.js'
import { dropMenu } from './drop-menu.js'
import { page, personOf } from './page-state.js'
import { noteOn, remember, revisionOf, surfaceFor } from './surface.js'
import { drawMrkdwn } from './text.js'
import { shortTime, sizeOf } from './times.js'
import { unknownPart } from './unknown-part.js'

/** A message stands in the channel and in its thread, each time with nodes of its own. */
const keepers = new Map()

const keeperFor = (key) => {
  if (!keepers.has(key)) keepers.set(key, keeper())
  return keepers.get(key)
}

const OPENS = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'text/csv', 'text/markdown']

const fileCard = (file) => {
  if (file.mode === 'tombstone') return h('div', { class: 'file hint' }, 'This file was deleted.')
  const open = OPENS.includes(file.mimetype)
  const main = h(
    'a',
    {
      class: 'file-main',
      href: withSession(open ? file.url_private : file.url_private_download),
      ...(open ? { target: '_blank', rel: 'noopener' } : { download: file.name }),
    },
    h('span', { class: 'file-icon' }, file.filetype.slice(0, 4).toUpperCase()),
    h(
      'span',
      { class: 'file-words' },
      h('bdi', { class: 'file-title' }, file.title || file.name),
      h('span', { class: 'hint' }, `${file.pretty_type}, ${sizeOf(file.size)}`),
    ),
  )
  const download = h(
    'a',
    { class: 'button', href: withSession(file.url_private_download), download: file.name },
    'Download',
  )
  return h('div', { class: 'file', 'data-file-id': file.id }, main, download)
}

const body = (message, surface, inThread) => {
  const edited = message.edited && !message.blocks ? h('span', { class: 'quiet' }, ' (edited)') : null
  const showText = message.text !== '' && !message.blocks?.length
  return [
    showText ? h('div', { class: 'block text', dir: 'auto' }, drawMrkdwn(message.text), edited) : null,
    message.blocks ? drawBlocks(message.blocks, surface, keeperFor(`${surface.key} ${inThread}`)) : null,
    (message.attachments ?? []).map(unknownPart),
    (message.files ?? []).map(fileCard),
    (message.reactions ?? []).map((one) => h('span', { class: 'reaction' }, `:${one.name}: ${one.count}`)),
  ]
}

const replies = (message) => {
  if (!message.reply_count) return null
  const words = message.reply_count === 1 ? '1 reply' : `${message.reply_count} replies`
  return h(
    'button',
    { type: 'button', class: 'replies', 'data-focus': 'replies', onclick: () => page.openThread(message.ts) },
    icon('reply'),
    words,
  )
}

const choose = async ({ channel, ts }, callbackId) => {
  remember(`${channel}:${ts}`, await act('shortcut', { channel, ts, callbackId }))
  await page.refresh()
}

const shortcut = (message, { name, callbackId }, close) =>
  h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      onclick() {
        close()
        void choose(message, callbackId)
      },
    },
    name,
    h('span', { class: 'choice-description' }, page.snapshot.app.name),
  )

const shortcuts = (message) => {
  const all = page.snapshot.app.shortcuts.filter((one) => !one.global)
  if (all.length === 0) return null
  return dropMenu((close) => all.map((one) => shortcut(message, one, close)), { 'data-focus': 'tools' })
}

const reply = (message) =>
  h(
    'button',
    {
      type: 'button',
      'aria-label': 'Reply in thread',
      title: 'Reply in thread',
      'data-focus': 'reply',
      onclick: () => page.openThread(message.ts),
    },
    icon('reply'),
  )

const tools = (message, inThread) =>
  h('div', { class: 'message-tools' }, inThread ? null : reply(message), shortcuts(message))

/** Draws a message; in a thread it offers no further thread. */
export function drawMessage(message, { inThread = false } = {}) {
  const surface = surfaceFor(`${message.channel}:${message.ts}`, { channel: message.channel, ts: message.ts })
  const author = personOf(message.user)
  const note = noteOn(surface.key)
  return h(
    'article',
    {
      class: message.ephemeral ? 'message ephemeral' : 'message',
      'data-ts': message.ts,
      tabindex: '-1',
      'aria-label': `${message.from}, ${shortTime(message.ts)}`,
    },
    avatar(author),
    h(
      'div',
      { class: 'message-body' },
      message.ephemeral ? h('p', { class: 'only-you' }, icon('eye'), 'Only visible to you') : null,
      h(
        'header',
        {},
        h('bdi', { class: 'author' }, message.from),
        author?.isBot ? h('span', { class: 'badge' }, 'App') : null,
        h('time', { datetime: new Date(Number(message.ts) * 1000).toISOString() }, shortTime(message.ts)),
      ),
      body(message, surface, inThread),
      note ? h('p', { class: 'error', role: 'alert' }, note) : null,
      inThread ? null : replies(message),
    ),
    message.ephemeral ? null : tools(message, inThread),
  )
}

/** What a drawn message depends on, so that it is drawn anew only when that changes. */
export function printOf(message) {
  const key = `${message.channel}:${message.ts}`
  return [message, noteOn(key), revisionOf(key), personOf(message.user)]
}
