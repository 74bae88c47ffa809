import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { daySchema } from '../domain/day-schema.ts'
import { pathwayJsonSchema } from '../domain/pathway/schema/json-schema.ts'
import { adoptedText } from '../library.ts'
import { pathwayNamed } from './pathway-named.ts'
import { type Call, exit, Misuse, Refusal, type Verb } from './verb.ts'

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/

/** The folder of the council's templates: the one that was named, else `TEMPLATES_DIR`. */
function folderOf(call: Call): string {
  const folder = call.text('into') ?? call.config().templatesDir
  if (folder === undefined)
    throw new Misuse('Name the folder of your templates with --into, or set TEMPLATES_DIR.')
  return folder
}

function refuseInUse(call: Call, id: string, name: string): void {
  const { pathways } = call.library()
  if (!ID.test(id))
    throw new Misuse('An id is up to 40 small letters, digits and hyphens, and begins with no hyphen.')
  if (pathways.has(id)) throw new Refusal(`There is a pathway ${id} already.`)
  const same = [...pathways.values()].find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (same !== undefined) throw new Refusal(`The pathway ${same.id} is called “${same.name}” already.`)
}

/** Writes a file where there is none yet; refused where there is one, or where nothing can be written. */
function write(folder: string, file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw new Refusal(there ? `There is a file ${file} already.` : `${file} can't be written.`)
  }
}

/** Lays the schema beside the file, so that an editor completes and checks it; it is ours, and the newest stands. */
const laySchema = (folder: string): void =>
  writeFileSync(join(folder, 'pathway.schema.json'), pathwayJsonSchema())

/** Checks the new file with all other templates; one that would be unsound does not stay. */
function check(call: Call, file: string): void {
  try {
    call.checkedLibrary([file])
  } catch (error) {
    rmSync(file)
    throw error
  }
}

/** Starts a council's own pathway from one that is there: its text with comments and order, and a head that says who approved it. */
export const pathwayNew: Verb = {
  words: 'pathway new',
  help: 'Start a council’s own pathway from another: its YAML, with who approved it and when',
  args: [],
  options: {
    from: { form: 'ID', needed: true, help: 'The pathway to start from' },
    id: { form: 'NEW', needed: true, help: 'What the new one is called by others' },
    name: { form: 'NAME', needed: true, help: 'Its name, as people read it' },
    'approved-by': { form: 'NAME', needed: true, help: 'Who approved it' },
    role: { form: 'ROLE', needed: true, help: 'What they are' },
    on: { form: 'DATE', needed: true, help: 'The day from which it is the council’s own' },
    into: { form: 'FOLDER', help: 'The folder of your templates; TEMPLATES_DIR unless said' },
  },
  async run(call) {
    const given = (option: string) => call.text(option) ?? ''
    const [id, name] = [given('id'), given('name').trim()]
    const on = daySchema.safeParse(given('on'))
    if (!on.success) throw new Misuse('--on wants a day such as 2026-09-14.')
    const folder = join(folderOf(call), 'pathways')
    const from = pathwayNamed(call.library(), given('from'))
    refuseInUse(call, id, name)
    const text = adoptedText(call.library().texts.get(from.id) ?? '', {
      id,
      name,
      from: { id: from.id, version: from.version },
      approvedBy: given('approved-by'),
      role: given('role'),
      on: on.data,
    })
    const file = join(folder, `${id}.yaml`)
    write(folder, file, text)
    check(call, file)
    laySchema(folder)
    call.say(`Wrote ${file}. Its first lines say what to do next.`)
    return exit.done
  },
}
