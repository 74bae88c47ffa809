import { sweepInbox } from '../db/inbox.ts'
import { outboxDepth } from '../db/outbox.ts'
import { allSchools } from '../db/queries/schools.ts'
import { sweepRegisterFiles } from '../db/register-files.ts'
import { sweepAbandoned } from '../db/register-sweeping.ts'
import type { Store } from '../db/store.ts'
import type { FastTrack } from './app.ts'
import { byItself } from './casework/by-itself.ts'
import { putDigests } from './casework/digest.ts'
import { lookAgainAt } from './casework/look-again-at.ts'
import { putMeetingReminders } from './casework/meeting-reminders.ts'
import { passOn } from './casework/pass-on.ts'
import { followRoll } from './casework/pupil-left.ts'
import { recountPending } from './casework/recount.ts'
import { pickUpFiles } from './casework/register-files/pick-up-files.ts'
import { settleImports } from './casework/tell-drift.ts'
import { tellUndelivered } from './casework/tell-undelivered.ts'
import { putWeeklyScreenings } from './casework/weekly-screening.ts'
import { turnYears } from './casework/year-turn.ts'
import type { Config } from './config.ts'
import { renderNotices } from './render-notice.ts'
import type { Clock } from './slack/clock.ts'
import { startDelivery, type Tempo } from './slack/delivery.ts'
import { createFaults } from './slack/faults.ts'
import type { Log } from './slack/log.ts'
import { type Metrics, watchOutbox } from './slack/metrics.ts'
import { startDaily } from './slack/scheduler.ts'
import type { Standing } from './slack/standing.ts'

/** What work goes on with: the settings, the store, the clock, where it says how it goes, and how fast it delivers. */
export type Ground = {
  config: Config
  store: Store
  log: Log
  metrics: Metrics
  clock: Clock
  standing: Standing
  tempo?: Tempo | undefined
}

const LATE_MS = 15 * 60_000
const ABANDONED_AFTER_MS = 10_000
/** Slack repeats a request within the hour; a week leaves room for a bot that was down. */
const REPEATED_WITHIN_MS = 7 * 24 * 60 * 60_000

function isLateFrom({ config, clock }: Ground): () => boolean {
  return () => {
    const [hour = 0, minute = 0] = config.digestAt.split(':').map(Number)
    const time = new Intl.DateTimeFormat('en-GB', {
      timeZone: config.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(clock.now())
    const [nowHour = 0, nowMinute = 0] = time.split(':').map(Number)
    return ((nowHour - hour) * 60 + nowMinute - minute) * 60_000 > LATE_MS
  }
}

/** Starts what runs by itself: the outbox's delivery, the morning's digests and reminders, and the sweeps of old requests and broken-off imports. */
export function startWork(
  ground: Ground,
  bot: FastTrack,
  wake: { kick: () => void },
): (() => Promise<void>)[] {
  const { config, store, log, metrics, clock, standing } = ground
  const render = renderNotices(bot.house, isLateFrom(ground))
  const delivery = startDelivery({
    ...ground.tempo,
    ...{ store, client: bot.clients.delivery, render, clock, log, metrics, standing },
    onGivenUp: (notice, fault) => tellUndelivered(bot.house, notice, fault),
  })
  wake.kick = delivery.kick
  const faults = createFaults({ log, metrics })
  const daily = startDaily({
    at: config.digestAt,
    timeZone: config.timeZone,
    clock,
    job: async (day) => {
      await followRoll(bot.house, { by: byItself, key: null })
      await passOn(bot.house, { by: byItself, key: null })
      await turnYears(bot.house, day)
      for (const { id } of await allSchools(store.read)) await lookAgainAt(bot.house, id, { morning: true })
      await putMeetingReminders(bot.house, day)
      await putDigests(bot.house, day)
      await putWeeklyScreenings(bot.house, day)
      const before = new Date(clock.now().getTime() - REPEATED_WITHIN_MS).toISOString()
      await store.write((tx) => sweepInbox(tx, before))
      await store.write((tx) => sweepRegisterFiles(tx, before))
      // An import on the command line may have been ended while the bot went on.
      await sweepAbandoned(store, ABANDONED_AFTER_MS)
      await settleImports(bot.house)
    },
    report: (error, where) => void faults.tell(error, where),
  })
  void recountPending(bot.house, byItself)
    .then(() => settleImports(bot.house))
    .catch((error: unknown) => faults.tell(error, 'recount'))
  void sweepAbandoned(store, ABANDONED_AFTER_MS).catch((error: unknown) => faults.tell(error, 'sweep'))
  void pickUpFiles(bot.house, ABANDONED_AFTER_MS).catch((error: unknown) =>
    faults.tell(error, 'pick up files'),
  )
  watchOutbox(metrics, () => outboxDepth(store.read))
  return [daily.stop, delivery.stop]
}
