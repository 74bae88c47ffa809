import type { App, ViewResponseAction } from '@slack/bolt'
import type { Submitted } from '../kit/command.ts'
import { placeErrors } from '../kit/modal-errors.ts'
import { asideTo } from './aside.ts'
import { refusedSubmission, withBanner } from './banner.ts'
import type { Asked, Desk } from './desk.ts'
import { Stopped } from './faults.ts'
import { closingKey, submissionKey } from './inbox-key.ts'
import { type ViewPayload, viewPayload } from './payloads.ts'

const OLD = 'This form is from an older version. Please copy what you wrote and start again from the command.'

function responseTo(result: Submitted, view: ViewPayload): ViewResponseAction | undefined {
  if ('errors' in result) return { response_action: 'errors', errors: placeErrors(result.errors, view) }
  if ('update' in result) return { response_action: 'update', view: result.update }
  if ('push' in result) return { response_action: 'push', view: result.push }
  return 'clear' in result ? { response_action: 'clear' } : undefined
}

const idOf = <D>({ registry }: Desk<D>, { callback_id: id = '' }: ViewPayload): string =>
  registry.modals.has(id) ? id : 'other'

async function submit<D>(
  { registry, contextFor }: Desk<D>,
  view: ViewPayload,
  asked: Asked,
): Promise<Submitted> {
  const ctx = await contextFor(asked)
  const modal = registry.modals.get(view.callback_id ?? '')
  if (modal === undefined) throw new Stopped(OLD)
  return modal.submit(ctx, view)
}

async function close<D>(
  { registry, contextFor }: Desk<D>,
  view: ViewPayload,
  asked: Asked,
): Promise<undefined> {
  const ctx = await contextFor(asked)
  await registry.modals.get(view.callback_id ?? '')?.close?.(ctx, view)
}

function listenToClosing<D>(app: App, desk: Desk<D>): void {
  app.view({ type: 'view_closed', callback_id: /^/ }, async ({ ack, body }) => {
    const { user, view } = viewPayload.parse(body)
    const asked = { user: user.id, inboxKey: closingKey(view) }
    const accept = () => ack()
    await desk.guard<undefined>(
      {
        kind: 'close',
        where: `close ${idOf(desk, view)}`,
        inboxKey: asked.inboxKey,
        accept,
        refuse: accept,
        aside: accept,
      },
      () => close(desk, view, asked),
    )
  })
}

/** Hears every submitted or closed modal. */
export function listenToViews<D>(app: App, desk: Desk<D>): void {
  app.view({ type: 'view_submission', callback_id: /^/ }, async ({ ack, body }) => {
    const { user, view, trigger_id: trigger } = viewPayload.parse(body)
    const turn = desk.painter.turn(view)
    const asked = { user: user.id, inboxKey: submissionKey(view), trigger, turn }
    const accept = (result: Submitted) => {
      if ('update' in result) desk.painter.replaced(turn, view.id)
      return ack(responseTo(result, view))
    }
    await desk.guard<Submitted>(
      {
        kind: 'submit',
        where: `submit ${idOf(desk, view)}`,
        inboxKey: asked.inboxKey,
        accept,
        refuse: (sentence) => ack(refusedSubmission(view, sentence)),
        // Painted anew it has another hash, and the same answers from there are no repeat of those that came to nothing.
        again: (sentence) => accept({ update: withBanner(view, sentence) }),
        aside: asideTo(desk.client, asked),
      },
      () => submit(desk, view, asked),
    )
  })
  listenToClosing(app, desk)
}
