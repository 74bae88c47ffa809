import { allSchools, schoolOfChannel } from '../db/queries/schools.ts'
import { type Recounted, recountAll } from '../src/casework/recount.ts'
import { openAfterAll, recordedShut, type ShutDays, shutSchool } from '../src/casework/shut-school.ts'
import { mayShut, type ShutRefusal } from '../src/domain/shut.ts'
import { type Command, onModal, onPress } from '../src/kit/command.ts'
import {
  daysOf,
  openAgain,
  type ShutResult,
  shutDoneView,
  shutModal,
  shutName,
  shutSentence,
  shutView,
} from '../views/shut.ts'
import { askedBy, type Ctx, complain, type Desk, show } from './desk.ts'

async function schoolsOf(ctx: Ctx) {
  const all = await allSchools(ctx.deps.house.store.read)
  return all.filter(({ id }) => mayShut(ctx.person, id))
}

/** The school that is meant without asking: the channel's own, or the only one. */
async function ownSchool(ctx: Ctx, schools: Awaited<ReturnType<typeof schoolsOf>>): Promise<string | null> {
  const { read } = ctx.deps.house.store
  const here = ctx.channel === null ? null : await schoolOfChannel(read, ctx.channel)
  const own = schools.find(({ id }) => id === here?.id)?.id
  return own ?? (schools.length === 1 ? (schools[0]?.id ?? null) : null)
}

async function drawn(ctx: Ctx, chosen?: string | null) {
  const schools = await schoolsOf(ctx)
  if (schools.length === 0) return shutSentence({ code: 'not-your-school' })
  const school = chosen ?? (await ownSchool(ctx, schools))
  const may = schools.some(({ id }) => id === school)
  const recorded = school !== null && may ? await recordedShut(ctx.deps.house, school) : []
  return shutView({ schools, school, today: ctx.today, recorded })
}

const resultOf = (counted: Recounted): ShutResult | null =>
  counted.done ? { meetings: counted.meetings, deadlines: counted.moved.length } : null

async function recounted(ctx: Ctx, school: string): Promise<ShutResult | null> {
  const { house } = ctx.deps
  const found = (await allSchools(house.store.read)).find(({ id }) => id === school)
  const asked = { by: ctx.person, key: null }
  return found === undefined ? null : resultOf(await recountAll(house, asked, found))
}

const fieldOf: Partial<Record<ShutRefusal['code'], 'school' | 'to'>> = {
  'ends-before': 'to',
  'too-long': 'to',
}

type Answers = ReturnType<(typeof shutModal)['read']>['answers']

function daysIn({ from, to, reason, other }: Answers): ShutDays | null {
  if (from === null) return null
  return { from, to: to ?? from, name: shutName(reason ?? 'other', other) }
}

async function submit(ctx: Ctx, { context, answers, view }: Reading) {
  const school = context.school ?? answers.school
  const days = daysIn(answers)
  if (school === null) return { errors: { school: 'Choose a school.' } }
  if (days === null) return { errors: { from: shutSentence({ code: 'day-missing' }) } }
  const outcome = await shutSchool(ctx.deps.house, askedBy(ctx), school, days)
  if (!outcome.done)
    return { errors: { [fieldOf[outcome.refusal.code] ?? 'from']: shutSentence(outcome.refusal) } }
  const after = async () => {
    const result = await recounted(ctx, school)
    await ctx.update(view.id, shutDoneView('shut', daysOf(days), result))
  }
  return { update: shutDoneView('shut', daysOf(days), null), after }
}

type Reading = ReturnType<(typeof shutModal)['read']> & { view: { id: string } }

/** Says that a school is shut: its meetings and deadlines move together, in one go. */
export const shutCommand: Command<Desk> = {
  word: 'shut',
  help: 'Say that the school is shut, for example because of snow',
  run: async (ctx) => show(ctx, null, 'The school is shut', () => drawn(ctx)),
  buttons: [
    onPress(openAgain, async (ctx: Ctx, { school, from, to }, view) => {
      const outcome = await openAfterAll(ctx.deps.house, askedBy(ctx), school, { from, to })
      if (!outcome.done) return complain(ctx, view, shutSentence(outcome.refusal))
      const after = async () => {
        const result = await recounted(ctx, school)
        if (view !== null) await ctx.update(view.id, shutDoneView('open', daysOf({ from, to }), result))
      }
      return { after }
    }),
  ],
  modals: [
    onModal(shutModal, {
      change: async (ctx: Ctx, { answers, view }) => ({
        after: async () => {
          const built = await drawn(ctx, answers.school)
          if (typeof built !== 'string') await ctx.update(view.id, built)
        },
      }),
      submit: (ctx: Ctx, reading) => submit(ctx, reading),
    }),
  ],
}
