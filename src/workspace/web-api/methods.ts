import { apps } from './apps.ts'
import { auth } from './auth.ts'
import { blocks } from './blocks.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { files } from './files.ts'
import { membership } from './membership.ts'
import type { MethodTable } from './method.ts'
import { people } from './people.ts'
import { reactions } from './reactions.ts'
import { scheduled } from './scheduled.ts'
import { views } from './views.ts'

/** Every Web API method that the workspace has, by its name. */
export const methods: MethodTable = {
  ...apps,
  ...auth,
  ...blocks,
  ...chat,
  ...conversations,
  ...files,
  ...membership,
  ...people,
  ...reactions,
  ...scheduled,
  ...views,
}
