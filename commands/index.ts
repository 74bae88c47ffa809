import type { Command, Screens } from '../src/kit/command.ts'
import { accessScreens } from './access.ts'
import { adjustScreens } from './adjust.ts'
import { caseCommand } from './case.ts'
import { certificateScreens } from './certificate.ts'
import { checklistCommand } from './checklist.ts'
import { closeScreens } from './close.ts'
import { decisionCommand } from './decision.ts'
import { deputyScreens } from './deputy.ts'
import type { Desk } from './desk.ts'
import { driftScreens } from './drift.ts'
import { dueCommand } from './due.ts'
import { holdCommand } from './hold.ts'
import { importCommand } from './import.ts'
import { interpreterScreens } from './interpreter.ts'
import { jointScreens } from './joint.ts'
import { lettersCommand } from './letters.ts'
import { listCommand } from './list.ts'
import { logCommand } from './log.ts'
import { meetingCommand } from './meeting.ts'
import { minutesCommand } from './minutes.ts'
import { moveScreens } from './move.ts'
import { newCommand } from './new.ts'
import { packCommand } from './pack.ts'
import { papersBackScreens } from './papers-back.ts'
import { pathwayCommand } from './pathway.ts'
import { printCommand } from './print.ts'
import { recordCommand } from './record.ts'
import { redactScreens } from './redact.ts'
import { screenCommand } from './screen.ts'
import { serviceScreens } from './service.ts'
import { shutCommand } from './shut.ts'
import { trackingScreens } from './tracking.ts'
import { translationScreens } from './translation.ts'
import { watchedScreens } from './watched.ts'
import { waysScreens } from './ways.ts'

/** Every verb of `/fasttrack`, in the order help lists them; help itself is made from this list. */
export const commands: readonly Command<Desk>[] = [
  newCommand,
  screenCommand,
  listCommand,
  dueCommand,
  caseCommand,
  logCommand,
  checklistCommand,
  meetingCommand,
  minutesCommand,
  lettersCommand,
  printCommand,
  decisionCommand,
  recordCommand,
  packCommand,
  holdCommand,
  shutCommand,
  pathwayCommand,
  importCommand,
]

/** What all screens do: those of the verbs, and those that have no word, for one gets there from a case or from Home. */
export const screens: readonly Screens<Desk>[] = [
  ...commands,
  accessScreens,
  adjustScreens,
  certificateScreens,
  closeScreens,
  deputyScreens,
  driftScreens,
  interpreterScreens,
  jointScreens,
  moveScreens,
  papersBackScreens,
  redactScreens,
  translationScreens,
  serviceScreens,
  trackingScreens,
  watchedScreens,
  waysScreens,
]
