import { describe, expect, it } from 'vitest'
import { inspectBlocks } from '../../src/workspace/rules/inspect-blocks.ts'
import { inspectMessage } from '../../src/workspace/rules/inspect-message.ts'
import { inspectView } from '../../src/workspace/rules/inspect-view.ts'
import { choices } from './payloads/choices.ts'
import { controls } from './payloads/controls.ts'
import { dataBlocks } from './payloads/data.ts'
import { fields } from './payloads/fields.ts'
import { atLimits } from './payloads/limits.ts'
import { messages } from './payloads/messages.ts'
import { pictures } from './payloads/pictures.ts'
import type { Family, Payload } from './payloads/pieces.ts'
import { richTexts } from './payloads/rich-text.ts'
import { surfaces } from './payloads/surfaces.ts'
import { textBlocks } from './payloads/text-blocks.ts'

const families: Record<string, Family> = {
  limits: atLimits,
  'text blocks': textBlocks,
  controls,
  choices,
  fields,
  'rich text': richTexts,
  pictures,
  data: dataBlocks,
  surfaces,
  messages,
}
const wire = (value: unknown) => JSON.parse(JSON.stringify(value))

const judge = (payload: Payload) => {
  const given = wire(payload)
  if ('view' in payload) return inspectView(given.view)
  if ('message' in payload) return inspectMessage(given.message, '')
  return inspectBlocks(given.blocks, given.on ?? 'message', '/blocks')
}
const faults = (payload: Payload) => judge(payload).map(({ pointer, message }) => `${pointer} ${message}`)

for (const [name, { source, valid, invalid }] of Object.entries(families))
  describe(`${name} (${source.split(':')[0]})`, () => {
    it.each(valid)('takes %s', (_name, payload) => expect(faults(payload)).toEqual([]))
    it.each(invalid)('refuses %s', (_name, payload, ...expected) => expect(faults(payload)).toEqual(expected))
  })
