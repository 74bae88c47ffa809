import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseById } from '../../db/queries/cases.ts'
import { pupil as pupilById } from '../../db/queries/pupils.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { findPupils } from '../../src/casework/look-at-pupil.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { runCli } from '../../src/cli/run.ts'
import { demonstrationPeople } from '../../src/demonstration/people.ts'
import { day } from '../../src/domain/day.ts'
import { type Player, StoryHouse, textOf } from './in-process.ts'
import { enrich, happened, leader } from './rich-cases.ts'

let house: StoryHouse
const folder = mkdtempSync(join(tmpdir(), 'fasttrack-endings-'))

beforeAll(async () => {
  house = await StoryHouse.open()
}, 60_000)
afterAll(async () => {
  expect(house.workspace.faults()).toEqual([])
  await house.close()
})

const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')
const tobias = () => house.as('U0HEADYEAR1', 'C0QUILLBROOK')
const philippa = () => house.as('U0SENIORLEAD', 'C0QUILLBROOK')
const gwendoline = () => house.as('U0TEAMLEADER', 'C0QUILLBROOK')

/** A call of the command line on the bot's own store, on the story's own day. */
async function fasttrack(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const stdout = {
    write: (text: string) => {
      out += text
    },
  }
  const stderr = {
    write: (text: string) => {
      err += text
    },
  }
  const env = { DATABASE_URL: house.running.store.url }
  const code = await runCli({ argv, env, stdout, stderr, now: () => house.workspace.clock.now() })
  house.running.bot.house.kick()
  return { code, out, err }
}

const pupils: string[] = []

async function everybody(): Promise<string[]> {
  const found = await Promise.all(
    [...'abcdefgh'].map((letter) => findPupils(house.running.bot.house, leader, letter, 'secondary')),
  )
  return [...new Set(found.flat().map(({ id }) => id))]
}

/** Opens a case for the next pupil of the secondary school who may have one. */
async function begin(owner = 'U0PASTORAL1'): Promise<string> {
  if (pupils.length === 0) pupils.push(...(await everybody()))
  for (let pupil = pupils.pop(); pupil !== undefined; pupil = pupils.pop()) {
    const wanted = { pupil, owner, reason: 'Agreed with the school' }
    const outcome = await openCase(house.running.bot.house, { by: leader, key: null }, wanted)
    if (outcome.done) return outcome.state.id
  }
  throw new Error('no pupil is left')
}

const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const opened = async (player: Player, id: string) => {
  await player.closesAll()
  await player.type(`/fasttrack case ${id}`)
  return player
}

const chooses = (player: Player, id: string, what: string) =>
  player.choose('case.menu', JSON.stringify({ case: id, do: what }))

/** What the bot told somebody about a case, once it says this. */
const told = (user: string, words: RegExp) =>
  house.workspace.actions.until(() => {
    const messages = house.workspace.actions.messages(house.workspace.actions.directWith(user), user)
    return messages.map((one) => textOf([one])).find((text) => words.test(text)) ?? null
  }, 15_000)

const errorsOf = (outcome: unknown) =>
  Object.values((outcome as { errors?: Record<string, string> }).errors ?? {}).join(' ')

const loaded = async (id: string) => {
  const found = await loadCase(house.running.bot.house, house.running.store.read, id)
  if (found === null) throw new Error(`no ${id}`)
  return found
}

async function leaves(id: string, left: string): Promise<{ out: string }> {
  const { state } = await loaded(id)
  const pupil = await pupilById(house.running.store.read, state.pupil)
  const { pupilRef = '', surname = '', forename = '' } = pupil ?? {}
  const path = file('pupils.csv', [
    'pupil_ref,surname,forename,left',
    `${pupilRef},${surname},${forename},${left}`,
  ])
  const said = await fasttrack('pupils', 'import', '--school', state.school, path)
  expect(said.err).not.toMatch(/Nothing was imported/)
  return said
}

