import { ErrorCode, type WebAPIPlatformError, WebClient } from '@slack/web-api'

const isUnknown = (error: unknown): boolean => {
  const { code, data } = error as Partial<WebAPIPlatformError>
  return code === ErrorCode.PlatformError && data?.error === 'users_not_found'
}

/** The Slack user id of an e-mail address, or null when nobody has it; needs the scope `users:read.email`. */
export async function userOfEmail(
  { botToken, apiUrl }: { botToken: string; apiUrl: string | undefined },
  email: string,
): Promise<string | null> {
  const client = new WebClient(botToken, {
    retryConfig: { retries: 2 },
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  })
  try {
    const { user } = await client.users.lookupByEmail({ email })
    return user?.id ?? null
  } catch (error) {
    if (isUnknown(error)) return null
    throw error
  }
}
