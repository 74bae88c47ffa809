import { expect, test } from 'vitest'
import { outbox } from '../../db/schema.ts'
import { renderNotices } from '../../src/render-notice.ts'
import { type ACase, aCase, upToReview } from './a-case.ts'

/** Everything that was put into the outbox, as it is posted now. */
async function told({ house, store }: ACase): Promise<string> {
  const render = renderNotices(house, () => false)
  const all = await Promise.all((await store.read.select().from(outbox)).map((notice) => render(notice)))
  return JSON.stringify(all.map((one) => (one === null || 'file' in one ? null : one)))
}

const home = {
  resident: true,
  address: '3 Mill Lane\nQuillbrook',
  postcode: 'QB1 4XR',
  addressConfidential: false,
}

test('where parents are apart, neither the card nor its thread names a stage: that tells one parent whether the other came', async () => {
  const begun = await aCase()
  await upToReview(begun)
  const text = await told(begun)
  const stages = begun.house.shelves.pathways.get('school-checklist')?.stages ?? []
  expect(stages.map(({ title }) => title).filter((title) => text.includes(title))).toEqual([])
  expect(text).toContain('Open · owner')
  expect(text).toContain('The case moved on.')
})

test('where parents live together the card says the stage', async () => {
  const begun = await aCase({ given: [home, home] })
  expect(await told(begun)).toContain('Before Fast Track')
})
