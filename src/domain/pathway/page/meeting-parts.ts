import type { MeetingKind, Pathway } from '../pathway.ts'
import { quoted } from '../title-of.ts'
import type { Part } from './part.ts'
import { peopleWords, sentence, series } from './sentence.ts'
import { lengthWords } from './setting-words.ts'

function sitting(pathway: Pathway, { chair, sits = [], panel }: MeetingKind): string[] {
  const whose = panel === undefined ? [] : [`It is a panel of the ${panel}.`]
  const led = chair === undefined ? [] : [`Chair: ${peopleWords(pathway, [chair])}.`]
  const who = sits.length === 0 ? [] : [`Who sits there: ${peopleWords(pathway, sits)}.`]
  return [...whose, ...led, ...who]
}

/** A meeting: who sits there, the notice it wants, and where it leads. */
export function meetingPart(pathway: Pathway, meeting: MeetingKind): Part {
  const { id, title, notice, lasts, invites, from, attended, missed, note } = meeting
  const named = (ids: readonly string[]) => series(ids.map((one) => quoted(pathway, one)))
  return {
    kind: 'meeting',
    id,
    title,
    says: [
      `Set from: ${named(from)}.`,
      ...sitting(pathway, meeting),
      ...(lasts === undefined ? [] : [sentence(`it lasts ${lasts}`)]),
      `Notice: at least ${lengthWords({ pathway }, notice)}.`,
      ...(invites.length === 0 ? [] : [`Invited by: ${named(invites)}.`]),
      attended === missed
        ? `Then: ${named([attended])}.`
        : `Then: ${named([attended])}, or where a parent stays away ${named([missed])}.`,
    ],
    note: note ?? null,
  }
}
