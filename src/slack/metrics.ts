import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What an operator can watch: counts and times by kind of request and outcome, never by person or case. */
export type Metrics = ReturnType<typeof createMetrics>

/** Makes the program's measures; `outboxDepth` is asked whenever they are read. */
export function createMetrics({ defaults = false }: { defaults?: boolean } = {}) {
  const registry = new Registry()
  const registers = [registry]
  if (defaults) collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Counter({
      name: 'fasttrack_slack_requests_total',
      help: 'Requests from Slack by kind and outcome',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    ackSeconds: new Histogram({
      name: 'fasttrack_slack_ack_seconds',
      help: 'Seconds until a request from Slack was acknowledged',
      labelNames: ['kind'] as const,
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3],
      registers,
    }),
    refused: new Counter({
      name: 'fasttrack_http_refused_total',
      help: 'Requests turned away before Bolt saw them, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    notices: new Counter({
      name: 'fasttrack_notices_total',
      help: 'Delivery attempts by outcome',
      labelNames: ['outcome'] as const,
      registers,
    }),
    dropped: new Counter({
      name: 'fasttrack_notices_dropped_total',
      help: 'Notices given up, by fault: somebody has to look',
      labelNames: ['fault'] as const,
      registers,
    }),
    faults: new Counter({
      name: 'fasttrack_faults_total',
      help: 'Unexpected errors by where they happened',
      labelNames: ['where'] as const,
      registers,
    }),
  }
}

/** Shows how many notices wait, by state, whenever the measures are read. */
export function watchOutbox(
  { registry }: Metrics,
  depth: () => Promise<{ state: string; notices: number }[]>,
): void {
  const gauge: Gauge<'state'> = new Gauge({
    name: 'fasttrack_outbox_notices',
    help: 'Notices that still want work, by state',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      gauge.reset()
      for (const { state, notices } of await depth()) gauge.set({ state }, notices)
    },
  })
}