describe('a case that was opened in error', () => {
  it('is erased by a senior leader alone; its card, and the command line, tell the trace', async () => {
    const player = morwenna()
    const id = await begin()
    await opened(player, id)
    await house.workspace.actions.until(
      () =>
        house.workspace.actions
          .messages('C0QUILLBROOK', 'U0PASTORAL1')
          .find((one) => JSON.stringify(one).includes(id)) ?? null,
      15_000,
    )
    await chooses(player, id, 'close')
    await player.choose('Why does this case end?', 'opened-in-error')
    expect(player.text).toContain('Only a senior leader')
    expect(player.text).not.toContain(`Type ${id}`)
    expect(errorsOf(await player.submit())).toContain('Only a senior leader')
    await player.closesAll()

    const senior = philippa()
    await opened(senior, id)
    await chooses(senior, id, 'close')
    await senior.choose('Why does this case end?', 'opened-in-error')
    await senior.fill('Why was it opened in error?', 'The wrong pupil')
    await senior.fill(`Type ${id}`, 'FT-2026-9999')
    expect(errorsOf(await senior.submit())).toContain('not the number of this case')
    await senior.fill(`Type ${id}`, id)
    await senior.submit()
    expect(senior.views).toEqual([])
    await house.workspace.actions.until(
      () =>
        house.workspace.actions
          .messages('C0QUILLBROOK', 'U0PASTORAL1')
          .find((one) => JSON.stringify(one).includes(`${id} was opened in error and sealed`)) ?? null,
      15_000,
    )
    expect((await fasttrack('case', 'list', '--status', 'closed')).out).toContain(id)
    expect((await fasttrack('case', 'show', id)).code).toBe(0)
    const timeline = await fasttrack('case', 'timeline', id)
    expect(timeline.out).toContain('Sealed: opened in error')
    expect(timeline.out).toContain('Opened in error: all that it said was erased')
    await senior.type(`/fasttrack case ${id}`)
    expect(senior.text).toContain(
      `${id} was opened in error and sealed on Monday 23 November 2026 by Philippa`,
    )
    await senior.closesAll()
    for (const stranger of [
      house.as('U0HEADTEACH2', 'C0MILLRACE'),
      house.as('U0TEAMLEADER', 'C0QUILLBROOK'),
    ]) {
      await stranger.type(`/fasttrack case ${id}`)
      expect(stranger.text).toContain('There is no case here that you can open')
      await stranger.closesAll()
    }
  }, 30_000)
})

describe('an owner who leaves', () => {
  it('named a deputy, to whom the case passes on the day of the new list, by whom it is told', async () => {
    const player = morwenna()
    const id = await begin()
    const name = (await loaded(id)).family.pupil.surname
    await player.pressesHome('deputy.open')
    await player.fill('Who takes over?', 'U0PASTORAL1')
    expect(errorsOf(await player.submit())).toContain('not yourself')
    await player.fill('Who takes over?', 'U0HEADYEAR1')
    expect(await player.submit()).toEqual({ ok: true })

    const rows = demonstrationPeople.flatMap(({ id: person, name, roles }) =>
      roles.map(({ role, school }) => [person, name, role, school ?? ''].join(',')),
    )
    const without = rows.filter((row) => !row.startsWith('U0PASTORAL1'))
    const [all, fewer] = [
      file('all.csv', ['slack_user,name,role,school', ...rows]),
      file('fewer.csv', ['slack_user,name,role,school', ...without]),
    ]
    const dry = await fasttrack('people', 'import', fewer, '--dry-run')
    expect(dry.out).toContain(`${id} would pass from U0PASTORAL1 to U0HEADYEAR1`)
    expect((await caseById(house.running.store.read, id))?.owner).toBe('U0PASTORAL1')
    const kept = await fasttrack('people', 'import', fewer, '--json')
    expect(JSON.parse(kept.out)).toMatchObject({
      passed: [{ case: id, from: 'U0PASTORAL1', to: 'U0HEADYEAR1' }],
      nobody: [],
    })
    expect(await told('U0HEADYEAR1', new RegExp(`You own ${id}`))).not.toContain(name)
    await player.type(`/fasttrack case ${id}`)
    expect(player.views).toEqual([])
    await opened(tobias(), id)
    expect(tobias().text).toContain('<@U0HEADYEAR1>')
    await tobias().closesAll()
    await fasttrack('people', 'import', all)
  }, 30_000)
})

