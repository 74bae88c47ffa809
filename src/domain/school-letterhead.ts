import { z } from 'zod'

const line = z.string().trim().min(1).max(300)

/** What a school's settings say of its letters: postal addresses a line each, how to reach the school, who signs, the headteacher, how to reach the council, the logo, and where the address begins. */
export const schoolLetterhead = z.object({
  address: z.array(line).min(1).max(9),
  phone: line,
  email: line,
  signOffName: line,
  signOffRole: line,
  head: line.optional(),
  /** What the council calls its attendance team. */
  councilTeam: line.default('Attendance Team'),
  /** How to reach the council's team: by way of the school, where nothing is said. */
  councilAddress: z.array(line).min(1).max(9).optional(),
  councilPhone: line.optional(),
  councilEmail: line.optional(),
  /** A PNG or JPEG as a `data:` address, which stands at the head of the school's own papers. */
  logo: z
    .string()
    .max(140_000)
    .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/)
    .optional(),
  /** How many millimetres below the top of the sheet the address begins: windows of envelopes differ. */
  addressDown: z.coerce.number().min(45).max(60).optional(),
})

/** What a school prints on its letters. */
export type SchoolLetterhead = z.infer<typeof schoolLetterhead>

/** The settings that letters need, in the words of a refusal; each names its key in `school` settings. */
export const letterheadWords: Record<keyof SchoolLetterhead, string> = {
  address: "the school's postal address (school setting address)",
  phone: "the school's telephone number (school setting phone)",
  email: "the school's email address (school setting email)",
  signOffName: 'the name of whoever signs letters (school setting signOffName)',
  signOffRole: 'the role of whoever signs letters (school setting signOffRole)',
  head: 'the name of the headteacher (school setting head)',
  councilTeam: "the name of the council's attendance team (school setting councilTeam)",
  councilAddress: "the postal address of the council's attendance team (school setting councilAddress)",
  councilPhone: "the telephone number of the council's attendance team (school setting councilPhone)",
  councilEmail: "the email address of the council's attendance team (school setting councilEmail)",
  logo: "the school's logo (school setting logo)",
  addressDown: 'how far down the sheet the address begins (school setting addressDown)',
}

const isKey = (key: unknown): key is keyof SchoolLetterhead =>
  typeof key === 'string' && key in letterheadWords

/** Reads a school's letterhead from its settings, or says in words what is blank there. */
export function readLetterhead(settings: unknown): SchoolLetterhead | { lacks: string[] } {
  const read = schoolLetterhead.safeParse(settings ?? {})
  if (read.success) return read.data
  const keys = new Set(read.error.issues.map((issue) => issue.path[0]).filter(isKey))
  return { lacks: [...keys].map((key) => letterheadWords[key]) }
}
