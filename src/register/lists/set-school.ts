import { type School, school as schoolById, schoolOfChannel } from '../../../db/queries/schools.ts'
import type { Store } from '../../../db/store.ts'
import type { Tx } from '../../../db/writer.ts'
import type { Day } from '../../domain/day.ts'
import { isOver } from '../../domain/pathway/laid-over.ts'
import type { Pathway } from '../../domain/pathway/pathway.ts'
import { settingValue } from '../../domain/pathway/setting-value.ts'
import { letterheadWords, schoolLetterhead } from '../../domain/school-letterhead.ts'
import {
  overlaysUsed,
  type PathwayShelf,
  pathwaysUsed,
  schoolPathways,
} from '../../domain/school-pathways.ts'
import { councilSees, sharingChoices } from '../../domain/sharing.ts'
import type { ImportDesk } from '../import-desk.ts'
import { changeSchool } from './change-school.ts'
import { whyNotUsed } from './why-not-used.ts'

/** A school was changed, held the value already, or cannot hold it. */
export type SchoolSet = { done: true; changed: boolean } | { done: false; why: string }

type Change = Partial<School> | { why: string }
/** A school as it stands, and what it may be given on a day. */
type Given = { school: School; shelf: PathwayShelf; on: Day }
type Settings = { [k: string]: unknown } | { why: string }

const CHANNEL = /^[CG][A-Z0-9]{8,}$/
const LINE = ';'
const BETWEEN = ','
const NONE = 'none'

const factKeys = ['name', 'channel', 'la', 'pathway'] as const
const letterheadKeys = Object.keys(letterheadWords) as (keyof typeof letterheadWords)[]

/** Every key that a school can be given under the pathways that it uses. */
export function schoolKeys(pathways: readonly Pathway[]): string[] {
  const settings = pathways.flatMap((pathway) => Object.keys(pathway.settings))
  return [...new Set([...factKeys, ...letterheadKeys, pathwaysUsed, overlaysUsed, councilSees, ...settings])]
}

function ofFact(key: (typeof factKeys)[number], value: string, given: Given): Change {
  if (key === 'channel' && !CHANNEL.test(value))
    return { why: 'A channel is given by its Slack id, like C0123456789.' }
  const why = key === 'pathway' ? whyNotUsed(value, given) : null
  return why === null ? { [key]: value } : { why }
}

function ofPathways(value: string, given: Given): Settings {
  const ids = [...new Set(value.split(BETWEEN).map((id) => id.trim()))].filter((id) => id !== '')
  const [why] = ids.flatMap((id) => whyNotUsed(id, given) ?? [])
  return why === undefined ? { [pathwaysUsed]: ids } : { why }
}

function ofOverlays(value: string, { shelf, school }: Given): Settings {
  const ids = [...new Set(value.split(BETWEEN).map((id) => id.trim()))].filter(
    (id) => id !== '' && id !== NONE,
  )
  const over = [...shelf.pathways.values()].filter((one) => isOver(one, school.nation)).map(({ id }) => id)
  const unknown = ids.find((id) => !over.includes(id))
  if (unknown === undefined) return { [overlaysUsed]: ids }
  return {
    why: `${unknown} is not laid over pathways of its nation: there are ${[...over, NONE].join(', ')}.`,
  }
}

/** What a key of the letterhead asks for that is no line of text. */
const asks: Partial<Record<keyof typeof letterheadWords, string>> = {
  addressDown: 'Give 45 to 60 millimetres.',
  logo: `Give the file of a PNG, JPEG or SVG of up to 100 KB, or ${NONE}.`,
}

function ofLetterhead(key: keyof typeof letterheadWords, value: string): Settings {
  if (key === 'logo' && value === NONE) return { [key]: undefined }
  const lines = key === 'address' || key === 'councilAddress'
  const given = lines ? value.split(LINE).map((line) => line.trim()) : value.trim()
  const read = schoolLetterhead.shape[key].safeParse(given)
  if (read.success) return { [key]: read.data }
  if (lines) return { why: `Give one to nine lines, with ${LINE} between them.` }
  return { why: asks[key] ?? 'Give 1 to 300 characters.' }
}

const oneOf = <T extends string>(keys: readonly T[], key: string): key is T => keys.some((one) => one === key)

function ofSetting(pathways: readonly Pathway[], key: string, value: string): Settings {
  const all = pathways.flatMap(({ settings }) => settings[key] ?? [])
  if (all.length === 0)
    return { why: `There is no setting ${key}: there are ${schoolKeys(pathways).join(', ')}.` }
  const read = all.map((setting) => settingValue(setting, value))
  const [wrong] = read.flatMap((one) => ('why' in one ? [one.why] : []))
  return wrong === undefined
    ? { [key]: read.flatMap((one) => ('why' in one ? [] : [one.value]))[0] }
    : { why: wrong }
}

function ofSharing(pathways: readonly Pathway[], value: string): Settings {
  const choices = sharingChoices(pathways)
  if (choices.includes(value)) return { [councilSees]: value }
  return { why: `The council can see cases from one of ${choices.join(', ')}.` }
}

function readValue(given: Given, key: string, value: string): Settings {
  const pathways = schoolPathways(given.shelf, given.school, given.on)
  if (key === pathwaysUsed) return ofPathways(value, given)
  if (key === overlaysUsed) return ofOverlays(value, given)
  if (key === councilSees) return ofSharing(pathways, value)
  return oneOf(letterheadKeys, key) ? ofLetterhead(key, value) : ofSetting(pathways, key, value)
}

function changeOf(given: Given, key: string, value: string): Change {
  if (oneOf(factKeys, key)) return ofFact(key, value, given)
  const read = readValue(given, key, value)
  return 'why' in read ? { why: String(read.why) } : { settings: { ...given.school.settings, ...read } }
}

async function setIn(
  tx: Tx,
  desk: Pick<ImportDesk, 'by' | 'today' | 'at'>,
  school: School,
  change: Partial<School>,
): Promise<SchoolSet> {
  const other = change.channel ? await schoolOfChannel(tx, change.channel) : null
  if (other !== null && other.id !== school.id)
    return { done: false, why: `That channel is already the one of ${other.id}.` }
  return { done: true, changed: await changeSchool(tx, desk, school, change) }
}

/** Gives a school a fact, a line of its letterhead, the pathways that it uses or a setting of one; cases already open keep their own settings. */
export async function setSchool(
  { store, ...desk }: Pick<ImportDesk, 'by' | 'today' | 'at'> & { store: Store },
  id: string,
  { key, value, shelf }: { key: string; value: string; shelf: PathwayShelf },
): Promise<SchoolSet> {
  return store.write(async (tx) => {
    const school = await schoolById(tx, id)
    if (school === null) return { done: false, why: `There is no school ${id}.` }
    const change = changeOf({ school, shelf, on: desk.today }, key, value)
    return 'why' in change ? { done: false, why: change.why } : setIn(tx, desk, school, change)
  })
}
