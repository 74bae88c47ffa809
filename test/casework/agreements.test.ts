import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { putDocument } from '../../db/documents.ts'
import { agreementsIn } from '../../src/casework/pack/agreement-parts.ts'
import { packScene } from '../../src/casework/pack/pack-scene.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import { day } from '../../src/domain/day.ts'
import type { LetterKind } from '../../src/domain/pathway/pathway.ts'
import { photograph } from '../documents/a-photograph.ts'
import { pastoral } from '../world.ts'
import { type ACase, aCase, first, second, upToInitial } from './a-case.ts'

afterAll(closeLetters)

const contract: LetterKind = {
  id: 'contract',
  form: 'FT 04',
  title: 'Attendance contract',
  template: 'ews-2015/ft04',
  to: 'school',
  meeting: 'initial',
  attach: [],
  proof: 'signed',
  source: 'a test',
}

async function aDocument({ store, id, house }: ACase): Promise<string> {
  const document = randomUUID()
  const made = { case: id, kind: 'handed-in', madeAt: house.now().toISOString(), madeBy: pastoral.id }
  await store.write((tx) =>
    putDocument(tx, { id: document, name: `${id}-file.jpg`, mime: 'image/jpeg', bytes: photograph, ...made }),
  )
  return document
}

/** The signed papers in the evidence against a parent: title, signed or not, and what its cover sheet says. */
async function evidence(begun: ACase, parent: string) {
  const wanted = { by: pastoral, case: begun.id, parent, at: begun.house.now() }
  const scene = await packScene(begun.house, begun.store.read, wanted)
  if (!scene.ok) throw new Error(JSON.stringify(scene.refusal))
  return agreementsIn(scene.value).map(({ title, kind, signed, cover, source }) => {
    return { title, kind, signed, says: cover?.join(' '), made: 'made' in source }
  })
}

async function signed(begun: ACase, kind: string, signers: string[]): Promise<string> {
  const { state } = await begun.drafted(kind)
  const letter =
    Object.values(state.letters).find((one) => one.kind === kind && one.state === 'draft')?.id ?? ''
  const documents = [await aDocument(begun)]
  await begun.go({
    do: 'keep-letter-paper',
    letter,
    as: 'signed',
    documents,
    signers,
    signedOn: day('2026-12-02'),
  })
  return letter
}

const home = { address: '1 Low Road\nNorthfield', postcode: 'ZZ1 1AA', resident: true, meetSeparately: false }

async function met(begun: ACase): Promise<void> {
  await upToInitial(begun)
  begun.clock.to('2026-12-02T16:00:00Z')
}

test('a contract stands in the evidence against each parent of one home, as made and as signed', async () => {
  const begun = await aCase({ letters: [contract], given: [home, { ...home, addressConfidential: false }] })
  await met(begun)
  await begun.drafted('contract')
  const says = 'The paper as it was made here. No signed copy of it has come back.'
  expect(await evidence(begun, first)).toMatchObject([
    { title: 'Attendance contract', kind: 'contract', signed: null, says },
  ])
  await signed(begun, 'contract', [first, second, 'school'])
  const by =
    'Signed by Ms Jo Ashdown and another adult and the school on Wednesday 2 December 2026; handed in by'
  expect(await evidence(begun, first)).toMatchObject([
    { title: 'Attendance contract', says: 'The paper as it was made here. The signed copy follows.' },
    { title: '“Attendance contract” as it was signed', signed: 'yes', says: expect.stringContaining(by) },
  ])
  expect(await evidence(begun, second)).toHaveLength(2)
})

test('where a contract tells what the other parent will do, it is written out without that', async () => {
  const begun = await aCase({ letters: [contract], given: [home, { ...home, addressConfidential: false }] })
  await met(begun)
  await begun.sent('invite-initial')
  await begun.hold('m1', [first, second, pastoral.id])
  const due = day('2026-12-09')
  const actions = [first, second].map((who) => ({ what: 'Rings the school', who, due, how: 'In the log' }))
  await begun.go({ do: 'agree', meeting: 'm1', actions })
  await begun.drafted('contract')
  const [one] = await evidence(begun, first)
  expect(one).toMatchObject({ signed: null, made: true, says: expect.stringContaining('left out') })
})

test('of parents who live apart each has the copy that they signed, and nobody the other’s', async () => {
  const begun = await aCase({ letters: [contract] })
  await met(begun)
  await signed(begun, 'contract', [first, 'school'])
  expect(await evidence(begun, first)).toMatchObject([{ signed: 'yes', kind: 'contract' }])
  expect(await evidence(begun, second)).toEqual([])
  await signed(begun, 'contract', [first, second])
  expect(await evidence(begun, first)).toHaveLength(1)
  expect(await evidence(begun, second)).toEqual([])
})

test('who is named as having signed is of the case, and on no day to come', async () => {
  const begun = await aCase({ letters: [contract] })
  await met(begun)
  const letter = await signed(begun, 'contract', [first])
  const keep = (more: object) =>
    begun.refused({ do: 'keep-letter-paper', letter, as: 'signed', documents: ['d'], ...more } as CaseCommand)
  expect(await keep({ signers: ['stranger'] })).toMatchObject({ code: 'not-a-parent' })
  expect(await keep({ signers: [first], signedOn: day('2027-01-01') })).toMatchObject({
    code: 'day-in-future',
  })
})
