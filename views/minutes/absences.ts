import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { overlap } from '../../src/domain/case/parts/minutes.ts'
import { openQueries, type RegisterQuery } from '../../src/domain/case/parts/register-query.ts'
import type { Meeting } from '../../src/domain/case/state.ts'
import type { AbsenceReasonKind } from '../../src/domain/meeting-lists.ts'
import type { SpellTold } from '../../src/domain/spells.ts'
import { stretchWords } from '../../src/domain/stretch-words.ts'
import { context, divider, section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { choice, longText, text } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { comparedAt } from '../before-and-after.ts'
import type { CaseShown } from '../case-shown.ts'
import { aboutMeeting, beforeOneApart, type ScreenShown, screenHead } from '../meeting-screens.ts'
import { type Group, pageButtons, pageOf } from '../pages.ts'
import { some } from '../words.ts'
import { defences, defenceWords } from './defence-words.ts'

/** Why sessions were missed: the second screen of a meeting. */
export const absencesModal = defineModal({
  id: 'meeting.absences',
  context: aboutMeeting.extend({
    /** The event number up to which it was painted. */ seq: z.number(),
    page: z.int(),
  }),
  fields: {
    why: each(choice()),
    words: each(text()),
    said: each(longText()),
    defence: choice(['none', ...defences]),
    evidence: longText(),
  },
})

/** Turns to more absences. */
export const absencesPage = defineButton({
  id: 'meeting.absences.page',
  payload: z.object({ case: z.string(), meeting: z.string(), page: z.int() }),
})

/** The absences that are talked about, the reasons to pick from, and what was just chosen and is not kept yet. */
export type AbsencesShown = {
  spells: readonly SpellTold[]
  reasons: readonly AbsenceReasonKind[]
  chosen?: ReadonlyMap<string, string> | undefined
  page?: number | undefined
}

/** A spell by its two ends, as the fields of the screen are called. */
const spellKey = ({ from, to }: { from: string; to: string }): string => `${from}~${to}`

const asked = 'Whoever keeps the register is asked about this. The mark stays as it is until they answer.'

function picked({ said }: SpellTold, chosen: string | undefined): string {
  return chosen ?? said?.reason ?? 'none'
}

function spellGroup(
  spell: SpellTold,
  { reasons, chosen }: AbsencesShown,
  queries: readonly RegisterQuery[],
): Group {
  const { fields } = absencesModal
  const key = spellKey(spell)
  const reason = picked(spell, chosen?.get(key))
  const choices = [
    { value: 'none', text: 'No reason given' },
    ...reasons.map(({ id, title }) => ({ value: id, text: title })),
    { value: 'other', text: 'Something else' },
  ]
  const pick = fields.why.block({
    key,
    label: `${stretchWords(spell)}: ${some(spell.sessions, 'session')}`,
    hint: `In the register: ${spell.register.join('; ')}.`,
    choices,
    initial: choices.some(({ value }) => value === reason) ? reason : 'none',
    as: 'menu',
    dispatch: true,
  })
  const words = fields.words.block({
    key,
    label: 'Why, in a few words',
    initial: spell.said?.words,
    optional: true,
    max: 300,
  })
  const query = queries.some((one) => overlap(one, spell))
  return [pick, ...(reason === 'other' ? [words] : []), ...(query ? [context(asked)] : [])]
}

function defenceBlocks(meeting: Meeting): KnownBlock[] {
  const { fields } = absencesModal
  const given = meeting.defences.at(-1)
  const initial = defenceWords.find((one) => one.value === given?.defence)?.value ?? 'none'
  return [
    fields.defence.block({
      label: 'Did anything make it impossible to attend?',
      choices: defenceWords,
      initial,
      as: 'menu',
    }),
    fields.evidence.block({
      label: 'What the parents gave or showed us',
      hint: 'For example a letter from the hospital, and where it is kept.',
      initial: given?.evidence,
      optional: true,
      max: 1500,
    }),
  ]
}

/** The head, the boxes below, and the buttons that turn pages. */
const around = 18

/** Draws the absences in spells, each with a picker of reasons; a reason is kept when it is picked. */
export function absencesView(
  looked: CaseShown,
  meeting: Meeting,
  listed: AbsencesShown,
  shown: ScreenShown,
): ModalView {
  const { state } = looked
  const { back, asks = false, paper = null } = shown
  const queries = openQueries(state).filter((query) => query.meeting === meeting.id)
  const groups = listed.spells.map((spell) => spellGroup(spell, listed, queries))
  const { blocks, page, pages } = pageOf(groups, listed.page ?? 0, around)
  const payload = { case: state.id, meeting: meeting.id }
  const turn = (to: number, look: { text: string; nth: number }) =>
    absencesPage.element({ ...look, payload: { ...payload, page: to } })
  const rest = absencesModal.fields.said.block({
    key: 'absences',
    version: state.seq,
    label: 'Anything else about the absences',
    initial: meeting.said.absences,
    optional: true,
    max: 3000,
  })
  const none = section('The register has no absence in the weeks that this meeting looks at.')
  return absencesModal.open({
    title: 'Absences',
    context: { ...payload, back, asks, paper, seq: state.seq, page },
    blocks: [
      ...screenHead(looked, meeting, 'absences', shown),
      ...(page === 0 ? comparedAt(looked, meeting) : []),
      ...(groups.length === 0 ? [none] : blocks),
      ...pageButtons({ page, pages }, turn),
      divider(),
      rest,
      ...defenceBlocks(meeting),
    ],
    submit: 'Next',
    close: 'Finish later',
    clearOnClose: beforeOneApart(looked, shown),
  })
}
