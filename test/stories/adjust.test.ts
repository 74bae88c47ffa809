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
  await player.type(`/fasttrack case ${id}`)
  return player
}

const chooses = async (player: Player, name: string) => {
  await player.closesAll()
  await player.type('/fasttrack new')
  const [found] = await player.searches('Pupil', name)
  await player.choose('Pupil', String(found?.value))
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
    await morwenna().press('Write it down')
    await morwenna().fill('Young carer', 'A later start on Mondays and homework club')
    await morwenna().submit()
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
    await senior.press('Sign off')
    expect(senior.text).toContain('Signed off by <@U0SENIORLEAD>')
    await opens(morwenna(), id)
    await morwenna().press('Go on')
    expect(morwenna().text).toContain('Prepare the initial meeting')
  })

  it('has a further need noted from the menu, which asks the same of the next warning', async () => {
    await opens(morwenna(), id)
    await morwenna().choose('case.menu', JSON.stringify({ case: id, do: 'need' }))
    await morwenna().fill('Which need?', 'emotional-avoidance')
    await morwenna().submit()
    expect(morwenna().text).toContain('Staying away out of distress')
    await morwenna().press('Letters')
    await morwenna().press('Show what opens later')
    expect(morwenna().text).toMatch(/“Warning before legal steps” is locked.*Staying away out of distress/s)
  })
})

describe('a child who is looked after', () => {
  it('has no case before the virtual school head and the social worker were asked', async () => {
    const player = morwenna()
    await chooses(player, 'Kit Loxley')
    expect(player.text).toContain('no case is opened before the virtual school head and the social worker')
    await player.fill('Name of the virtual school head', 'Ines Marlow')
    await player.fill('Day you spoke to the virtual school head', '2026-11-20')
    await player.fill('What the virtual school head said', 'Try a mentor first')
    expect(await player.submit()).not.toEqual({ ok: true })
    await player.fill('Name of the social worker', 'Dale Orme')
    await player.fill('Day you spoke to the social worker', '2026-11-24')
    await player.fill('What the social worker said', 'The placement is stable')
    expect(JSON.stringify(await player.submit())).toContain('has not come yet')
    await player.fill('Day you spoke to the social worker', '2026-11-23')
    expect(await player.submit()).toEqual({ ok: true })
    expect(player.title).toMatch(/^FT-/)
    expect(player.text).toContain('Ines Marlow')
  })

  it('lives with a foster carer who is never sent a letter that warns, and the screen says why', async () => {
    const player = morwenna()
    await player.press('Letters')
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
    await idris().choose('case.menu', JSON.stringify({ case: id, do: 'need' }))
    expect(JSON.stringify(idris().top)).not.toMatch(/social-worker/)
    await idris().closesAll()
  })

  it('is written about and signed off by the lead, whose words colleagues do not see', async () => {
    const lead = await opens(as('U0SAFEGUARD2', 'C0MILLRACE'), id)
    expect(lead.text).toContain('Social worker')
    await lead.press('Write it down')
    await lead.fill('Social worker', 'The plan asks for a taxi on Fridays')
    await lead.submit()
    await lead.press('Sign off')
    await opens(idris(), id)
    expect(idris().text).not.toContain('taxi')
    expect(
      idris()
        .controls()
        .some(({ actionId }) => actionId === 'case.go-on'),
    ).toBe(true)
    await idris().choose('case.menu', JSON.stringify({ case: id, do: 'timeline' }))
    expect(idris().text).toContain('a need that the safeguarding lead knows of')
    expect(idris().text).not.toMatch(/taxi|social worker/i)
  })
})
