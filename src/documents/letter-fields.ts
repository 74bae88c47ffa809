import Handlebars from 'handlebars'
import { z } from 'zod'
import { daySchema } from '../domain/day-schema.ts'
import { factGroups, type LetterFacts, letterFacts, timeFact } from '../domain/letter-facts.ts'
import { nearest } from '../domain/nearest.ts'
import { packGroups } from '../domain/pack/pack-facts.ts'
import { factAt, fieldsBeside, type Scope } from './fact-at.ts'
import { helperNames } from './letter-helpers.ts'
import { pluralFault } from './plural.ts'

type Fault = { line: number; message: string }
type Check = {
  faults: Fault[]
  parts: Record<string, string>
  addressee: string
  facts: z.ZodType
  language: string
}

const NAMING: (keyof LetterFacts)[] = [
  ...(['minutes', 'actions', 'parents', 'application', 'witness'] as const),
  ...(Object.keys(packGroups) as (keyof typeof packGroups)[]),
]
/** Facts that name other adults: papers for the school or the council may print them, a letter to a parent never. */
const OTHER_ADULTS: ReadonlySet<string> = new Set(NAMING)

/** Which forms a letter prints is for the pathway to say, so they are asked for there. */
const ANY_FORM = ['record']

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression'

const isBarred = ({ addressee }: Check, fact: string): boolean =>
  addressee === 'parent' && OTHER_ADULTS.has(fact)

function pathFault(check: Check, node: hbs.AST.PathExpression): string | null {
  if (node.data || node.depth > 0 || node.parts.length === 0)
    return `write a field's full name, not ${node.original}`
  if (isBarred(check, node.parts[0] ?? ''))
    return `${node.original} names other adults, so a letter to a parent may not use it`
  return null
}

function noField(check: Check, node: hbs.AST.PathExpression, scope: Scope): string {
  const { of, wrong, fields } = fieldsBeside(check.facts, node, scope)
  const allowed = fields.filter((name) => of !== '' || !isBarred(check, name))
  const meant = nearest(wrong, allowed)
  const known =
    meant === undefined ? `; ${of || 'a letter'} has ${allowed.join(', ')}` : `; did you mean ${meant}?`
  return `there is no field ${node.original}${allowed.length === 0 ? '' : known}`
}

// Only what is known as a whole can be asked for in the head; one fact of it may still be missing then.
const mayBeMissing = (fact: string): string =>
  `${fact} may be missing: ${fact in factGroups ? 'list it under needs, or ' : ''}ask {{#if ${fact}}} first`

function checkPath(
  check: Check,
  node: hbs.AST.PathExpression,
  scope: Scope,
  asking: boolean,
): z.ZodType | null {
  const found = factAt(check.facts, node, scope)
  // Asking whether something is there is what `if` is for, but only of what surely has a place for it.
  const unsure = asking && found?.unsure === node.parts.join('.') ? null : found?.unsure
  const fault =
    pathFault(check, node) ??
    (found === null ? noField(check, node, scope) : null) ??
    (unsure ? mayBeMissing(unsure) : null)
  if (fault !== null) check.faults.push({ line: node.loc.start.line, message: fault })
  return found?.type ?? null
}

function checkArguments(check: Check, params: hbs.AST.Expression[], scope: Scope, asking: boolean): void {
  for (const param of params) {
    if (isPath(param)) checkPath(check, param, scope, asking)
    if (param.type === 'SubExpression') checkCall(check, param as hbs.AST.SubExpression, scope, asking)
  }
}

function checkCall(
  check: Check,
  call: hbs.AST.SubExpression | hbs.AST.MustacheStatement,
  scope: Scope,
  asking: boolean,
): void {
  const name = isPath(call.path) ? call.path.original : ''
  if (!helperNames.has(name))
    check.faults.push({ line: call.loc.start.line, message: `there is no helper ${name}` })
  const plural = pluralFault(check.language, call.hash?.pairs.map(({ key }) => key) ?? [])
  if (plural !== null) check.faults.push({ line: call.loc.start.line, message: plural })
  checkArguments(check, call.params, scope, asking)
}

