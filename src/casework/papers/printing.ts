import { bindOnThread } from '../../documents/pack/pack-desk.ts'
import { programVersion } from '../../documents/pack/program-version.ts'
import type { Asker } from '../../domain/access.ts'
import type { Result } from '../../domain/case/refusal.ts'
import type { Period } from '../../domain/certificate/periods.ts'
import type { Asked } from '../act.ts'
import type { Family } from '../facts.ts'
import type { House } from '../house.ts'
import type { Documents } from '../letters/make-letters.ts'
import type { AboutPupil } from '../look-at-attendance.ts'
import type { LookedAt } from '../look-at-case.ts'
import type { Binder } from '../pack/bind-pack.ts'
import { type Issue, type IssuedNow, issuePack } from '../pack/issue-pack.ts'
import { type Batch, printBatch } from '../print-batch.ts'
import { type BlankPaper, type Printer, printBlank, printPapers } from '../print-papers.ts'
import { type CertificateForm, sendCertificate } from '../send-certificate.ts'
import type { HandPaper } from './papers-of.ts'
import { printBlankForms, printForms } from './print-forms.ts'
import { sendTranslation } from './send-translation.ts'

/** What commands print with; each tells how many papers are on their way, or why there are none. Of a batch, also why an enclosure is not in it, and which languages it could not be in. */
export type Printing = {
  byHand: (by: Asker, looked: LookedAt, wanted: readonly HandPaper[]) => Promise<Result<number>>
  batch: (asked: Asked, looked: LookedAt) => Promise<Result<Batch>>
  blank: (by: Asker, school: Family['school'], wanted: readonly BlankPaper[]) => Promise<Result<number>>
  /** Forms and records of a case, each by its kind, with what is known of it. */
  forms: (by: Asker, looked: LookedAt, kinds: readonly string[]) => Promise<Result<number>>
  /** Forms and records of nobody, each by the place of its template. */
  blankForms: (by: Asker, school: Family['school'], templates: readonly string[]) => Promise<Result<number>>
  certificate: (
    by: Asker,
    about: AboutPupil,
    order: Period & { form: CertificateForm },
  ) => Promise<Result<number>>
  /** The English of letters for their translator, and drafts of translations for whoever checks them, in one of the languages of a case. */
  translation: (by: Asker, looked: LookedAt, language: string) => Promise<Result<number>>
  /** Builds, keeps and sends the pack about one parent. */
  pack: (asked: Asked, issue: Issue) => Promise<Result<IssuedNow>>
}

const binderOnThread: Binder = { bind: bindOnThread, version: programVersion }

/** Printing in one house, with one maker of files. */
export const printingIn = (house: House, makers: Documents & Printer & { binder?: Binder }): Printing => ({
  byHand: (by, looked, wanted) => printPapers(house, makers, by, looked, wanted),
  batch: (asked, looked) => printBatch(house, makers, asked, looked),
  blank: (by, school, wanted) => printBlank(house, makers, by, school, wanted),
  forms: (by, looked, kinds) => printForms(house, makers, by, looked, kinds),
  blankForms: (by, school, templates) => printBlankForms(house, makers, by, school, templates),
  certificate: (by, about, order) => sendCertificate(house, makers, by, about, order),
  translation: (by, looked, language) => sendTranslation(house, makers, by, looked, language),
  pack: (asked, issue) => issuePack(house, makers.binder ?? binderOnThread, asked, issue),
})
