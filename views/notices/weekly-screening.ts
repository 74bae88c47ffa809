import type { ScreenedSchool } from '../../src/domain/screening-groups.ts'
import { actions, context, type Message, message, section } from '../../src/kit/blocks.ts'
import { name } from '../../src/kit/text.ts'
import { countsByPathway, screeningCounts } from '../screen/words.ts'
import { openScreening } from '../screen.ts'

function saysOf(found: ScreenedSchool['found']): string {
  if ('missing' in found) return `The figures cannot be counted: load ${found.missing}.`
  const { groups } = found
  return found.marked
    ? [screeningCounts(groups), ...countsByPathway(groups)].join('\n')
    : 'No register has come in for these weeks yet.'
}

/** What a reader of a school's weekly screening is told: how many, and nobody’s name or figures. */
export function weeklyScreeningMessage({ school, found }: ScreenedSchool): Message {
  const title = `Weekly screening, ${name(school.name)}`
  const says = saysOf(found)
  const button = openScreening.element({
    text: 'Open the screening',
    style: 'primary',
    payload: { school: school.id },
  })
  return message(`${title}: ${says}`, [
    section(`*${title}*\n${says}`),
    actions([button]),
    context('You asked for this every week. To stop it, open the screening.'),
  ])
}
