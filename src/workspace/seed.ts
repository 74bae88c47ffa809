import { z } from 'zod'

const userSeed = z.strictObject({
  id: z.string().regex(/^[UW][A-Z0-9]{8,}$/),
  name: z.string().min(1),
  realName: z.string().min(1),
  title: z.string().optional(),
  email: z.string().optional(),
  isGuest: z.boolean().optional(),
})

const channelSeed = z.strictObject({
  id: z.string().regex(/^[CG][A-Z0-9]{8,}$/),
  name: z.string().min(1),
  purpose: z.string().optional(),
  members: z.array(z.string()),
  isPrivate: z.boolean().optional(),
  isExternal: z.boolean().optional(),
})

const commandSeed = z.strictObject({
  command: z.string().regex(/^\/\S{1,31}$/),
  description: z.string().optional(),
  hints: z.array(z.strictObject({ word: z.string(), help: z.string() })).optional(),
})

const appSeed = z.strictObject({
  id: z.string().regex(/^A[A-Z0-9]{8,}$/),
  name: z.string().min(1),
  botUserId: z.string().regex(/^[UW][A-Z0-9]{8,}$/),
  botId: z
    .string()
    .regex(/^B[A-Z0-9]{8,}$/)
    .optional(),
  /** The slash commands, each with the words that may follow it. */
  commands: z.array(commandSeed).max(50),
  /** Entries of the menu that every message has, or with `global` of the one beside the message box. */
  shortcuts: z
    .array(
      z.strictObject({
        name: z.string().max(24),
        callbackId: z.string().max(255),
        global: z.boolean().optional(),
      }),
    )
    .max(10)
    .optional(),
  /** The kinds of event that the app is told of; `app_home_opened` when left out. */
  events: z.array(z.string()).optional(),
  /** What the bot's token may do; every scope that a method here asks for when left out. */
  scopes: z.array(z.string()).optional(),
  /** With what the app exchanges the code of an installation for its token. */
  oauth: z.strictObject({ clientId: z.string(), clientSecret: z.string() }).optional(),
})

const groupSeed = z.strictObject({
  id: z.string().regex(/^S[A-Z0-9]{8,}$/),
  handle: z.string(),
  name: z.string(),
  users: z.array(z.string()),
})

/** People, channels and groups that can be laid into a workspace at any time; what is there already stays or is renewed. */
export const peopleSeedSchema = z.strictObject({
  users: z.array(userSeed).optional(),
  channels: z.array(channelSeed).optional(),
  groups: z.array(groupSeed).optional(),
})

/** What a workspace starts with: its team, the one app installed in it, its people and its channels. */
export const workspaceSeedSchema = peopleSeedSchema.extend({
  team: z.strictObject({
    id: z.string().regex(/^T[A-Z0-9]{8,}$/),
    name: z.string(),
    domain: z.string(),
  }),
  app: appSeed,
})

/** The team, the app, the people and the channels of a workspace. */
export type WorkspaceSeed = z.infer<typeof workspaceSeedSchema>
/** More people and channels for a workspace that is running. */
export type PeopleSeed = z.infer<typeof peopleSeedSchema>
/** The one app that is installed. */
export type AppSeed = WorkspaceSeed['app']
/** The team that the workspace is. */
export type TeamSeed = WorkspaceSeed['team']
