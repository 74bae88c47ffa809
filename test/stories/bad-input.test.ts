import { and, eq } from 'drizzle-orm'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents, parents as parentRows } from '../../db/schema.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { inspectOnThread } from '../../src/documents/pack/pack-desk.ts'
import { aLockedPdf, aPdf } from '../documents/a-pdf.ts'
import { type Player, StoryHouse } from './in-process.ts'
import { enrich, openFor } from './rich-cases.ts'

let house: StoryHouse

beforeAll(async () => {
  // A first file waits for the thread, which may take longer than Slack does on a busy machine.
  await inspectOnThread({ name: 'a.pdf', bytes: aPdf([{}]) })
  house = await StoryHouse.open()
}, 60_000)
afterAll(async () => {
  expect(house.workspace.faults()).toEqual([])
  await house.close()
})

const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')
const tobias = () => house.as('U0HEADYEAR1', 'C0QUILLBROOK')
const nasreen = () => house.as('U0HEADYEAR2', 'C0QUILLBROOK')

async function stateOf(id: string) {
  const { bot } = house.running
  const loaded = await loadCase(bot.house, bot.house.store.read, id)
  if (loaded === null) throw new Error(`no ${id}`)
  return loaded.state
}

/** What people handed in for a case; letters may be made for it meanwhile. */
const handedInFor = (id: string) =>
  house.running.store.read
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.case, id), eq(documents.kind, 'handed-in')))
    .all()

const withMacro = zipSync({ 'word/document.xml': new Uint8Array(), 'word/vbaProject.bin': new Uint8Array() })

const error = (outcome: unknown, field: string): string => {
  const errors = (outcome as { errors?: Record<string, string> }).errors ?? {}
  return Object.entries(errors).find(([block]) => block.startsWith(field))?.[1] ?? JSON.stringify(outcome)
}

async function rich(name: string): Promise<string> {
  const id = await openFor(house, name)
  await enrich(house, id)
  return id
}

async function onChecklist(player: Player, id: string, title = 'A1'): Promise<Player> {
  await player.closesAll()
  await player.type(`/fasttrack checklist ${id}`)
  expect(player.text).toContain(title)
  return player
}

describe('what is typed wrongly', () => {
  it.each([
    ['chekclist', '/fasttrack checklist'],
    ['lettres FT-2026-0001', '/fasttrack letters'],
    ['nwe', '/fasttrack new'],
  ])('%s is answered with %s', async (line, meant) => {
    await morwenna().type(`/fasttrack ${line}`)
    expect(morwenna().told()).toContain(`Did you mean \`${meant}\``)
  })

  it('a number that is none is answered with an example', async () => {
    for (const word of ['case', 'checklist', 'letters', 'decide', 'record', 'minutes', 'meeting']) {
      await morwenna().type(`/fasttrack ${word} Lottie`)
      expect(morwenna().told()).toMatch(/^Give the case’s number, for example `\/fasttrack \w+ FT-2026-0001`/)
    }
  })

  it('a person without a role is told whom to ask', async () => {
    await house.as('U0NOROLE99').type('/fasttrack new')
    expect(house.as('U0NOROLE99').told()).toMatch(/^You do not have access/)
    expect(house.as('U0NOROLE99').views).toEqual([])
  })
})

