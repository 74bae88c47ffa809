import type { Context } from 'hono'
import { z } from 'zod'
import { SlackError } from '../slack-error.ts'

/** What the page of somebody whose account is deactivated is told. */
export const OUT = 'This account has been deactivated. Nothing can be seen or done with it.'

const WORDS: Readonly<Record<string, string>> = {
  not_found: 'This form is no longer open.',
  message_not_found: 'This message is no longer there.',
  thread_not_found: 'This thread is no longer there.',
  element_not_found: 'This part has just been changed. Look again, and repeat what you did.',
  option_not_found: 'One of your choices is no longer offered. Choose again.',
  channel_not_found: 'There is no such channel, or you can’t see it.',
  is_archived: 'This channel has been archived. Nothing can be written in it any more.',
  messages_tab_disabled: 'Sending messages to this app has been turned off.',
  app_not_installed: 'This app has been taken out of the workspace.',
  user_disabled: OUT,
}

const inWords = ({ code }: SlackError) => WORDS[code] ?? code.replaceAll('_', ' ')

/** What the page's script is told when something was refused, in words for a person; what is a bug is thrown on. */
export function refusal(c: Context, error: unknown): Response {
  if (error instanceof SlackError) return c.json({ ok: false, trouble: inWords(error) })
  if (error instanceof RangeError) return c.json({ ok: false, trouble: error.message })
  if (error instanceof SyntaxError) return c.json({ ok: false, trouble: 'This could not be read.' }, 400)
  if (error instanceof z.ZodError) return c.json({ ok: false, trouble: z.prettifyError(error) }, 400)
  throw error
}
