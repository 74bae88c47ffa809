const caretOf = (element) => {
  try {
    return [element.selectionStart, element.selectionEnd]
  } catch {
    return undefined
  }
}

const setCaret = (element, caret) => {
  if (caret === undefined || caret[0] === null) return
  try {
    element.setSelectionRange(...caret)
  } catch {
    // Dates, numbers and addresses have no caret to set.
  }
}

/** Draws inside `root` so that the person's focus, caret and place on the page stay where they were. */
export function keepFocus(root, draw) {
  const focused = root.contains(document.activeElement) ? document.activeElement : undefined
  const hook = focused?.dataset.focus
  const caret = focused && caretOf(focused)
  const scrolled = root.scrollTop
  draw()
  if (hook !== undefined && !focused.isConnected) {
    const again = [...root.querySelectorAll('[data-focus]')].find((one) => one.dataset.focus === hook)
    again?.focus({ preventScroll: true })
    if (again) setCaret(again, caret)
  }
  root.scrollTop = scrolled
}
