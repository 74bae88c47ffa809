import { parseJson } from '../rules/parse-json.ts'
import { invalidArguments, SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'

const UNREADABLE: Readonly<Record<string, string>> = {
  blocks: 'invalid_blocks_format',
  attachments: 'invalid_attachments',
  metadata: 'invalid_metadata_format',
  manifest: 'invalid_manifest',
}

const fromText = (name: string, text: string): unknown => {
  try {
    return parseJson(text)
  } catch {
    const code = UNREADABLE[name]
    if (code !== undefined) throw new SlackError(code)
    throw invalidArguments([`must be valid JSON [json-pointer:/${name}]`])
  }
}

/** The arguments of one call, however they came: form fields with JSON inside, or a JSON body. */
export class Args {
  readonly raw: Dict

  constructor(raw: Dict) {
    this.raw = raw
  }

  /** A string, or undefined when it is missing or empty. */
  text(name: string): string | undefined {
    const value = this.raw[name]
    if (value === undefined || value === null || value === '') return undefined
    return typeof value === 'object' ? undefined : String(value)
  }

  /** A string that must be there. */
  need(name: string): string {
    const value = this.text(name)
    if (value === undefined) throw invalidArguments([`missing required field: ${name}`])
    return value
  }

  /** True for true, "true" and "1". */
  flag(name: string): boolean {
    return ['true', '1'].includes(String(this.raw[name]))
  }

  /** A whole number, or the one given when it is missing. */
  number(name: string, fallback: number): number {
    const value = Number(this.text(name) ?? fallback)
    if (!Number.isInteger(value)) throw invalidArguments([`must provide an integer [json-pointer:/${name}]`])
    return value
  }

  /** A JSON value, parsed when it came as text; undefined when missing. */
  json(name: string): unknown {
    const value = this.raw[name]
    if (value === undefined || value === null || value === '') return undefined
    return typeof value === 'string' ? fromText(name, value) : value
  }
}
