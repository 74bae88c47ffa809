import type { Locator } from 'playwright-core'
import { loadCase } from '../../src/casework/load-case.ts'
import type { Day } from '../../src/domain/day.ts'
import type { StoryPage } from './driver.ts'
import type { StoryHouse } from './in-process.ts'
import { happened, openFor } from './rich-cases.ts'

/** What a slow thumb needs: so long for a tap, and so long for a character. */
const slow = { tapMs: 400, characterMs: 250 }

/** A telephone held in one hand. */
export const phone = { width: 390, height: 844 }

export type Counted = {
  taps: number
  words: number
  characters: number
  screens: number
  /** By arithmetic, not by waiting. */
  ms: number
}

/** One hand on a telephone: every tap, every typed word and every screen is counted. */
export class Thumb {
  readonly page: StoryPage
  #taps = 0
  #words = 0
  #characters = 0
  #screens = 0

  constructor(page: StoryPage) {
    this.page = page
  }

  get counted(): Counted {
    const ms = this.#taps * slow.tapMs + this.#characters * slow.characterMs
    return {
      taps: this.#taps,
      words: this.#words,
      characters: this.#characters,
      screens: this.#screens,
      ms,
    }
  }

  /** A screen that has come up. */
  async sees(words: string | RegExp): Promise<void> {
    this.#screens += 1
    await this.page.shows(words)
  }

  async taps(what: Locator): Promise<void> {
    this.#taps += 1
    await what.click()
  }

  async presses(words: string): Promise<void> {
    await this.taps(this.page.button(words).last())
  }

  /** The choice of a group of buttons: one tap. */
  async marks(group: RegExp, choice: string): Promise<void> {
    const found = this.page.scope.getByRole('radiogroup', { name: group })
    await this.taps(found.getByLabel(choice, { exact: true }))
  }

  /** A box: a tap into it, and its characters. */
  async types(label: string, text: string): Promise<void> {
    this.#taps += 1
    this.#words += text.split(/\s+/).length
    this.#characters += text.length
    await this.page.fill(label, text)
  }

  /** A menu: one tap opens it, another chooses. */
  async chooses(label: string, choice: string, nth = 0): Promise<void> {
    this.#taps += 2
    const menu = this.page.scope.getByLabel(label).nth(nth)
    await menu.selectOption({ label: choice })
  }

  /** A day: one tap opens the calendar, another picks it. */
  async picksDay(label: string, on: string): Promise<void> {
    this.#taps += 2
    await this.page.fill(label, on)
  }
}

/** What is said in the meeting that is played, the same on every kind of screen. */
export const meant = {
  parents: 'He is up late and will not get up. We both leave for work before seven.',
  pupil: 'I do not like mornings in the form room.',
  school: 'We will meet him at the door and look at where he sits.',
}

/** A case whose initial meeting is today: two parents, the pupil, a chair, a minute taker and a nurse who will not come. */
export async function aMeeting(house: StoryHouse): Promise<{ id: string; meeting: string }> {
  const id = await openFor(house, 'Rhodri Oakeshott')
  const found = await loadCase(house.running.bot.house, house.running.bot.house.store.read, id)
  const own = found?.family.parents ?? []
  const on = house.workspace.clock.now().toISOString().slice(0, 10) as Day
  const attendees = [
    ...own.map((one) => ({ who: one.id, as: 'parent' as const })),
    { who: 'pupil', as: 'pupil' as const },
    { who: 'U0HEADYEAR1', as: 'chair' as const },
    { who: 'U0PASTORAL1', as: 'minute-taker' as const },
    { who: 'name-1', as: 'professional' as const, name: 'Kit Rowe, school nurse' },
  ]
  await happened(house, id, [
    { type: 'stage-entered', stage: 'prepare-initial', visit: 1, leaves: ['pre-fast-track'] },
    {
      type: 'meeting-planned',
      meeting: 'm1',
      kind: 'initial',
      offer: 1,
      day: on,
      at: '15:30',
      place: 'The library',
      attendees,
    },
  ])
  return { id, meeting: 'm1' }
}
