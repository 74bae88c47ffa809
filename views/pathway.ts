import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Part } from '../src/domain/pathway/page/part.ts'
import type { PageSection, PartList, PathwayPage } from '../src/domain/pathway/page/pathway-page.ts'
import { actions, header, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, several } from '../src/kit/field.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { defineSelect } from '../src/kit/select.ts'
import { escapeText, name } from '../src/kit/text.ts'
import { longText, packed } from './long-text.ts'
import { asMany, pageButtons } from './pages.ts'

/** A pathway of a school in plain words, a section at a time; it has nothing to submit. */
export const pathwayModal = defineModal({
  id: 'pathway',
  context: z.object({ school: z.string(), pathway: z.string() }),
  fields: {},
})

/** Turns to another section. */
export const pathwayPageButton = defineButton({
  id: 'pathway.page',
  payload: z.object({ school: z.string(), pathway: z.string(), page: z.int() }),
})

/** Turns to a section by its title. */
export const pathwaySectionMenu = defineSelect({
  id: 'pathway.section',
  payload: z.object({ section: z.int() }),
})

/** Shows another pathway of the school. */
export const pathwayMenu = defineSelect({ id: 'pathway.other', payload: z.object({ pathway: z.string() }) })

/** Shows the pathways of another school. */
export const pathwaySchoolMenu = defineSelect({
  id: 'pathway.school',
  payload: z.object({ school: z.string() }),
})

/** Opens the form that says which pathways a school uses. */
export const choosePathwaysButton = defineButton({
  id: 'pathway.choosing',
  payload: z.object({ school: z.string() }),
})

/** Says which pathways a school uses; `back` is the screen that it lies on. */
export const choosePathwaysModal = defineModal({
  id: 'pathway.choose',
  context: z.object({ school: z.string(), back: z.string().nullable() }),
  fields: { first: choice(), others: several() },
})

type Named = { id: string; name: string }

/** A school's pathways as the screen tells them, and which section of the one is shown. */
export type PathwayShown = {
  schools: readonly Named[]
  school: Named
  used: readonly Named[]
  pathway: string
  page: PathwayPage
  chooses: boolean
  section: number
}

/** Lines in as few paragraphs as hold them; one that is too long for a paragraph has its own. */
const spaced = (lines: readonly string[]): KnownBlock[] =>
  lines.some((line) => line.length > 1000) ? lines.flatMap((line) => longText('', line)) : packed(lines)

const written = (lines: readonly string[]): KnownBlock[] => spaced(lines.map(escapeText))

/** One thing of the page: its title, what it says a line each, and its note. Slack drops what a line is indented by. */
const partLines = ({ title, says, note }: Part): string[] => {
  const rest = [...says.map((one) => `• ${one}`), ...(note === null ? [] : [`Note: ${note}`])]
  return [`*${escapeText(title)}*`, ...rest.map(escapeText)]
}

const listBlocks = ({ title, parts }: PartList): KnownBlock[] => [
  ...(title === '' ? [] : [section(`*${escapeText(title)}*`)]),
  ...spaced(parts.flatMap(partLines)),
]

const sectionBlocks = ({ title, lead, lists }: PageSection): KnownBlock[] => [
  header(title),
  ...(lead.length === 0 ? [] : written(lead)),
  ...lists.flatMap(listBlocks),
]

const few = <T>(items: readonly T[]): readonly T[] => items.slice(0, limits.selectOptions)

function menus({ schools, school, used, pathway, page, section: at }: PathwayShown): KnownBlock[] {
  const ofSchools = schools.map(({ id, name: text }) => ({ text, payload: { school: id } }))
  const ofPathways = few(used).map(({ id, name: text }) => ({ text, payload: { pathway: id } }))
  const ofSections = few(page.sections).map(({ title: text }, section) => ({ text, payload: { section } }))
  const all = [
    ...(schools.length > 1
      ? [
          pathwaySchoolMenu.menu({
            items: ofSchools,
            placeholder: 'Another school',
            initial: { school: school.id },
          }),
        ]
      : []),
    ...(used.length > 1
      ? [pathwayMenu.menu({ items: ofPathways, placeholder: 'Another pathway', initial: { pathway } })]
      : []),
    ...(page.sections.length > 1
      ? [pathwaySectionMenu.menu({ items: ofSections, placeholder: 'Go to', initial: { section: at } })]
      : []),
  ]
  return all.length === 0 ? [] : [actions(all)]
}

function choosing({ chooses, school }: PathwayShown): KnownBlock[] {
  if (!chooses) return []
  return [
    actions([
      choosePathwaysButton.element({
        text: 'Choose which pathways are used',
        payload: { school: school.id },
      }),
    ]),
  ]
}

/** Draws one section of a pathway, and the way to the others, to the school's other pathways, and to choosing them. */
export function pathwayView(given: PathwayShown): ModalView {
  const { school, used, pathway, page } = given
  const at = Math.max(0, Math.min(given.section, page.sections.length - 1))
  const shown = { ...given, section: at }
  const here = page.sections[at]
  const usual = used[0]?.id === pathway ? '\nNew cases are opened on it unless another is chosen.' : ''
  const blocks = here === undefined ? [] : sectionBlocks(here)
  const turn = (to: number, words: { text: string; nth: number }) =>
    pathwayPageButton.element({ ...words, payload: { school: school.id, pathway, page: to } })
  return pathwayModal.open({
    title: 'Pathway',
    context: { school: school.id, pathway },
    blocks: [
      section(`*${name(page.title)}*\n${name(school.name)}${usual}`),
      ...menus(shown),
      ...asMany(blocks, { blocks: 75, bytes: 120_000 }, (left) => `And ${left} more paragraphs.`),
      ...pageButtons({ page: at, pages: page.sections.length }, turn),
      ...choosing(shown),
    ],
    close: 'Close',
  })
}

/** The pathways that a school may use and those that it does, its default one first; `back` is the screen beneath. */
export type ChoiceShown = {
  school: Named
  usable: readonly Named[]
  used: readonly string[]
  back: string | null
}

/** Draws the form that says which pathways a school uses. */
export function choosePathwaysView({ school, usable, used, back }: ChoiceShown): ModalView {
  const { fields } = choosePathwaysModal
  const items = usable.map(({ id, name: text }) => ({ value: id, text }))
  const [first, ...others] = used
  return choosePathwaysModal.open({
    title: 'Pathways of the school',
    context: { school: school.id, back },
    blocks: [
      section(`*${name(school.name)}*\nOpen cases stay on the pathway that they are on.`),
      fields.first.block({
        label: 'New cases are opened on',
        choices: few(items),
        initial: items.some(({ value }) => value === first) ? first : undefined,
        as: 'menu',
      }),
      fields.others.block({
        label: 'Others that may be chosen when a case is opened',
        choices: few(items),
        initial: others,
        optional: true,
      }),
    ],
    submit: 'Save',
  })
}
