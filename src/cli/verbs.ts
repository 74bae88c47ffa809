import { accessLog } from './access-log.ts'
import { backup } from './backup.ts'
import { calendarImport } from './calendar-import.ts'
import { caseList } from './case-list.ts'
import { caseMove } from './case-move.ts'
import { caseShow } from './case-show.ts'
import { caseTimeline } from './case-timeline.ts'
import { caseTracking } from './case-tracking.ts'
import { contactList } from './contact-list.ts'
import { deadlines } from './deadlines.ts'
import { digest } from './digest.ts'
import { helpVerb } from './help.ts'
import { letterProof } from './letter-proof.ts'
import { letterTranslate } from './letter-translate.ts'
import { marks } from './marks.ts'
import { noticeList } from './notice-list.ts'
import { pack } from './pack.ts'
import { parentsImport } from './parents-import.ts'
import { pathwayCheck } from './pathway-check.ts'
import { pathwayDiff } from './pathway-diff.ts'
import { pathwayList } from './pathway-list.ts'
import { pathwayNew } from './pathway-new.ts'
import { pathwayShow } from './pathway-show.ts'
import { peopleDeputy } from './people-deputy.ts'
import { peopleImport } from './people-import.ts'
import { pupilsImport } from './pupils-import.ts'
import { registerCodeDrop } from './register-code-drop.ts'
import { registerCodeList } from './register-code-list.ts'
import { registerCodeSet } from './register-code-set.ts'
import { registerImport } from './register-import.ts'
import { registerProfileDrop } from './register-profile-drop.ts'
import { registerProfileList } from './register-profile-list.ts'
import { restore } from './restore.ts'
import { schoolAdd } from './school-add.ts'
import { schoolList } from './school-list.ts'
import { schoolSet } from './school-set.ts'
import { screen } from './screen.ts'
import { serveVerb } from './serve.ts'
import { simulate } from './simulate.ts'
import { trackingExport } from './tracking-export.ts'
import type { Verb } from './verb.ts'
import { verify } from './verify.ts'
import { watches } from './watches.ts'
import { workspaceVerb } from './workspace.ts'

/** Every verb of the command line, in the order in which help lists them. */
export const verbs: readonly Verb[] = [
  serveVerb,
  workspaceVerb,
  schoolAdd,
  schoolList,
  schoolSet,
  calendarImport,
  peopleImport,
  peopleDeputy,
  pupilsImport,
  parentsImport,
  registerImport,
  registerCodeList,
  registerCodeSet,
  registerCodeDrop,
  registerProfileList,
  registerProfileDrop,
  marks,
  screen,
  watches,
  caseList,
  caseShow,
  caseTimeline,
  caseTracking,
  caseMove,
  pack,
  letterTranslate,
  letterProof,
  trackingExport,
  contactList,
  noticeList,
  accessLog,
  deadlines,
  digest,
  pathwayList,
  pathwayShow,
  pathwayDiff,
  pathwayNew,
  pathwayCheck,
  simulate,
  verify,
  backup,
  restore,
  helpVerb(() => verbs),
]
