/** A JSON object whose fields are looked at one by one. */
export type Dict = Record<string, unknown>

/** A person, the app's bot, or the workspace's own Slackbot. */
export interface User {
  id: string
  name: string
  realName: string
  title: string
  email: string
  isGuest: boolean
  isBot: boolean
  /** Deactivated: their messages stay, and nobody can write to them. */
  deleted?: boolean
}

/** How the app stands: its token, and whether the messages tab is on. */
export interface Installation {
  token: 'good' | 'account_inactive' | 'token_revoked'
  messagesTab: boolean
}

/** A channel, or the direct conversation of one person (`im`) or several (`mpim`) with the app. */
export interface Channel {
  id: string
  kind: 'channel' | 'im' | 'mpim'
  name: string
  purpose: string
  isPrivate: boolean
  /** Shared with another organisation. */
  isExternal: boolean
  members: string[]
  created: number
  /** Closed: it can be read, and nothing can be written in it. */
  archived?: boolean
}

/** A message as it is kept; `files` are ids, and `visibleTo` makes it an ephemeral for one person. */
export interface Message {
  channel: string
  ts: string
  user: string
  text: string
  byApp: boolean
  blocks?: Dict[]
  attachments?: Dict[]
  threadTs?: string
  broadcast?: boolean
  metadata?: Dict
  files?: string[]
  edited?: string
  visibleTo?: string
  reactions?: { name: string; users: string[] }[]
  /** It was deleted while it had replies, which Slack keeps under a line that says so. */
  tombstone?: boolean
}

/** How files are to be put into conversations once Slack has looked them over. */
export interface Sharing {
  files: string[]
  channels: string[]
  text: string
  blocks?: Dict[]
  threadTs?: string
}

/**
 * A file; its bytes lie beside the journal under its id. `uploaded` is false until they have arrived, `shared` until the upload
 * was completed, and `sharing` is there as long as that has not had its effect.
 */
export interface StoredFile {
  id: string
  name: string
  title: string
  mimetype: string
  size: number
  user: string
  created: number
  key: string
  uploaded: boolean
  shared: boolean
  channels: string[]
  viewers: string[]
  altText?: string
  sharing?: Sharing
  deleted?: boolean
}

/** A modal or an App Home as the app sent it, with the ids that Slack adds and the conversation that it was opened in. */
export interface View {
  id: string
  owner: string
  channel?: string
  type: 'modal' | 'home'
  hash: string
  title?: Dict
  submit?: Dict
  close?: Dict
  blocks: Dict[]
  privateMetadata: string
  callbackId: string
  externalId: string
  clearOnClose: boolean
  notifyOnClose: boolean
  rootId: string
  previousId: string | null
}

/** What stands in each input and choice: block id, then action id, then the state as Slack words it. */
export type Values = Record<string, Record<string, Dict>>

/** A message that waits for its time, in seconds; one with metadata never comes, as Slack's documentation warns. */
export interface ScheduledMessage {
  id: string
  channel: string
  postAt: number
  made: number
  text: string
  blocks?: Dict[]
  attachments?: Dict[]
  threadTs?: string
  broadcast?: boolean
  metadata?: Dict
}

/** A response_url: where it posts, for whom, and how often it was used. */
export interface Hook {
  id: string
  key: string
  channel: string
  user: string
  ts: string | null
  made: number
  uses: number
}

/** A user group, for mentions and `usergroups.*`. */
export interface Group {
  id: string
  handle: string
  name: string
  users: string[]
}

/** Everything that outlives the process, table by table; a key may start with a group and a slash. */
export interface Tables {
  app: Installation
  meta: { value: number }
  users: User
  channels: Channel
  groups: Group
  messages: Message
  files: StoredFile
  views: View
  values: Values
  stacks: { ids: string[] }
  homes: { viewId: string }
  reads: { ts: string }
  hooks: Hook
  scheduled: ScheduledMessage
}
