import { expect, test } from 'vitest'
import { readDocument } from '../../db/documents.ts'
import { bookInterpreter } from '../../src/casework/book-interpreter.ts'
import { packed } from '../documents/read-file.ts'
import { pastoral } from '../world.ts'
import { type ACase, aCase, chair, first, second, upToInitial } from './a-case.ts'
import { textOf } from './as-text.ts'

const books = (begun: ACase, parent: string, agency: string, name?: string) =>
  bookInterpreter(
    begun.house,
    begun.id,
    { by: pastoral, key: null },
    {
      meeting: 'm1',
      parent,
      language: 'Polish',
      agency,
      name,
      independent: true,
    },
  )

test('minutes name the interpreter to the school, and to each parent apart only their own', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  expect(await books(begun, first, 'Agency Alpha')).toMatchObject({ done: true })
  expect(await books(begun, second, 'Agency Beta')).toMatchObject({ done: true })
  begun.clock.to('2026-12-02T16:00:00Z')
  await begun.hold('m1', [first, second, chair.id, pastoral.id])
  const { state, documents } = await begun.drafted('minutes')
  const texts = Object.fromEntries(
    await Promise.all(
      Object.values(state.letters)
        .filter(({ kind, pdf }) => kind === 'minutes' && documents.some(({ id }) => id === pdf))
        .map(async ({ addressee, pdf }) => {
          const kept = await readDocument(begun.store.read, pdf)
          return [addressee, packed(await textOf(kept!.bytes))] as const
        }),
    ),
  )
  expect(Object.keys(texts).sort()).toEqual([first, second, 'school'].sort())
  const tells = (of: string) => ['AgencyAlpha', 'AgencyBeta'].filter((agency) => texts[of]?.includes(agency))
  expect(tells('school')).toEqual(['AgencyAlpha', 'AgencyBeta'])
  expect(tells(first)).toEqual(['AgencyAlpha'])
  expect(tells(second)).toEqual(['AgencyBeta'])
})

test('a booking that names the family is not kept, and one with a stranger’s name is', async () => {
  const begun = await aCase({ given: [{ forename: 'Hanna', surname: 'Ashdown' }] })
  await upToInitial(begun)
  expect(await books(begun, first, 'Agency', 'Hanna Ashdown')).toEqual({
    done: false,
    refusal: { code: 'interpreter-of-family', field: 'name' },
  })
  expect(await books(begun, first, 'Hanna Ashdown')).toMatchObject({ refusal: { field: 'agency' } })
  expect(await books(begun, first, 'Agency', 'Hanna Kowalska')).toMatchObject({ done: true })
})
