import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demandMessage, demandMetadata } from '../../src/workspace/rules/demand-message.ts'
import { demandView } from '../../src/workspace/rules/inspect-view.ts'
import { SlackError } from '../../src/workspace/slack-error.ts'
import { cpuTime } from '../cpu-time.ts'
import { families } from './payloads/families.ts'
import { judge, wire } from './payloads/judge.ts'
import { type Dict, input, many, option, type Payload, plain, section } from './payloads/pieces.ts'

const valid = Object.values(families).flatMap((family) =>
  family.valid.map(([name, payload]) => ({ name, payload: wire(payload) })),
)
const isObject = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Path = readonly (string | number)[]

/** Where objects stand in a payload; of long lists, the first three. What an app may fill as it likes is left out. */
function objectsIn(value: unknown, path: Path = []): { value: Dict; path: Path }[] {
  if (Array.isArray(value)) return value.slice(0, 3).flatMap((one, i) => objectsIn(one, [...path, i]))
  if (!isObject(value) || path.includes('event_payload')) return []
  const inside = Object.entries(value).flatMap(([name, one]) => objectsIn(one, [...path, name]))
  return path.length === 0 || (path.length === 1 && path[0] === 'message')
    ? inside
    : [{ value, path }, ...inside]
}

/** The payload with another value at a place; undefined takes it away. */
function changed(payload: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(payload)) return payload.map((one, i) => (i === step ? changed(one, rest, value) : one))
  const given = payload as Dict
  if (rest.length > 0 || value !== undefined) return { ...given, [step]: changed(given[step], rest, value) }
  const { [step]: _gone, ...left } = given
  return left
}

// Slack points into a message from its inside.
const pointer = (path: Path) => `/${path.join('/')}`.replace(/^\/message/, '')

/** What cannot be left out, by type: from the field tables of docs.slack.dev, not from the rules. */
const required: Readonly<Record<string, string>> = {
  modal: 'type title blocks',
  home: 'type blocks',
  header: 'type text',
  context: 'type elements',
  actions: 'type elements',
  input: 'type label element',
  image: 'type alt_text',
  rich_text: 'type elements',
  rich_text_section: 'type elements',
  rich_text_list: 'type elements style',
  rich_text_quote: 'type elements',
  rich_text_preformatted: 'type elements',
  markdown: 'type text',
  video: 'type alt_text title thumbnail_url video_url',
  alert: 'type text',
  carousel: 'type elements',
  container: 'type child_blocks',
  context_actions: 'type elements',
  table: 'type rows',
  data_table: 'type rows caption',
  data_visualization: 'type title chart',
  pie: 'type segments',
  bar: 'type series axis_config',
  line: 'type series axis_config',
  area: 'type series axis_config',
  plan: 'type title',
  task_card: 'task_id title',
  button: 'type text',
  workflow_button: 'type text workflow action_id',
  icon_button: 'type icon text',
  feedback_buttons: 'type positive_button negative_button',
  overflow: 'type options',
  checkboxes: 'type options',
  radio_buttons: 'type options',
  number_input: 'type is_decimal_allowed',
  rich_text_input: 'type action_id',
  plain_text: 'type text',
  mrkdwn: 'type text',
  raw_text: 'type text',
  raw_number: 'type value text',
  text: 'type text',
  link: 'type url',
  emoji: 'type name',
  user: 'type user_id',
  usergroup: 'type usergroup_id',
  team: 'type team_id',
  channel: 'type channel_id',
  broadcast: 'type range',
  date: 'type timestamp format',
  color: 'type value',
  icon: 'type name',
  url: 'type url text',
}

/** The same for objects without a type, by the property that holds them. */
const requiredIn: Readonly<Record<string, string>> = {
  confirm: 'title text confirm deny',
  dispatch_action_config: 'trigger_actions_on',
  workflow: 'trigger',
  trigger: 'url',
  customizable_input_parameters: 'name value',
  positive_button: 'text value',
  negative_button: 'text value',
  options: 'text value',
  initial_options: 'text value',
  initial_option: 'text value',
  option_groups: 'label options',
  tasks: 'task_id title',
  segments: 'label value',
  series: 'name data',
  data: 'label value',
  axis_config: 'categories',
  metadata: 'event_type event_payload',
}

const neededOf = ({ value, path }: { value: Dict; path: Path }): string[] => {
  const holder = path.filter((step) => typeof step === 'string').at(-1) ?? ''
  const found = required[String(value.type)] ?? requiredIn[holder] ?? (value.type === undefined ? '' : 'type')
  return found.split(' ').filter(Boolean)
}

