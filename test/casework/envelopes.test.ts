import { afterAll, expect, it } from 'vitest'
import { draftWhole } from '../../src/casework/draft-whole.ts'
import { frameOf } from '../../src/casework/letters/frame-of.ts'
import { sceneOf } from '../../src/casework/letters/scene.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { printBatch } from '../../src/casework/print-batch.ts'
import type { Papers } from '../../src/documents/paper.ts'
import { closeLetters, renderLetter, renderPapers } from '../../src/documents/render-letter.ts'
import { asker, library, pastoral, seedPerson } from '../world.ts'
import { aCase, upToInitial } from './a-case.ts'

afterAll(closeLetters)

const letters = library.pathways.get('school-checklist')?.letters ?? []
const titleOf = (kind: string) => letters.find(({ id }) => id === kind)?.title

/** A case at its first meeting, whose invitation goes with other letters. */
async function caseEnclosing(...encloses: string[]) {
  const invitation = letters.find(({ id }) => id === 'invite-initial')
  if (invitation === undefined) throw new Error('There is no invitation')
  invitation.encloses = encloses
  const begun = await aCase()
  await upToInitial(begun)
  return begun
}

it('a batch prints what goes into an envelope after the letter that it goes with, and says what is locked', async () => {
  const begun = await caseEnclosing('pre-legal-warning', 'further-review')
  const looked = await lookAtCase(begun.house, pastoral, begun.id)
  if (looked === null) throw new Error('The case is not to be seen')
  const printed: Papers[] = []
  const makers = {
    renderLetter,
    renderPapers: (...papers: Papers) => {
      printed.push(papers)
      return renderPapers(...papers)
    },
  }
  const done = await printBatch(begun.house, makers, { by: pastoral, key: null }, looked)
  expect(done).toMatchObject({
    ok: true,
    value: { letters: 5, leftOut: [{ code: 'letter-locked', letter: 'further-review' }] },
  })
  const [, ...papers] = printed.at(-1) ?? []
  const [first, leaflet, second, other] = papers
  expect([leaflet?.to[0], other?.to[0]]).toEqual([first?.to[0], second?.to[0]])
  expect(first?.to[0]).not.toBe(second?.to[0])
  expect(first?.heading).not.toBe(leaflet?.heading)
  expect(first?.enclosures).toContain(titleOf('pre-legal-warning'))
  expect(other?.heading).toBe(leaflet?.heading)
}, 60_000)

it('a letter that is made by itself brings what goes into its envelope, once, to each of its readers', async () => {
  const begun = await caseEnclosing('pre-legal-warning', 'further-review')
  const made = await draftWhole(
    begun.house,
    { renderLetter },
    { by: pastoral, key: 'a-press' },
    begun.id,
    'invite-initial',
  )
  if (!made.done) throw new Error(JSON.stringify(made.refusal))
  const drafts = Object.values(made.state.letters).map(({ kind, addressee }) => `${kind} ${addressee}`)
  const readers = ['north.100.p1', 'north.100.p2']
  expect(drafts.sort()).toEqual(
    ['invite-initial', 'pre-legal-warning'].flatMap((kind) => readers.map((one) => `${kind} ${one}`)).sort(),
  )
  expect(made.documents).toHaveLength(8)
  expect(made.leftOut).toMatchObject([{ code: 'letter-locked', letter: 'further-review' }])
})

it('a letter that the headteacher sends is signed as the school says who that is, and by nobody’s account', async () => {
  const warning = letters.find(({ id }) => id === 'pre-legal-warning')
  if (warning === undefined) throw new Error('There is no warning')
  warning.by = 'headteacher'
  const begun = await caseEnclosing()
  await seedPerson(begun.store, { ...asker('U0HEAD', 'headteacher', 'north'), name: 'Somebody Acting' })
  const wanted = { by: pastoral, case: begun.id, given: {}, at: begun.clock.now() }
  const scene = await sceneOf(begun.house, begun.store.read, { ...wanted, kind: 'pre-legal-warning' })
  const frame = scene.ok ? frameOf(scene.value) : null
  expect(frame).toMatchObject({ school: { signOff: { name: 'Dr Cato Finch', role: 'Headteacher' } } })
})
