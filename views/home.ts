import type { HomeView, KnownBlock } from '@slack/types'
import type { CaseLine } from '../src/domain/case-line.ts'
import { formatDay } from '../src/domain/day.ts'
import type { DueList } from '../src/domain/due.ts'
import { actions, context, divider, header, homeView, section } from '../src/kit/blocks.ts'
import { openDeputy } from './deputy.ts'
import { dueBlock, openPause, openSnooze } from './due.ts'
import { caseBlock, noOpenCase } from './list.ts'
import { startCase } from './new.ts'
import { openScreening } from './screen.ts'
import { watchedButton } from './watched.ts'
import { some } from './words.ts'

const mostDue = 20
const mostCases = 40

/** What people set for themselves, last. */
const ownButtons = (any: boolean): KnownBlock =>
  actions([
    ...(any ? [openSnooze.element({ text: 'Snooze a reminder', payload: {} })] : []),
    openPause.element({ text: 'Pause my morning message', payload: {} }),
    openDeputy.element({ text: 'Who takes over if I leave', payload: {} }),
  ])

/** Draws a person's Home tab: what is due, and the cases they may see. */
export function homeTab(
  due: DueList,
  cases: readonly CaseLine[],
  { mayOpen, watched }: { mayOpen: boolean; watched: number },
): HomeView {
  const lines = [...due.lines.overdue, ...due.lines.today, ...due.lines.soon]
  const counts = `\n${due.counts.overdue} overdue · ${due.counts.today} today · ${due.counts.soon} in the next five school days`
  return homeView([
    header('Fast Track'),
    context(formatDay(due.on)),
    ...(mayOpen
      ? [
          actions([
            startCase.element({ text: 'Open a new case', style: 'primary', payload: {} }),
            openScreening.element({ text: 'See who meets the test', payload: { school: null } }),
            ...watchedButton(watched),
          ]),
        ]
      : []),
    divider(),
    section(`*What is due*${lines.length === 0 ? '' : counts}`),
    ...(lines.length === 0
      ? [section('Nothing is due in the next five school days.')]
      : lines.slice(0, mostDue).map((line) => dueBlock(line, due.on))),
    ...(lines.length > mostDue
      ? [context(`And ${some(lines.length - mostDue, 'more', 'more')}: type /fasttrack due to see them all.`)]
      : []),
    divider(),
    section('*Open cases*'),
    ...(cases.length === 0 ? [section(noOpenCase(mayOpen))] : cases.slice(0, mostCases).map(caseBlock)),
    ...(cases.length > mostCases ? [context('Type /fasttrack list to see them all.')] : []),
    ...(mayOpen ? [divider(), ownButtons(lines.length > 0)] : []),
  ])
}
