import { beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL, EVE, NADIA, SAM } from './house.ts'
import { type Dict, type RawApp, type Reply, rawApp } from './raw-app.ts'
import { field, modal, option, plain } from './sample-views.ts'

const TROUBLE = { ok: false, trouble: 'We had some trouble connecting. Try again?' }

let app: RawApp
beforeEach(() => {
  app = rawApp()
})

const open = async (view: Dict, channel = CHANNEL): Promise<string> => {
  await app.workspace.actions.command(SAM, channel, '/fasttrack new')
  const { trigger_id } = app.told('command').at(-1) as { trigger_id: string }
  const body = await app.api('views.open', { trigger_id, view })
  expect(body).toMatchObject({ ok: true })
  return (body.view as { id: string }).id
}
const form = (...blocks: Dict[]) => modal('Form', { blocks })
const button = { type: 'button', action_id: 'go', text: plain('Go') }
const withButton = modal('Root', { blocks: [{ type: 'actions', block_id: 'row', elements: [button] }] })
const submit = (viewId: string) => app.workspace.actions.submit(SAM, viewId)
const fill = (viewId: string, id: string, value: string | string[]) =>
  app.workspace.actions.fill(SAM, { viewId }, id, id, value)
const bring = (name: string, size = 3) => app.workspace.actions.upload(SAM, name, new Uint8Array(size))
const titles = () => app.workspace.actions.views(SAM).map(({ title }) => (title as { text: string }).text)
const submissions = () => app.told('view_submission')

const onlyTypes = { type: 'file_input', filetypes: ['pdf', 'DOCX'] }
const upToFive = { type: 'number_input', is_decimal_allowed: false, min_value: '-1', max_value: '5' }

describe('before a submission the client itself', () => {
  it.each<[string, Dict, string | string[], string]>([
    ['text that is too short', { type: 'plain_text_input', min_length: 3 }, 'ab', 'at least 3'],
    ['text that is too long', { type: 'plain_text_input', max_length: 3 }, 'abcd', 'at most 3'],
    ['more than 3,000 characters', { type: 'plain_text_input' }, 'x'.repeat(3001), 'at most 3000'],
    ['a number that is none', upToFive, 'five', 'a number'],
    ['a number in another notation', upToFive, '0x2', 'a number'],
    ['a fraction', upToFive, '1.5', 'whole number'],
    ['a number that is too small', upToFive, '-2', '-1 or more'],
    ['a number that is too big', upToFive, '6', '5 or less'],
    ['an address that is none', { type: 'email_text_input' }, 'sam', 'valid email'],
    ['a link that is none', { type: 'url_text_input' }, 'www.example', 'valid URL'],
  ])('stops %s', async (_what, element, value, words) => {
    const id = await open(form(field('a', element), field('b', { type: 'plain_text_input' })))
    fill(id, 'a', value)
    expect(await submit(id)).toEqual({ ok: false, errors: { a: expect.stringContaining(words) } })
    expect(submissions()).toEqual([])
  })

  it.each<[string, Dict, () => string[], string]>([
    ['of another type', onlyTypes, () => [bring('a.PDF'), bring('b.exe')], 'b.exe can’t be added'],
    ['too many', { type: 'file_input', max_files: 1 }, () => [bring('a.txt'), bring('b.txt')], 'at most 1'],
    ['of more than 10 MB', { type: 'file_input' }, () => [bring('a.txt', 10 * 2 ** 20 + 1)], '10 MB'],
  ])('stops files that are %s', async (_what, element, files, words) => {
    const id = await open(form(field('a', element)))
    fill(id, 'a', files())
    expect(await submit(id)).toEqual({ ok: false, errors: { a: expect.stringContaining(words) } })
    expect(submissions()).toEqual([])
  })

  it('lets through what is just within the limits', async () => {
    const id = await open(
      form(
        field('text', { type: 'plain_text_input', min_length: 3, max_length: 3 }),
        field('number', upToFive),
        field('mail', { type: 'email_text_input' }),
        field('link', { type: 'url_text_input' }),
        field('files', { type: 'file_input', max_files: 1, filetypes: ['txt'] }),
      ),
    )
    for (const [at, value] of Object.entries({
      text: '👩‍🏫'.slice(0, 2).repeat(3),
      number: '5',
      mail: 'a@b.example',
    }))
      fill(id, at, value)
    fill(id, 'link', 'https://a.example/')
    fill(id, 'files', [bring('a.txt', 10 * 2 ** 20)])
    expect(await submit(id)).toEqual({ ok: true })
  })

  it.each([
    ['plain_text_input', {}],
    ['checkboxes', { options: [option('x')] }],
    ['static_select', { options: [option('x')] }],
    ['multi_users_select', {}],
    ['datepicker', {}],
    ['rich_text_input', {}],
    ['file_input', {}],
  ])('asks for a required %s', async (type, more) => {
    const id = await open(form(field('a', { type, ...more }, { optional: false })))
    expect(await submit(id)).toEqual({ ok: false, errors: { a: 'Please complete this required field.' } })
    expect(submissions()).toEqual([])
  })

  it('cannot submit what has no Submit, no more than a Home', async () => {
    const id = await open({ type: 'modal', title: plain('Read'), blocks: [{ type: 'divider' }] })
    await expect(submit(id)).rejects.toThrow('element_not_found')
  })
})

