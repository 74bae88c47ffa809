import type { Core } from '../core.ts'
import type { Dict } from '../state/model.ts'
import type { Args } from './args.ts'

/** One Web API method: takes the arguments, answers the fields beside `ok: true`, throws a SlackError to refuse. */
export type Method = (args: Args, core: Core) => Dict

/** Some methods by their names. */
export type MethodTable = Readonly<Record<string, Method>>
