import { h } from './dom.js'
import { dropMenu } from './drop-menu.js'
import { pressAfterAsking } from './surface.js'
import { drawText, wordsOf } from './text.js'

const menuItem = (element, at, option, close) =>
  h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      onclick() {
        close()
        if (/^https?:/i.test(option.url ?? '')) window.open(option.url, '_blank', 'noopener')
        void pressAfterAsking(at.surface, at.block, element, option.value)
      },
    },
    drawText(option.text),
    option.description ? h('span', { class: 'choice-description' }, wordsOf(option.description)) : null,
  )

/** Draws an overflow menu: a button with three dots and what opens under it. */
export function overflow(element, at) {
  return dropMenu((close) => element.options.map((option) => menuItem(element, at, option, close)), at.hooks)
}