describe('opening a case', () => {
  it('for a pupil with an open case says which, and opens no second', async () => {
    const id = await morwenna().opensCaseFor('Tamsin Brackenridge')
    const player = tobias()
    await player.closesAll()
    await player.type('/fasttrack new')
    const [found] = await player.searches('Pupil', 'Tamsin Brackenridge')
    await player.choose('Pupil', String(found?.value))
    expect(player.text).toContain(`This pupil already has an open case, ${id}`)
    expect(error(await player.submit(), 'pupil')).toContain(id)
  })

  it('from a channel without a school asks for the school where there are several', async () => {
    const player = house.as('U0TEAMLEADER', 'C0GENERAL')
    await player.closesAll()
    await player.type('/fasttrack new')
    expect(player.input('School').element.options).toHaveLength(2)
    expect(error(await player.submit(), 'pupil')).toBe('Please complete this required field.')
    await morwenna().closesAll()
    await house.as('U0PASTORAL1', 'C0GENERAL').type('/fasttrack new')
    expect(() => morwenna().input('School')).toThrow('no field')
  })

  it('below the entry test asks why, at that field', async () => {
    const player = morwenna()
    await player.closesAll()
    await player.type('/fasttrack new')
    const [found] = await player.searches('Pupil', 'Kofi Langstaff')
    await player.choose('Pupil', String(found?.value))
    expect(player.text).toContain('Does not meet the entry test')
    expect(error(await player.submit(), 'reason')).toBe('Please complete this required field.')
    await player.fill('Why open a case', 'Persistent lateness')
    expect(await player.submit()).toEqual({ ok: true })
    expect(player.title).toMatch(/^FT-/)
  })

  it('pressed twice opens one case', async () => {
    const player = morwenna()
    await player.closesAll()
    await player.type('/fasttrack new')
    const [found] = await player.searches('Pupil', 'Rhodri Oakeshott')
    await player.choose('Pupil', String(found?.value))
    const view = player.top.id
    const both = await Promise.all([
      player.actions.submit(player.user, view),
      player.actions.submit(player.user, view),
    ])
    await player.house.calm()
    expect(both).toEqual([{ ok: true }, { ok: true }])
    expect(player.title).toMatch(/^FT-/)
    await player.closesAll()
    await player.type('/fasttrack list')
    expect(player.text.match(/Rhodri/g)).toHaveLength(1)
  })
})

describe('forms', () => {
  let id: string
  beforeAll(async () => {
    id = await rich('Lottie Kettlewell')
  })

  it('a meeting beyond the loaded calendar names what is to be loaded', async () => {
    const player = morwenna()
    await player.closesAll()
    await player.type(`/fasttrack meeting ${id}`)
    await player.fill('Day', '2031-05-05')
    expect(player.text).toMatch(/calendar does not reach that far/)
    await player.fill('Place', 'Room 4')
    expect(error(await player.submit(), 'on')).toMatch(/Ask for .* to be loaded/)
  })

  it('too many professionals are refused at their field, and hostile names are kept as they are', async () => {
    const player = morwenna()
    await player.closesAll()
    await player.type(`/fasttrack meeting ${id}`)
    await player.fill('Day', '2026-12-09')
    await player.fill('Place', '<!channel> *bold* <@U1>')
    await player.fill('Professionals', Array.from({ length: 21 }, (_, n) => `Person ${n}`).join('\n'))
    expect(error(await player.submit(), 'professionals')).toContain('at most 20')
    await player.fill('Professionals', '<!channel> & <@U1>, *nurse*\n‮محمد\n<@U0TEAMLEADER>, attendance team')
    expect(await player.submit()).toEqual({ ok: true })
    const { meetings } = await stateOf(id)
    const names = Object.values(meetings).flatMap(({ attendees }) =>
      attendees.flatMap((one) => one.name ?? []),
    )
    expect(names).toContain('<!channel> & <@U1>, *nurse*')
    // A colleague who was typed as a mention is named instead.
    expect(names.find((one) => one.endsWith(', attendance team'))).toMatch(/^[A-Z][a-z]+ [A-Z]/)
    expect(JSON.stringify(player.top.blocks)).not.toMatch(/<!channel>|<@U1>/)
  })

  it('a pupil without parents can have no meeting until they are imported', async () => {
    const lonely = await rich('Carys Eastlake').catch(() => rich('Hamza Niazi'))
    const { pupil } = await stateOf(lonely)
    await house.running.store.write(
      async (tx) => void (await tx.delete(parentRows).where(eq(parentRows.pupil, pupil))),
    )
    const player = morwenna()
    await player.closesAll()
    await player.type(`/fasttrack meeting ${lonely}`)
    expect(player.text).toContain('No parent is on record for this pupil')
    await player.fill('Place', 'Room 4')
    const outcome = await player.submit()
    expect(JSON.stringify(outcome)).toMatch(/Invite at least one parent|any more/)
    await player.closesAll()
    await player.type(`/fasttrack letters ${lonely}`)
    await player.press('Show what opens later')
    expect(player.text).toContain('There is nobody to send')
  })

  it('a form of the pathway with a missing field says so at that field', async () => {
    const player = house.as('U0TEAMLEADER', 'C0GENERAL')
    await player.closesAll()
    await player.type(`/fasttrack case ${id}`)
    await player.press('Accept')
    expect(player.text).toContain('What the attendance team confirmed')
    expect(player.input('Is the case right to proceed?').element.initial_option).toMatchObject({
      value: 'proceed',
    })
    await player.fill('Day of the confirmation', '2026-11-20')
    await player.fill('Officer who confirmed it', 'B. Quilter')
    const outcome = await player.submit()
    expect(error(outcome, 'day:period-from')).toBe('Please fill this in.')
    await player.closesAll()
    await player.type(`/fasttrack case ${id}`)
    await player.press('Return')
    expect(error(await player.submit(), 'long:reasons')).toBe('Please fill this in.')
    expect((await stateOf(id)).records['council-confirmation']).toBeUndefined()
  })

  it('text of Slack’s full length is kept whole', async () => {
    const long = '*_~`<&>: é '.repeat(272).slice(0, 2990)
    const player = await onChecklist(morwenna(), id)
    await player.fill('Note on A1', `${long}end`)
    await player.submit()
    expect((await stateOf(id)).answers.A1?.note).toBe(`${long}end`)
    await onChecklist(player, id)
    expect(player.input('Note on A1').element.initial_value).toBe(`${long}end`)
  })

  it('a form of a case that moved on is refused in words, and what was typed stays', async () => {
    const player = morwenna()
    await player.closesAll()
    await player.type(`/fasttrack decide ${id}`)
    await player.choose('What happens next?', 'option-2')
    await player.fill('Your reasons', 'They gave a hospital letter')
    await player.fill('Who told you?', 'Tobias Renwick')
    const { happened } = await import('./rich-cases.ts')
    await happened(house, id, [{ type: 'case-closed', reason: 'improved' }])
    if (player.text.includes('Why this option')) await player.fill('Why this option', 'Because')
    const outcome = await player.submit()
    expect(JSON.stringify(outcome)).toContain('This case is closed')
    expect(player.title).toBe('Decide')
    await happened(house, id, [{ type: 'case-reopened', reason: 'Test' }])
  })
})

