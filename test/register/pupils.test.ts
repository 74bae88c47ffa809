import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pupilsMatching } from '../../db/queries/pupils.ts'
import { registerWeeks, pupils as table } from '../../db/schema.ts'
import { day } from '../../src/domain/day.ts'
import { everything, imports, pupils, type World, world } from './desk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const pupil = async (ref: string) =>
  (await w.store.read.select().from(table)).find(({ pupilRef }) => pupilRef === ref)

describe('a pupils file', () => {
  it('twice changes nothing the second time', async () => {
    const before = await everything(w.store)
    expect(await imports(w).pupils(pupils)).toMatchObject({ done: true, changed: false, added: 0 })
    expect(await everything(w.store)).toEqual(before)
  })

  it('merges by reference: the same pupil keeps their id, and can be found by the new name', async () => {
    const before = await pupil('1001')
    const outcome = await imports(w).pupils('pupil_ref,surname,forename\n1001,Wójcik,Ada\n')
    expect(outcome).toMatchObject({ done: true, changed: true, added: 0, changedPupils: 1 })
    expect(await pupil('1001')).toMatchObject({ id: before?.id, surname: 'Wójcik' })
    const found = await pupilsMatching(w.store.read, { schools: ['north'], text: 'wojcik' })
    expect(found.map(({ pupilRef }) => pupilRef)).toEqual(['1001'])
  })

  it('leaves what it has no column for, and empties what it has an empty cell for', async () => {
    await imports(w).pupils(
      'pupil_ref,surname,forename,send,looked_after\n1001,Ashdown,Ada,SEN support,yes\n',
    )
    await imports(w).pupils('pupil_ref,surname,forename,send\n1001,Ashdown,Ada,\n')
    expect(await pupil('1001')).toMatchObject({ send: null, lookedAfter: true, dateOfBirth: '2013-03-04' })
  })

  it('keeps a UPN in capitals and without spaces', async () => {
    await imports(w).pupils('pupil_ref,upn,surname,forename\n1001, h801200001001 ,Ashdown,Ada\n')
    expect(await pupil('1001')).toMatchObject({ upn: 'H801200001001' })
  })

  it('gives a UPN to nobody while somebody else on roll has it', async () => {
    await imports(w).pupils('pupil_ref,upn,surname,forename\n1001,H801200001001,Ashdown,Ada\n')
    const again = 'pupil_ref,upn,surname,forename\n1009,H801200001001,Ashdown,Ada\n'
    expect(await imports(w).pupils(again)).toMatchObject({ done: false, faults: [{ row: 2, column: 'upn' }] })
    await imports(w).pupils('pupil_ref,surname,forename,left\n1001,Ashdown,Ada,2026-10-01\n')
    expect(await imports(w).pupils(again)).toMatchObject({ done: true, added: 1 })
  })

  it('that replaces ends who is missing yesterday, and takes back who is named again', async () => {
    const two = pupils.split('\n').slice(0, 3).join('\n')
    expect(await imports(w).pupils(two, true)).toMatchObject({ done: true, ended: 1 })
    expect(await pupil('1003')).toMatchObject({ left: '2026-11-20' })
    expect(await imports(w).pupils(two, true)).toMatchObject({ done: true, changed: false })
    expect(await imports(w).pupils(pupils, true)).toMatchObject({ done: true, changedPupils: 1 })
    expect(await pupil('1003')).toMatchObject({ left: null })
  })

  it('that does not replace ends nobody', async () => {
    await imports(w).pupils('pupil_ref,surname,forename\n1001,Ashdown,Ada\n')
    expect(await pupil('1003')).toMatchObject({ left: null })
  })

  it('that would end more than half of the pupils is refused', async () => {
    const outcome = await imports(w).pupils('pupil_ref,surname,forename\n1001,Ashdown,Ada\n', true)
    expect(outcome).toMatchObject({ done: false })
    if (!outcome.done) expect(outcome.faults[0]?.says).toMatch(/would end 2 of the 3 pupils/)
  })

  it('counts a pupil’s weeks again when their dates change', async () => {
    await imports(w).register('pupil_ref,date,session,code\n1001,2026-11-09,AM,O\n1001,2026-11-13,AM,O\n')
    await imports(w).pupils('pupil_ref,surname,forename,left\n1001,Ashdown,Ada,2026-11-11\n')
    const [week] = await w.store.read.select().from(registerWeeks)
    expect(week).toMatchObject({ monday: day('2026-11-09'), possible: 1, unauthorised: 1 })
  })
})
