import { beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL, EVE, SAM } from './house.ts'
import { type Dict, type RawApp, rawApp } from './raw-app.ts'
import { field, home, modal, option, plain } from './sample-views.ts'

let app: RawApp
beforeEach(() => {
  app = rawApp()
})

const button = (text: string) => ({ type: 'button', action_id: 'go', text: plain(text) })
const withButton = (title: string, more: Dict = {}) =>
  modal(title, { blocks: [{ type: 'actions', block_id: 'row', elements: [button('Go')] }], ...more })

const trigger = async (user = SAM) => {
  await app.workspace.actions.command(user, CHANNEL, '/fasttrack new')
  return String(app.told('command').at(-1)?.trigger_id)
}
const opened = async (view: Dict, user = SAM): Promise<Dict> => {
  const body = await app.api('views.open', { trigger_id: await trigger(user), view })
  expect(body).toMatchObject({ ok: true })
  return body.view as Dict
}
const clicked = async (viewId: unknown, user = SAM) => {
  await app.workspace.actions.click(user, { viewId: String(viewId) }, 'row', 'go')
  return String(app.told('block_actions').at(-1)?.trigger_id)
}
const pushed = async (below: Dict, view: Dict): Promise<Dict> => {
  const body = await app.api('views.push', { trigger_id: await clicked(below.id), view })
  expect(body).toMatchObject({ ok: true })
  return body.view as Dict
}
const titles = (user = SAM) =>
  app.workspace.actions.views(user).map(({ title }) => (title as { text: string }).text)
const update = (view_id: unknown, view: Dict, more: Dict = {}) =>
  app.api('views.update', { view_id, view, ...more })
const held = (block: string, action = block) =>
  app.workspace.actions.views(SAM).at(-1)?.state.values[block]?.[action]

describe('a trigger', () => {
  it.each([
    ['nobody issued', async () => '123.456.abcdef', 'invalid_trigger_id'],
    ['is no trigger at all', async () => 'soon', 'invalid_trigger_id'],
    [
      'is older than three seconds',
      async () => {
        const id = await trigger()
        app.pass(3001)
        return id
      },
      'expired_trigger_id',
    ],
    [
      'was used before',
      async () => {
        const id = await trigger()
        await app.api('views.open', { trigger_id: id, view: modal('One') })
        app.pass(3001)
        return id
      },
      'exchanged_trigger_id',
    ],
  ])('that %s opens nothing', async (_which, given, error) => {
    const body = await app.api('views.open', { trigger_id: await given(), view: modal('Two') })
    expect(body).toMatchObject({ ok: false, error })
    expect(titles()).not.toContain('Two')
  })

  it('is good for almost three seconds', async () => {
    const trigger_id = await trigger()
    app.pass(2500)
    expect(await app.api('views.open', { trigger_id, view: modal('In time') })).toMatchObject({ ok: true })
  })

  it('is not used up by a view that is refused', async () => {
    const trigger_id = await trigger()
    const unsound = modal('x'.repeat(25))
    expect(await app.api('views.open', { trigger_id, view: unsound })).toMatchObject({
      error: 'invalid_arguments',
    })
    expect(await app.api('views.open', { trigger_id, view: modal('Sound') })).toMatchObject({ ok: true })
  })

  it('lays a modal over another only when it came out of one', async () => {
    await opened(modal('One'))
    const push = (trigger_id: string) => app.api('views.push', { trigger_id, view: modal('Two') })
    expect(await push(await trigger())).toMatchObject({ error: 'invalid_trigger_id' })
    const published = await app.api('views.publish', { user_id: SAM, view: home() })
    const fromHome = await clicked((published.view as Dict).id)
    expect(await push(fromHome)).toMatchObject({ error: 'invalid_trigger_id' })
    expect(titles()).toEqual(['One'])
  })

  it('that came out of a modal which is closed by now finds nothing to lay a view over', async () => {
    const view = await opened(withButton('One'))
    const trigger_id = await clicked(view.id)
    await app.workspace.actions.close(SAM, String(view.id))
    const push = () => app.api('views.push', { trigger_id, view: modal('Two') })
    expect(await push()).toMatchObject({ error: 'not_found' })
    await opened(modal('Another'))
    expect(titles()).toEqual(['Another'])
  })
})

