import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { otherSigners } from '../parts/service.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

/** Who signed a paper and when, as far as that was said and of a signed one alone. */
function signedBy({ as, signers = [], signedOn }: CommandOf<'keep-letter-paper'>) {
  if (as !== 'signed') return {}
  return { ...(signers.length === 0 ? {} : { signers }), ...(signedOn === undefined ? {} : { signedOn }) }
}

/** Somebody who is named as having signed and who could not have, of this case. */
function notSigner({ facts }: Context, { signers = [] }: CommandOf<'keep-letter-paper'>): Refusal | null {
  const known = [...otherSigners, ...facts.parents.map(({ id }) => id)]
  const stranger = signers.find((who) => !known.includes(who))
  return stranger === undefined ? null : { code: 'not-a-parent', who: stranger }
}

/** Keeps papers that came in for a letter beside it; what is changed in Word must not have gone yet. */
export function keepLetterPaper(
  context: Context,
  command: CommandOf<'keep-letter-paper'>,
): Result<CaseEvent[]> {
  const { letter, as, documents, signedOn } = command
  const found = context.state.letters[letter]
  if (found === undefined) return refuse({ code: 'no-such-letter' })
  const isLate = as === 'changed' && found.state === 'sent'
  if (isLate || found.state === 'void') return refuse({ code: 'letter-not-draft' })
  const stranger = notSigner(context, command)
  if (stranger !== null) return refuse(stranger)
  if (signedOn !== undefined && signedOn > context.facts.today)
    return refuse({ code: 'day-in-future', on: signedOn })
  const signed = signedBy(command)
  return done(documents.map((document) => ({ type: 'letter-paper-kept', letter, as, document, ...signed })))
}