describe('people in one checklist', () => {
  let id: string
  beforeAll(async () => {
    id = await rich('Szymon Garside').catch(() => rich('Areeba Qureshi'))
  })

  it('two choices and two notes at once are all kept and shown', async () => {
    const [a, b, c] = [morwenna(), tobias(), nasreen()]
    for (const one of [a, b, c]) await onChecklist(one, id)
    await a.fill('Note on A1', 'Spoke to the mother')
    await b.fill('Note on A1', 'Spoke to the father')
    await a.choose('A1', 'done')
    await b.choose('A2', 'not-yet')
    await c.choose('A3', 'done')
    const { answers } = await stateOf(id)
    expect(answers).toMatchObject({ A1: { value: 'done' }, A2: { value: 'not-yet' }, A3: { value: 'done' } })
    expect([answers.A1?.note, answers.A1?.kept[0]?.text].sort()).toEqual([
      'Spoke to the father',
      'Spoke to the mother',
    ])
    expect(b.text).toContain('Spoke to the mother')
    expect(b.text).toContain('<@U0PASTORAL1> wrote at the same time')
    await onChecklist(c, id)
    expect(c.text).toMatch(
      /Spoke to the mother[\s\S]*Spoke to the father|Spoke to the father[\s\S]*Spoke to the mother/,
    )
  })

  it('a choice of a colleague is not taken back by an old screen, and shows at the next press', async () => {
    const [a, b] = [morwenna(), tobias()]
    await onChecklist(a, id)
    await onChecklist(b, id)
    await a.choose('A2', 'done')
    await b.choose('A3', 'not-yet')
    expect((await stateOf(id)).answers.A2?.value).toBe('done')
    const shown = b.input('A2').element.initial_option as { value: string }
    expect(shown.value).toBe('done')
    await b.submit()
    expect((await stateOf(id)).answers.A2?.value).toBe('done')
  })

  it('“not applicable” is kept, asks for a reason under the item, and counts only then', async () => {
    const player = await onChecklist(morwenna(), id)
    await player.choose('A2', 'not-applicable')
    expect(player.text).toContain('Say in the note why this does not apply')
    await player.fill('Note on A2', 'No brothers or sisters')
    await player.choose('A3', 'done')
    expect(player.text).not.toContain('Say in the note why')
  })

  it('“all covered except…” keeps what was being typed, leaves “not applicable” alone and marks the rest', async () => {
    const player = await onChecklist(morwenna(), id)
    await player.fill('Note on A3', 'Typed and not sent')
    await player.press('All covered except…')
    const { blockId, actionId } = player.input('Tick what was not covered')
    player.actions.fill(player.user, { viewId: player.top.id }, blockId, actionId, ['A1'])
    await player.submit()
    const { answers } = await stateOf(id)
    expect(answers).toMatchObject({
      A1: { value: 'not-yet' },
      A2: { value: 'not-applicable' },
      A3: { value: 'done', note: 'Typed and not sent' },
    })
    expect((player.input('A1').element.initial_option as { value: string }).value).toBe('not-yet')
  })

  it('a file handed in for C6 ends in the store under a name of ours', async () => {
    const player = morwenna()
    await player.closesAll()
    await player.type(`/fasttrack case ${id}`)
    const buttons = player
      .controls()
      .filter(
        ({ element }) =>
          String(element.value).includes('initial-attended') && element.action_id === 'checklist.open',
      )
    await player.clicks({ viewId: player.top.id }, buttons[0]!)
    for (const [file, words] of [
      [new TextEncoder().encode('%PDF-1.4 signed'), 'The PDF is damaged'],
      [aLockedPdf(), 'The PDF is locked'],
      [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'save or export it as JPEG'],
      [withMacro, 'holds a macro'],
    ] as const) {
      await player.fill('File for C6', [player.actions.upload(player.user, 'minutes.pdf', file)])
      expect(JSON.stringify(await player.submit())).toContain(words)
    }
    expect((await stateOf(id)).answers.C6?.value).toBeUndefined()
    expect(await handedInFor(id)).toEqual([])
    const bytes = aPdf(Array.from({ length: 200 }, () => ({ text: 'signed' })))
    await player.fill('File for C6', [
      player.actions.upload(player.user, 'Lottie Kettlewell minutes.pdf', bytes),
    ])
    expect(await player.submit()).toEqual({ ok: true })
    expect(player.title).toBe('Checklist')
    expect(player.text).toContain('It has 200 pages. Is all of it wanted?')
    const { answers } = await stateOf(id)
    expect(answers.C6?.value).toBe('done')
    const [kept] = await house.running.store.read
      .select()
      .from(documents)
      .where(eq(documents.id, answers.C6?.proof.document ?? ''))
      .all()
    expect(kept).toMatchObject({ kind: 'handed-in', case: id })
    expect(kept?.name).toMatch(new RegExp(`^${id}-file-[0-9a-f]+\\.pdf$`))
  })
})