describe('every sound payload', () => {
  it('is refused with a property that nobody knows, wherever it stands', () => {
    const taken = valid.flatMap(({ name, payload }) =>
      objectsIn(payload)
        .filter(({ path }) => {
          const found = judge(changed(payload, [...path, 'nobody_knows'], 1) as Payload)
          const wanted = `invalid additional property: nobody_knows`
          const at = pointer(path)
          return !found.some((one) => one.message === wanted && one.pointer === at)
        })
        .map(({ path }) => `${name}: ${pointer(path)}`),
    )
    expect(taken).toEqual([])
  })

  it('is refused without a property that it must have, wherever it is missing', () => {
    let tried = 0
    const taken = valid.flatMap(({ name, payload }) =>
      objectsIn(payload)
        .flatMap((place) => neededOf(place).map((needed) => [...place.path, needed]))
        .filter((path) => {
          tried += 1
          return judge(changed(payload, path, undefined) as Payload).length === 0
        })
        .map((path) => `${name}: ${pointer(path)}`),
    )
    expect(taken).toEqual([])
    expect(tried).toBeGreaterThan(1500)
  })
})

const names = [
  ...Object.keys(required),
  ...Object.values({ ...required, ...requiredIn }).flatMap((text) => text.split(' ')),
  ...'blocks accessory fields elements element options option_groups initial_option initial_options rows'.split(
    ' ',
  ),
  ...'metadata event_payload attachments slack_file filter view submit __proto__ constructor toString'.split(
    ' ',
  ),
  ...'hasOwnProperty valueOf then length toJSON'.split(' '),
]
const quoted = fc.oneof(
  fc.constantFrom('null', 'true', '-1', '1e400', '""', '"\\ud800"', '0.5'),
  fc.oneof(fc.constantFrom(...names), fc.string()).map((one) => JSON.stringify(one)),
)
// As text, so that a key `__proto__` arrives as it does over the wire.
const { anyJson } = fc.letrec<{ anyJson: string }>((tie) => ({
  anyJson: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    quoted,
    fc.array(tie('anyJson'), { maxLength: 3 }).map((all) => `[${all.join(',')}]`),
    fc
      .tuple(
        fc.constantFrom(...Object.keys(required)),
        fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), tie('anyJson')), {
          maxLength: 5,
        }),
      )
      .map(
        ([type, all]) =>
          `{${[...all.map(([name, one]) => `${JSON.stringify(name)}:${one}`), `"type":"${type}"`].join(',')}}`,
      ),
  ),
}))

const survives = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
  }
}

function survivesEverywhere(value: unknown) {
  for (const on of ['message', 'modal', 'home'] as const) {
    judge({ blocks: value, on })
    judge({ blocks: [value], on })
  }
  judge({ view: value })
  if (isObject(value)) judge({ message: value })
  for (const kind of ['modal', 'home'] as const) survives(() => demandView(value, kind))
  survives(() => demandMetadata(value))
  survives(() => demandMessage(isObject(value) ? value : { blocks: value, attachments: value }))
}

describe('the rules throw at nothing', () => {
  it('whatever JSON comes', () => {
    fc.assert(
      fc.property(anyJson, (text) => survivesEverywhere(JSON.parse(text))),
      { numRuns: 700 },
    )
  })

  it('whatever comes in a place of a sound payload, and points to a place that is there', () => {
    const places = valid.flatMap(({ payload }) => objectsIn(payload).map(({ path }) => ({ payload, path })))
    const there = (payload: unknown, at: string) =>
      at
        .split('/')
        .slice(1, -1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce<unknown>((value, step) => (value as Dict | undefined)?.[step], payload)
    fc.assert(
      fc.property(fc.constantFrom(...places), anyJson, ({ payload, path }, text) => {
        const broken = changed(payload, path, JSON.parse(text)) as Payload
        const root = 'message' in broken ? broken.message : broken
        for (const fault of judge(broken)) expect(there(root, fault.pointer)).toBeDefined()
      }),
      { numRuns: 700 },
    )
  })

  it('and is not slow, however much of one thing there is', async () => {
    const people = {
      type: 'multi_users_select',
      initial_users: many(100_000, (i) => `U${String(i).padStart(8, '0')}`),
    }
    const groups = many(100, (i) => ({ label: plain('a'), options: many(100, (n) => option(`${i}-${n}`)) }))
    const last = option('99-99')
    const chosen = {
      type: 'multi_static_select',
      option_groups: groups,
      initial_options: many(100, () => last),
    }
    const took = await cpuTime(() => {
      for (const element of [people, chosen]) expect(judge({ blocks: [input(element)] })).toEqual([])
      expect(judge({ blocks: [{ type: 'rich_text', elements: many(200_000, () => 1) }] })).toHaveLength(100)
      const odd = Object.fromEntries(many(50_000, (i) => [`x${i}`, i]))
      expect(judge({ blocks: [section(odd)] })).toHaveLength(100)
    })
    expect(took).toBeLessThan(4000)
  })

  it.each(['[', '{"elements":', '{"text":', '{"blocks":[', '{"type":"modal","blocks":'])(
    'however deep it is: %s',
    (open) => {
      const close = [...open]
        .reverse()
        .join('')
        .replace(/[^[{]/g, '')
        .replaceAll('[', ']')
        .replaceAll('{', '}')
      survivesEverywhere(JSON.parse(`${open.repeat(20_000)}1${close.repeat(20_000)}`))
    },
  )
})
