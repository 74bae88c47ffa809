import type { Day } from '../../day.ts'
import type { SendingWay } from '../../service/service-rules.ts'

/** What became of a letter that did not stay where it went. */
export const comingsBack = ['returned', 'refused', 'not-there'] as const
export type ComingBack = (typeof comingsBack)[number]

/** What a paper is that somebody hands in for a letter: the draft as it was changed in Word, what was sent as a PDF or a scan, or a copy that somebody signed. */
export const handedInAs = ['changed', 'sent', 'signed'] as const
export type HandedInAs = (typeof handedInAs)[number]

/** Who may sign a paper that is for everybody: the pupil, and somebody for the school or for the council; a parent signs by their own id. */
export const otherSigners = ['pupil', 'school', 'council'] as const
export type OtherSigner = (typeof otherSigners)[number]

/** A paper that came in for a letter and stands beside the one that was made; of a signed one, who signed it and on which day, as far as that was said. */
export type LetterPaper = {
  as: HandedInAs
  document: string
  by: string
  on: Day
  signers?: readonly string[] | undefined
  signedOn?: Day | undefined
}

/** Who signed a paper that is handed in, and when. */
type SignedBy = Pick<LetterPaper, 'signers' | 'signedOn'>

/** How a letter went: by which way, to which address as it stood then, posted and read by whom, and when it should arrive. */
export type Went = {
  way: SendingWay
  /** The lines of the address; absent where it was handed over, or nobody kept it. */
  to?: readonly string[] | undefined
  /** Who addressed and posted it, where that is not whoever recorded it as sent. */
  postedBy?: string | undefined
  /** Absent where no rule says when, and for letters from before that was counted. */
  arrives?: Day | undefined
  /** How it was agreed that letters come by e-mail. */
  agreed?: string | undefined
}

/** One letter of a kind to one addressee, about a meeting where it is about one. */
type Owed = { kind: string; addressee: string; meeting?: string | undefined }

export type ServiceEvent =
  | ({
      type: 'letter-sent'
      letter: string
      /** Who read the batch before it went. */
      readBy?: string | undefined
      proofs?: readonly string[] | undefined
    } & Went)
  | ({ type: 'sending-corrected'; letter: string; day: Day; why: string } & Went)
  | { type: 'letter-proved'; letter: string; document: string }
  | ({ type: 'letter-paper-kept'; letter: string; as: HandedInAs; document: string } & SignedBy)
  | { type: 'letter-came-back'; letter: string; how: ComingBack; note: string }
  | ({ type: 'not-served'; why: string } & Owed)
  | ({ type: 'not-served-signed' } & Owed)

/** How a letter went as a person says it: the day is that of the command. */
type Said = Omit<Went, 'arrives'>

export type ServiceCommand =
  | ({
      do: 'send-letters'
      letters: readonly string[]
      readBy?: string | undefined
      proofs?: readonly string[] | undefined
    } & Said)
  | ({ do: 'correct-sending'; letter: string; day: Day; why: string } & Said)
  | { do: 'prove-letter'; letter: string; documents: readonly string[] }
  | ({ do: 'keep-letter-paper'; letter: string; as: HandedInAs; documents: readonly string[] } & SignedBy)
  | { do: 'letter-back'; letter: string; how: ComingBack; note: string }
  | ({ do: 'not-served'; why: string } & Owed)
  | ({ do: 'sign-not-served' } & Owed)

/** What came back of a letter, when, and what was written on it or said. */
type Back = { how: ComingBack; on: Day; note: string }

/** One time that a letter went out, as it was last put right, with the papers that prove it. */
export type Sending = Went & {
  on: Day
  by: string
  readBy: string | null
  proofs: readonly string[]
  back: Back | null
  /** How it stood before it was put right, and why that was wrong; the first version first. */
  earlier: readonly (Went & { on: Day; why: string })[]
  seq: number
}

/** That somebody is not written to, why, and by whose leave. */
export type Excuse = { kind: string; addressee: string; meeting: string | null; why: string; leave: string }

/** That somebody was not served with a letter: why, and which senior agreed that the case goes on without. */
export type NotServed = {
  kind: string
  addressee: string
  meeting: string | null
  why: string
  by: string
  on: Day
  signedOff: { by: string; on: Day } | null
  seq: number
}