describe('a pupil who leaves', () => {
  it('stops the case, of which the owner is told without a name, and closes with the right reason', async () => {
    const player = morwenna()
    const id = await begin()
    await opened(player, id)
    const name = (await loaded(id)).family.pupil.surname
    await player.choose('case.menu', JSON.stringify({ case: id, do: 'close' }))
    await player.choose('Why does this case end?', 'moved-school')
    expect(player.text).toContain('The register still shows this pupil on roll')
    const said = await leaves(id, '2026-11-23')
    expect(said.out).toContain(`${id} has stopped: its pupil is no longer on roll.`)
    expect(await told('U0PASTORAL1', new RegExp(`${id}.*no longer on roll`))).not.toContain(name)

    await opened(player, id)
    expect(player.text).toContain('Stopped: this pupil is no longer on roll')
    expect(player.text).toContain('Close the case with its reason')
    await player.press('Close the case')
    await player.choose('Why does this case end?', 'moved-school')
    expect(player.text).not.toContain('still shows')
    expect(errorsOf(await player.submit())).not.toBe('')
    await player.fill('Which school?', 'Westmere *School*')
    await player.fill('First day there', '2026-11-24')
    await player.submit()
    expect(player.text).toContain('Closed on Monday 23 November 2026: Moved to another school')
    expect(player.text).toContain('Westmere')
    await player.closesAll()
  }, 30_000)

  it('calls off the meeting to which letters went, in words on the case, and lets a contact be logged', async () => {
    const id = await begin()
    const [parent] = (await loaded(id)).context.facts.parents
    const addressee = String(parent?.id)
    const attendees = [{ who: addressee, as: 'parent' as const }]
    const plan = { kind: 'initial', at: '15:30', place: 'Room 4', offer: 1, attendees }
    await happened(house, id, [
      { type: 'meeting-planned', meeting: 'm1', day: day('2026-12-09'), ...plan },
      {
        type: 'letter-drafted',
        letter: 'l1',
        kind: 'invite-initial',
        meeting: 'm1',
        addressee,
        pdf: '',
        docx: '',
      },
      { type: 'letter-sent', letter: 'l1', way: 'post-first' },
    ])
    const player = morwenna()
    await leaves(id, '2026-11-23')
    await opened(player, id)
    expect(player.text).toMatch(/on 9 December 2026 is off\.\* Still to be told/)
    expect(player.text).toContain('Tell those who were invited that the initial meeting is called off')
    await player.press('Letters', { in: 'Still to be told' })
    expect(player.text).toContain('Make the letters')
    await player.closesAll()
    await player.type('/fasttrack list')
    expect(player.text).toContain('*Stopped* · ')
    await player.closesAll()
    await player.type(`/fasttrack log ${id}`)
    await player.choose('How?', 'call')
    await player.choose('Who with?', 'somebody-else')
    await player.choose('Did you reach them?', 'yes')
    await player.fill('Who was it?', 'The aunt')
    await player.fill('What was said?', 'They have moved to the coast')
    expect(await player.submit()).toEqual({ ok: true })
    await opened(player, id)
    await player.press('All contacts')
    expect(player.text).toContain('They have moved to the coast')
    await player.closesAll()
  }, 30_000)

  it('refuses everything else while the case stands still', async () => {
    const id = await begin('U0TEAMLEADER')
    await leaves(id, '2026-11-23')
    const player = gwendoline()
    await opened(player, id)
    await player.press('Open checklist')
    await player.press('All covered except…')
    const outcome = await player.submit()
    expect(JSON.stringify([outcome, player.views])).toContain('This case is stopped')
    await player.closesAll()
  }, 30_000)
})

