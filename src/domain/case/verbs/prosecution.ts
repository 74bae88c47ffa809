import { findings } from '../../charge/defences.ts'
import { packToCheck } from '../../prosecution/second-check.ts'
import { decisionStands, defencesFor, prosecutionLacks, recordLacks } from '../../prosecution/standing.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Prosecution, ProsecutionCommand } from '../parts/prosecution.ts'
import { prosecutionOf } from '../parts/prosecution.ts'
import { redactionsFor } from '../parts/redaction.ts'
import { done, type Result, refuse } from '../refusal.ts'
import { notReferable } from '../served.ts'
import type { Context } from '../unmet.ts'

type About = Pick<ProsecutionCommand, 'parent'>
type Verdict = Result<CaseEvent[]>

/** Runs a verb on what is kept of one parent; it must be a parent of the case. */
const about =
  <C extends About>(verb: (context: Context, command: C, file: Prosecution) => Verdict) =>
  (context: Context, command: C): Verdict => {
    const { parent } = command
    const known = context.facts.parents.some(({ id }) => id === parent)
    return known
      ? verb(context, command, prosecutionOf(context.state, parent))
      : refuse({ code: 'not-a-parent', who: parent })
  }

const blank = (field: string): Verdict => refuse({ code: 'reason-needed', field })

/** The council names the period and the offence; days to come cannot be charged. */
const nameCharge = about<CommandOf<'name-charge'>>(({ facts }, command, { charge }) => {
  const { parent, from, to, offence } = command
  if (to < from) return refuse({ code: 'days-backwards' })
  if (to > facts.today) return refuse({ code: 'day-in-future', on: to })
  const same = charge?.from === from && charge.to === to && charge.offence === offence
  return done(same ? [] : [{ type: 'charge-named', parent, from, to, offence }])
})

/** Keeps what was found of the defences; each says why. */
const weighDefences = about<CommandOf<'weigh-defences'>>(({ facts }, { parent, found }, file) => {
  const asked = defencesFor(file, facts.defences).map(({ id }) => id)
  const silent = found.find(({ why }) => why.trim() === '')
  if (silent !== undefined) return blank(silent.defence)
  if (found.some(({ defence, finding }) => !asked.includes(defence) || !findings.includes(finding)))
    return refuse({ code: 'no-such-defence' })
  const told = found.map(({ defence, finding, why }) => ({ defence, finding, why: why.trim() }))
  const fresh = told.filter(({ defence, finding, why }) => {
    const was = file.defences[defence]
    return was?.finding !== finding || was.why !== why
  })
  return done(fresh.map((one): CaseEvent => ({ type: 'defence-weighed', parent, ...one })))
})

/** Keeps what was written into the decision record; a field that is not the record's is refused. */
const writeRecord = about<CommandOf<'write-record'>>(({ facts }, { parent, written }, file) => {
  const fields = facts.prosecution.record.map(({ id }) => id)
  const given = Object.entries(written).map(([field, text]) => ({ field, text: text.trim() }))
  if (given.some(({ field }) => !fields.includes(field))) return refuse({ code: 'no-such-field' })
  const fresh = given.filter(({ field, text }) => (file.record[field]?.text ?? '') !== text)
  return done(fresh.map((one): CaseEvent => ({ type: 'record-written', parent, ...one })))
})

/** Keeps legal advice and what is known of earlier notices and convictions, for the council alone. */
const keepAdvice = about<CommandOf<'keep-advice'>>((_context, command, file) => {
  const { parent } = command
  const changed = (['advice', 'previous'] as const).filter((one) => file[one] !== command[one].trim())
  return done(
    changed.map((one): CaseEvent => ({ type: 'advice-kept', parent, about: one, text: command[one].trim() })),
  )
})

/** Signs one of the two tests, on a record that is whole. */
const signTest = about<CommandOf<'sign-test'>>(({ facts }, command, file) => {
  const { parent, test, passes, why } = command
  if (why.trim() === '') return blank('why')
  const lacks = recordLacks(file, facts)
  if (passes && lacks.length > 0) return refuse({ code: 'prosecution-lacks', lacks })
  return done([{ type: 'test-signed', parent, test, passes, why: why.trim() }])
})

/** Decides for or against taking one parent to court, with reasons; for it only once nothing is missing and every letter was served. */
const decideProsecution = about<CommandOf<'decide-prosecution'>>(({ state, facts }, command, file) => {
  const { parent, prosecute, reasons } = command
  if (reasons.trim() === '') return blank('reasons')
  if (prosecute && notReferable(state, facts).includes(parent))
    return refuse({ code: 'not-served', addressee: parent })
  const lacks = prosecute ? prosecutionLacks(file, facts) : []
  if (lacks.length > 0) return refuse({ code: 'prosecution-lacks', lacks })
  return done([{ type: 'prosecution-decided', parent, prosecute, reasons: reasons.trim() }])
})

