import type { Happened } from './happened.ts'
import type { NotServed, Sending, ServiceEvent, Went } from './parts/service.ts'
import type { CaseState, Letter } from './state.ts'
import { put, type StepsOf } from './step.ts'

type Of<T extends ServiceEvent['type']> = Happened<Extract<ServiceEvent, { type: T }>>
type Served = Pick<CaseState, 'letters' | 'unserved'>

const wentBy = ({ way, to, postedBy, arrives, agreed }: Went): Went => ({
  way,
  to,
  postedBy,
  arrives,
  agreed,
})

function sendingFrom(event: Of<'letter-sent'>): Sending {
  const { on, by, seq, readBy = null, proofs = [] } = event
  return { ...wentBy(event), on, by, readBy, proofs, back: null, earlier: [], seq }
}

/** Changes the last time that a letter went out. */
function changed(
  letter: Letter | undefined,
  change: (last: Sending) => Partial<Sending>,
): readonly Sending[] {
  const last = letter?.sendings.at(-1)
  return last === undefined ? [] : [...(letter?.sendings.slice(0, -1) ?? []), { ...last, ...change(last) }]
}

const isSame = (one: NotServed, { kind, addressee, meeting }: Of<'not-served-signed'>): boolean =>
  one.kind === kind && one.addressee === addressee && one.meeting === (meeting ?? null)

/** What each event of a letter's service changes. */
export const serviceSteps: StepsOf<ServiceEvent, Served> = {
  'letter-sent': ({ letters }, event) => ({
    letters: put(letters, event.letter, {
      state: 'sent',
      sentOn: event.on,
      way: event.way,
      sentBy: event.by,
      sendings: [...(letters[event.letter]?.sendings ?? []), sendingFrom(event)],
    }),
  }),
  'sending-corrected': ({ letters }, event) => ({
    letters: put(letters, event.letter, {
      sentOn: event.day,
      way: event.way,
      sendings: changed(letters[event.letter], ({ earlier, on, ...was }) => ({
        ...wentBy(event),
        on: event.day,
        earlier: [...earlier, { ...wentBy(was), on, why: event.why }],
      })),
    }),
  }),
  'letter-proved': ({ letters }, { letter, document }) => ({
    letters: put(letters, letter, {
      sendings: changed(letters[letter], ({ proofs }) => ({ proofs: [...proofs, document] })),
    }),
  }),
  'letter-paper-kept': ({ letters }, { letter, as, document, by, on, signers, signedOn }) => ({
    letters: put(letters, letter, {
      papers: [...(letters[letter]?.papers ?? []), { as, document, by, on, signers, signedOn }],
    }),
  }),
  'letter-came-back': ({ letters }, { letter, how, note, on }) => ({
    letters: put(letters, letter, {
      state: 'back',
      sendings: changed(letters[letter], () => ({ back: { how, note, on } })),
    }),
  }),
  'not-served': ({ unserved }, { kind, addressee, meeting = null, why, by, on, seq }) => ({
    unserved: [...unserved, { kind, addressee, meeting, why, by, on, signedOff: null, seq }],
  }),
  'not-served-signed': ({ unserved }, event) => ({
    unserved: unserved.map((one) =>
      isSame(one, event) && one.signedOff === null
        ? { ...one, signedOff: { by: event.by, on: event.on } }
        : one,
    ),
  }),
}
