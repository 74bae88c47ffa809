import { z } from 'zod'
import { manners } from '../../src/domain/case/happened.ts'
import { contactKinds } from '../../src/domain/contact.ts'
import { defineButton } from '../../src/kit/button.ts'
import { choice, choices, day, longText, person, search, text, time, yesNo } from '../../src/kit/field.ts'
import { type Answers, defineModal } from '../../src/kit/modal.ts'
import { defineShortcut } from '../../src/kit/shortcut.ts'

/** Logs a contact from any message in Slack. */
export const logShortcut = defineShortcut({
  id: 'log.message',
  name: 'Log a contact',
  description: 'Keep a call, text, email or visit to a family in the contact log',
})

/** Opens the form about a case's pupil, from its card or its screen. */
export const openLog = defineButton({ id: 'log.open', payload: z.object({ case: z.string() }) })

/** What stands in the place of a parent for anybody else. */
export const somebodyElse = 'somebody-else'

const fields = {
  pupil: search(),
  siblings: choices(),
  kind: choice(contactKinds),
  who: choice(),
  gone: choices(['yes']),
  other: text(),
  reached: yesNo(),
  said: longText(),
  retryOn: day(),
  next: text(),
  on: day(),
  at: time(),
  incoming: choices(['yes']),
  manner: choice(manners),
  doneBy: person(),
  doneByName: text(),
}

const logContext = z.object({
  school: z.string().nullable(),
  /** The screen beneath it, to be painted anew once the contact is kept. */
  back: z
    .object({ view: z.string(), screen: z.enum(['case', 'contacts', 'due']), case: z.string() })
    .nullable(),
  turn: z.int(),
})

/** The form for a contact. `turn` goes up with each other pupil, so that the first one's parents and siblings are not kept. */
export const logModal = defineModal({ id: 'log', context: logContext, fields })

/** What the form's fields hold when it comes back. */
export type LogAnswers = Answers<typeof fields>
/** What the form is about, in ids. */
export type LogContext = z.output<typeof logContext>
