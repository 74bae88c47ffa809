import { connectionsOpen } from '../ways-in/connections-open.ts'
import { blocks } from './blocks.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { files } from './files.ts'
import { manifests } from './manifest.ts'
import { membership } from './membership.ts'
import type { MethodTable } from './method.ts'
import { misc } from './misc.ts'
import { oauth } from './oauth.ts'
import { people } from './people.ts'
import { scheduled } from './scheduled.ts'
import { views } from './views.ts'

/** Every Web API method that the workspace has, by its name. */
export const methods: MethodTable = {
  ...blocks,
  ...chat,
  ...connectionsOpen,
  ...conversations,
  ...files,
  ...membership,
  ...misc,
  ...manifests,
  ...oauth,
  ...scheduled,
  ...people,
  ...views,
}
