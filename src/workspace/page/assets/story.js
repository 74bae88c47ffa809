import { act, read } from './api.js'
import { h } from './dom.js'
import { page } from './page-state.js'

const lines = h('textarea', {
  id: 'story',
  class: 'field',
  rows: 16,
  spellcheck: 'false',
  oninput: () => edit(),
})
const status = h('p', { class: 'hint', role: 'status' })

let edited = false

const edit = () => {
  edited = true
}

const copy = async () => {
  await navigator.clipboard.writeText(lines.value)
  status.textContent = 'Copied.'
}

const playAgain = async () => {
  status.textContent = 'Playing…'
  const answer = await act('drive', { lines: lines.value.split('\n') })
  status.textContent = answer.ok ? 'Played to the end.' : answer.trouble
  await page.refresh()
}

const readAnew = () => {
  edited = false
  status.textContent = ''
  return drawStory()
}

const button = (words, onclick) => h('button', { type: 'button', class: 'button', onclick }, words)

/** What people did, in words, to be copied, changed and played again. */
export const storyPane = h(
  'div',
  { class: 'story' },
  h('label', { class: 'label', for: 'story' }, 'What people did, a line each'),
  lines,
  h(
    'div',
    { class: 'deed-buttons' },
    button('Copy', copy),
    button('Play again', playAgain),
    button('Read anew', readAnew),
  ),
  status,
)

/** Draws the story so far, unless somebody is changing it. */
export async function drawStory() {
  if (edited) return
  const story = await read('story')
  // Somebody may have begun to change it while it was read.
  if (story.lines && !edited) lines.value = story.lines.join('\n')
}