describe('a pupil whom nobody can find', () => {
  it('stops the case until the council has been told; then it can be closed', async () => {
    const player = gwendoline()
    const id = await begin('U0TEAMLEADER')
    await opened(player, id)
    await chooses(player, id, 'unfound')
    await player.fill('What was tried?', 'Three visits and both numbers')
    await player.submit()
    expect(player.text).toContain('this pupil cannot be found')
    expect(player.text).toContain('Tell the council that this child is missing education')
    await chooses(player, id, 'close')
    await player.choose('Why does this case end?', 'cannot-be-found')
    expect(player.text).toContain('The council must be told first')
    await player.fill('What was tried?', 'Three visits and both numbers')
    expect(errorsOf(await player.submit())).toContain('The council must be told first')
    await opened(player, id)
    await player.press('Tell the council')
    await player.fill('Who was told?', 'Children missing education team, ref 41')
    await player.fill('On which day?', '2026-11-25')
    expect(errorsOf(await player.submit())).toContain('has not come yet')
    await player.fill('On which day?', '2026-11-23')
    await player.submit()
    expect(player.text).toContain('The council was told on Monday 23 November 2026')
    await player.press('Close the case')
    await player.fill('What was tried?', 'Three visits and both numbers')
    await player.submit()
    expect(player.text).toContain('Cannot be found')
    expect(player.text).toContain('Council told on Monday 23 November 2026')
    await player.closesAll()
  }, 30_000)
})

describe('the council’s answer to a referral', () => {
  async function referred() {
    const id = await begin()
    await enrich(house, id)
    await happened(house, id, [
      {
        type: 'decided',
        decision: 'd1',
        option: 'option-4',
        reasons: 'No change',
        figures: (await loaded(id)).state.entry.figures,
        checks: [],
      },
      { type: 'stage-entered', stage: 'application', visit: 2, leaves: ['decision'] },
    ])
    return id
  }

  it('is returned with reasons where the team reads it: the owner is told, and decides again', async () => {
    const id = await referred()
    const team = await opened(gwendoline(), id)
    await team.press('Return')
    expect(team.text).not.toContain('Who gives the witness statement')
    expect(errorsOf(await team.submit())).toContain('fill this in')
    await team.fill('Why it goes back', 'The dates of the warnings are missing')
    await team.submit()
    expect(await told('U0PASTORAL1', new RegExp(`${id}.*returned the referral`))).not.toContain('warnings')
    const player = await opened(morwenna(), id)
    expect(player.text).toContain('Return to the school for another decision')
    expect(player.text).toContain('Gwendoline Mistry')
    expect(player.text).toContain('Reasons: The dates of the warnings are missing')
    expect((await loaded(id)).state.open).toContain('decision')
    await player.press('Decide')
    expect(player.title).toBe('Decide')
    await player.closesAll()
  }, 30_000)

  it('is accepted with who, when and the officer', async () => {
    const id = await referred()
    const team = await opened(gwendoline(), id)
    await team.press('Accept')
    await team.fill('First day of the period', '2026-10-01')
    await team.fill('Last day of the period', '2026-11-20')
    await team.fill('Who gives the witness statement', 'Head of year')
    await team.fill('Last day for the pack to arrive', '2026-12-18')
    await team.submit()
    expect(await told('U0PASTORAL1', new RegExp(`${id}.*accepted the referral`))).toBeTruthy()
    await opened(team, id)
    expect(team.text).toContain('Proceed to prosecution')
    expect((await loaded(id)).state.records['council-confirmation']).toMatchObject({
      by: 'U0TEAMLEADER',
      manner: 'did',
      values: { officer: 'Gwendoline Mistry', on: '2026-11-23' },
    })
    await team.closesAll()
  }, 30_000)
})