describe('a stack of modals', () => {
  it('belongs to one person, and opening anew takes the place of what was open', async () => {
    const mine = await opened(withButton('Mine', { notify_on_close: true }))
    const over = await pushed(mine, modal('Over mine', { notify_on_close: true }))
    await opened(modal('Theirs'), EVE)
    expect([titles(SAM), titles(EVE)]).toEqual([['Mine', 'Over mine'], ['Theirs']])
    await opened(modal('New'))
    expect([titles(SAM), titles(EVE)]).toEqual([['New'], ['Theirs']])
    expect(await update(mine.id, modal('Late'))).toMatchObject({ error: 'not_found' })
    expect(await update(over.id, modal('Late'))).toMatchObject({ error: 'not_found' })
    expect(app.told('view_closed')).toEqual([])
  })

  it('can be repainted below its top, and keeps its order and its ids', async () => {
    const root = await opened(withButton('Root'))
    const second = await pushed(root, withButton('Second'))
    const third = await pushed(second, modal('Third'))
    expect(third).toMatchObject({ root_view_id: root.id, previous_view_id: second.id })
    const body = await update(root.id, withButton('New root'))
    expect(body.view).toMatchObject({ id: root.id, root_view_id: root.id, previous_view_id: null })
    expect(titles()).toEqual(['New root', 'Second', 'Third'])
    const hashes = [root, second, third, body.view as Dict].map(({ hash }) => hash)
    expect(new Set(hashes).size).toBe(4)
  })

  it('refuses a fourth modal, and a push of one in a submission is trouble', async () => {
    const root = await opened(withButton('Root'))
    const second = await pushed(root, withButton('Second'))
    const third = await pushed(second, withButton('Third'))
    const trigger_id = await clicked(third.id)
    expect(await app.api('views.push', { trigger_id, view: modal('Fourth') })).toMatchObject({
      error: 'push_limit_reached',
    })
    app.answers(() => ({ response_action: 'push', view: modal('Fourth') }))
    expect(await app.workspace.actions.submit(SAM, String(third.id))).toMatchObject({ ok: false })
    expect(titles()).toEqual(['Root', 'Second', 'Third'])
  })
})

describe('closing', () => {
  const three = async (mark: (title: string) => Dict) => {
    const root = await opened(withButton('Root', mark('Root')))
    const second = await pushed(root, withButton('Second', mark('Second')))
    const third = await pushed(second, modal('Third', mark('Third')))
    return [root, second, third].map(({ id }) => String(id))
  }
  const heardOf = () =>
    app.told('view_closed').map((one) => {
      const { title } = one.view as { title: { text: string } }
      return [title.text, one.is_cleared]
    })

  it('the top alone tells of it alone, and shows what lies below', async () => {
    const [, , third = ''] = await three(() => ({ notify_on_close: true }))
    await app.workspace.actions.close(SAM, third)
    expect([titles(), heardOf()]).toEqual([['Root', 'Second'], [['Third', false]]])
  })

  it('everything tells of those that asked for it', async () => {
    const [, , third = ''] = await three((title) => ({ notify_on_close: title !== 'Second' }))
    await app.workspace.actions.close(SAM, third, true)
    expect(titles()).toEqual([])
    expect(heardOf().toSorted()).toEqual([
      ['Root', true],
      ['Third', true],
    ])
  })

  it('a modal that clears takes the whole stack along', async () => {
    const [, , third = ''] = await three((title) => ({
      notify_on_close: title === 'Root',
      clear_on_close: title === 'Third',
    }))
    await app.workspace.actions.close(SAM, third)
    expect([titles(), heardOf()]).toEqual([[], [['Root', true]]])
  })

  it('by submitting closes one view even if it clears when it is closed, and tells nobody', async () => {
    const [, , third = ''] = await three(() => ({ notify_on_close: true, clear_on_close: true }))
    expect(await app.workspace.actions.submit(SAM, third)).toEqual({ ok: true })
    expect([titles(), heardOf()]).toEqual([['Root', 'Second'], []])
  })

  it('carries the view as it stood, with no trigger and no address to answer to', async () => {
    const view = await opened(modal('Form', { notify_on_close: true, private_metadata: 'kept' }))
    app.workspace.actions.fill(SAM, { viewId: String(view.id) }, 'name', 'name', 'half')
    await app.workspace.actions.close(SAM, String(view.id))
    const [body] = app.told('view_closed')
    expect(body).toMatchObject({
      user: { id: SAM },
      view: {
        id: view.id,
        private_metadata: 'kept',
        state: { values: { name: { name: { value: 'half' } } } },
      },
    })
    expect(Object.keys(body ?? {})).not.toEqual(expect.arrayContaining(['trigger_id']))
    expect(await update(view.id, modal('Late'))).toMatchObject({ error: 'not_found' })
  })
})

