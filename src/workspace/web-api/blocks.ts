import type { PayloadFault } from '../rules/faults.ts'
import { isDict } from '../rules/inspect.ts'
import { inspectBlocks } from '../rules/inspect-blocks.ts'
import { inspectMessage } from '../rules/inspect-message.ts'
import { inspectView } from '../rules/inspect-view.ts'
import { SlackError } from '../slack-error.ts'
import type { MethodTable } from './method.ts'

// Bare blocks say nothing of where they are to stand: what any surface takes is sound.
const anywhere = (blocks: unknown): PayloadFault[] => {
  const found = (['message', 'modal', 'home'] as const).map((surface) => inspectBlocks(blocks, surface, ''))
  return found.find((faults) => faults.length === 0) ?? found[0] ?? []
}

const payloads: Readonly<Record<string, { error: string; inspect: (given: unknown) => PayloadFault[] }>> = {
  blocks: { error: 'invalid_blocks', inspect: anywhere },
  message: {
    error: 'invalid_message',
    inspect: (given) => inspectMessage(isDict(given) ? given : { blocks: given }, ''),
  },
  view: { error: 'invalid_view', inspect: (given) => inspectView(given, '') },
}

/** Judges blocks, a message or a view without showing them to anybody. */
export const blocks: MethodTable = {
  'blocks.validate'(args) {
    const [name, ...others] = Object.keys(payloads).filter((one) => args.json(one) !== undefined)
    const payload = payloads[name ?? '']
    if (name === undefined || payload === undefined || others.length > 0)
      throw new SlackError('invalid_arguments', {
        response_metadata: { messages: ['must provide exactly one of `blocks`, `view`, or `message`'] },
      })
    const faults = payload.inspect(args.json(name)).filter(({ constraint }) => constraint.type !== 'anyOf')
    if (faults.length === 0) return {}
    throw new SlackError(payload.error, {
      errors: faults.map((one) => ({ code: 'failed_constraint', ...one })),
    })
  },
}