describe('people in one set of minutes', () => {
  it('both texts are kept where two wrote into one box', async () => {
    const id = await rich('Percy Hathersage').catch(() => rich('Antoni Walczak'))
    const [a, b] = [morwenna(), tobias()]
    for (const one of [a, b]) {
      await one.closesAll()
      await one.type(`/fasttrack case ${id}`)
      await one.press('Minutes')
      await one.press('Said')
    }
    await a.fill('What the parents said', 'The bus is late')
    await b.fill('What the parents said', 'He will not get up')
    await a.submit()
    await b.submit()
    expect((await stateOf(id)).meetings.m1?.said.parents).toBe('The bus is late\n\nHe will not get up')
  })

  it('what was written is kept before an action is added or ticked off', async () => {
    const id = await rich('Olumide Asante-Wetherby')
    const player = morwenna()
    await player.closesAll()
    await player.type(`/fasttrack case ${id}`)
    await player.press('Minutes')
    await player.press('Absences')
    await player.fill('Anything else about the absences', 'Ten mornings')
    await player.press('Agreed')
    await player.press('Done')
    const state = await stateOf(id)
    expect(state.meetings.m1?.said.absences).toBe('Ten mornings')
    expect(state.actions.a1?.doneOn).not.toBeNull()
  })
})