describe('names and versions of views', () => {
  it('an external id is given once over all people and kinds of view, and is free again when its view is closed', async () => {
    const mine = await opened(modal('Mine', { external_id: 'one' }))
    const again = await app.api('views.open', {
      trigger_id: await trigger(EVE),
      view: modal('Theirs', { external_id: 'one' }),
    })
    expect(again).toMatchObject({ error: 'duplicate_external_id' })
    expect(
      await app.api('views.publish', { user_id: EVE, view: home({ external_id: 'one' }) }),
    ).toMatchObject({
      error: 'duplicate_external_id',
    })
    const theirs = await opened(modal('Theirs', { external_id: 'two' }), EVE)
    expect(await update(theirs.id, modal('x', { external_id: 'one' }))).toMatchObject({
      error: 'duplicate_external_id',
    })
    const byName = await app.api('views.update', {
      external_id: 'one',
      view: modal('Now', { external_id: 'one' }),
    })
    expect(byName.view).toMatchObject({ id: mine.id, external_id: 'one' })
    await app.workspace.actions.close(SAM, String(mine.id))
    expect(await app.api('views.update', { external_id: 'one', view: modal('Late') })).toMatchObject({
      error: 'not_found',
    })
    await opened(modal('Mine again', { external_id: 'one' }))
  })

  it('a hash is good for one version of a modal and of a Home', async () => {
    const { id, hash } = await opened(modal('One'))
    const body = await update(id, modal('Two'), { hash })
    expect(body).toMatchObject({ ok: true })
    expect(await update(id, modal('Three'), { hash })).toMatchObject({ error: 'hash_conflict' })
    expect(titles()).toEqual(['Two'])
    const publish = (more: Dict) => app.api('views.publish', { user_id: SAM, view: home(), ...more })
    expect(await publish({ hash: '1.nothing' })).toMatchObject({ error: 'hash_conflict' })
    const first = (await publish({})).view as Dict
    const second = (await publish({ hash: first.hash })).view as Dict
    expect(second.id).toBe(first.id)
    expect(await publish({ hash: first.hash })).toMatchObject({ error: 'hash_conflict' })
  })

  it.each<[string, () => Promise<Dict>, string, string]>([
    [
      'a modal that would become a Home',
      async () => update((await opened(modal('One'))).id, home()),
      'invalid_arguments',
      '/view/type',
    ],
    [
      'a Home that is opened',
      async () => app.api('views.open', { trigger_id: await trigger(), view: home() }),
      'invalid_arguments',
      '/view/type',
    ],
    [
      'a modal that is published',
      () => app.api('views.publish', { user_id: SAM, view: modal('x') }),
      'invalid_arguments',
      '/view/type',
    ],
    [
      'a Home for nobody',
      () => app.api('views.publish', { user_id: 'U0NOBODY01', view: home() }),
      'invalid_arguments',
      'invalid `user_id`',
    ],
    [
      'an update of nothing',
      () => app.api('views.update', { view: modal('x') }),
      'invalid_arguments',
      'external_id',
    ],
    ['an update of what nobody has open', () => update('V000000000', modal('x')), 'not_found', ''],
    [
      'an unsound update of what nobody has open',
      () => update('V000000000', {}),
      'invalid_arguments',
      '/view',
    ],
    [
      'more than 250 KB',
      async () => {
        const blocks = Array.from({ length: 100 }, () => ({ type: 'section', text: plain('é'.repeat(3000)) }))
        return app.api('views.open', { trigger_id: await trigger(), view: modal('Big', { blocks }) })
      },
      'view_too_large',
      '',
    ],
  ])('%s is refused', async (_what, call, error, words) => {
    const body = await call()
    expect(body).toMatchObject({ ok: false, error })
    expect(JSON.stringify(body)).toContain(words)
  })
})

