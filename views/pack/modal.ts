import { z } from 'zod'
import { defineButton } from '../../src/kit/button.ts'
import { choice, day, longText, person, text } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'

/** The forms on the way to court, in the order in which they are filled in. */
export const packForms = [
  'charge',
  'defences',
  'record',
  'advice',
  'evidence',
  'public-interest',
  'decide',
  'witness',
  'paragraphs',
  'compare',
  'ask',
  'build',
  'read',
  'laid',
] as const
export type PackForm = (typeof packForms)[number]

/** The way to court of a case, with one parent once they are chosen; it has nothing to submit. */
export const packModal = defineModal({
  id: 'pack',
  context: z.object({ case: z.string(), parent: z.string().nullable() }),
  fields: {},
})

/** One form on the way to court, with the page of it and the screen beneath. */
export const packFormModal = defineModal({
  id: 'pack.form',
  context: z.object({
    case: z.string(),
    parent: z.string(),
    form: z.enum(packForms),
    page: z.int(),
    over: z.string(),
  }),
  fields: {
    day: each(day()),
    one: each(choice()),
    line: each(text()),
    long: each(longText()),
    who: each(person()),
  },
})

/** What came of building a pack; it has nothing to submit. */
export const packBuiltModal = defineModal({ id: 'pack.built', context: z.object({}), fields: {} })

/** The council's own file about a parent, to read. */
export const councilFileModal = defineModal({
  id: 'pack.file',
  context: z.object({ case: z.string(), parent: z.string(), page: z.int() }),
  fields: {},
})

const ofParent = z.object({ case: z.string(), parent: z.string() })

/** Shows the way to court with one parent. */
export const parentButton = defineButton({ id: 'pack.parent', payload: ofParent })

/** Opens one of the forms. */
export const formButton = defineButton({
  id: 'pack.do',
  payload: ofParent.extend({ form: z.enum(packForms) }),
})

/** Opens the council's own file. */
export const councilFileButton = defineButton({ id: 'pack.read', payload: ofParent })

/** Turns to another page of the council's own file. */
export const councilFilePage = defineButton({
  id: 'pack.page',
  payload: ofParent.extend({ page: z.int() }),
})

/** Says that the viewer has checked a pack as the second person. */
export const checkButton = defineButton({ id: 'pack.check', payload: ofParent.extend({ pack: z.string() }) })
