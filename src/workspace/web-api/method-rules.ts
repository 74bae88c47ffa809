/** How often a method may be called: Slack's tier, or `special` where Slack says several hundred a minute. */
export type Tier = 1 | 2 | 3 | 4 | 'special' | 'posting'

/** What holds for a method before it is carried out. */
export interface MethodRule {
  tier: Tier
  /** The token that it takes: the bot's, the app's own, or none at all. */
  token: 'bot' | 'app' | 'none'
  /** One of these must have been granted; with none, any token will do. */
  scopes: readonly string[]
  /** Its arguments, each as `name`, `name:kind` (text when left out), with `!` when it is required and the error for that. */
  args: string
}

const KINDS = ['channels', 'groups', 'im', 'mpim']
const READ = KINDS.map((kind) => `${kind}:read`).join()
const HISTORY = KINDS.map((kind) => `${kind}:history`).join()
const WRITE = ['channels:manage', 'groups:write', 'im:write', 'mpim:write'].join()

const CONTENT = 'text blocks:json attachments:json metadata:json as_user:gone'
const THREAD = 'thread_ts reply_broadcast:flag'
const PAGE = 'cursor limit:limit'
const SPAN = 'oldest:oldest latest:latest inclusive:flag include_all_metadata:flag'

const rule = (tier: Tier, scopes: string, args: string, token: MethodRule['token'] = 'bot'): MethodRule => ({
  tier,
  token,
  scopes: scopes === '' ? [] : scopes.split(','),
  args,
})

/** Every method's tier, scopes and arguments, as Slack's reference has them. */
export const methodRules: Readonly<Record<string, MethodRule>> = {
  'api.test': rule('special', '', '', 'none'),
  'apps.connections.open': rule(1, '', '', 'app'),
  'apps.manifest.validate': rule(3, '', 'manifest:json!'),
  'auth.revoke': rule(3, '', 'test:flag'),
  'auth.test': rule('special', '', ''),
  'blocks.validate': rule('special', '', 'blocks:json message:json view:json'),
  'bots.info': rule(3, 'users:read', 'bot'),
  'chat.delete': rule(3, 'chat:write', 'channel! ts! as_user:gone'),
  'chat.deleteScheduledMessage': rule(3, 'chat:write', 'channel! scheduled_message_id! as_user:gone'),
  'chat.getPermalink': rule('special', '', 'channel! message_ts!'),
  'chat.postEphemeral': rule(4, 'chat:write', `channel! user! ${CONTENT} ${THREAD}`),
  'chat.postMessage': rule('posting', 'chat:write', `channel! ${CONTENT} ${THREAD}`),
  'chat.scheduledMessages.list': rule(3, '', `channel oldest:oldest latest:latest ${PAGE}`),
  'chat.scheduleMessage': rule(3, 'chat:write', `channel! post_at:time! ${CONTENT} ${THREAD}`),
  'chat.update': rule(3, 'chat:write', `channel! ts! ${CONTENT}`),
  'conversations.history': rule(3, HISTORY, `channel! ${PAGE} ${SPAN}`),
  'conversations.info': rule(3, READ, 'channel! include_num_members:flag include_locale:flag'),
  'conversations.invite': rule(3, `${WRITE},channels:write.invites`, 'channel! users!no_user force:flag'),
  'conversations.join': rule(3, 'channels:join', 'channel!'),
  'conversations.leave': rule(3, WRITE, 'channel!'),
  'conversations.list': rule(2, READ, `types exclude_archived:flag ${PAGE}`),
  'conversations.members': rule(4, READ, `channel! ${PAGE}`),
  'conversations.open': rule(3, WRITE, 'channel users return_im:flag prevent_creation:flag'),
  'conversations.replies': rule(3, HISTORY, `channel! ts! ${PAGE} ${SPAN}`),
  'files.completeUploadExternal': rule(
    4,
    'files:write',
    'files:json! channel_id channels initial_comment blocks:json thread_ts',
  ),
  'files.delete': rule(3, 'files:write', 'file!'),
  'files.getUploadURLExternal': rule(
    4,
    'files:write',
    'filename!missing_argument length:int!missing_argument alt_txt snippet_type',
  ),
  'files.info': rule(4, 'files:read', `file! ${PAGE}`),
  'files.list': rule(3, 'files:read', 'channel user types ts_from:time ts_to:time count:limit page:limit'),
  'oauth.v2.access': rule(4, '', 'client_id client_secret code grant_type redirect_uri', 'none'),
  'reactions.add': rule(3, 'reactions:write', 'channel! name! timestamp!no_item_specified'),
  'team.info': rule(3, 'team:read', ''),
  'usergroups.list': rule(
    2,
    'usergroups:read',
    'include_users:flag include_count:flag include_disabled:flag',
  ),
  'usergroups.users.list': rule(2, 'usergroups:read', 'usergroup! include_disabled:flag'),
  'users.conversations': rule(2, READ, `user types exclude_archived:flag ${PAGE}`),
  'users.info': rule(4, 'users:read', 'user! include_locale:flag'),
  'users.list': rule(2, 'users:read', `include_locale:flag ${PAGE}`),
  'users.lookupByEmail': rule(3, 'users:read.email', 'email!'),
  'users.profile.get': rule(4, 'users.profile:read', 'user include_labels:flag'),
  'views.open': rule(4, '', 'trigger_id view:json!'),
  'views.publish': rule(4, '', 'user_id! view:json! hash'),
  'views.push': rule(4, '', 'trigger_id view:json!'),
  'views.update': rule(4, '', 'view_id external_id view:json! hash'),
}

/** The scopes of the methods here, and the one that slash commands need: what an app has whose seed names none. */
export const ALL_SCOPES: readonly string[] = [
  ...new Set(['commands', 'users:read.email', ...Object.values(methodRules).flatMap(({ scopes }) => scopes)]),
].sort()
