import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { offRoll } from '../../src/domain/case/verbs/ending.ts'
import { formatDay, isDay } from '../../src/domain/day.ts'
import { optionNamed } from '../../src/domain/pathway/options.ts'
import { actions, section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'

const payload = z.object({ case: z.string() })

/** Opens the form that closes a case for its reason. */
export const openClose = defineButton({ id: 'close.open', payload })

/** Opens the form that records that the council was told of a missing child. */
export const openRefer = defineButton({ id: 'close.tell-council', payload })

/** Opens the form that says that the pupil was found. */
export const openFound = defineButton({ id: 'close.was-found', payload })

function unfoundBlocks({ state, acts }: CaseShown): KnownBlock[] {
  const { unfound, referral } = state.ending
  if (unfound === null) return []
  const told =
    referral === null
      ? 'The council must be told that this child is missing education.'
      : `The council was told on ${formatDay(referral.on)}: ${name(referral.to)}.`
  const carried = { payload: { case: state.id } }
  const next =
    referral === null
      ? openRefer.element({ text: 'Tell the council', style: 'primary', ...carried })
      : openClose.element({ text: 'Close the case', style: 'primary', ...carried })
  return [
    section(`:warning: *Stopped on ${formatDay(unfound.on)}: this pupil cannot be found.*\n${told}`),
    ...(acts ? [actions([next, openFound.element({ text: 'The pupil was found', ...carried })])] : []),
  ]
}

function leftBlocks({ state, context: { facts }, acts }: CaseShown): KnownBlock[] {
  if (!offRoll(facts) || state.ending.unfound !== null) return []
  const text = `:warning: *Stopped: this pupil is no longer on roll.*\nClose the case with its reason.`
  const close = openClose.element({ text: 'Close the case', style: 'primary', payload: { case: state.id } })
  return [section(text, acts ? { accessory: close } : {})]
}

/** What stands at the top of a case that stands still: why, and what to do next. */
export function stopBlocks(looked: CaseShown): KnownBlock[] {
  if (looked.state.status === 'closed') return []
  return [...unfoundBlocks(looked), ...leftBlocks(looked)]
}

/** With what a case was closed, where that was not by its decision. */
function endingLines({ state, context: { facts } }: CaseShown): string[] {
  const reason = facts.endings.find(({ id }) => id === state.closeReason)
  if (reason === undefined) return []
  const { referral, values } = state.ending
  const said = reason.fields.flatMap(({ id, title }) => {
    const value = values[id] ?? ''
    return value === '' ? [] : [`${title} ${isDay(value) ? formatDay(value) : name(value)}`]
  })
  const told = referral === null ? [] : [`Council told on ${formatDay(referral.on)}: ${name(referral.to)}`]
  return [reason.title, ...said, ...told]
}

/** When and why a case closed: its own reason with what was written down, or its decision. */
export function closedBlocks(looked: CaseShown): KnownBlock[] {
  const { state, context } = looked
  if (state.status !== 'closed' || state.closedOn === null) return []
  const decided = state.decisions.at(-1)?.option
  const option = optionNamed(context.pathway, decided)
  const ending = endingLines(looked)
  const [why, ...more] = ending.length > 0 || option === undefined ? ending : [`“${option.title}”`]
  const head = `Closed on ${formatDay(state.closedOn)}${why === undefined ? '' : `: ${escapeText(why)}`}`
  return [section([head, ...more].join('\n'))]
}

/** Is only the end of this case still to be worked on? */
export const standsStill = ({ state, context: { facts } }: CaseShown): boolean =>
  state.status === 'open' && (state.ending.unfound !== null || offRoll(facts))
