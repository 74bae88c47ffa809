import type { Refusal } from '../../src/domain/case/refusal.ts'
import { formatDay } from '../../src/domain/day.ts'
import type { FamilyNames } from '../../src/domain/family.ts'
import { listed, nameOf } from '../words.ts'

type Said = {
  [K in Extract<
    Refusal['code'],
    | 'do-not-write'
    | 'letter-lacks'
    | 'letter-not-made'
    | 'tells-of-another'
    | 'no-such-letter'
    | 'letter-not-draft'
    | 'letter-not-sent'
    | 'letter-not-back'
    | 'before-sent'
    | 'not-served'
  >]: (refusal: Extract<Refusal, { code: K }>, tell: { family: FamilyNames }) => string
}

/** Why a letter is not made, or something about how it went is not kept, in words that say what else can be done. */
export const serviceRefusals: Said = {
  'do-not-write': ({ addressee }, { family }) =>
    `${nameOf(addressee, family)} is marked “do not write”. Record why no letter goes, and who agreed to that.`,
  'letter-lacks': ({ missing }) =>
    `This letter cannot be made yet: ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  'letter-not-made': ({ why }) => `The letter could not be made: ${why}.`,
  'tells-of-another': ({ addressee }, { family }) =>
    `Something in the letter to ${nameOf(addressee, family)} names another adult or their address. Change the words that it takes from the case.`,
  'no-such-letter': () => 'That letter is not in this case. Close the form and open the letters again.',
  'letter-not-draft': () => 'That letter is no longer a draft.',
  'letter-not-sent': () => 'This letter is not marked as sent. Mark it as sent first.',
  'letter-not-back': () =>
    'A letter of this kind to the same person still counts as sent. If it came back, record that first.',
  'before-sent': ({ on }) => `The letter went on ${formatDay(on)}. Give that day or a later one.`,
  'not-served': ({ addressee }, { family }) =>
    `${nameOf(addressee, family)} was not served with a letter of this case, so nothing towards a penalty or court is done against them. Serve that letter first.`,
}
