import { describe, expect, it } from 'vitest'
import { wording } from '../../src/workspace/rules/faults.ts'
import { inspectBlocks } from '../../src/workspace/rules/inspect-blocks.ts'
import { demandView, inspectView } from '../../src/workspace/rules/inspect-view.ts'
import { soundBlocks, soundViews, unsoundBlocks, unsoundViews } from './payloads.ts'

const wire = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('blocks', () => {
  it.each(soundBlocks)('takes %s', (_name, blocks) => {
    expect(inspectBlocks(wire(blocks), 'message', '/blocks')).toEqual([])
  })
  it.each(unsoundBlocks)('refuses %s', (_name, blocks, words) => {
    expect(inspectBlocks(wire(blocks), 'message', '/blocks').map(wording).join('\n')).toContain(words)
  })
})

describe('views', () => {
  it.each(soundViews)('takes %s', (_name, view) => {
    expect(inspectView(wire(view))).toEqual([])
  })
  it.each(unsoundViews)('refuses %s', (_name, view, words) => {
    expect(inspectView(wire(view)).map(wording).join('\n')).toContain(words)
  })

  it('refuses one that is larger than 250 KB', () => {
    const text = { type: 'plain_text', text: 'é'.repeat(3000) }
    const blocks = Array.from({ length: 60 }, () => ({ type: 'section', text }))
    const view = { type: 'modal', title: { type: 'plain_text', text: 'a' }, blocks }
    expect(() => demandView(view, 'modal')).toThrow('view_too_large')
  })
})
