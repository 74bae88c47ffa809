import { h } from './dom.js'
import { page } from './page-state.js'

const words = h('span')

/** A line above everything: what the person should know about the page itself. */
export const notice = h(
  'div',
  { class: 'notice', role: 'status', hidden: true },
  words,
  h('button', { type: 'button', class: 'button', onclick: () => page.say('') }, 'Hide'),
)

let said = ''

page.say = (text) => {
  said = text
  drawNotice()
}

const LOST = 'The workspace can’t be reached. What you see may be old. Trying again…'

/** Draws the line: a lost connection goes before what was said last. */
export function drawNotice() {
  const text = page.online ? said : LOST
  if (words.textContent !== text) words.textContent = text
  notice.hidden = text === ''
  notice.lastElementChild.hidden = !page.online
  notice.classList.toggle('offline', !page.online)
}
