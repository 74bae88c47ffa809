import type { KnownBlock, ModalView } from '@slack/types'
import type { Leak } from '../../src/domain/leaks/secret.ts'
import type { PreFlightCheck } from '../../src/domain/pack/pre-flight.ts'
import { section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import { packed } from '../long-text.ts'
import { noticeLine, some } from '../words.ts'
import { packBuiltModal } from './modal.ts'

/** What came of building a pack, as its screen tells it. */
export type PackBuilt = {
  pages: number
  draft: readonly string[]
  checks: readonly PreFlightCheck[]
  leaks: readonly (Leak & { paper: string | null })[]
  unsearched: readonly number[]
}

const title = 'The pack'
const most = 30

const listed = (head: string, lines: readonly string[]): KnownBlock[] => {
  if (lines.length === 0) return []
  const more = lines.length > most ? [`And ${some(lines.length - most, 'more')}.`] : []
  return packed([`*${head}*`, ...lines.slice(0, most).map((one) => `• ${escapeText(one)}`), ...more])
}

const drawn = (blocks: readonly KnownBlock[]): ModalView =>
  packBuiltModal.open({ title, context: {}, blocks, close: 'Close' })

/** What is told while a pack is being built. */
export const packBuilding = (): ModalView =>
  drawn([section('The pack is being built. You can close this: it comes to you in a message.')])

/** Why no pack was built. */
export const packNotBuilt = (why: string): ModalView => drawn([section(noticeLine(why))])

/** What somebody is told who closed the screen before it said why no pack was issued. */
export const packUnseen = (id: string): string =>
  `The pack of ${id} was not issued. Type \`/fasttrack pack ${id}\` and build it again to see why.`

const leakLine = ({ page, paper, secret }: PackBuilt['leaks'][number]): string =>
  `Page ${page}${paper === null ? '' : ` (${paper})`}: ${secret}`

const leaked = ({ leaks }: PackBuilt): KnownBlock[] => [
  section(
    ':warning: *Nothing was issued.* The evidence would tell what it must not. Take it out of the paper on that page, or hand in a redacted copy of it on the screen beneath, and build again.',
  ),
  ...listed('What it would tell', leaks.map(leakLine)),
]

function issued({ pages, draft, checks, unsearched }: PackBuilt): KnownBlock[] {
  const failed = checks.filter(({ passed }) => !passed)
  const what = draft.length === 0 ? 'The pack is final.' : 'This is a draft, and each of its pages says so.'
  const read = unsearched.length === 0 ? [] : [`Pages ${unsearched.slice(0, 200).join(', ')}`]
  return [
    section(`*${what}* Its evidence has ${some(pages, 'page')}. The files are on their way to you.`),
    ...listed('Why it is a draft', draft),
    ...listed(
      'To do before it goes',
      failed.map(({ title: asked, todo }) => `${asked}. ${todo ?? ''}`),
    ),
    ...listed(
      'In order',
      checks.filter(({ passed }) => passed).map(({ title: asked }) => asked),
    ),
    ...listed('To be read by a person, as nothing on them could be searched', read),
  ]
}

/** Draws what came of building a pack: what it is, what is to do before it goes, and where nothing was issued, why. */
export const packBuiltView = (built: PackBuilt): ModalView =>
  drawn(built.leaks.length > 0 ? leaked(built) : issued(built))
