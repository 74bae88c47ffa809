import { afterAll, expect, it } from 'vitest'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { printBatch } from '../../src/casework/print-batch.ts'
import type { Papers } from '../../src/documents/paper.ts'
import { closeLetters, renderLetter, renderPapers } from '../../src/documents/render-letter.ts'
import { library, pastoral } from '../world.ts'
import { aCase, upToInitial } from './a-case.ts'

afterAll(closeLetters)

it('a batch prints what goes into an envelope after the letter that it goes with', async () => {
  const letters = library.pathways.get('school-checklist')?.letters ?? []
  const invitation = letters.find(({ id }) => id === 'invite-initial')
  if (invitation === undefined) throw new Error('There is no invitation')
  invitation.encloses = ['pre-legal-warning']
  const begun = await aCase()
  await upToInitial(begun)
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
  expect(done).toMatchObject({ ok: true, value: 5 })
  const [, ...papers] = printed.at(-1) ?? []
  const [first, leaflet, second, other] = papers
  expect([leaflet?.to[0], other?.to[0]]).toEqual([first?.to[0], second?.to[0]])
  expect(first?.to[0]).not.toBe(second?.to[0])
  expect(first?.heading).not.toBe(leaflet?.heading)
  expect(first?.enclosures.at(-1)).toBe(letters.find(({ id }) => id === 'pre-legal-warning')?.title)
  expect(other?.heading).toBe(leaflet?.heading)
}, 60_000)
