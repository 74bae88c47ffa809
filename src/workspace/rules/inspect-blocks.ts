import type { Dict } from '../state/model.ts'
import type { PayloadFault } from './faults.ts'
import { inspectValue } from './inspect.ts'
import { inspectTogether } from './payload-checks.ts'
import { allBlocks, type Surface } from './rule.ts'

/** Everything wrong with a list of blocks on a surface. */
export function inspectBlocks(blocks: unknown, surface: Surface, at: string): PayloadFault[] {
  const wrong = inspectValue(blocks, allBlocks, at, surface)
  return wrong.length > 0 ? wrong : inspectTogether(blocks as Dict[], surface, at)
}