describe('a submission', () => {
  it('carries the state of every input, whatever its kind', async () => {
    const elements: Record<string, [Dict, string | string[] | null, Dict]> = {
      text: [{ type: 'plain_text_input' }, 'x', { value: 'x' }],
      empty: [{ type: 'plain_text_input' }, '', { value: null }],
      number: [{ type: 'number_input', is_decimal_allowed: true }, '1.50', { value: '1.50' }],
      mail: [{ type: 'email_text_input' }, 'a@b.example', { value: 'a@b.example' }],
      link: [{ type: 'url_text_input' }, 'https://a.example', { value: 'https://a.example' }],
      one: [{ type: 'static_select', options: [option('x')] }, 'x', { selected_option: option('x') }],
      none: [{ type: 'static_select', options: [option('x')] }, null, { selected_option: null }],
      some: [
        { type: 'multi_static_select', option_groups: [{ label: plain('G'), options: [option('x')] }] },
        ['x'],
        { selected_options: [option('x')] },
      ],
      boxes: [{ type: 'checkboxes', options: [option('x')] }, [], { selected_options: [] }],
      radio: [{ type: 'radio_buttons', options: [option('x')] }, 'x', { selected_option: option('x') }],
      person: [{ type: 'users_select' }, EVE, { selected_user: EVE }],
      people: [{ type: 'multi_users_select' }, [EVE, NADIA], { selected_users: [EVE, NADIA] }],
      channel: [{ type: 'channels_select' }, CHANNEL, { selected_channel: CHANNEL }],
      channels: [{ type: 'multi_channels_select' }, [CHANNEL], { selected_channels: [CHANNEL] }],
      place: [{ type: 'conversations_select' }, CHANNEL, { selected_conversation: CHANNEL }],
      places: [{ type: 'multi_conversations_select' }, [], { selected_conversations: [] }],
      day: [{ type: 'datepicker' }, '2026-02-28', { selected_date: '2026-02-28' }],
      time: [
        { type: 'timepicker', timezone: 'Europe/London' },
        '23:59',
        { selected_time: '23:59', timezone: 'Europe/London' },
      ],
      moment: [{ type: 'datetimepicker' }, '1795000000', { selected_date_time: 1795000000 }],
    }
    const id = await open(form(...Object.entries(elements).map(([name, [element]]) => field(name, element))))
    for (const [name, [, value]] of Object.entries(elements)) fill(id, name, value as string)
    await submit(id)
    const expected = Object.fromEntries(
      Object.entries(elements).map(([name, [{ type }, , held]]) => [name, { [name]: { type, ...held } }]),
    )
    const { view } = submissions()[0] as { view: { state: { values: Dict } } }
    expect(view.state.values).toEqual(expected)
  })

  it.each<[string, Reply]>([
    ['nothing', undefined],
    ['blank space', ' \n'],
    ['{}', '{ }'],
  ])('answered with %s closes that view only, and shows the one below', async (_what, reply) => {
    const root = await open(withButton)
    await app.workspace.actions.click(SAM, { viewId: root }, 'row', 'go')
    const { trigger_id } = app.told('block_actions')[0] as { trigger_id: string }
    const body = await app.api('views.push', { trigger_id, view: modal('Over') })
    app.answers(() => reply)
    expect(await submit((body.view as { id: string }).id)).toEqual({ ok: true })
    expect(titles()).toEqual(['Root'])
  })

  it.each<[string, Reply]>([
    ['words', 'Thank you'],
    ['a list', '[]'],
    ['null', 'null'],
    ['what has no response_action', { text: 'Thank you' }],
    ['an unknown response_action', { response_action: 'close' }],
    ['a word of the language', { response_action: 'constructor' }],
    ['no view to update to', { response_action: 'update' }],
    ['a Home to update to', { response_action: 'update', view: { type: 'home', blocks: [] } }],
    ['a view as it was received', { response_action: 'update', view: { ...modal('x'), state: {} } }],
    [
      'a choice that differs from what is offered',
      {
        response_action: 'update',
        view: form(
          field('a', {
            type: 'static_select',
            options: [option('x')],
            initial_option: { ...option('x'), description: plain('Other') },
          }),
        ),
      },
    ],
    ['an unsound view to push', { response_action: 'push', view: modal('x'.repeat(25)) }],
    ['no errors', { response_action: 'errors' }],
    ['errors of nothing', { response_action: 'errors', errors: {} }],
    ['errors at a block that is not there', { response_action: 'errors', errors: { other: 'No' } }],
    ['errors without words', { response_action: 'errors', errors: { name: '' } }],
    ['errors that are no words', { response_action: 'errors', errors: { name: { text: 'No' } } }],
    ['an error of its own', new Response('', { status: 500 })],
    ['a status beside 200', new Response('', { status: 202 })],
  ])('answered with %s is trouble, recorded as a fault, and the modal stays', async (_what, reply) => {
    const id = await open(modal('Form'))
    fill(id, 'name', 'kept')
    app.answers(() => reply)
    expect(await submit(id)).toEqual(TROUBLE)
    expect(titles()).toEqual(['Form'])
    expect(app.workspace.actions.views(SAM)[0]?.state.values.name?.name).toMatchObject({ value: 'kept' })
    expect(app.workspace.faults()).toHaveLength(1)
  })

  it('is sent once, however often Submit is pressed, and every press has its outcome', async () => {
    const id = await open(modal('Form'))
    app.answers(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { response_action: 'errors', errors: { name: 'Taken' } }
    })
    const outcomes = await Promise.all([submit(id), submit(id), submit(id)])
    expect(outcomes).toEqual(Array(3).fill({ ok: false, errors: { name: 'Taken' } }))
    expect(submissions()).toHaveLength(1)
    await submit(id)
    expect(submissions()).toHaveLength(2)
  })

  it('may be repainted and built upon by the app before it is answered', async () => {
    const id = await open(modal('Form'))
    fill(id, 'name', 'typed')
    app.answers(async ({ type, trigger_id }) => {
      if (type !== 'view_submission') return undefined
      await app.api('views.update', { view_id: id, view: modal('Working') })
      await app.api('views.push', { trigger_id, view: modal('Over') })
      return { response_action: 'errors', errors: { name: 'Taken' } }
    })
    expect(await submit(id)).toEqual({ ok: false, errors: { name: 'Taken' } })
    expect(titles()).toEqual(['Working', 'Over'])
  })

  it.each<[string, Dict]>([
    ['an update', { response_action: 'update', view: modal('Late') }],
    ['a push', { response_action: 'push', view: modal('Late') }],
    ['a clear', { response_action: 'clear' }],
    ['nothing', {}],
  ])('answered with %s after the person closed it brings nothing back', async (_what, reply) => {
    const id = await open(modal('Form'))
    app.answers(async ({ type }) => {
      if (type !== 'view_submission') return undefined
      await app.workspace.actions.close(SAM, id)
      await open(modal('Another'))
      return reply
    })
    expect(await submit(id)).toEqual({ ok: true })
    expect(titles()).toEqual(['Another'])
    expect(await app.api('views.update', { view_id: id, view: modal('Later') })).toMatchObject({
      error: 'not_found',
    })
    expect(app.workspace.faults().map(({ where }) => where)).toEqual([])
  })
})

