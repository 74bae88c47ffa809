import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { type NeedState, needsLacking, needsOf } from '../src/domain/case/care.ts'
import { consultants } from '../src/domain/case/parts/sign-off.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import { roleTitles } from '../src/domain/role.ts'
import { actions, context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, longText } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { longText as quoted } from './long-text.ts'
import { askFirst, seesNeed } from './private-needs.ts'
import { consultantWords } from './words.ts'

const ofNeed = z.object({ case: z.string(), need: z.string() })

/** Opens what was adjusted for a need. */
export const adjustButton = defineButton({ id: 'care.adjust', payload: ofNeed })

/** Signs off what was adjusted for a need. */
export const signOffButton = defineButton({ id: 'care.sign-off', payload: ofNeed })

/** Opens the record of a conversation about a child who is looked after. */
export const consultButton = defineButton({
  id: 'care.consult',
  payload: z.object({ case: z.string(), who: z.enum(consultants) }),
})

/** Keeps what was adjusted for a need. */
export const adjustModal = defineModal({
  id: 'care.adjust',
  context: z.object({ case: z.string(), need: z.string(), back: z.string().nullable() }),
  fields: { what: longText() },
})

/** Notes a need that the school's records do not tell of. */
export const noteNeedModal = defineModal({
  id: 'care.need',
  context: z.object({ case: z.string(), back: z.string().nullable() }),
  fields: { need: choice(), what: longText() },
})

function standing({ rule, adjustment }: NeedState): string {
  if (adjustment === null || adjustment.what === '') return 'Not written down yet'
  const { signedOff } = adjustment
  const written = `Written by <@${adjustment.by}>${adjustment.on === null ? '' : ` on ${formatDayShort(adjustment.on)}`}`
  if (signedOff !== null)
    return `${written}. :white_check_mark: Signed off by <@${signedOff.by}> on ${formatDayShort(signedOff.on)}`
  const who = rule.signs.map((role) => `the ${roleTitles[role]}`)
  return `${written}. Ask ${who.slice(0, -1).join(', ')} or ${who.at(-1)} to sign it off`
}

function buttonsOf(looked: CaseShown, { rule, adjustment }: NeedState) {
  const payload = { case: looked.state.id, need: rule.id }
  const written = adjustment !== null && adjustment.what !== ''
  const mayLeave = rule.signs.some((role) => looked.roles.includes(role))
  const write = adjustButton.element({
    text: written ? 'Change' : 'Write it down',
    spoken: `${written ? 'Change' : 'Write down'} what was adjusted: ${rule.title}`,
    payload,
  })
  const sign = signOffButton.element({
    text: 'Sign off',
    spoken: `Sign off what was adjusted: ${rule.title}`,
    style: 'primary',
    confirm: {
      title: 'Sign off?',
      text: 'You say that enough was adjusted for this pupil to go on. Your name is kept with it.',
      confirm: 'Sign off',
      deny: 'Not yet',
    },
    payload,
  })
  return [write, ...(written && adjustment.signedOff === null && mayLeave ? [sign] : [])]
}

function oneNeed(looked: CaseShown, need: NeedState): KnownBlock[] {
  const what = need.adjustment?.what ?? ''
  const works = looked.acts && looked.state.status === 'open'
  return [
    section(`*${escapeText(need.rule.title)}*\n${standing(need)}`),
    ...(what === '' ? [] : quoted('> ', what)),
    ...(works ? [actions(buttonsOf(looked, need))] : []),
  ]
}

function consultedBlocks({ state, names, acts }: CaseShown): KnownBlock[] {
  if (!names.pupil.lookedAfter) return []
  return consultants.map((who) => {
    const known = state.consulted[who]
    const says =
      known === undefined
        ? 'Not asked yet: nothing that warns or refers goes ahead before'
        : `${name(known.name)}, on ${formatDay(known.day)}`
    const text = known === undefined ? 'Record' : 'Change'
    const button = consultButton.element({
      text,
      spoken: `${text} what the ${consultantWords[who]} said`,
      payload: { case: state.id, who },
    })
    const line = `*Looked after: the ${consultantWords[who]}*\n${says}`
    return section(line, acts && state.status === 'open' ? { accessory: button } : {})
  })
}

/** What is said of needs that the viewer may not know: that the safeguarding lead is to be asked, and no more. */
function hiddenBlocks(looked: CaseShown, hidden: readonly NeedState[]): KnownBlock[] {
  const lacking = needsLacking(looked.context).flatMap((unmet) =>
    unmet.unmet === 'signed-off' ? unmet.needs : [],
  )
  const waits = lacking.some(({ need }) => hidden.some(({ rule }) => rule.id === need))
  return waits && !looked.names.speakFirst ? [section(`:warning: *${askFirst}.*`)] : []
}

/** What was adjusted for the pupil and who signed it off, and who was asked about a child who is looked after. */
export function careBlocks(looked: CaseShown): KnownBlock[] {
  const needs = needsOf(looked.context)
  const open = needs.filter(({ rule }) => seesNeed(looked, rule))
  const hidden = needs.filter(({ rule }) => !seesNeed(looked, rule))
  return [
    ...consultedBlocks(looked),
    ...hiddenBlocks(looked, hidden),
    ...(open.length === 0
      ? []
      : [
          section('*What was adjusted*'),
          context(
            'Asked before the case leaves its first stage, before a letter that warns, and before a referral.',
          ),
        ]),
    ...open.flatMap((need) => oneNeed(looked, need)),
  ]
}
