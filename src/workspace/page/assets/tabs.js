import { h } from './dom.js'
import { stepThrough } from './drop-menu.js'

const SIDEWAYS = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
}

/** Draws a row of tabs out of `{ name: words }`; the arrow keys go from one to the next, and `choose` gets its name. */
export function tabs(current, names, choose) {
  const tab = ([name, words]) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        'aria-selected': String(current === name),
        tabindex: current === name ? '0' : '-1',
        'data-focus': `tab ${name}`,
        onclick: () => choose(name),
      },
      words,
    )
  const buttons = Object.entries(names).map(tab)
  const onkeydown = (event) => stepThrough(event, buttons, SIDEWAYS)
  return h('div', { role: 'tablist', class: 'tabs', onkeydown }, buttons)
}
