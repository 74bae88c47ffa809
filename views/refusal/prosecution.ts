import type { Refusal } from '../../src/domain/case/refusal.ts'
import { lackWords } from '../../src/domain/prosecution/lack-words.ts'

type Said = {
  [K in Extract<
    Refusal['code'],
    | 'days-backwards'
    | 'no-such-profile'
    | 'no-such-defence'
    | 'no-such-field'
    | 'no-witness'
    | 'second-person'
    | 'pack-not-to-check'
    | 'not-the-witness'
    | 'prosecution-lacks'
  >]: (refusal: Extract<Refusal, { code: K }>) => string
}

/** Why something on the way to court is refused, in words that say what to do. */
export const prosecutionRefusals: Said = {
  'days-backwards': () => 'The last day lies before the first. Change one of them.',
  'no-such-profile': () => 'No list of that name says what a pack needs. Choose one that is offered.',
  'no-such-defence': () => 'That defence is not one that is gone through here. Open the form again.',
  'no-such-field': () => 'The decision record has no such field. Open the form again.',
  'no-witness': () => 'Say first who gives the statement.',
  'second-person': () =>
    'Whoever decided, built the pack, compared its certificate or gives its statement can’t also be the second person who checks it. Ask a colleague.',
  'pack-not-to-check': () =>
    'Only the latest pack is checked, once it is final, the register still agrees with it, and nobody said that a paper in it must not go. Build it again.',
  'not-the-witness': () =>
    'A statement is the witness’s own: only they can confirm or strike what it says. Ask them to open this form.',
  'prosecution-lacks': ({ lacks }) => lackWords(lacks),
}
