import { page } from './page-state.js'

/** Where the address says that the person wants to stand: channel, tab, thread, message, view, entry of the traffic. */
export function placeAsked() {
  return Object.fromEntries(new URLSearchParams(location.search))
}

const placeNow = () => {
  const { me, channels, views } = page.snapshot
  const direct = channels.find((one) => one.id === page.channel)?.kind === 'im'
  return {
    as: me.id,
    channel: page.channel,
    tab: direct ? page.tab : undefined,
    thread: page.thread,
    view: views.at(-1)?.id,
    inspect: page.inspect,
  }
}

const samePlace = (one, other) => ['channel', 'tab', 'thread'].every((name) => one[name] === other[name])

/** Lets the address say where the person stands; going to another channel, tab or thread is a step that Back undoes. */
export function noteAddress() {
  const place = Object.fromEntries(Object.entries(placeNow()).filter(([, value]) => value))
  const address = `/?${new URLSearchParams(place)}`
  if (address === location.pathname + location.search) return
  const known = history.state?.noted
  const step = known && !samePlace(placeAsked(), place)
  history[step ? 'pushState' : 'replaceState']({ noted: true }, '', address)
}
