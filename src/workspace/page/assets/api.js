const session = document.body.dataset.session

/** The person's session, for addresses that can't carry a header. */
export function withSession(url) {
  const own = new URL(url, location.href)
  own.searchParams.set('session', session)
  return own.pathname + own.search
}

const headers = { 'x-workspace-session': session }

const AGAIN_MS = 2000

const unreachable = {
  ok: false,
  unreachable: true,
  trouble: 'The workspace can’t be reached. Is it still running?',
}

const answerOf = async (asked) => {
  try {
    const response = await asked
    // The workspace was started anew with another secret: only a new page has a session that it knows.
    if (response.status === 401) location.reload()
    return await response.json()
  } catch {
    return unreachable
  }
}

/** Asks the workspace to do something for the person; always answers, with `trouble` when it failed. */
export function act(verb, body) {
  return answerOf(
    fetch(`/workspace/${verb}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
}

/** Brings a file; answers its id. */
export function upload(file) {
  const url = `/workspace/upload?name=${encodeURIComponent(file.name)}`
  return answerOf(fetch(url, { method: 'POST', headers, body: file }))
}

/** Reads something as the person. */
export function read(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value)
  return answerOf(fetch(`/workspace/${path}?${new URLSearchParams(given)}`, { headers }))
}

/** Calls back whenever something in the workspace changes, and when the line breaks or comes back. */
export function listen(onChange, onLine) {
  if (window.parent !== window) return listenToParent(onChange, onLine)
  let source = openStream(onChange, onLine)
  // A browser keeps only six lines to one place: a tab that nobody looks at gives its line back.
  return document.addEventListener('visibilitychange', () => {
    source.close()
    if (document.visibilityState === 'visible') source = openStream(onChange, onLine)
  })
}

/** One of several windows side by side is told by the page around it. */
const listenToParent = (onChange, onLine) => {
  const told = { changed: onChange, online: () => onLine(true), offline: () => onLine(false) }
  addEventListener('message', ({ origin, data }) => origin === location.origin && told[data]?.())
}

const openStream = (onChange, onLine) => {
  const source = new EventSource(withSession('/workspace/stream'))
  source.addEventListener('changed', onChange)
  source.addEventListener('open', () => onLine(true))
  source.addEventListener('error', () => {
    onLine(false)
    if (source.readyState === EventSource.CLOSED) setTimeout(onChange, AGAIN_MS)
  })
  return source
}