describe('a menu of people or conversations', () => {
  const dm = () => app.workspace.actions.directWith(SAM)
  const others: [string, Dict, () => string, () => string][] = [
    ['of channels offers public ones', { type: 'channels_select' }, () => CHANNEL, dm],
    ['of channels leaves private ones out', { type: 'channels_select' }, () => CHANNEL, () => 'C0PRIVATE1'],
    ['may hold DMs alone', { filter: { include: ['im'] } }, dm, () => CHANNEL],
    ['may hold people for their DMs', { filter: { include: ['im'] } }, () => EVE, () => CHANNEL],
    ['may hold public channels alone', { filter: { include: ['public'] } }, () => CHANNEL, dm],
    ['may hold no people', { filter: { include: ['public', 'private'] } }, () => CHANNEL, () => EVE],
    ['may leave bots out', { filter: { exclude_bot_users: true } }, () => EVE, dm],
    [
      'may leave out what is shared with others',
      { filter: { exclude_external_shared_channels: true } },
      () => CHANNEL,
      () => 'C0SHARED01',
    ],
    ['of people leaves out who has gone', { type: 'users_select' }, () => EVE, () => NADIA],
  ]
  it.each(others)('%s', async (_what, element, offered, refused) => {
    const shared = { id: 'C0SHARED01', name: 'shared', members: [SAM], isExternal: true }
    const leaders = { id: 'C0PRIVATE1', name: 'leaders', members: [SAM], isPrivate: true }
    app.workspace.seed({ channels: [shared, leaders] })
    app.workspace.admin.deactivate(NADIA)
    const id = await open(form(field('a', { type: 'conversations_select', ...element })))
    fill(id, 'a', offered())
    expect(() => fill(id, 'a', refused())).toThrow('option_not_found')
  })
})

