import type { Consultant } from '../src/domain/case/parts/sign-off.ts'
import type { Lacking, Refusal, Unmet } from '../src/domain/case/refusal.ts'
import { formatDay } from '../src/domain/day.ts'
import type { FamilyNames } from '../src/domain/family.ts'
import { countWords, testWords } from '../src/domain/pathway/page/test-words.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import { roleTitles } from '../src/domain/role.ts'
import { askFirst } from './private-needs.ts'
import { courseRefusals } from './refusal/course.ts'
import { entryRefusals, entryUnmetWords } from './refusal/entry.ts'
import { fieldRefusals } from './refusal/field.ts'
import { interpreterRefusals } from './refusal/interpreter.ts'
import { jointRefusals } from './refusal/joint.ts'
import { noticeRefusals } from './refusal/notice.ts'
import { prosecutionRefusals } from './refusal/prosecution.ts'
import { serviceRefusals } from './refusal/service.ts'
import { consultantWords, either, listed, nameOf, some, titleIn } from './words.ts'

/** What somebody is told who may read a case and not work on it. */
export const readsOnly = 'You can read this case. Only its school and the attendance team can change it.'

/** What a sentence about a refusal may name: the pathway's titles, and the family for those entitled. */
export type Telling = { pathway: Pathway; family: FamilyNames }

const period = ({ from, to }: { from: never; to: never }) => `${formatDay(from)} to ${formatDay(to)}`

type Words<T extends { unmet: string }> = {
  [K in T['unmet']]: (unmet: Extract<T, { unmet: K }>, tell: Telling) => string
}

const consultantList = (missing: readonly Consultant[]) =>
  listed(missing.map((who) => `the ${consultantWords[who]}`))

function lackingWords({ title, hidden, lacks }: Lacking): string {
  if (hidden) return askFirst
  return lacks === 'adjusted'
    ? `${title}: write down on the case what was adjusted`
    : `${title}: ask a senior to sign off what was adjusted`
}

const saysWhat = (each: readonly Unmet[]) => each.some((one) => one.unmet !== 'not' || one.of !== 'other')
const isToEveryParent = (pathway: Pathway, letter: string) =>
  pathway.letters.some(({ id, to, meeting }) => id === letter && to === 'parents' && meeting === undefined)

const unmetWords: Words<Unmet> = {
  answered: ({ stage, items }, { pathway }) =>
    `${some(items.length, 'item')} of “${titleIn(pathway, stage)}” still to answer: ${listed(items)}`,
  meeting: ({ kind, is }, { pathway }) =>
    `${titleIn(pathway, kind)}: ${is === 'planned' ? 'no day is set' : is === 'held' ? 'who came is not recorded' : is === 'missed' ? 'no parent is recorded as having missed it' : 'no parent is recorded as having come'}`,
  sent: ({ letter, to }, { pathway, family }) => {
    const nobody = to.length === 0 && isToEveryParent(pathway, letter) && family.parents.length === 0
    if (nobody) return `There is no parent on record to send “${titleIn(pathway, letter)}” to`
    const who = to.length === 0 ? '' : ` to ${listed(to.map((one) => nameOf(one, family)))}`
    return `“${titleIn(pathway, letter)}” is not marked as sent${who}`
  },
  decided: ({ options }, { pathway }) =>
    `It is not decided yet to ${options.map((one) => `“${titleIn(pathway, one)}”`).join(' or ')}`,
  recorded: ({ record }, { pathway }) => `“${titleIn(pathway, record)}” is not recorded yet`,
  'signed-off': ({ needs }) => [...new Set(needs.map(lackingWords))].join('. '),
  consulted: ({ missing }) =>
    `The pupil is looked after: speak to ${consultantList(missing)} first, and record it on the case`,
  done: ({ item }) => `${item} is still to be answered`,
  breached: ({ watch }, { pathway }) => `“${titleIn(pathway, watch)}” has not happened`,
  been: ({ stage }, { pathway }) => `The case has not been at “${titleIn(pathway, stage)}” yet`,
  reached: ({ deadline, on }, { pathway }) =>
    on === null
      ? `It is not known yet from which day it may be: ${titleIn(pathway, deadline)}`
      : `Not before ${formatDay(on)}: ${titleIn(pathway, deadline)}`,
  contacted: () => 'No contact with the family is logged since then',
  ...entryUnmetWords,
  'nobody-served': ({ parents }, { family }) =>
    `Nobody can be referred: not every letter reached ${listed(parents.map((one) => nameOf(one, family)))}`,
  defence: () => 'No defence from a parent is recorded in the minutes of a meeting',
  measure: (unmet) =>
    `It asks for ${testWords(unmet.test)}, and the register says ${unmet.got} from ${period(unmet as never)}`,
  window: () => 'The period to look at has not begun: it runs from the first meeting',
  not: (unmet) =>
    unmet.of === 'other'
      ? 'The record of this case does not allow it'
      : `The register has ${unmet.got} ${countWords[unmet.test.measure]} from ${period(unmet as never)}`,
  gate: ({ says, needs: asked }, tell) => `${says} ${needs(asked, tell).slice(0, -1)}`,
  any: ({ of }, tell) =>
    (of.some(saysWhat) ? of.filter(saysWhat) : of)
      .map((each) => each.map((one) => unmetSentence(one, tell)).join(' and '))
      .join('. Or: '),
}