/** Says who gives the statement. */
const nameWitness = about<CommandOf<'name-witness'>>((_context, { parent, witness }) => {
  const { name, occupation } = witness
  if (name.trim() === '') return blank('name')
  if (occupation.trim() === '') return blank('occupation')
  return done([
    {
      type: 'witness-named',
      parent,
      witness: { ...witness, name: name.trim(), occupation: occupation.trim() },
    },
  ])
})

/** Keeps what the witness says of drafted paragraphs, each as it was shown to them. */
const sayParagraphs = about<CommandOf<'say-paragraphs'>>((_context, { parent, said }, file) => {
  if (file.witness === null) return refuse({ code: 'no-witness' })
  const fresh = said.filter(({ paragraph, ...now }) => {
    const was = file.paragraphs[paragraph]
    return was?.verdict !== now.verdict || was.shown !== now.shown || was.words !== now.words
  })
  return done(fresh.map((one): CaseEvent => ({ type: 'paragraph-said', parent, ...one })))
})

/** The head holds the certificate against the print-out of the school's own system; its marks are kept, so that one changed later is seen. */
const compareCertificate = about<CommandOf<'compare-certificate'>>((_context, command) => {
  const { parent, agrees, differs, marks } = command
  if (!agrees && differs.trim() === '') return blank('differs')
  const said = agrees ? '' : differs.trim()
  return done([{ type: 'certificate-compared', parent, agrees, differs: said, marks }])
})

/** Keeps a copy of a paper that somebody signed by hand; `of` tells which words they signed. */
const signPaper = about<CommandOf<'sign-paper'>>((_context, { parent, paper, document, of }) =>
  done([{ type: 'paper-signed', parent, paper, document, of }]),
)

/** Keeps a redacted copy of a paper beside its original, or says that the original goes in again; either with the reason. */
const redactPaper = about<CommandOf<'redact-paper'>>(({ state }, { do: _do, ...redacted }) => {
  const why = redacted.why.trim()
  if (why === '') return blank('why')
  const stands = redactionsFor(state, redacted.parent).get(redacted.of)?.document ?? null
  return done(stands === redacted.document ? [] : [{ type: 'paper-redacted', ...redacted, why }])
})

/** Keeps what somebody answered of what a profile asks. */
const answerPack = about<CommandOf<'answer-pack'>>((_context, { parent, answers }, { answered }) => {
  const given = answers.map(({ ask, yes, note }) => ({ ask, yes, note: note.trim() }))
  const fresh = given.filter(
    ({ ask, yes, note }) => answered[ask]?.yes !== yes || answered[ask]?.note !== note,
  )
  return done(fresh.map((one): CaseEvent => ({ type: 'pack-answered', parent, ...one })))
})

/** Keeps that a pack was built. */
const buildPack = about<CommandOf<'build-pack'>>((_context, { do: _do, ...built }) =>
  done([{ type: 'pack-built', ...built }]),
)

/** A second person has checked the pack that waits for it. */
const checkPack = about<CommandOf<'check-pack'>>((_context, { parent, pack }, file) =>
  packToCheck(file)?.pack === pack
    ? done([{ type: 'pack-checked', parent, pack }])
    : refuse({ code: 'pack-not-to-check' }),
)

/** Keeps that an information was laid for the period that stands; its days can be charged no more. */
const layInformation = about<CommandOf<'lay-information'>>(({ facts }, { parent, laid }, file) => {
  if (laid > facts.today) return refuse({ code: 'day-in-future', on: laid })
  const { charge } = file
  if (charge === null || !decisionStands(file, facts))
    return refuse({ code: 'prosecution-lacks', lacks: prosecutionLacks(file, facts) })
  return done([{ type: 'information-laid', parent, from: charge.from, to: charge.to, laid }])
})

/** What is done towards taking one parent to court; all of it may still be done once a case is closed or the pupil has left. */
export const prosecutionVerbs = {
  'name-charge': nameCharge,
  'weigh-defences': weighDefences,
  'write-record': writeRecord,
  'keep-advice': keepAdvice,
  'sign-test': signTest,
  'decide-prosecution': decideProsecution,
  'name-witness': nameWitness,
  'say-paragraphs': sayParagraphs,
  'compare-certificate': compareCertificate,
  'sign-paper': signPaper,
  'redact-paper': redactPaper,
  'answer-pack': answerPack,
  'build-pack': buildPack,
  'check-pack': checkPack,
  'lay-information': layInformation,
}
