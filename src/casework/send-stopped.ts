import { stoppedBefore } from '../domain/case/to-family.ts'
import type { Asked } from './act.ts'
import type { House } from './house.ts'
import { lookAtCase } from './look-at-case.ts'
import { fileReady } from './notify.ts'

/** Sends a person the papers that a hold stopped and that still are drafts; tells of how many letters. Pressing twice sends them once. */
export async function sendStopped(house: House, { by }: Pick<Asked, 'by'>, id: string): Promise<number> {
  const looked = await lookAtCase(house, by, id, 'Stopped letters')
  if (looked === null || !looked.acts) return 0
  const letters = stoppedBefore(looked.state)
  await house.store.write(async (tx) => {
    for (const { pdf, docx } of letters) {
      for (const document of [pdf, docx]) await fileReady(tx, id, document, by.id, looked.state.seq)
    }
  })
  if (letters.length > 0) house.kick()
  return letters.length
}
