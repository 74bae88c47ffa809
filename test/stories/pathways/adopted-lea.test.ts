import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { missing, present } from '../../world.ts'
import { CaseOn } from './case-on.ts'

const done = { ok: true }
const holiday = '. . . . . . . . . .'
const templates = mkdtempSync(join(tmpdir(), 'fasttrack-adopted-'))

/** The fourth of RR567's councils as a council of today took it over: the file of ours, with its own id and who approved it. */
function adopt(): void {
  const ours = new URL('../../../templates/pathways/rr567-lea-04.yaml', import.meta.url)
  const own = readFileSync(ours, 'utf8')
    .replace(/^id: .*$/m, 'id: fenmoor')
    .replace(/^name: .*$/m, 'name: Fenmoor Fast Track')
    .replace(
      /^standing: historical.*$/m,
      'standing: historical\nadopted: { from: { id: rr567-lea-04, version: 1 }, approved_by: Cressida Loveday, role: Head of inclusion, on: "2026-09-01" }',
    )
  mkdirSync(join(templates, 'pathways'))
  writeFileSync(join(templates, 'pathways', 'fenmoor.yaml'), own)
}

const weeks = [
  ...Array.from({ length: 7 }, () => missing(2)),
  holiday,
  ...Array.from({ length: 3 }, () => missing(4)),
  ...Array.from({ length: 4 }, () => present),
  holiday,
  holiday,
  ...Array.from({ length: 3 }, () => present),
]
let one: CaseOn

beforeAll(async () => {
  adopt()
  one = await CaseOn.open({ pathway: 'fenmoor', weeks, env: { TEMPLATES_DIR: templates } })
})
afterAll(async () => {
  await one.close()
  rmSync(templates, { recursive: true, force: true })
})

test('the council takes the case in after the school’s own work', async () => {
  await one.opens('pastoral')
  expect(await one.stands()).toEqual(['school-work'])
  expect(await one.due()).toEqual({ 'school-work-ends': '2027-01-04' })
  await one.covers('pastoral', 'school-work')
  await one.records('ewo', 'entry-assessment', {
    before: 'yes',
    cooperation: 'no',
    condoned: 'yes',
    targets: 'no',
    found: 'A visit',
  })
  const wrong = await one.decides('pastoral', 'enter-fast-track')
  expect(wrong.outcome).toMatchObject({ errors: { told: expect.any(String) } })
  expect((await one.decides('ewo', 'enter-fast-track')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['entered'])
  expect.soft(await one.due()).toMatchObject({
    'tell-entry': '2026-11-26',
    'panel-in-week-1': '2026-11-30',
    'hearing-by': '2027-02-15',
  })
})

test('a panel that the parents miss proposes court within four weeks, and a person decides otherwise', async () => {
  await one.plans('ewo', 'panel', '2026-11-27')
  await one.sends('ewo', 'entry', 'invite-panel')
  await one.on('2026-11-27')
  await one.holds('ewo', 'panel', 'none')
  expect(await one.stands()).toEqual(['panel-missed'])
  expect
    .soft(await one.due())
    .toMatchObject({ 'missed-panel': '2026-12-01', 'court-in-four-weeks': '2026-12-25' })
  await one.sends('ewo', 'missed-panel')
  const { shown, outcome } = await one.decides('team-leader', 'go-on-without-panel', {
    reasons: 'A bereavement.',
  })
  expect(shown).toMatch(/The pathway proposes “\W*Court within four weeks/)
  expect(outcome).toEqual(done)
  expect(await one.stands()).toEqual(['review'])
  expect(Object.keys(await one.due())).not.toContain('court-in-four-weeks')
})

test('attendance that has improved withdraws the case, and monitoring ends it', async () => {
  await one.on('2026-12-17')
  await one.covers('ewo', 'review')
  expect((await one.decides('ewo', 'withdraw-improved')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['monitoring'])
  expect
    .soft(await one.due())
    .toMatchObject({ 'tell-withdrawal': '2026-12-22', 'monitoring-ends': '2027-01-14' })
  await one.sends('ewo', 'withdrawal')
  await one.on('2027-01-14')
  await one.covers('ewo', 'monitoring')
  expect((await one.decides('ewo', 'end-monitoring')).outcome).toEqual(done)
  await one.sends('ewo', 'monitoring-ends')
  expect(await one.stands()).toBe('monitoring-over')
  expect(await one.due()).toEqual({})
})