function checkPrinted(check: Check, node: hbs.AST.MustacheStatement, scope: Scope): void {
  if (node.params.length > 0 || !isPath(node.path)) {
    checkCall(check, node, scope, false)
    return
  }
  const type = checkPath(check, node.path, scope, false)
  const fault = (message: string) => check.faults.push({ line: node.loc.start.line, message })
  if (type === daySchema) fault(`print ${node.path.original} with {{date ${node.path.original}}}`)
  else if (type === timeFact) fault(`print ${node.path.original} with {{time ${node.path.original}}}`)
  else if (type instanceof z.ZodObject || type instanceof z.ZodArray)
    fault(`${node.path.original} holds several things: print one of them, or {{list ${node.path.original}}}`)
}

function insideIf(block: hbs.AST.BlockStatement, scope: Scope): Scope {
  const [asked] = block.params
  if (asked === undefined || !isPath(asked)) return scope
  return { ...scope, sure: new Set([...scope.sure, asked.parts.join('.'), asked.parts[0] ?? '']) }
}

function checkEach(check: Check, block: hbs.AST.BlockStatement, scope: Scope): void {
  const [over] = block.params
  const name = block.program.blockParams?.[0]
  const fault = (message: string) => check.faults.push({ line: block.loc.start.line, message })
  if (over === undefined || !isPath(over) || name === undefined) {
    fault('write {{#each things as |thing|}}')
    return
  }
  const type = checkPath(check, over, scope, false)
  if (type instanceof z.ZodArray) {
    const names = new Map([...scope.names, [name, type.element as z.ZodType]])
    checkProgram(check, block.program, { ...scope, names })
    if (block.inverse) checkProgram(check, block.inverse, scope)
  } else if (type !== null) fault(`${over.original} is not a list`)
}

function checkIf(check: Check, block: hbs.AST.BlockStatement, scope: Scope): void {
  checkArguments(check, block.params, scope, true)
  if (block.program) checkProgram(check, block.program, insideIf(block, scope))
  if (block.inverse) checkProgram(check, block.inverse, scope)
}

function checkBlock(check: Check, block: hbs.AST.BlockStatement, scope: Scope): void {
  const name = isPath(block.path) ? block.path.original : ''
  if (name === 'each') checkEach(check, block, scope)
  else if (name === 'if') checkIf(check, block, scope)
  else check.faults.push({ line: block.loc.start.line, message: `there is no block ${name}` })
}

const readParts = new Map<string, hbs.AST.Program>()

// All letters have the same few parts, and reading them anew for each took most of the time of reading letters.
function programOf(text: string): hbs.AST.Program {
  const read = readParts.get(text) ?? Handlebars.parse(text)
  readParts.set(text, read)
  return read
}

function checkPart(check: Check, node: hbs.AST.PartialStatement, scope: Scope): void {
  const name = isPath(node.name) ? node.name.original : ''
  const part = check.parts[name]
  const line = node.loc.start.line
  if (part === undefined) {
    check.faults.push({ line, message: `there is no part ${name}` })
    return
  }
  const inner: Check = { ...check, parts: {}, faults: [] }
  checkProgram(inner, programOf(part), scope)
  check.faults.push(
    ...inner.faults.map((fault) => ({ line, message: `part ${name}, line ${fault.line}: ${fault.message}` })),
  )
}

const checks: Record<string, (check: Check, node: never, scope: Scope) => void> = {
  MustacheStatement: checkPrinted,
  BlockStatement: checkBlock,
  PartialStatement: checkPart,
  ContentStatement: () => {},
  CommentStatement: () => {},
}

function checkProgram(check: Check, program: hbs.AST.Program, scope: Scope): void {
  for (const node of program.body) {
    const known = checks[node.type]
    if (known) known(check, node as never, scope)
    else check.faults.push({ line: node.loc.start.line, message: `letters have no ${node.type}` })
  }
}

/** Every place in a template that names a field or helper that is not there, or a fact that may be missing; lines count from 1. */
export function letterFieldFaults(
  source: string,
  letter: {
    needs: readonly string[]
    addressee: string
    parts: Record<string, string>
    language?: string
  },
  facts: z.ZodType = letterFacts,
): Fault[] {
  const { parts, addressee, language = 'en' } = letter
  const check: Check = { faults: [], parts, addressee, facts, language }
  checkProgram(check, Handlebars.parse(source), {
    names: new Map(),
    sure: new Set([...letter.needs, ...ANY_FORM]),
  })
  return check.faults
}
