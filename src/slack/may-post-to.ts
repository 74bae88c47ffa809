/** What Slack tells about a conversation, of which this reads who is in it. */
export type ChannelFacts = {
  is_ext_shared?: boolean | undefined
  is_pending_ext_shared?: boolean | undefined
  is_shared?: boolean | undefined
  is_org_shared?: boolean | undefined
}

/** What Slack tells about somebody. */
export type UserFacts = {
  is_restricted?: boolean | undefined
  is_ultra_restricted?: boolean | undefined
  is_stranger?: boolean | undefined
}

/** Is this somebody from outside: a guest, or a person from another organisation? */
export const isOutsider = (user: UserFacts): boolean =>
  Boolean(user.is_restricted || user.is_ultra_restricted || user.is_stranger)

/** May a case be named in this conversation? Not where another organisation, another workspace or a guest reads along. */
export function mayPostTo(channel: ChannelFacts, members: readonly UserFacts[] = []): boolean {
  const shared = [
    channel.is_ext_shared,
    channel.is_pending_ext_shared,
    channel.is_shared,
    channel.is_org_shared,
  ]
  return !shared.some(Boolean) && !members.some(isOutsider)
}