/** One thing that does not hold yet, as a sentence without its full stop. */
export function unmetSentence(unmet: Unmet, tell: Telling): string {
  const words = unmetWords[unmet.unmet] as (unmet: Unmet, tell: Telling) => string
  return words(unmet, tell)
}

const needs = (unmet: readonly Unmet[], tell: Telling) =>
  [...new Set(unmet.map((one) => `${unmetSentence(one, tell)}.`))].join(' ')
const firstThatWorks = (first: string | null) =>
  first === null ? '' : ` The first day that works is ${formatDay(first as never)}.`

type RefusalWords = {
  [K in Refusal['code']]: (refusal: Extract<Refusal, { code: K }>, tell: Telling) => string
}

const refusalWords: RefusalWords = {
  'no-such-case': () =>
    'There is no case here that you can open. Check the number, for example FT-2026-0001.',
  ...entryRefusals,
  closed: () => 'This case is closed. Open it again first, with a reason.',
  'not-closed': () => 'This case is open already.',
  'reason-needed': () => 'Please give a reason.',
  'unknown-item': () => 'That item is not on this checklist. Close the form and open it again.',
  'stage-not-open': () =>
    'The case has moved on since you opened this. Close the form and open the case again.',
  unmet: (refusal, tell) => `Before “${titleIn(tell.pathway, refusal.to)}”: ${needs(refusal.needs, tell)}`,
  'day-not-known': ({ missing }) =>
    `The school's calendar does not reach that far. Ask for ${missing || 'the next calendar'} to be loaded.`,
  'day-shut': ({ on, why, first }) =>
    `The school is shut on ${formatDay(on)} (${why}).${firstThatWorks(first)} To keep this day, say why below.`,
  'too-soon': ({ lastSend, first }) =>
    `Invitations would have had to go by ${formatDay(lastSend)}.${firstThatWorks(first)} To keep this day, say why below.`,
  'day-in-future': ({ on }) => `${formatDay(on)} has not come yet. Give the day on which it happened.`,
  'before-opening': ({ on }) => `${formatDay(on)} is before the case was opened.`,
  'no-such-meeting': () => 'That meeting no longer stands. Close the form and open the case again.',
  'meeting-not-held': () => 'Record who came to the meeting first.',
  'no-one-invited': () => 'Invite at least one parent.',
  'not-a-parent': () =>
    'Somebody on this list is not on record as a parent of this pupil any more. Close the form and open it again.',
  'parents-apart': () =>
    'Some of these parents are met separately. Invite one household now and set up another meeting for the others, or say why they are met together.',
  'already-planned': () =>
    'Somebody chosen here already has a day for this meeting. Open that meeting to change it.',
  'not-invited': () => 'Somebody on this list was not invited. Add them to the meeting first.',
  'letter-locked': (refusal, tell) =>
    `“${titleIn(tell.pathway, refusal.letter)}” is locked for now. ${needs(refusal.needs, tell)}`,
  'no-addressee': (refusal, tell) => `There is nobody to send “${titleIn(tell.pathway, refusal.letter)}” to.`,
  'not-decision-time': () => 'It is not yet time to decide: go on to the decision first.',
  'unknown-option': () => 'Choose one of the options.',
  'option-condition': (refusal, tell) =>
    `The condition of this option is not met. ${needs(refusal.needs, tell)} To choose it all the same, say why below.`,
  'option-stopped': (refusal, tell) =>
    `This option is not open, and no reason changes that. ${needs(refusal.stops, tell)}${refusal.stops.some((stop) => stop.unmet === 'not') ? ' Put the register right first.' : ''}`,
  'review-kind-needed': () => 'Say whether the further review is a meeting or internal, and by which day.',
  ...fieldRefusals,
  ...noticeRefusals,
  ...prosecutionRefusals,
  ...serviceRefusals,
  'no-such-deadline': () => 'That deadline has been met or no longer stands.',
  ...interpreterRefusals,
  stopped: ({ why }) =>
    why === 'unfound'
      ? 'This case is stopped: the pupil cannot be found. Say that they are found, or tell the council and close the case.'
      : 'This case is stopped: this pupil is no longer on roll. Close the case with its reason.',
  'no-such-reason': () => 'Choose one of the reasons.',
  'still-on-roll': () =>
    'The register still shows this pupil on roll. Ask whoever keeps it to put that right and load it here, then close the case.',
  'still-of-age': () =>
    'By their date of birth this pupil is still of compulsory school age. Check the date of birth, or choose another reason.',
  'referral-first': () =>
    'The council must be told first that this child is missing education. Close this form, and under More choose “The pupil cannot be found”.',
  'not-missing': () => 'Nobody has said that this pupil cannot be found. Say so first, under More.',
  'letters-owed': (refusal, tell) =>
    `A decision was made, and each parent must be told of it first. ${needs(refusal.needs, tell)} Send the letters, or record why one is not written.`,
  'field-in-future': () => 'That day has not come yet. Give a day up to today.',
  'own-deputy': () => 'Nobody takes over from themselves. Choose a colleague.',
  'sealing-role': () =>
    'Only a senior leader, the headteacher, the safeguarding lead or a team leader can do this. Ask one of them.',
  'number-differs': () => 'This is not the number of this case. Type it as it stands at the top of the form.',
  ...jointRefusals,
  ...courseRefusals,
  'no-such-hold': () => 'That hold has been lifted already.',
  'on-hold': () =>
    'Letters to the family are on hold. The case says who may lift it. If this letter went out before the hold, give the day on which it went.',
  'looked-after': ({ missing }) =>
    `This pupil is looked after. Speak to ${consultantList(missing)} first, and write down who it was, the day, and what they said.`,
  'never-warned': ({ addressee }, { family }) =>
    `${nameOf(addressee, family)} looks after this pupil for a council, or is the council, and is never sent a letter that warns. No reason changes that.`,
  'no-such-need': () => 'That need is not in this case any more. Close the form and open the case again.',
  'not-adjusted': () => 'Write down what was adjusted first: there is nothing to sign off yet.',
  'not-yours-to-sign': ({ needs: those }) =>
    `Only ${listed(those.map((role) => `the ${roleTitles[role]}`))} may sign this off, each for themselves. Ask one of them.`,
  'not-yours-to-lift': ({ needs: those }) =>
    `Only ${listed(those.map((role) => `the ${roleTitles[role]}`))} may lift this hold. Ask one of them.`,
  'no-such-action': () => 'That action is not in this case.',
  'no-such-query': () => 'That question about the register has been answered already, or is no longer asked.',
  'snooze-too-far': ({ last }) => `Choose a day after today and no later than ${formatDay(last)}.`,
  'not-your-role': ({ needs: those }, { pathway }) =>
    `This is for ${either(those.map((role) => `the ${pathway.titles[role] ?? roleTitles[role]}`))}. Ask one of them.`,
  'not-staff': ({ name }) =>
    `${name ?? 'This person'} is not on the list of staff for this school. Ask whoever looks after Fast Track to add them.`,
  'owner-kept-out': () => 'This person owns the case. Pass it to a colleague first, then keep them out.',
  'last-keeper': () =>
    'Nobody would be left who can work on this case and let people into it again. Ask for a senior leader or the safeguarding lead to be put on the list of staff first.',
  'moved-on': () => 'A colleague changed the case at the same moment. Please try again.',
  'nothing-changed': () => 'There was nothing left to do: nothing was changed.',
}

/** Why something was not done, and what to do about it, in plain English. */
export function refusalSentence(refusal: Refusal, tell: Telling): string {
  const words = refusalWords[refusal.code] as (refusal: Refusal, tell: Telling) => string
  return words(refusal, tell)
}
