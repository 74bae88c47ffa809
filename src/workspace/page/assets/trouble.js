import { app, channels, messages, people, retention } from './admin-deeds.js'
import { read } from './api.js'
import { deedForm } from './deed-form.js'
import { h, keeper, place } from './dom.js'
import { keepFocus } from './keep-focus.js'
import { page } from './page-state.js'

/** What the page says for each way in which a call goes wrong. */
const MODES = {
  429: 'too many calls: 429, try again in a second',
  500: 'broken: 500',
  timeout: 'never answered',
  'drop-before': 'cut off before it is done',
  'drop-after': 'done, then cut off',
  lost: 'answered ok, but not done',
  'html-200': 'a proxy’s page with 200',
  'html-502': 'a proxy’s page with 502',
}

const METHODS =
  'chat.postMessage chat.update chat.postEphemeral conversations.open views.open views.push views.update views.publish files.getUploadURLExternal files.completeUploadExternal files.info upload response_url users.info *'.split(
    ' ',
  )

const method = { name: 'method', label: 'Method', kind: 'text', list: 'methods', value: 'chat.postMessage' }
const times = { name: 'times', label: 'How many calls', kind: 'number', min: 1, max: 1000, value: 1 }

const onTheWire = (modes) => [
  h(
    'datalist',
    { id: 'methods' },
    METHODS.map((value) => h('option', { value })),
  ),
  deedForm({
    title: 'Let the next call go wrong',
    fields: [
      method,
      {
        name: 'mode',
        label: 'How',
        kind: 'select',
        options: modes.map((mode) => [mode, MODES[mode] ?? mode]),
      },
      times,
    ],
    deeds: [['Let it fail', 'wire/failNext']],
  }),
  deedForm({
    title: 'Hold calls back',
    fields: [
      method,
      { name: 'ms', label: 'Milliseconds', kind: 'number', min: 0, max: 60_000, value: 3500 },
      times,
    ],
    deeds: [['Hold back', 'wire/delay']],
  }),
]

const plan = ({ method: name, mode, delayMs, times: often }) =>
  h(
    'li',
    {},
    h('code', {}, name),
    `: ${mode ? MODES[mode] : `held back ${delayMs} ms`}, ${often === 1 ? 'once' : `${often} times`}`,
  )

const planned = (plans) =>
  plans.length === 0
    ? h('p', { class: 'quiet' }, 'Nothing is to go wrong.')
    : deedForm({
        title: 'Still to come',
        about: h('ul', {}, plans.map(plan)),
        deeds: [['Let all go well again', 'wire/clear']],
      })

const sockets = (open) =>
  deedForm({
    title: `The app’s sockets: ${open} open`,
    deeds: [
      ['Warn', 'sockets/warn'],
      ['Ask to reconnect', 'sockets/refresh'],
      ['Cut', 'sockets/cut'],
      ['Turn off', 'sockets/disable'],
      ['Turn on', 'sockets/enable'],
    ],
  })

const clock = (frozen) =>
  deedForm({
    title: frozen ? 'The clock stands still' : 'The clock runs',
    deeds: [frozen ? ['Let it run', 'clock/resume'] : ['Freeze it', 'clock/freeze']],
  })

/** The forms by which somebody makes something fail, or does what only an administrator does. */
export const troublePane = h('div', { class: 'troubles' })

const kept = keeper()
const heading = (words) => kept.draw(words, words, () => h('h3', {}, words))

/** Draws each form anew only when what it offers has changed, so that nobody loses what they have put in. */
export async function drawTrouble() {
  const state = await read('trouble')
  if (!state.modes) return
  const { people: all, channels: places, messages: said } = page.snapshot
  const parts = [
    heading('On the wire'),
    kept.draw('planned', state.planned, () => planned(state.planned)),
    kept.draw('wire', state.modes, () => h('div', {}, onTheWire(state.modes))),
    kept.draw('sockets', state.sockets, () => sockets(state.sockets)),
    kept.draw('clock', state.frozen, () => clock(state.frozen)),
    heading('By an administrator'),
    kept.draw('people', all, people),
    kept.draw(
      'channels',
      places.map(({ id, name }) => [id, name]),
      channels,
    ),
    kept.draw('messages', [page.channel, said.map(({ ts }) => ts)], messages),
    kept.draw('retention', '', retention),
    kept.draw('app', [state.token, state.messagesTab], () => app(state)),
  ]
  keepFocus(troublePane, () => place(troublePane, parts))
}
