import type { KnownBlock } from '@slack/types'
import type { SaidParagraph } from '../../src/domain/pack/statement.ts'
import { context, divider } from '../../src/kit/blocks.ts'
import { longText } from '../long-text.ts'
import { packFormModal } from './modal.ts'
import type { CourtShown } from './shown.ts'

const { fields } = packFormModal
const paragraphsAPage = 10

/** How many pages the statement's paragraphs have. */
export const paragraphPages = ({ paragraphs }: CourtShown): number =>
  Math.ceil(paragraphs.length / paragraphsAPage)

/** The paragraphs on one page. */
export const paragraphsOn = ({ paragraphs }: CourtShown, page: number) =>
  paragraphs.slice(page * paragraphsAPage, (page + 1) * paragraphsAPage)

/** Tells one drafted text from another, so that nobody confirms what they were not shown. */
export const stampOf = (text: string): number =>
  [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 4_294_967_291, 7)

const verdictOf = ({ verdict, words, text }: SaidParagraph) =>
  verdict === 'confirmed' && words !== text ? 'own' : verdict

/** Asks the witness about each drafted paragraph. */
export const paragraphQuestions = (court: CourtShown, page: number): KnownBlock[] =>
  paragraphsOn(court, page).flatMap((one) => {
    const version = stampOf(one.text)
    const verdict = verdictOf(one)
    return [
      divider(),
      ...longText('', one.text),
      ...(one.stale ? [context(':warning: This has changed since the witness looked at it.')] : []),
      fields.one.block({
        key: one.id,
        version,
        label: 'What do you say of it?',
        optional: true,
        choices: [
          { value: 'confirmed', text: 'It stands' },
          { value: 'own', text: 'It stands in my words below' },
          { value: 'struck', text: 'Strike it' },
        ],
        initial: verdict,
        as: 'menu',
      }),
      fields.long.block({
        key: `own-${one.id}`,
        version,
        label: 'In your own words',
        optional: true,
        max: 2000,
        initial: verdict === 'own' ? one.words : '',
      }),
    ]
  })
