const caretOf = (element) => {
  try {
    return [element.selectionStart, element.selectionEnd]
  } catch {
    return undefined
  }
}

const setCaret = (element, caret) => {
  if (typeof caret?.[0] !== 'number') return
  try {
    element.setSelectionRange(...caret)
  } catch {
    // Dates, numbers and addresses have no caret to set.
  }
}

/** The same thing drawn anew: by its own hook, and inside the same message, since cards may share their ids. */
const drawnAnew = (root, hook, ts) =>
  hook &&
  [...root.querySelectorAll('[data-focus]')].find(
    (one) => one.dataset.focus === hook && one.closest('[data-ts]')?.dataset.ts === ts,
  )

/** Remembers where the focus stands inside `root`; calling the answer brings it back, to the thing itself or to its like. */
export function focusOf(root) {
  const focused = root.contains(document.activeElement) ? document.activeElement : undefined
  const caret = focused && caretOf(focused)
  const ts = focused?.closest('[data-ts]')?.dataset.ts
  return () => {
    if (focused === undefined || focused === document.activeElement) return
    const again = focused.isConnected ? focused : drawnAnew(root, focused.dataset.focus, ts)
    const near = again ?? root.closest('[tabindex]')
    near?.focus({ preventScroll: true })
    if (again !== focused) setCaret(near, caret)
  }
}

/** Draws inside `root` so that the person's focus, caret and place on the page stay where they were. */
export function keepFocus(root, draw) {
  const bringBack = focusOf(root)
  const scrolled = root.scrollTop
  draw()
  bringBack()
  root.scrollTop = scrolled
}
