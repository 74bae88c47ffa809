import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act } from '../../src/casework/act.ts'
import { type Player, StoryHouse } from './in-process.ts'

let house: StoryHouse
const as = (user: string, channel = 'C0QUILLBROOK'): Player => house.as(user, channel)
const morwenna = () => as('U0PASTORAL1')

beforeAll(async () => {
  house = await StoryHouse.open()
}, 30_000)
afterAll(() => house.close())

async function opens(player: Player, id: string): Promise<Player> {
  await player.closesAll()
  await player.types(`case ${id}`)
  return player
}

const chooses = async (player: Player, name: string) => {
  await player.closesAll()
  await player.types('new')
  const [found] = await player.searches('Pupil', name)
  await player.chooses('Pupil', String(found?.value))
}

describe('a young carer', () => {
  let id: string

  it('is not taken to the next stage before somebody wrote what was adjusted and a senior signed it off', async () => {
    id = await morwenna().opensCaseFor('Anika Talukdar')
    await morwenna().coversAll()
    expect(morwenna().text).toContain('Young carer: write down on the case what was adjusted')
    expect(
      morwenna()
        .controls()
        .some(({ actionId }) => actionId === 'case.go-on'),
    ).toBe(false)
    await morwenna().presses('Write it down')
    morwenna().fills('Young carer', 'A later start on Mondays and homework club')
    await morwenna().submits()
    expect(morwenna().text).toContain('A later start on Mondays')
    expect(morwenna().text).toContain('ask a senior to sign off what was adjusted')
    expect(
      morwenna()
        .controls()
        .some(({ actionId }) => actionId === 'care.sign-off'),
    ).toBe(false)
  })

  it('a forged press of somebody who is no senior signs nothing off', async () => {
    const by = {
      id: 'U0PASTORAL1',
      name: 'Morwenna Teague',
      keptFrom: [],
      roles: [{ role: 'pastoral' as const, school: 'secondary' }],
    }
    const command = { do: 'sign-off', need: 'young-carer' } as const
    const { house: works } = house.running.bot
    const mine = await act(works, id, { by, key: null }, command)
    expect(mine).toMatchObject({ refusal: { code: 'not-yours-to-sign' } })
    const told = await act(works, id, { by, key: null, manner: 'told', doneBy: 'U0SENIORLEAD' }, command)
    expect(told).toMatchObject({ refusal: { code: 'not-yours-to-sign' } })
  })

  it('goes on once a senior has signed it off', async () => {
    const senior = await opens(as('U0SENIORLEAD'), id)
    await senior.presses('Sign off')
    expect(senior.text).toContain('Signed off by <@U0SENIORLEAD>')
    await opens(morwenna(), id)
    await morwenna().presses('Go on')
    expect(morwenna().text).toContain('Prepare the initial meeting')
  })

  it('has a further need noted from the menu, which asks the same of the next warning', async () => {
    await opens(morwenna(), id)
    await morwenna().presses('case.menu', { value: JSON.stringify({ case: id, do: 'need' }) })
    morwenna().fills('Which need?', 'emotional-avoidance')
    await morwenna().submits()
    expect(morwenna().text).toContain('Staying away out of distress')
    await morwenna().presses('Letters')
    expect(morwenna().text).toMatch(/“Warning before legal steps” is locked.*Staying away out of distress/s)
  })
})

describe('a child who is looked after', () => {
  it('has no case before the virtual school head and the social worker were asked', async () => {
    const player = morwenna()
    await chooses(player, 'Kit Loxley')
    expect(player.text).toContain('no case is opened before the virtual school head and the social worker')
    player.fills('Name of the virtual school head', 'Ines Marlow')
    player.fills('Day you spoke to the virtual school head', '2026-11-20')
    player.fills('What the virtual school head said', 'Try a mentor first')
    expect(await player.submits()).not.toEqual({ ok: true })
    player.fills('Name of the social worker', 'Dale Orme')
    player.fills('Day you spoke to the social worker', '2026-11-24')
    player.fills('What the social worker said', 'The placement is stable')
    expect(JSON.stringify(await player.submits())).toContain('has not come yet')
    player.fills('Day you spoke to the social worker', '2026-11-23')
    expect(await player.submits()).toEqual({ ok: true })
    expect(player.title).toMatch(/^FT-/)
    expect(player.text).toContain('Ines Marlow')
  })

  it('lives with a foster carer who is never sent a letter that warns, and the screen says why', async () => {
    const player = morwenna()
    await player.presses('Letters')
    expect(player.text).toMatch(/Ms Efua Boateng.* is never sent a letter that warns/)
  })
})

describe('a need that only the safeguarding lead may know of', () => {
  const idris = () => as('U0PASTORAL2', 'C0MILLRACE')
  let id: string

  it('is not named to colleagues, who are asked to speak to the lead before the case goes on', async () => {
    id = await idris().opensCaseFor('Leo Ramsbottom')
    await idris().coversAll()
    expect(idris().text).toContain('Speak to the safeguarding lead before going on')
    expect(idris().text).not.toMatch(/social worker|social care|protection plan/i)
    await idris().presses('case.menu', { value: JSON.stringify({ case: id, do: 'need' }) })
    expect(JSON.stringify(idris().top)).not.toMatch(/social-worker/)
    await idris().closesAll()
  })

  it('is written about and signed off by the lead, whose words colleagues do not see', async () => {
    const lead = await opens(as('U0SAFEGUARD2', 'C0MILLRACE'), id)
    expect(lead.text).toContain('Social worker')
    await lead.presses('Write it down')
    lead.fills('Social worker', 'The plan asks for a taxi on Fridays')
    await lead.submits()
    await lead.presses('Sign off')
    await opens(idris(), id)
    expect(idris().text).not.toContain('taxi')
    expect(
      idris()
        .controls()
        .some(({ actionId }) => actionId === 'case.go-on'),
    ).toBe(true)
    await idris().presses('case.menu', { value: JSON.stringify({ case: id, do: 'timeline' }) })
    expect(idris().text).toContain('a need that the safeguarding lead knows of')
    expect(idris().text).not.toMatch(/taxi|social worker/i)
  })
})