describe('a conversation that is asked for', () => {
  const target = (more: Dict = {}) =>
    field('where', {
      type: 'conversations_select',
      response_url_enabled: true,
      default_to_current_conversation: true,
      ...more,
    })
  const urls = () => submissions()[0]?.response_urls as Dict[]

  it('is the one where the person was, and can be answered in', async () => {
    const id = await open(form(target(), field('note', { type: 'plain_text_input' })))
    await submit(id)
    expect(urls()).toEqual([
      { block_id: 'where', action_id: 'where', channel_id: CHANNEL, response_url: expect.any(String) },
    ])
    const said = await app.respond(urls()[0]?.response_url, { response_type: 'in_channel', text: 'Done' })
    expect(said.status).toBe(200)
    expect(app.workspace.actions.messages(CHANNEL, EVE).at(-1)).toMatchObject({ text: 'Done' })
  })

  it('may be another, or none, and is told as no address where none was asked for', async () => {
    const dm = app.workspace.actions.directWith(SAM)
    const first = await open(form(target()))
    fill(first, 'where', dm)
    await submit(first)
    expect(urls()).toMatchObject([{ channel_id: dm }])
    app.heard.length = 0
    const second = await open(form(target()))
    app.workspace.actions.fill(SAM, { viewId: second }, 'where', 'where', null)
    await submit(second)
    expect(urls()).toEqual([])
    app.heard.length = 0
    await submit(await open(form(target({ response_url_enabled: false }))))
    expect(urls()).toEqual([])
  })

  it('is where the first modal was opened, also in one that lies over it', async () => {
    const root = await open(withButton)
    await app.workspace.actions.click(SAM, { viewId: root }, 'row', 'go')
    const { trigger_id } = app.told('block_actions')[0] as { trigger_id: string }
    await app.api('views.push', { trigger_id, view: form(target()) })
    expect(app.workspace.actions.views(SAM).at(-1)?.state.values.where?.where).toMatchObject({
      selected_conversation: CHANNEL,
    })
  })

  it('starts from what the app says before it starts from where the person is', async () => {
    await open(form(target({ initial_conversation: 'C0GENERAL1' })))
    expect(app.workspace.actions.views(SAM)[0]?.state.values.where?.where).toMatchObject({
      selected_conversation: 'C0GENERAL1',
    })
  })
})
