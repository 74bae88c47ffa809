import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { caseId, channelId, personId, size } from './big-store/plan.ts'
import { median, quantile } from './figures.ts'
import type { Order } from './rival-process.ts'
import { type Seen, type SlackSide, slackSide } from './slack-side.ts'

type Rival = { url: string; import: (path: string) => Promise<void>; end: () => void }
type Ask = { name: string; form: (n: number, trigger: string) => string }

/** Starts a rival as a process of its own. */
export async function start(order: Order): Promise<Rival> {
  const child = fork(fileURLToPath(new URL('rival-process.ts', import.meta.url)), {
    execArgv: ['--max-semi-space-size=8', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send(order)
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  return {
    url,
    async import(path) {
      child.send({ path })
      await once(child, 'message')
    },
    end: () => void child.kill('SIGTERM'),
  }
}

const encode = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()

/** `/fasttrack new` of one of the people, as Slack sends it. */
export const command = (n: number, trigger_id: string): string =>
  encode({
    command: '/fasttrack',
    text: 'new',
    user_id: personId(n),
    team_id: 'T0BENCH',
    channel_id: channelId(n),
    trigger_id,
    api_app_id: 'A0BENCH',
    response_url: 'http://127.0.0.1:9/respond',
    is_enterprise_install: 'false',
  })

const press = (id: string, n: number, trigger_id: string): string =>
  encode({
    payload: JSON.stringify({
      type: 'block_actions',
      user: { id: personId(n), username: 'x', team_id: 'T0BENCH' },
      team: { id: 'T0BENCH', domain: 'bench' },
      api_app_id: 'A0BENCH',
      trigger_id,
      response_url: 'http://127.0.0.1:9/respond',
      is_enterprise_install: false,
      channel: { id: channelId(n), name: 'school' },
      message: { ts: '1.1', text: 'A card' },
      container: { type: 'message' },
      actions: [
        {
          type: 'button',
          action_id: 'case.open',
          block_id: 'b',
          value: JSON.stringify({ case: id }),
          action_ts: '1.1',
        },
      ],
    }),
  })

// Person, school and case have the same number, so that each person opens a case of their own school.
const caseOf = (n: number) => caseId(1 + (n % 90) + size.people * (n % 40))
const asks: Ask[] = [
  { name: '/fasttrack new', form: command },
  { name: 'button that opens a case', form: (n, trigger) => press(caseOf(n), 1 + (n % 90), trigger) },
  { name: `case of ${size.longCaseEvents} events`, form: (_n, trigger) => press(caseId(0), 0, trigger) },
]

type Figures = { opened: number[]; filled: number[] }

const add = ({ opened, filled }: Figures, seen: readonly Seen[]): void => {
  opened.push(...seen.map((one) => one.opened - one.sent))
  filled.push(...seen.map((one) => one.filled - one.sent))
}

/** So many people ask at the same moment; the next do when all of them have what they asked for. */
async function burst(
  slack: SlackSide,
  url: string,
  fills: boolean,
  { form }: Ask,
  people: number,
  from: number,
): Promise<Seen[]> {
  return Promise.all(
    Array.from({ length: people }, (_, at) => slack.ask(url, fills, (trigger) => form(from + at, trigger))),
  )
}

const rounds = 8
const askedIn = (people: number) => (people === 1 ? 60 : 10)

type Turn = { url: string; fills: boolean; rounds: Figures[] }

async function oneRound(slack: SlackSide, { url, fills }: Turn, ask: Ask, people: number): Promise<Figures> {
  const figures: Figures = { opened: [], filled: [] }
  for (let n = 0; n < askedIn(people); n++)
    add(figures, await burst(slack, url, fills, ask, people, n * people))
  return figures
}

/** Each round asks both, the one or the other first; what the first round measured is thrown away. */
async function inTurns(slack: SlackSide, turns: Turn[], ask: Ask, people: number): Promise<void> {
  for (let round = 0; round <= rounds; round++) {
    for (const turn of round % 2 ? turns : turns.toReversed())
      turn.rounds.push(await oneRound(slack, turn, ask, people))
  }
  for (const turn of turns) turn.rounds.shift()
}

async function compare(slack: SlackSide, ours: Rival, bare: Rival, ask: Ask, people: number) {
  const mine: Turn = { url: ours.url, fills: true, rounds: [] }
  const theirs: Turn = { url: bare.url, fills: false, rounds: [] }
  await inTurns(slack, [mine, theirs], ask, people)
  const opened = mine.rounds.flatMap((round) => round.opened)
  const filled = mine.rounds.flatMap((round) => round.filled)
  const their = theirs.rounds.flatMap((round) => round.opened)
  const bareMedians = theirs.rounds.map((round) => median(round.opened))
  const paired = (of: 'opened' | 'filled') =>
    median(mine.rounds.map((round, at) => median(round[of]) / (bareMedians[at] ?? Number.NaN)))
  return {
    request: ask.name,
    people,
    'ours ms': median(opened),
    'ours p99': quantile(opened, 0.99),
    'bare ms': median(their),
    'bare p99': quantile(their, 0.99),
    'ours/bare': paired('opened'),
    'filled ms': median(filled),
    'filled p99': quantile(filled, 0.99),
    'filled/bare': paired('filled'),
  }
}

/** From a signed request to `views.open` as Slack receives it, and to the filled modal, beside a bare Bolt app. */
export async function opening(database: string) {
  const slack = await slackSide()
  const ours = await start({ rival: 'ours', api: slack.api, database })
  const bare = await start({ rival: 'bare', api: slack.api, database })
  try {
    const rows = []
    for (const ask of asks) {
      for (const people of [1, 20]) rows.push(await compare(slack, ours, bare, ask, people))
    }
    return rows
  } finally {
    ours.end()
    bare.end()
    slack.close()
  }
}
