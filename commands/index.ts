import type { Command } from '../src/kit/command.ts'
import { accessCommand } from './access.ts'
import { adjustCommand } from './adjust.ts'
import { caseCommand } from './case.ts'
import { checklistCommand } from './checklist.ts'
import { closeCommand } from './close.ts'
import { decisionCommand } from './decision.ts'
import { deputyCommand } from './deputy.ts'
import type { Desk } from './desk.ts'
import { dueCommand } from './due.ts'
import { holdCommand } from './hold.ts'
import { interpreterCommand } from './interpreter.ts'
import { jointCommand } from './joint.ts'
import { lettersCommand } from './letters.ts'
import { listCommand } from './list.ts'
import { logCommand } from './log.ts'
import { meetingCommand } from './meeting.ts'
import { minutesCommand } from './minutes.ts'
import { newCommand } from './new.ts'
import { printCommand } from './print.ts'
import { recordCommand } from './record.ts'
import { shutCommand } from './shut.ts'

/** Every verb of `/fasttrack`, in the order help lists them; help itself is made from this list. */
export const commands: readonly Command<Desk>[] = [
  newCommand,
  listCommand,
  dueCommand,
  caseCommand,
  logCommand,
  checklistCommand,
  meetingCommand,
  jointCommand,
  interpreterCommand,
  minutesCommand,
  lettersCommand,
  printCommand,
  holdCommand,
  adjustCommand,
  decisionCommand,
  recordCommand,
  shutCommand,
  accessCommand,
  closeCommand,
  deputyCommand,
]
