import { read } from './api.js'
import { h, place } from './dom.js'

const AGAIN_MS = 1000

let looking = false

const lookAgain = async () => {
  const answer = await read('snapshot')
  if (answer.me) location.reload()
  else setTimeout(lookAgain, AGAIN_MS)
}

/** Says why the page can't be shown at all, and who else one can be; comes back by itself when it can. */
export function showBlocked({ trouble, others = [] }) {
  if (looking) return
  looking = true
  const links = others.map(({ id, realName }) =>
    h('p', {}, h('a', { class: 'button', href: `/?as=${id}` }, `Go on as ${realName}`)),
  )
  document.querySelector('dialog[open]')?.remove()
  place(document.getElementById('app'), [
    h('main', { id: 'conversation', class: 'loading' }, h('h1', {}, trouble), links),
  ])
  setTimeout(lookAgain, AGAIN_MS)
}