describe('what was put in', () => {
  const select = (values: string[], more: Dict = {}) => ({
    type: 'static_select',
    options: values.map(option),
    ...more,
  })
  const text = (more: Dict = {}) => ({ type: 'plain_text_input', ...more })
  const checks = (values: string[]) => ({ type: 'checkboxes', options: values.map(option) })
  const form = (...blocks: Dict[]) => modal('Form', { blocks })

  it.each<[string, Dict, string | string[], Dict, Dict]>([
    [
      'stays though its words change',
      field('a', text()),
      'typed',
      field('a', text({ placeholder: plain('New') })),
      { value: 'typed' },
    ],
    [
      'stays though it would start otherwise',
      field('a', text()),
      'typed',
      field('a', text({ initial_value: 'new' })),
      { value: 'typed' },
    ],
    [
      'is gone under a new block id',
      field('a', text()),
      'typed',
      { ...field('a', text()), block_id: 'b' },
      { value: null },
    ],
    [
      'is gone under a new action id',
      field('a', text()),
      'typed',
      field('a', text({ action_id: 'b' })),
      { value: null },
    ],
    [
      'is gone in an element of another type',
      field('a', text()),
      'typed',
      field('a', { type: 'email_text_input' }),
      { value: null },
    ],
    [
      'stays while it is still offered',
      field('a', select(['x', 'y'])),
      'y',
      field('a', select(['y', 'z'])),
      { selected_option: option('y') },
    ],
    [
      'is gone when it is offered no more',
      field('a', select(['x', 'y'])),
      'y',
      field('a', select(['x'])),
      { selected_option: null },
    ],
    [
      'starts anew where it must',
      field('a', select(['x', 'y'])),
      'y',
      field('a', select(['x'], { initial_option: option('x') })),
      { selected_option: option('x') },
    ],
    [
      'stays in boxes',
      field('a', checks(['x', 'y'])),
      ['x', 'y'],
      field('a', checks(['x', 'y', 'z'])),
      { selected_options: [option('x'), option('y')] },
    ],
  ])('%s', async (_how, before, value, after, expected) => {
    const { id } = await opened(form(before))
    app.workspace.actions.fill(SAM, { viewId: String(id) }, 'a', 'a', value)
    await update(id, form(after))
    expect(held(String(after.block_id), String((after.element as Dict).action_id))).toMatchObject(expected)
  })

  it('is one for a person on two devices, and out of another person’s sight and reach', async () => {
    const { id } = await opened(form(field('a', text())))
    const { actions } = app.workspace
    actions.fill(SAM, { viewId: String(id) }, 'a', 'a', 'from the phone')
    expect(actions.views(SAM)[0]?.state.values.a?.a).toMatchObject({ value: 'from the phone' })
    expect(actions.views(EVE)).toEqual([])
    expect(() => actions.fill(EVE, { viewId: String(id) }, 'a', 'a', 'x')).toThrow('not_found')
    await expect(actions.submit(EVE, String(id))).rejects.toThrow('not_found')
    await expect(actions.close(EVE, String(id))).rejects.toThrow('not_found')
  })

  it.each<[string, Dict, unknown]>([
    ['a choice that is not offered', select(['x']), 'y'],
    ['a day that there is not', { type: 'datepicker' }, '2026-02-30'],
    ['a time that there is not', { type: 'timepicker' }, '24:00'],
    ['a moment that is none', { type: 'datetimepicker' }, 'soon'],
    ['a person who is not here', { type: 'users_select' }, 'U0NOBODY01'],
    ['a channel out of sight', { type: 'conversations_select' }, 'C0PRIVATE1'],
    ['somebody else’s file', { type: 'file_input' }, 'theirs'],
    ['more than may be chosen', { type: 'multi_users_select', max_selected_items: 1 }, [SAM, EVE]],
  ])('cannot be %s', async (_what, element, value) => {
    const { actions } = app.workspace
    const { id } = await opened(form(field('a', element)))
    const given = value === 'theirs' ? [actions.upload(EVE, 'x.txt', new Uint8Array([1]))] : value
    const before = held('a')
    expect(() => actions.fill(SAM, { viewId: String(id) }, 'a', 'a', given as string)).toThrow()
    expect(held('a')).toEqual(before)
  })
})
