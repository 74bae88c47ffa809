import { h, uniqueId } from './dom.js'
import { drawText, wordsOf } from './text.js'

/** Asks before something is done, in the app's words; answers whether the person went on. */
export function askFirst(confirm) {
  return new Promise((resolve) => {
    const titleId = uniqueId('confirm')
    const textId = uniqueId('confirm-text')
    const answer = (value) => () => dialog.close(value)
    const danger = confirm.style === 'danger' ? 'danger' : 'primary'
    const dialog = h(
      'dialog',
      { class: 'confirm', 'aria-labelledby': titleId, 'aria-describedby': textId, onclose: () => finish() },
      h('h2', { id: titleId }, wordsOf(confirm.title)),
      h('p', { id: textId }, drawText(confirm.text)),
      h(
        'div',
        { class: 'confirm-buttons' },
        h('button', { type: 'button', class: 'button', onclick: answer('no') }, wordsOf(confirm.deny)),
        h(
          'button',
          { type: 'button', class: `button ${danger}`, onclick: answer('yes') },
          wordsOf(confirm.confirm),
        ),
      ),
    )
    const finish = () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    }
    document.body.append(dialog)
    dialog.showModal()
  })
}
