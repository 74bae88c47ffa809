import { eq } from 'drizzle-orm'
import { type School, school as schoolById, schoolOfChannel } from '../../../db/queries/schools.ts'
import { schools } from '../../../db/schema.ts'
import type { Store } from '../../../db/store.ts'
import type { Tx } from '../../../db/writer.ts'
import type { Pathway } from '../../domain/pathway/pathway.ts'
import { settingValue } from '../../domain/pathway/setting-value.ts'
import { letterheadWords, schoolLetterhead } from '../../domain/school-letterhead.ts'
import { councilSees, sharingChoices } from '../../domain/sharing.ts'
import type { ImportDesk } from '../import-desk.ts'
import { recordSchool } from './add-school.ts'

/** A school was changed, held the value already, or cannot hold it. */
export type SchoolSet = { done: true; changed: boolean } | { done: false; why: string }

type Pathways = ReadonlyMap<string, Pathway>
type Change = Partial<School> | { why: string }

const CHANNEL = /^[CG][A-Z0-9]{8,}$/
const LINE = ';'

const factKeys = ['name', 'channel', 'la', 'pathway'] as const
const letterheadKeys = Object.keys(letterheadWords) as (keyof typeof letterheadWords)[]

/** Every key that a school can be given under a pathway. */
export function schoolKeys(pathway: Pathway | undefined): string[] {
  return [...factKeys, ...letterheadKeys, councilSees, ...Object.keys(pathway?.settings ?? {})]
}

function ofFact(key: (typeof factKeys)[number], value: string, pathways: Pathways): Change {
  if (key === 'channel' && !CHANNEL.test(value))
    return { why: 'A channel is given by its Slack id, like C0123456789.' }
  if (key === 'pathway' && !pathways.has(value)) {
    return { why: `There is no pathway ${value}: there are ${[...pathways.keys()].join(', ')}.` }
  }
  return { [key]: value }
}

function ofLetterhead(
  key: keyof typeof letterheadWords,
  value: string,
): { [k: string]: unknown } | { why: string } {
  const given = key === 'address' ? value.split(LINE).map((line) => line.trim()) : value.trim()
  const read = schoolLetterhead.shape[key].safeParse(given)
  if (read.success) return { [key]: read.data }
  return {
    why:
      key === 'address' ? `Give one to nine lines, with ${LINE} between them.` : 'Give 1 to 300 characters.',
  }
}

const oneOf = <T extends string>(keys: readonly T[], key: string): key is T => keys.some((one) => one === key)

function ofSetting(pathway: Pathway | undefined, key: string, value: string) {
  const setting = pathway?.settings[key]
  if (setting === undefined)
    return { why: `There is no setting ${key}: there are ${schoolKeys(pathway).join(', ')}.` }
  const read = settingValue(setting, value)
  return 'why' in read ? { why: read.why } : { [key]: read.value }
}

function ofSharing(pathway: Pathway | undefined, value: string): { [k: string]: unknown } | { why: string } {
  const choices = sharingChoices(pathway)
  if (choices.includes(value)) return { [councilSees]: value }
  return { why: `The council can see cases from one of ${choices.join(', ')}.` }
}

function readValue(pathway: Pathway | undefined, key: string, value: string) {
  if (key === councilSees) return ofSharing(pathway, value)
  return oneOf(letterheadKeys, key) ? ofLetterhead(key, value) : ofSetting(pathway, key, value)
}

function changeOf(school: School, key: string, value: string, pathways: Pathways): Change {
  if (oneOf(factKeys, key)) return ofFact(key, value, pathways)
  const pathway = pathways.get(school.pathway ?? '') ?? [...pathways.values()][0]
  const read = readValue(pathway, key, value)
  return 'why' in read ? { why: String(read.why) } : { settings: { ...school.settings, ...read } }
}

async function setIn(
  tx: Tx,
  desk: Pick<ImportDesk, 'by' | 'today' | 'at'>,
  id: string,
  change: Partial<School>,
): Promise<SchoolSet> {
  const other = change.channel ? await schoolOfChannel(tx, change.channel) : null
  if (other !== null && other.id !== id)
    return { done: false, why: `That channel is already the one of ${other.id}.` }
  await tx.update(schools).set(change).where(eq(schools.id, id))
  await recordSchool(tx, desk, id, { type: 'school-changed', body: change })
  return { done: true, changed: true }
}

/** Gives a school a fact, a line of its letterhead or a setting of its pathway; cases already open keep their own settings. */
export async function setSchool(
  { store, ...desk }: Pick<ImportDesk, 'by' | 'today' | 'at'> & { store: Store },
  id: string,
  { key, value, pathways }: { key: string; value: string; pathways: Pathways },
): Promise<SchoolSet> {
  return store.write(async (tx) => {
    const school = await schoolById(tx, id)
    if (school === null) return { done: false, why: `There is no school ${id}.` }
    const change = changeOf(school, key, value, pathways)
    if ('why' in change) return { done: false, why: change.why }
    const same = JSON.stringify({ ...school, ...change }) === JSON.stringify(school)
    return same ? { done: true, changed: false } : setIn(tx, desk, id, change)
  })
}
